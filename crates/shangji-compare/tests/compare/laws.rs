//! What holds of any comparison.

use std::collections::BTreeSet;

use crate::support::{With, catalog, figure, report, sum};
use proptest::prelude::*;
use shangji_compare::{Comparability, Comparison, InWords, Language, Status, compare};
use shangji_model::{Bound, Indicator, IndicatorRole, Report};

fn indicators() -> impl Strategy<Value = Indicator> {
    let concept = prop::sample::select(vec![
        "reconsideration.accepted",
        "reconsideration.corrected_rate",
        "integrity.credit_rank",
        "services.days_cut_rate",
        "unknown.concept",
    ]);
    let label =
        prop::sample::select(vec!["直接纠错率", "综合纠错率", "受理案件", "时限压缩", "同比增长", "全覆盖", ""]);
    let unit = prop::sample::select(vec!["件", "起", "项", "人次", "名", "%", "元", "", "位", "光年"]);
    let scope =
        prop::option::of(prop::sample::select(vec!["全市", "市本级", "各区县", "全国", "园区", "", "全", "级"]));
    let as_of = prop::option::of(prop::sample::select(vec!["2021-11", "2021-12", "2020-06", "x-年", "-"]));
    let role = prop::sample::select(vec![
        IndicatorRole::Level,
        IndicatorRole::Share,
        IndicatorRole::Change,
        IndicatorRole::From,
        IndicatorRole::To,
        IndicatorRole::Rank,
        IndicatorRole::Target,
    ]);
    let bound = prop::sample::select(vec![Bound::Exact, Bound::Exact, Bound::Approx, Bound::Min, Bound::Range]);
    let year = prop::option::of(2019..2023);
    let text = prop::option::of(prop::sample::select(vec!["上半年", "近年来", "2021年以来", "全年"]));
    ((concept, label, unit, 0..4_u8), (scope, as_of, role, bound, year, text)).prop_map(
        |((concept, label, unit, value), (scope, as_of, role, bound, year, text))| {
            let mut indicator = figure(concept, label, &value.to_string(), unit).role(role).bound(bound);
            indicator.scope = scope.map(str::to_owned);
            indicator.period.as_of = as_of.map(str::to_owned);
            indicator.period.year = year;
            indicator.period.text = text.map(str::to_owned);
            indicator
        },
    )
}

/// Up to five reports of distinct names, and an order of them.
fn reports() -> impl Strategy<Value = (Vec<Report>, Vec<usize>)> {
    prop::collection::vec((prop::collection::vec(indicators(), 0..6), any::<bool>()), 0..5)
        .prop_map(|reports| {
            reports
                .into_iter()
                .zip(["a", "b", "c", "d", "e"])
                .map(|((indicators, summed), name)| {
                    let mut report = report(name, indicators);
                    report.checks.extend(summed.then(|| sum(&["i2", "i1", "i3"])));
                    report
                })
                .collect::<Vec<_>>()
        })
        .prop_flat_map(|reports| {
            let order = Just((0..reports.len()).collect::<Vec<_>>()).prop_shuffle();
            (Just(reports), order)
        })
}

proptest! {
    /// Permuting reports permutes cells and changes no judgement.
    #[test]
    fn the_order_of_reports_decides_nothing_but_the_order_of_cells((reports, order) in reports()) {
        let permuted: Vec<Report> = order.iter().map(|&at| reports[at].clone()).collect();
        let straight = compare(&reports, &catalog());
        let mut back = compare(&permuted, &catalog());
        for row in &mut back.panel {
            for cell in &mut row.cells {
                cell.column = order[cell.column];
            }
            row.cells.sort_by_key(|cell| cell.column);
        }
        prop_assert_eq!(straight.panel, back.panel);
    }

    #[test]
    fn every_figure_with_a_concept_stands_in_one_cell((reports, _) in reports()) {
        let comparison = compare(&reports, &catalog());
        let mut seen = BTreeSet::new();
        for row in &comparison.panel {
            let n_stated = row.cells.iter().filter(|cell| cell.status != Status::Inferred).count();
            prop_assert_eq!(row.n_reports, n_stated);
            for cell in &row.cells {
                for id in &cell.indicators {
                    let indicator = reports[cell.column].indicator(id).unwrap();
                    prop_assert_eq!(indicator.concept.as_deref(), Some(row.concept.as_str()));
                    prop_assert!(seen.insert((cell.column, id.clone())));
                }
                let shown = reports[cell.column].indicator(&cell.indicators[0]).unwrap();
                prop_assert_eq!(cell.value, Some(shown.quantity.value));
                prop_assert!(cell.n_figures <= cell.indicators.len());
            }
        }
        prop_assert_eq!(seen.len(), reports.iter().map(|report| report.indicators.len()).sum::<usize>());
    }

    #[test]
    fn a_row_is_plainly_comparable_only_where_nothing_is_to_be_said((reports, _) in reports()) {
        for row in compare(&reports, &catalog()).panel {
            prop_assert_eq!(row.comparability == Comparability::Same, row.reasons.is_empty());
        }
    }

    /// What stands in words is what stands as data, and no English word is left in the Chinese one.
    #[test]
    fn reasons_are_told_in_two_languages((reports, _) in reports()) {
        for row in compare(&reports, &catalog()).panel {
            let in_words = |language| row.because.iter().map(|it| it.in_words(language)).collect::<Vec<_>>();
            prop_assert_eq!(&row.reasons, &in_words(Language::English));
            for reason in in_words(Language::Chinese) {
                // Names of reports are single letters here.
                let words = reason.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1);
                prop_assert_eq!(words.collect::<Vec<_>>(), Vec::<&str>::new(), "{}", reason);
            }
        }
    }

    /// Whatever the figures are, the summary lies among them.
    #[test]
    fn a_summary_is_in_order((reports, _) in reports()) {
        for row in compare(&reports, &catalog()).panel {
            let Some(summary) = row.summary else { continue };
            prop_assert!(summary.n_figures >= 1 && summary.n_figures <= row.n_reports);
            let [least, middle, most] = [summary.minimum, summary.median, summary.maximum];
            prop_assert!(least.low <= middle.low && middle.low <= most.low, "no lower end is the lowest");
            let high = |interval: shangji_compare::Interval| (interval.high.is_none(), interval.high);
            prop_assert!(high(least) <= high(middle) && high(middle) <= high(most));
        }
    }

    #[test]
    fn json_keeps_everything((reports, _) in reports()) {
        let comparison = compare(&reports, &catalog());
        let json = serde_json::to_string(&comparison).unwrap();
        prop_assert_eq!(serde_json::from_str::<Comparison>(&json).unwrap(), comparison);
    }
}
