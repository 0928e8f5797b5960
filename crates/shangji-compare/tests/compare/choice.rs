//! Which figure of a report fills its cell.

use crate::support::{With, accepted, catalog, figure, only_row, report, sum};
use shangji_compare::{Status, compare};
use shangji_model::{Bound, Indicator, IndicatorRole};

fn chosen(indicators: impl IntoIterator<Item = Indicator>) -> (Vec<String>, usize, Vec<String>) {
    let row = only_row(&[report("a", indicators)]);
    (row.cells[0].indicators.clone(), row.cells[0].n_figures, row.reasons)
}

fn change(value: &str, role: IndicatorRole) -> Indicator {
    figure("services.days_cut_rate", "平均承诺办结时限压缩率", value, "%").role(role)
}

#[test]
fn the_figure_that_states_the_concept_best_is_shown() {
    use IndicatorRole::{Change, From, Share, Target, To};
    let parts = || figure("reconsideration.accepted", "受理行政复议案件", "218", "件").scope("各区县");
    for (what, indicators, first) in [
        ("a result over a target", vec![accepted("200").role(Target), accepted("150")], "i2"),
        ("what it is now over what it was", vec![accepted("90").role(From), accepted("120").role(To)], "i2"),
        ("a level over its change", vec![accepted("17").role(Change), accepted("120")], "i2"),
        ("a change under a concept of change", vec![change("16", To), change("33.14", Change)], "i2"),
        ("a share under a concept of change over the target", vec![change("30", Target), change("33.14", Share)], "i2"),
        ("the authority over those under it", vec![parts(), accepted("66").scope("市政府本级")], "i2"),
        ("the whole over the authority", vec![accepted("66").scope("市本级"), accepted("284").scope("全市")], "i2"),
        ("the place over the nation", vec![accepted("90000").scope("全国"), accepted("66")], "i2"),
        (
            "its own unit over another",
            vec![
                figure("training.participants", "培训", "5", "期"),
                figure("training.participants", "培训", "300", "人次"),
            ],
            "i2",
        ),
        ("this year over last year", vec![accepted("90").year(2020), accepted("120").year(2021)], "i2"),
        ("the year over a part of it", vec![accepted("50").over("上半年"), accepted("120").over("全年")], "i2"),
        ("an exact figure over a rounded one", vec![accepted("120").bound(Bound::Approx), accepted("121")], "i2"),
        ("the first of equals", vec![accepted("120"), accepted("121")], "i1"),
    ] {
        assert_eq!(chosen(indicators).0[0], first, "{what}");
    }
}

#[test]
fn all_figures_of_the_concept_are_listed() {
    let (ids, n_figures, _) =
        chosen([accepted("90").role(IndicatorRole::From), accepted("5").role(IndicatorRole::Target), accepted("120")]);
    assert_eq!(ids, ["i3", "i1", "i2"]);
    assert_eq!(n_figures, 1, "neither the earlier figure nor the target could stand for the result");
}

#[test]
fn parts_that_differ_by_label_are_not_a_total() {
    let (ids, n_figures, reasons) = chosen([
        figure("mediation.cases", "调解民事纠纷", "962", "件"),
        figure("mediation.cases", "调解行政纠纷", "10211", "件"),
        figure("mediation.cases", "诉前调解", "7885", "起"),
    ]);
    assert_eq!(ids, ["i1", "i2", "i3"]);
    assert_eq!(n_figures, 3);
    assert_eq!(
        reasons,
        ["a gives several figures, the first is shown: 调解民事纠纷 962件, 调解行政纠纷 10211件, 诉前调解 7885起"]
    );
}

#[test]
fn a_stated_total_goes_before_its_parts() {
    let mut a = report(
        "a",
        [
            figure("mediation.cases", "调解行政纠纷", "60", "件"),
            figure("mediation.cases", "调解民事纠纷", "40", "件"),
            figure("mediation.cases", "调解各类矛盾纠纷", "100", "件"),
        ],
    );
    a.checks.push(sum(&["i3", "i1", "i2"]));
    let row = only_row(&[a]);
    assert_eq!(row.cells[0].indicators, ["i3", "i1", "i2"]);
    assert_eq!(row.cells[0].n_figures, 1);
    assert_eq!(row.reasons, [""; 0]);
}

#[test]
fn a_figure_given_twice_is_one_figure() {
    let (ids, n_figures, reasons) = chosen([accepted("120"), accepted("120")]);
    assert_eq!((ids.len(), n_figures), (2, 1));
    assert_eq!(reasons, [""; 0]);
}

#[test]
fn scopes_and_years_told_apart_are_no_rivals() {
    let told = [accepted("284").scope("全市"), accepted("66").scope("市本级"), accepted("70").year(2020)];
    assert_eq!(chosen(told).1, 1);
    let named = [accepted("9").scope("高新园"), accepted("8").scope("科技园")];
    assert_eq!(chosen(named).1, 1);
    let untold = [accepted("284").scope("全市"), accepted("66")];
    assert_eq!(chosen(untold).1, 2, "the second may be of the whole as well");
}

#[test]
fn zero_full_coverage_and_a_missing_figure_are_three_things() {
    let coverage = |label: &str| figure("legal_counsel.coverage_rate", label, "100", "%").role(IndicatorRole::Share);
    for (indicator, status) in [
        (accepted("0"), Status::Zero),
        (accepted("3"), Status::Reported),
        (coverage("党政机关法律顾问全覆盖"), Status::FullCoverage),
        (coverage("党政机关法律顾问覆盖率"), Status::Reported),
        (figure("mediation.cases", "实现调解全覆盖的村", "100", "件"), Status::Reported),
    ] {
        assert_eq!(only_row(&[report("a", [indicator.clone()])]).cells[0].status, status, "{}", indicator.label);
    }
    let comparison = compare(&[report("a", [accepted("0")]), report("b", [])], &catalog());
    assert_eq!(comparison.panel[0].n_reports, 1);
    assert_eq!(comparison.panel[0].cells.len(), 1, "what is not stated has no cell");
}

#[test]
fn rows_stand_in_the_order_of_the_catalogue_and_cells_in_that_of_the_reports() {
    let odd = figure("zz.unknown", "不在词表中", "1", "件");
    let none = Indicator { concept: None, ..odd.clone() };
    let a = report("a", [odd, none, figure("mediation.cases", "调解纠纷", "1", "件"), accepted("2")]);
    let b = report("b", [figure("aa.unknown", "不在词表中", "1", "件"), accepted("3")]);
    let comparison = compare(&[b, a], &catalog());
    let rows: Vec<_> = comparison.panel.iter().map(|row| (row.concept.as_str(), row.n_reports)).collect();
    assert_eq!(rows, [("reconsideration.accepted", 2), ("mediation.cases", 1), ("aa.unknown", 1), ("zz.unknown", 1)]);
    let cells: Vec<_> = comparison.panel[0].cells.iter().map(|cell| (cell.report.as_str(), cell.column)).collect();
    assert_eq!(cells, [("b", 0), ("a", 1)]);
    assert_eq!(comparison.panel[3].name, "zz.unknown");
    assert_eq!(comparison.panel[3].unit, "件");
}
