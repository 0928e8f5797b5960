//! Rows summed up: who states the concept, who is silent, and what lies in the middle.

use crate::support::{With, accepted, figure, only_row, report};
use rust_decimal::Decimal;
use shangji_compare::{Interval, Status, Summary, compare};
use shangji_model::{Bound, Indicator, IndicatorRole, Report};

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn summary(indicators: &[Indicator]) -> Summary {
    let reports: Vec<Report> =
        indicators.iter().enumerate().map(|(at, it)| report(&format!("r{at}"), [it.clone()])).collect();
    only_row(&reports).summary.expect("figures")
}

fn ends(interval: Interval) -> (Option<Decimal>, Option<Decimal>) {
    (interval.low, interval.high)
}

#[test]
fn who_is_silent_is_a_share_of_all() {
    let reports = [report("a", [accepted("5")]), report("b", []), report("c", [])];
    let row = only_row(&reports);
    assert_eq!((row.n_reports, row.missing), (1, decimal("0.6667")));
}

#[test]
fn bounds_make_the_middle_an_interval() {
    let rate = |value: &str, bound| figure("litigation.loss_rate", "败诉率", value, "%").bound(bound);
    let found = summary(&[rate("90", Bound::Min), rate("95", Bound::Exact), rate("92", Bound::Exact)]);
    assert_eq!(ends(found.minimum), (Some(decimal("90")), Some(decimal("92"))));
    assert_eq!(ends(found.median), (Some(decimal("92")), Some(decimal("95"))), "90%以上 may be above both");
    assert_eq!(ends(found.maximum), (Some(decimal("95")), Some(decimal("100"))), "a share has an end");
    let found = summary(&[accepted("900").bound(Bound::Approx), accepted("100"), accepted("2000")]);
    assert_eq!(ends(found.median), (Some(decimal("810")), Some(decimal("1000"))), "900余 is 1000 at most");
}

#[test]
fn what_is_no_result_of_the_year_is_left_out() {
    let found = summary(&[
        accepted("10"),
        accepted("999").role(IndicatorRole::Target),
        accepted("998").role(IndicatorRole::From),
        accepted("997").year(2019),
        accepted("996").over("近五年来"),
        figure("reconsideration.accepted", "受理", "995", "人次"),
    ]);
    assert_eq!((found.n_figures, found.unit.as_str(), ends(found.maximum).1), (1, "件", Some(decimal("10"))));
}

#[test]
fn large_units_are_converted_and_working_days_are_not() {
    let people = |value: &str, unit: &str| figure("training.participants", "培训", value, unit);
    let found = summary(&[people("1.2", "万人次"), people("300", "人次"), people("500", "人次")]);
    assert_eq!((found.n_figures, ends(found.maximum).1), (3, Some(decimal("12000"))));
    let days = |value: &str, unit: &str| figure("services.days", "办结时限", value, unit);
    let found = summary(&[days("3", "天"), days("4", "自然日"), days("9", "工作日")]);
    assert_eq!((found.n_figures, ends(found.maximum).1), (2, Some(decimal("4"))));
}

#[test]
fn words_without_a_measure_have_a_cell_and_no_figure() {
    let mut in_words = report("b", []);
    let claim = serde_json::json!({"id": "w1", "span": [0, 6], "section": null, "label": "受理行政复议案件",
        "concept": "reconsideration.accepted", "extent": "unmeasured"});
    in_words.claims = vec![serde_json::from_value(claim).expect("a claim")];
    let comparison = compare(&[report("a", [accepted("5")]), in_words], &crate::support::catalog());
    let row = &comparison.panel[0];
    assert_eq!((row.n_reports, row.missing), (2, Decimal::ZERO), "it is stated");
    assert_eq!((row.cells[1].status, row.cells[1].value), (Status::Qualitative, None));
    assert_eq!(row.summary.as_ref().map(|summary| summary.n_figures), Some(1), "it is no number");
    assert_eq!(row.reasons, ["words in place of a figure in b"]);
}
