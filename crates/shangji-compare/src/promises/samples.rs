//! Reports built by hand for tests.

use serde_json::{Value, json};
use shangji_model::Report;

/// A report with these fields; what is not named is empty.
pub(crate) fn report(issuer: &str, year: i32, fields: Value) -> Report {
    let mut all = json!({
        "source": {"name": format!("{issuer}{year}"), "media": "text", "encoding": "UTF-8", "bytes": 0}, "script": "Hans",
        "title": null, "issuer": issuer, "addressee": null, "signatories": [], "year": year, "published": null,
        "signed": null, "body": [0, 0], "furniture": [], "sections": [], "enumerations": [], "indicators": [],
        "checks": [], "commitments": [], "shortcomings": [], "instruments": [], "diagnostics": []});
    if let (Some(all), Value::Object(fields)) = (all.as_object_mut(), fields) {
        all.extend(fields);
    }
    serde_json::from_value(all).expect("a report")
}
