//! Whether the cells of a row may be set against each other.

use crate::support::{With, accepted, catalog, figure, judged, only_row, report};
use shangji_compare::Comparability::{self, Caution, None, Same, Unit};
use shangji_compare::compare;
use shangji_model::{Bound, Indicator, IndicatorRole};

fn corrected(label: &str) -> Indicator {
    figure("reconsideration.corrected_rate", label, "20", "%").role(IndicatorRole::Share)
}

fn cases(unit: &str) -> Indicator {
    figure("mediation.cases", "调解纠纷", "10", unit)
}

fn rank(scope: &str) -> Indicator {
    figure("integrity.credit_rank", "信用监测排名", "16", "位").role(IndicatorRole::Rank).scope(scope)
}

fn cut(label: &str) -> Indicator {
    figure("services.days_cut_rate", label, "30", "%").role(IndicatorRole::Change)
}

/// Judges a pair and asserts that the reason begins so; an empty beginning means no reason at all.
#[track_caller]
fn assert_judged(a: Indicator, b: Indicator, comparability: Comparability, reason: &str) {
    let (judged, reasons) = judged(a, b);
    assert_eq!(judged, comparability, "{reasons:?}");
    match reason {
        "" => assert_eq!(reasons, [""; 0]),
        _ => assert_eq!(reasons.iter().map(String::as_str).collect::<Vec<_>>(), [reason]),
    }
}

#[test]
fn units() {
    for (a, b, comparability, reason) in [
        ("件", "件", Same, ""),
        ("件", "起", Same, ""),
        ("件", "项", Caution, "counted in different words: 件 in a; 项 in b"),
        ("件", "", Caution, "counted in different words: no unit in b; 件 in a"),
        ("件", "人次", Unit, "the units measure different things: 人次 in b; 件 in a"),
        ("公顷", "亩", Caution, "the units differ and convert exactly: 亩 in b; 公顷 in a"),
        ("万人次", "人次", Caution, "the units differ and convert exactly: 万人次 in a; 人次 in b"),
        ("天", "小时", Unit, "the units measure different things: 天 in a; 小时 in b"),
        ("次", "名", Unit, "the units measure different things: 名 in b; 次 in a"),
        ("件", "元", None, "figures of different kinds: 件 in a; 元 in b"),
        ("件", "%", None, "figures of different kinds: % in b; 件 in a"),
    ] {
        assert_judged(cases(a), cases(b), comparability, reason);
    }
}

#[test]
fn one_comparable_pair_keeps_a_row_from_none() {
    let row = only_row(&[report("a", [cases("件")]), report("b", [cases("%")]), report("c", [cases("件")])]);
    assert_eq!(row.comparability, Unit);
    assert_eq!(row.reasons, ["the units measure different things: % in b; 件 in a and c"]);
}

#[test]
fn targets_earlier_figures_and_changes_are_no_results() {
    use IndicatorRole::{Change, From, Target, To};
    assert_judged(accepted("1").role(Target), accepted("2"), Caution, "a target, not a result in a");
    assert_judged(accepted("1").role(From), accepted("2"), Caution, "an earlier figure, not the result in a");
    assert_judged(accepted("1").role(Change), accepted("2"), Caution, "a change, not a level in a");
    assert_judged(accepted("1").role(Change), accepted("2").role(Change), Same, "");
    assert_judged(accepted("1").role(To), accepted("2"), Same, "");
    assert_judged(cut("时限压缩率"), cut("时限压缩率"), Same, "");
    let alone = only_row(&[report("a", [accepted("1").role(Target)])]);
    assert_eq!((alone.comparability, alone.reasons), (Caution, vec!["a target, not a result in a".to_owned()]));
}

#[test]
fn scopes() {
    for (a, b, reason) in [
        ("全市", "全市", ""),
        ("市本级", "市政府本级", ""),
        ("全市", "市本级", "the scope differs: 全市 in a; 市本级 in b"),
        ("全市", "", "the scope differs: not stated in b; 全市 in a"),
        ("", "", ""),
        ("各区县", "各乡镇", "the scope differs: 各乡镇 in b; 各区县 in a"),
        ("各区县", "各区县", ""),
        ("高新园", "科技园", "the scope differs: 科技园 in b; 高新园 in a"),
        ("全国", "全省", "the scope differs: 全国 in a; 全省 in b"),
    ] {
        let comparability = if reason.is_empty() { Same } else { Caution };
        assert_judged(accepted("1").scope(a), accepted("2").scope(b), comparability, reason);
    }
}

#[test]
fn the_whole_of_one_issuer_matches_the_whole_of_another() {
    let city = report("a", [accepted("1").scope("全市")]);
    let mut district = report("b", [accepted("2").scope("全区")]);
    district.issuer = Some("甲市乙区人民政府".into());
    assert_eq!(only_row(&[city.clone(), district.clone()]).comparability, Same);
    district.indicators[0].scope = Some("全市".into());
    let row = only_row(&[city, district]);
    assert_eq!(row.comparability, Caution, "in a district's report the city is the realm above");
}

#[test]
fn places_are_compared_only_within_one_order() {
    assert_judged(rank("全国"), rank("全省"), Caution, "a place depends on who is ranked: 全国 in a; 全省 in b");
    assert_judged(rank("全国"), rank("全国"), Caution, "a place depends on who is ranked: 全国 in a and b");
    let mut next = report("b", [rank("全国")]);
    next.issuer = Some("a市人民政府".into());
    next.year = Some(2022);
    assert_eq!(only_row(&[report("a", [rank("全国")]), next]).comparability, Same, "one issuer in two years");
}

/// 位居第十六, 第16位 and 第16名 are one place.
#[test]
fn places_need_no_classifier() {
    let place = |value: &str, unit: &str| {
        figure("integrity.credit_rank", "信用监测排名", value, unit).role(IndicatorRole::Rank).scope("全国")
    };
    let mut reports =
        [report("a", [place("16", "")]), report("b", [place("12", "位")]), report("c", [place("9", "名")])];
    for (report, year) in reports.iter_mut().zip(2021..) {
        report.issuer = Some("甲市人民政府".into());
        report.year = Some(year);
    }
    let comparison = compare(&reports, &catalog());
    let row = &comparison.panel[0];
    assert_eq!((row.comparability, &row.because), (Same, &vec![]));
    let summary = row.summary.as_ref().expect("places");
    assert_eq!((summary.n_figures, summary.unit.as_str(), summary.median.to_string().as_str()), (3, "位", "12"));
    let changes: Vec<(&str, String)> = comparison
        .changes
        .iter()
        .map(|it| (it.unit.as_str(), it.absolute.map(|it| it.to_string()).unwrap_or_default()))
        .collect();
    assert_eq!(changes, [("位", "-4".to_owned()), ("位", "-3".to_owned())]);
    assert!(comparison.changes.iter().all(|it| !it.note.contains("counted")), "{:?}", comparison.changes);
    // Whether 12 without a unit is of people is not said.
    let counted = |unit: &str| figure("training.participants", "培训人员", "12", unit);
    assert_ne!(judged(counted(""), counted("名")).0, Same);
}

#[test]
fn cut_offs_are_taken_within_the_year_reported_on() {
    let next = |indicator: Indicator| {
        let mut report = report("b", [indicator]);
        report.year = Some(2022);
        report
    };
    let first = |as_of: &str| report("a", [accepted("1").until(as_of)]);
    let row = only_row(&[first("2021-11"), next(accepted("2").until("2022-11"))]);
    assert_eq!((row.comparability, row.reasons), (Same, vec![]));
    let row = only_row(&[first("2021-12"), next(accepted("2"))]);
    assert_eq!((row.comparability, row.reasons), (Same, vec![]), "December is the whole year");
    let row = only_row(&[first("2021-11"), next(accepted("2"))]);
    assert_eq!(row.comparability, Caution);
    assert_eq!(row.reasons, ["the cut-off differs: not stated in b; 2021-11 in a"]);
    for odd in ["", "2021", "2021-", "一月", "99999999999-11", "2021-年"] {
        assert_eq!(only_row(&[first(odd), first(odd)]).comparability, Same, "{odd}");
    }
}

#[test]
fn a_figure_of_another_year_is_said_to_be_one() {
    assert_judged(
        accepted("1").year(2019),
        accepted("2").year(2021),
        Caution,
        "not of the year reported on: a figure of 2019 in a",
    );
}

#[test]
fn a_part_of_the_year_and_several_years_are_not_the_year() {
    for (a, b, reason) in [
        ("上半年", "全年", "the period differs: the year in b; 上半年 in a"),
        ("近五年来", "2021年", "the period differs: the year in b; 近五年来 in a"),
        ("“十三五”以来", "上半年", "the period differs: “十三五”以来 in a; 上半年 in b"),
        ("今年以来", "2021年以来", ""),
        ("上半年", "上半年", ""),
    ] {
        let comparability = if reason.is_empty() { Same } else { Caution };
        assert_judged(accepted("1").over(a), accepted("2").over(b), comparability, reason);
    }
}

#[test]
fn bounds() {
    assert_judged(accepted("360").bound(Bound::Approx), accepted("1"), Caution, "not exact: about the figure in a");
    assert_judged(
        corrected("纠错率").bound(Bound::Min),
        corrected("纠错率").bound(Bound::Max),
        Caution,
        "not exact: the figure or more in a; the figure or less in b",
    );
}

#[test]
fn the_base_of_a_rate_is_read_off_its_label() {
    for (a, b, reason) in [
        ("直接纠错率", "综合纠错率", "the base is worded differently: 直接纠错率 in a; 综合纠错率 in b"),
        ("直接纠错率", "纠错率", "the base is worded differently: 直接纠错率 in a; 纠错率 in b"),
        ("行政复议案件直接纠错率", "直接纠错率", ""),
        ("行政复议案件纠错率", "纠错率", ""),
    ] {
        let comparability = if reason.is_empty() { Same } else { Caution };
        assert_judged(corrected(a), corrected(b), comparability, reason);
    }
    // Counts are named by what was done; there the concept tells the stages apart.
    assert_judged(
        figure("mediation.cases", "调解各类矛盾纠纷", "1", "件"),
        figure("mediation.cases", "调处纠纷", "2", "件"),
        Same,
        "",
    );
}

#[test]
fn the_reference_and_direction_of_a_change_are_read_off_its_label() {
    assert_judged(
        cut("对比法定时限压缩率"),
        cut("对比上年时限压缩率"),
        Caution,
        "the reference is worded differently: 对比上年时限压缩率 in b; 对比法定时限压缩率 in a",
    );
    assert_judged(
        cut("办结时限压缩"),
        cut("办结时限增长"),
        Caution,
        "one tells a rise, another a fall: 办结时限压缩 in a; 办结时限增长 in b",
    );
}

#[test]
fn full_coverage_in_words_is_not_a_measured_rate() {
    let coverage = |label: &str| figure("legal_counsel.coverage_rate", label, "100", "%").role(IndicatorRole::Share);
    let (comparability, reasons) = judged(coverage("党政机关法律顾问全覆盖"), coverage("党政机关法律顾问覆盖率"));
    assert_eq!(comparability, Caution);
    assert!(reasons.contains(&"full coverage in words is taken for 100%: 全覆盖 in a".to_owned()), "{reasons:?}");
}

#[test]
fn equal_figures_prove_nothing() {
    let (comparability, _) = judged(accepted("218").scope("各区县"), accepted("218"));
    assert_eq!(comparability, Caution);
}
