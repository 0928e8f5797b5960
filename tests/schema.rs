//! The published JSON Schemas are those of the types, and what the programs write is as they say.
//!
//! After a change of the types: `UPDATE_SCHEMA=1 cargo test -p shangji-tests --test schema`.

use std::fs;

use serde_json::Value;
use shangji::{Reader, catalog, compare};
use shangji_tests::samples;
use shangji_tests::schema::validate;

const REPORT: &str = "crates/shangji-model/schema/report.schema.json";
const COMPARISON: &str = "crates/shangji-compare/schema/comparison.schema.json";

#[test]
fn the_published_schema_of_a_report_is_that_of_the_type() {
    is_published(REPORT, shangji::model::json_schema().to_value());
}

#[test]
fn the_published_schema_of_a_comparison_is_that_of_the_type() {
    is_published(COMPARISON, shangji::compare::json_schema().to_value());
}

#[test]
fn every_sample_is_as_the_schemas_say() {
    let (of_report, of_comparison) =
        (shangji::model::json_schema().to_value(), shangji::compare::json_schema().to_value());
    let reader = Reader::new();
    let mut reports = Vec::new();
    for sample in samples::all() {
        let report = reader.read(&sample.name, sample.text.as_bytes()).report;
        let value = serde_json::to_value(&report).expect("a report is JSON");
        assert_eq!(validate(&of_report, &value), Ok(()), "{}", sample.id);
        reports.push(report);
    }
    for file in [samples::html(), b"%PDF-1.7".to_vec(), Vec::new()] {
        let value = serde_json::to_value(reader.read("file", &file).report).expect("a report is JSON");
        assert_eq!(validate(&of_report, &value), Ok(()));
    }
    let value = serde_json::to_value(compare(&reports, catalog())).expect("a comparison is JSON");
    assert_eq!(validate(&of_comparison, &value), Ok(()));
}

/// A schema that allowed anything would let every test pass.
#[test]
fn the_schema_refuses_what_is_no_report() {
    let schema = shangji::model::json_schema().to_value();
    let sample = samples::sample("201");
    let report = Reader::new().read(&sample.name, sample.text.as_bytes()).report;
    let whole = serde_json::to_value(report).expect("a report is JSON");
    type Break = fn(&mut Value);
    let broken: [(&str, Break); 5] = [
        ("lacks indicators", |report| drop(report.as_object_mut().and_then(|fields| fields.remove("indicators")))),
        ("/indicators/0/quantity/value: expected string", |report| {
            report["indicators"][0]["quantity"]["value"] = 12.into()
        }),
        ("/indicators/0/role", |report| report["indicators"][0]["role"] = "guess".into()),
        ("/body", |report| report["body"] = serde_json::json!([0])),
        ("/signed", |report| report["signed"] = "spring".into()),
    ];
    for (fault, breaks) in broken {
        let mut report = whole.clone();
        breaks(&mut report);
        let error = validate(&schema, &report).expect_err(fault);
        assert!(error.contains(fault), "{fault}: {error}");
    }
}

/// Downstream analyses rely on these names; more may be added.
#[test]
fn the_contract_holds() {
    let schema = shangji::model::json_schema().to_value();
    let required = |schema: &Value, fields: &str| {
        let properties = schema["properties"].as_object().cloned().unwrap_or_default();
        for field in fields.split_whitespace() {
            assert!(properties.contains_key(field), "{field} is not among {:?}", properties.keys());
        }
    };
    required(
        &schema,
        "source script title issuer addressee signatories year published signed body furniture sections enumerations \
         indicators checks commitments shortcomings instruments diagnostics",
    );
    let part = |name: &str| schema["$defs"][name].clone();
    required(&part("Source"), "name media encoding bytes");
    required(&part("Section"), "id parent level marker ordinal title run_in role span extent");
    required(&part("Enumeration"), "list marker ordinal span section");
    required(&part("Indicator"), "id span sentence section subject label concept role quantity scope period");
    required(&part("Quantity"), "value value_hi unit bound");
    required(&part("Period"), "year as_of text");
    required(&part("Check"), "id kind operands expected stated verdict");
    required(&part("Commitment"), "id span section theme instruments targets deadline");
    required(&part("Shortcoming"), "id span section");
    required(&part("Instrument"), "id span name action by_issuer");
    required(&part("Diagnostic"), "code severity span message");

    let schema = shangji::compare::json_schema().to_value();
    required(&schema, "reports panel");
    required(&schema["$defs"]["PanelRow"], "concept name unit comparability reasons cells");
    required(&schema["$defs"]["Cell"], "report indicators value value_hi unit bound scope as_of status");
    required(&schema, "changes coverage compliance");
    required(&schema["$defs"]["Change"], "concept issuer from to absolute relative points low high note");
    required(&schema["$defs"]["Coverage"], "report task characters share indicators commitments");
    required(&schema["$defs"]["Duty"], "report rule requirement status evidence reason");
}

#[expect(clippy::disallowed_methods, reason = "a person who changed a type says so in the environment")]
fn is_published(path: &str, schema: Value) {
    let file = samples::root().join(path);
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    if std::env::var("UPDATE_SCHEMA").is_ok() {
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("the folder can be made");
        fs::write(&file, &text).expect("the schema can be written");
    }
    let published = fs::read_to_string(&file).unwrap_or_default();
    // As values, not as text: the order of fields is that of a feature of serde_json which any crate may switch on.
    let published: Value = serde_json::from_str(&published).unwrap_or_default();
    assert!(published == schema, "{path} is not the schema of the type: run again with UPDATE_SCHEMA=1");
}
