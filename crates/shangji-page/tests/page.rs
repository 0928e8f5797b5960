//! The page on reports built by hand: links lead somewhere, what reports say is escaped.

use std::collections::BTreeSet;

use shangji_compare::{Read, compare};
use shangji_model::{Catalog, Indicator, Report};
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
            "role": "level", "quantity": {"value": value.trim_end_matches(|c: char| !c.is_ascii_digit()), "value_hi": null, "unit": "件",
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
    assert!(links.contains("f0-i1") && links.contains("f1-i1"), "the cells lead to their figures: {links:?}");
    assert_eq!(links.difference(&places).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(!html.contains("http"), "the page needs no network");
}

#[test]
fn figures_are_marked_in_their_sentences() {
    assert!(
        shown(Language::Chinese)
            .contains("受理行政复议案件<mark id=\"f0-i1\" title=\"受理行政复议案件\">66件</mark>。")
    );
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
    assert!(html.contains("style=\"--part:1\"") && html.contains("style=\"--part:0.5\""));
}

/// 报备率、及时率均为90%: two figures, one amount.
#[test]
fn figures_that_share_an_amount_have_a_place_each() {
    let text = "报备率、及时率均为90%。";
    let mut report = report("a.txt", "甲市人民政府", text, "90%");
    let mut first = report.indicators.remove(0);
    first.quantity.value = 90.into();
    first.quantity.unit = "%".to_owned();
    let second = Indicator { id: "i2".to_owned(), concept: Some("rules.on_time".to_owned()), ..first.clone() };
    report.indicators = vec![first, second];
    let reads = [Read { report: &report, text }];
    let html = page(&compare(&[report.clone()], &catalog()).with_texts(&reads), &reads, Language::English);
    for place in ["f0-i1", "f0-i2"] {
        assert_eq!(html.matches(&format!("id=\"{place}\"")).count(), 1, "{place}");
        assert_eq!(html.matches(&format!("href=\"#{place}\"")).count(), 1, "{place}");
    }
    assert_eq!(html.matches("<mark").count(), 1, "one amount is marked once");
    assert!(html.contains("style=\"--part:0.9\""), "90% fills nine tenths of a bar, though it is the greatest");
}

#[test]
fn units_that_measure_different_things_get_no_bars() {
    let texts = ["受理行政复议案件66件。", "受理行政复议案件33件。"];
    let mut reports =
        [report("a.txt", "甲市人民政府", texts[0], "66件"), report("b.txt", "乙市人民政府", texts[1], "33件")];
    reports[1].indicators[0].quantity.unit = "人次".to_owned();
    let reads: Vec<Read<'_>> = reports.iter().zip(texts).map(|(report, text)| Read { report, text }).collect();
    let html = page(&compare(&reports, &catalog()), &reads, Language::Chinese);
    assert!(html.contains("单位不同") && html.contains("33人次"));
    assert!(!html.contains("style=\"--part"), "lengths would be compared");
}

/// 全覆盖 is no figure, but it was said somewhere all the same.
#[test]
fn words_in_place_of_a_figure_lead_to_their_place() {
    let text = "受理行政复议案件66件，党政机关法律顾问全覆盖。";
    let mut report = report("a.txt", "甲市人民政府", text, "66件");
    let words = "党政机关法律顾问全覆盖";
    let at = text.find(words).expect("the words are in the text");
    let claim = serde_json::json!({"id": "w1", "span": [at, at + words.len()], "section": null,
        "label": "党政机关法律顾问", "concept": "legal_counsel.coverage_rate", "extent": "all"});
    report.claims = vec![serde_json::from_value(claim).expect("a claim")];
    let reads = [Read { report: &report, text }];
    let html = page(&compare(&[report.clone()], &catalog()).with_texts(&reads), &reads, Language::Chinese);
    assert!(html.contains("<a href=\"#f0-w1\" title=\"党政机关法律顾问\">全覆盖</a>"), "{html}");
    let sentence = "受理行政复议案件<mark id=\"f0-i1\" title=\"受理行政复议案件\">66件</mark>，\
                    <mark id=\"f0-w1\" title=\"党政机关法律顾问\">党政机关法律顾问全覆盖</mark>。";
    assert!(html.contains(sentence), "both stand marked in one sentence: {html}");
}

#[test]
fn a_target_is_not_drawn_as_a_result() {
    let texts = ["受理行政复议案件66件。", "力争受理行政复议案件33件。"];
    let mut reports =
        [report("a.txt", "甲市人民政府", texts[0], "66件"), report("b.txt", "乙市人民政府", texts[1], "33件")];
    reports[1].indicators[0].role = shangji_model::IndicatorRole::Target;
    let reads: Vec<Read<'_>> = reports.iter().zip(texts).map(|(report, text)| Read { report, text }).collect();
    let html = page(&compare(&reports, &catalog()), &reads, Language::Chinese);
    assert!(html.contains("<small>目标</small>"), "it is named");
    assert_eq!(html.matches("class=\"bar aim\"").count(), 1, "and its bar is hollow");
    assert_eq!(html.matches("class=\"bar\"").count(), 1, "the other is not");
}
