//! The page on reports built by hand: links lead somewhere, what reports say is escaped.

use std::collections::BTreeSet;

use shangji_compare::{Read, compare};
use shangji_model::{Catalog, Report};
use shangji_page::{Language, page};

fn report(name: &str, issuer: &str, text: &str, value: &str) -> Report {
    let at = text.find(value).expect("the value is in the text");
    serde_json::from_value(serde_json::json!({
        "source": {"name": name, "media": "text", "encoding": "UTF-8", "bytes": text.len()}, "script": "Hans",
        "title": null, "issuer": issuer, "addressee": null, "signatories": [], "year": 2023, "published": null,
        "signed": null, "body": [0, text.len()], "furniture": [], "sections": [], "enumerations": [], "checks": [],
        "commitments": [], "shortcomings": [], "instruments": [], "diagnostics": [],
        "indicators": [{
            "id": "i1", "span": [at, at + value.len()], "sentence": [0, text.len()], "section": null,
            "subject": "受理行政复议案件", "label": "受理行政复议案件", "concept": "reconsideration.accepted",
            "role": "level", "quantity": {"value": value.trim_end_matches('件'), "value_hi": null, "unit": "件",
            "bound": "exact", "resolution": "1"}, "scope": null, "period": {"year": 2023, "as_of": null, "text": null}}]
    }))
    .expect("a report")
}

fn catalog() -> Catalog {
    serde_json::from_value(serde_json::json!([{
        "id": "reconsideration.accepted", "name_zh": "行政复议受理件数", "name_en": "cases accepted", "unit": "件",
        "kind": "count", "tier": "core", "task": null, "formula": null, "related": []}]))
    .expect("a catalogue")
}

/// The page of two reports, the second of which names itself as an attacker would.
fn shown(language: Language) -> String {
    let texts = ["受理行政复议案件66件。", "受理<script>alert(1)</script>行政复议案件33件。"];
    let reports = [
        report("a.txt", "甲市人民政府", texts[0], "66件"),
        report("b.txt", "乙市<img src=x onerror=alert(1)>", texts[1], "33件"),
    ];
    let reads: Vec<Read<'_>> = reports.iter().zip(texts).map(|(report, text)| Read { report, text }).collect();
    page(&compare(&reports, &catalog()).with_texts(&reads), &reads, language)
}

#[test]
fn what_reports_say_is_escaped() {
    let html = shown(Language::Chinese);
    assert!(!html.contains("<script") && !html.contains("<img"), "nothing of a report is markup");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "it is shown all the same");
}

#[test]
fn every_link_leads_to_a_place_on_the_page() {
    let html = shown(Language::English);
    let after = |mark: &str| -> BTreeSet<String> {
        html.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let (links, places) = (after("href=\"#"), after("id=\""));
    assert!(links.contains("s0-0") && links.contains("s1-0"), "the cells lead to their sentences: {links:?}");
    assert_eq!(links.difference(&places).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(!html.contains("http"), "the page needs no network");
}

#[test]
fn figures_are_marked_in_their_sentences() {
    assert!(shown(Language::Chinese).contains("受理行政复议案件<mark title=\"受理行政复议案件\">66件</mark>。"));
}

#[test]
fn the_panel_speaks_the_language_asked_for() {
    assert!(shown(Language::Chinese).contains("行政复议受理件数"));
    assert!(shown(Language::English).contains("cases accepted"));
}

#[test]
fn whoever_a_reason_names_is_in_the_list_of_reports() {
    let texts = ["受理行政复议案件66件。", "受理行政复议案件33件。"];
    let mut reports =
        [report("a.txt", "甲市人民政府", texts[0], "66件"), report("b.txt", "乙市人民政府", texts[1], "33件")];
    reports[0].indicators[0].scope = Some("市本级".to_owned());
    let reads: Vec<Read<'_>> = reports.iter().zip(texts).map(|(report, text)| Read { report, text }).collect();
    let comparison = compare(&reports, &catalog());
    let chinese = page(&comparison, &reads, Language::Chinese);
    assert!(chinese.contains("统计口径（本级/全域）不同：未注明（b.txt）；市本级（a.txt）"), "{chinese}");
    assert!(chinese.contains("<small>a.txt</small>") && chinese.contains("<small>b.txt</small>"));
    let english = page(&comparison, &reads, Language::English);
    assert!(english.contains("the scope differs: not stated in b.txt; 市本级 in a.txt"), "{english}");
}

#[test]
fn bars_are_as_long_as_the_share_of_the_greatest() {
    let html = shown(Language::Chinese);
    assert!(html.contains("style=\"width:100%\"") && html.contains("style=\"width:50%\""));
}
