//! Cells that no figure states.

use rust_decimal::Decimal;
use shangji_compare::{Comparability, PanelRow, Status, compare};
use shangji_model::{Bound, Claim, Extent, Indicator, IndicatorRole, Report, Span};

use crate::support::{With, catalog, figure, report};

fn row(reports: &[Report], concept: &str) -> PanelRow {
    let panel = compare(reports, &catalog()).panel;
    panel.into_iter().find(|row| row.concept == concept).expect("the row is there")
}

fn rate(concept: &str, label: &str, value: &str) -> Indicator {
    figure(concept, label, value, "%").role(IndicatorRole::Share)
}

#[test]
fn a_loss_rate_follows_from_a_win_rate() {
    let reports = [
        report("a", [rate("litigation.loss_rate", "败诉率", "7.7")]),
        report("b", [rate("litigation.win_rate", "胜诉率", "81")]),
    ];
    let row = row(&reports, "litigation.loss_rate");
    let cell = row.cells.iter().find(|cell| cell.report == "b").expect("b has a cell");
    assert_eq!((cell.value, cell.status), (Some(Decimal::from(19)), Status::Inferred));
    assert_eq!(cell.indicators, ["i1"], "the figure that it follows from");
    assert_eq!((row.comparability, row.n_reports), (Comparability::Caution, 1));
    assert_eq!(row.reasons, ["not stated, follows from other figures in b"]);
}

#[test]
fn a_rate_follows_from_its_part_and_whole_if_both_are_exact() {
    let parts = |bound: Bound| {
        report(
            "b",
            [
                figure("reconsideration.accepted", "受理", "200", "件"),
                figure("reconsideration.corrected", "纠错", "25", "件").bound(bound),
            ],
        )
    };
    let stated = report("a", [rate("reconsideration.corrected_rate", "纠错率", "20")]);
    let exact = row(&[stated.clone(), parts(Bound::Exact)], "reconsideration.corrected_rate");
    assert_eq!(exact.cells.get(1).and_then(|cell| cell.value), Some(Decimal::new(125, 1)), "25 / 200");
    let about = row(&[stated, parts(Bound::Approx)], "reconsideration.corrected_rate");
    assert_eq!(about.n_reports, 1, "余 leaves the rate open");
}

#[test]
fn nothing_is_inferred_where_nobody_states_it() {
    let reports = [report("b", [rate("litigation.win_rate", "胜诉率", "81")])];
    assert!(compare(&reports, &catalog()).panel.iter().all(|row| row.concept != "litigation.loss_rate"));
}

#[test]
fn full_coverage_in_words_is_a_cell_of_its_own_kind() {
    let mut in_words = report("b", []);
    in_words.claims.push(Claim {
        id: "w1".into(),
        span: Span::new(0, 33),
        section: None,
        label: "党政机关法律顾问".into(),
        concept: "legal_counsel.coverage_rate".into(),
        extent: Extent::All,
    });
    let stated = report("a", [rate("legal_counsel.coverage_rate", "法律顾问覆盖率", "98")]);
    let row = row(&[stated, in_words.clone()], "legal_counsel.coverage_rate");
    let cell = row.cells.get(1).expect("b has a cell");
    assert_eq!((cell.status, cell.value, cell.indicators.len()), (Status::FullCoverage, Some(Decimal::ONE_HUNDRED), 0));
    assert_eq!(row.reasons, ["full coverage in words in b"]);
    // A figure of the same report goes before its words.
    in_words.indicators.push(rate("legal_counsel.coverage_rate", "法律顾问覆盖率", "97"));
    let row = crate::inference::row(&[in_words], "legal_counsel.coverage_rate");
    assert_eq!(row.cells.iter().map(|cell| cell.value).collect::<Vec<_>>(), [Some(Decimal::from(97))]);
}
