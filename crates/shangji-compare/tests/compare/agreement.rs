//! The panel against what a person coded.

use crate::support::{With, accepted, catalog, figure, report};
use rust_decimal::Decimal;
use shangji_compare::{Agreement, Coded, UnusedReason, agreement, compare};
use shangji_model::{Bound, IndicatorRole, Report};

fn coded(report: &str, concept: &str, value: &str, unit: &str) -> Coded {
    Coded {
        report: report.to_owned(),
        concept: concept.to_owned(),
        value: (!value.is_empty()).then(|| value.parse().expect("a decimal")),
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
    }
}

fn found(reports: &[Report], hand: &[(&str, &str, &str)]) -> Agreement {
    let hand: Vec<Coded> =
        hand.iter().map(|(of, value, unit)| coded(of, "reconsideration.accepted", value, unit)).collect();
    agreement(&compare(reports, &catalog()), &catalog(), &hand)
}

#[test]
fn who_gives_a_figure_is_counted_apart_from_what_it_is() {
    let reports = [
        report("a", [accepted("66")]),
        report("b", [accepted("900").bound(Bound::Approx)]),
        report("c", [accepted("12")]),
        report("d", []),
        report("e", [accepted("7").role(IndicatorRole::Target)]),
        report("f", [accepted("8")]),
        report("g", [accepted("9")]),
    ];
    let hand = [("a", "66", ""), ("b", "903", "件"), ("c", "", ""), ("d", "5", ""), ("e", "", ""), ("f", "80", "")];
    let found = found(&reports, &hand);
    let row = &found.concepts[0];
    assert_eq!((row.n_both, row.n_only_hand, row.n_only_machine), (3, 1, 1), "g was not coded, a target is no figure");
    assert_eq!((row.n_equal, row.n_within_bound), (1, 1), "66, and 903 for 900余");
    assert_eq!(row.share_agreed, Some(Decimal::new(6667, 4)));
    let differing: Vec<&str> = found.disagreements.iter().map(|it| it.report.as_str()).collect();
    assert_eq!(differing, ["c", "d", "f"]);
    // 903 counts as 903 on both sides: pairs 66 66, 903 903, 80 8; Σ(h-m)² = 5184.
    let (n, values) = (6, [66, 66, 903, 903, 80, 8]);
    let spread = n * values.iter().map(|it| it * it).sum::<i64>() - values.iter().sum::<i64>().pow(2);
    let expected = Decimal::ONE - Decimal::from(5184 * (n - 1)) / Decimal::from(spread);
    assert_eq!(row.alpha, Some(expected.round_dp(4)));
}

#[test]
fn units_are_converted_where_that_is_exact() {
    let reports = [
        report("a", [accepted("12000")]),
        report("b", [accepted("5")]),
        report("c", [figure("reconsideration.accepted", "受理", "9", "人次")]),
    ];
    let found = found(&reports, &[("a", "1.2", "万件"), ("b", "5", "份"), ("c", "9", "人")]);
    let row = &found.concepts[0];
    assert_eq!((row.n_both, row.n_equal), (3, 2), "9人 is not 9人次, whatever the numbers");
    assert_eq!(row.alpha, None, "a figure that cannot be converted has no distance");
    assert_eq!(found.disagreements[0].report, "c");
}

#[test]
fn rows_that_cannot_be_used_are_told() {
    let reports = [report("a", [accepted("66")])];
    let hand = [
        coded("a", "reconsideration.accepted", "66", ""),
        coded("a", "reconsideration.accepted", "67", ""),
        coded("nowhere", "reconsideration.accepted", "66", ""),
        coded("a", "no.concept", "66", ""),
        coded("a", "mediation.cases", "3", ""),
    ];
    let found = agreement(&compare(&reports, &catalog()), &catalog(), &hand);
    let why: Vec<UnusedReason> = found.unused.iter().map(|row| row.because).collect();
    assert_eq!(why, [UnusedReason::Twice, UnusedReason::UnknownReport, UnusedReason::UnknownConcept]);
    assert_eq!(found.concepts[0].n_equal, 1, "the first row counts");
    assert_eq!((found.concepts[1].name.as_str(), found.concepts[1].n_only_hand), ("调解纠纷件数", 1));
    assert_eq!((found.concepts[1].share_agreed, found.concepts[1].alpha), (None, None));
}
