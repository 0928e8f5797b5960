//! Successive years on reports built by hand: what is a change, what is none, and what is left open.

use serde_json::{Value, json};
use shangji_compare::{Change, Comparison, compare};
use shangji_model::{Catalog, Report, Verdict};

fn catalog() -> Catalog {
    let concept = |id: &str, name: &str, unit: &str, kind: &str| {
        json!({"id": id, "name_zh": name, "name_en": id, "unit": unit, "kind": kind, "tier": "core", "task": null,
               "formula": null, "related": []})
    };
    let concepts = json!([
        concept("reconsideration.accepted", "行政复议受理件数", "件", "count"),
        concept("litigation.loss_rate", "行政诉讼败诉率", "%", "rate"),
        concept("integrity.credit_rank", "城市信用监测排名", "位", "rank"),
        concept("training.court_observation", "旁听庭审次数(人数)", "次", "count"),
    ]);
    serde_json::from_value(concepts).expect("concepts are as the model says")
}

/// A figure: concept, label, role, value, unit, bound, and what else differs from the plainest.
fn figure(concept: &str, label: &str, value: &str, unit: &str, more: &Value) -> Value {
    let mut figure = json!({
        "id": "", "span": [0, 0], "sentence": [0, 9], "section": null, "subject": label, "label": label,
        "concept": concept, "role": "level", "scope": null,
        "quantity": {"value": value, "value_hi": null, "unit": unit, "bound": "exact", "resolution": "1"},
        "period": {"year": null, "as_of": null, "text": null}
    });
    for (key, value) in more.as_object().into_iter().flatten() {
        match key.as_str() {
            "bound" | "value_hi" | "resolution" => figure["quantity"][key] = value.clone(),
            "as_of" => figure["period"][key] = value.clone(),
            _ => figure[key] = value.clone(),
        }
    }
    figure
}

fn report(name: &str, issuer: &str, year: i32, figures: &[Value]) -> Report {
    let mut figures = figures.to_vec();
    for (at, figure) in figures.iter_mut().enumerate() {
        figure["id"] = format!("i{}", at + 1).into();
        figure["span"] = json!([at, at + 1]);
    }
    serde_json::from_value(json!({
        "source": {"name": name, "media": "text", "encoding": "UTF-8", "bytes": 0}, "script": "Hans",
        "title": null, "issuer": issuer, "addressee": null, "signatories": [], "year": year, "published": null,
        "signed": null, "body": [0, 0], "furniture": [], "sections": [], "enumerations": [], "indicators": figures,
        "claims": [], "checks": [], "commitments": [], "shortcomings": [], "instruments": [], "diagnostics": []
    }))
    .expect("a report is as the model says")
}

fn compared(from: &[Value], to: &[Value]) -> Comparison {
    let reports = [report("a", "云溪区人民政府", 2021, from), report("b", "北京市云溪区人民政府", 2022, to)];
    compare(&reports, &catalog())
}

fn only_change(from: Value, to: Value) -> Option<Change> {
    let mut changes = compared(&[from], &[to]).changes;
    assert!(changes.len() <= 1, "one concept gives one row at most");
    changes.pop()
}

fn accepted(value: &str, more: Value) -> Value {
    figure("reconsideration.accepted", "受理行政复议案件", value, "件", &more)
}

fn loss_rate(value: &str, more: Value) -> Value {
    figure("litigation.loss_rate", "行政诉讼案件败诉率", value, "%", &more)
}

/// Absolute, relative, points, low, high.
type Expected<'e> = [Option<&'e str>; 5];

#[test]
fn a_change_is_as_exact_as_its_figures() {
    let none = json!({});
    let cases: &[(Value, Value, Expected<'_>, &str)] = &[
        (
            accepted("255", none.clone()),
            accepted("312", none.clone()),
            [Some("57"), Some("0.2235"), None, None, None],
            "57 / 255 = 22.35%",
        ),
        (
            accepted("0", none.clone()),
            accepted("5", none.clone()),
            [Some("5"), None, None, None, None],
            "from 0 there is no relative change",
        ),
        (accepted("5", none.clone()), accepted("0", none.clone()), [Some("-5"), Some("-1"), None, None, None], "-100%"),
        (
            loss_rate("9.31", none.clone()),
            loss_rate("7.93", none.clone()),
            [None, None, Some("-1.38"), None, None],
            "-1.38百分点",
        ),
        (
            accepted("100", none.clone()),
            accepted("90", json!({"bound": "min"})),
            [None, None, None, Some("-10"), None],
            "at least -10件",
        ),
        (
            accepted("100", none.clone()),
            accepted("90", json!({"bound": "max"})),
            [None, None, None, Some("-100"), Some("-10")],
            "90件 or less",
        ),
        (
            accepted("360", json!({"bound": "approx"})),
            accepted("400", none.clone()),
            [None, None, None, Some("30"), Some("50")],
            "about 360件",
        ),
        (
            accepted("2", json!({"bound": "range", "value_hi": "3"})),
            accepted("4", none.clone()),
            [None, None, None, Some("1"), Some("2")],
            "2 to 3件",
        ),
        (
            loss_rate("95", json!({"bound": "min"})),
            loss_rate("98.2", none.clone()),
            [None, None, None, Some("-1.8"), Some("3.2")],
            "百分点",
        ),
        (
            accepted("5", json!({"bound": "min"})),
            accepted("6", json!({"bound": "min"})),
            [None; 5],
            "nothing bounds the change",
        ),
        (
            figure("integrity.credit_rank", "城市信用排名", "12", "位", &json!({"role": "rank"})),
            figure("integrity.credit_rank", "城市信用排名", "9", "位", &json!({"role": "rank"})),
            [Some("-3"), None, None, None, None],
            "a lower place is a better one",
        ),
    ];
    for (from, to, expected, note) in cases {
        let change = only_change(from.clone(), to.clone()).expect("both years state the concept");
        let found = [change.absolute, change.relative, change.points, change.low, change.high];
        let expected = expected.map(|value| value.map(|value| value.parse().expect("a decimal")));
        assert_eq!(found, expected, "{}", change.note);
        assert!(change.note.contains(note), "{} does not say: {note}", change.note);
    }
}

#[test]
fn what_makes_figures_differ_is_noted_and_units_rule_a_change_out() {
    for (from, to, note) in [
        (
            accepted("5", json!({"scope": "全区"})),
            accepted("6", json!({"scope": "区政府"})),
            "the scope differs: 全区 and 区政府",
        ),
        (
            accepted("5", json!({"as_of": "2021-11"})),
            accepted("6", json!({})),
            "the cut-off differs: 2021-11 and the whole year",
        ),
    ] {
        let change = only_change(from, to).expect("a change with a note");
        assert!(change.absolute.is_some() && change.note.contains(note), "{}", change.note);
    }
    let sessions = figure("training.court_observation", "旁听庭审", "7", "批次", &json!({}));
    let people = figure("training.court_observation", "旁听庭审", "157", "名", &json!({}));
    let change = only_change(sessions.clone(), people.clone()).expect("told");
    assert!(change.absolute.is_none() && change.note.starts_with("no change"), "{}", change.note);
    // Where one year gives both, the one that can be compared is taken.
    let more = figure("training.court_observation", "旁听庭审", "213", "名", &json!({}));
    let changes = compared(&[people], &[sessions, more]).changes;
    assert_eq!(changes.iter().map(|change| change.absolute).collect::<Vec<_>>(), [Some(56.into())]);
}

#[test]
fn units_that_convert_exactly_are_converted() {
    let area = |value: &str, unit: &str| figure("land.area", "复耕面积", value, unit, &json!({}));
    for (from, to, absolute, unit, relative) in [
        (area("2", "公顷"), area("45", "亩"), "15", "亩", "0.5"),
        (area("45", "亩"), area("4", "公顷"), "15", "亩", "0.3333"),
        (area("1", "亩"), area("1", "公顷"), "14", "亩", "14"),
    ] {
        let change = only_change(from, to).expect("both years state it");
        assert_eq!(change.absolute, Some(absolute.parse().expect("a decimal")), "{}", change.note);
        assert_eq!(change.relative, Some(relative.parse().expect("a decimal")), "{}", change.note);
        assert_eq!(change.unit, unit);
    }
    let days = |value: &str, unit: &str| figure("services.days", "办结时限", value, unit, &json!({}));
    let change = only_change(days("5", "天"), days("40", "小时")).expect("told");
    assert_eq!(change.absolute, None, "a day of work is not one of 24 hours: {}", change.note);
}

#[test]
fn what_is_missing_or_still_to_come_is_no_change() {
    let target = accepted("9", json!({"role": "target"}));
    let earlier = accepted("9", json!({"period": {"year": 2020, "as_of": null, "text": null}}));
    for (from, to) in [
        (accepted("5", json!({})), loss_rate("5", json!({}))),
        (accepted("5", json!({})), target.clone()),
        (target, accepted("5", json!({}))),
        (accepted("5", json!({})), earlier),
    ] {
        assert_eq!(only_change(from, to), None);
    }
}

#[test]
fn a_stated_change_is_judged_where_it_can_be() {
    let stated = |value: &str, unit: &str, label: &str| {
        figure("reconsideration.growth", label, value, unit, &json!({"role": "change", "resolution": "0.01"}))
    };
    let verdict = |from: Value, to: Value, stated: Value| -> Vec<Option<Verdict>> {
        let changes = compared(&[from], &[to, stated]).changes;
        changes.iter().flat_map(|change| &change.stated).map(|stated| stated.verdict).collect()
    };
    let growth = "受理行政复议案件同比增长";
    let fall = "受理行政复议案件同比下降";
    let whole = json!({"scope": "全区"});
    let own = json!({"scope": "区政府"});
    for (from, to, stated, expected) in [
        (
            accepted("255", json!({})),
            accepted("312", json!({})),
            stated("22.35", "%", growth),
            vec![Some(Verdict::Holds)],
        ),
        (
            accepted("7", json!({})),
            accepted("12", json!({})),
            stated("71.42", "%", growth),
            vec![Some(Verdict::Truncated)],
        ),
        (
            accepted("255", json!({})),
            accepted("312", json!({})),
            stated("22.53", "%", growth),
            vec![Some(Verdict::Inconsistent)],
        ),
        (
            accepted("255", json!({})),
            accepted("312", json!({})),
            stated("22.35", "%", fall),
            vec![Some(Verdict::Inconsistent)],
        ),
        // Other scopes may be other figures: no alarm.
        (accepted("255", whole), accepted("312", own), stated("10", "%", growth), vec![None]),
        (accepted("0", json!({})), accepted("312", json!({})), stated("10", "%", growth), vec![None]),
        // Since when is not said, or of something else.
        (accepted("255", json!({})), accepted("312", json!({})), stated("10", "%", "受理行政复议案件增长"), vec![]),
        (accepted("255", json!({})), accepted("312", json!({})), stated("10", "%", "生产安全事故起数同比下降"), vec![]),
        (
            loss_rate("9.31", json!({})),
            loss_rate("7.93", json!({})),
            stated("1.38", "百分点", "败诉率较上年下降"),
            vec![Some(Verdict::Holds)],
        ),
        // A rate that fell by so many percent: of itself or in points?
        (loss_rate("9.31", json!({})), loss_rate("7.93", json!({})), stated("1.38", "%", "败诉率较上年下降"), vec![]),
    ] {
        assert_eq!(verdict(from, to, stated.clone()), expected, "{stated}");
    }
}

/// The order in which reports are given decides the columns and nothing else.
#[test]
fn the_order_of_the_reports_does_not_matter() {
    let reports = [
        report("a", "云溪区人民政府", 2021, &[accepted("5", json!({}))]),
        report("b", "北京市云溪区", 2022, &[accepted("7", json!({}))]),
        report("c", "云枕县", 2022, &[accepted("1", json!({}))]),
        report("d", "云枕区", 2023, &[accepted("2", json!({}))]),
    ];
    let told = |comparison: &Comparison| {
        let changes =
            comparison.changes.iter().map(|it| (it.from.clone(), it.to.clone(), it.absolute, it.note.clone()));
        let unsure = comparison.unsure.iter().map(|it| (it.from.clone(), it.to.clone(), it.reason.clone()));
        (changes.collect::<Vec<_>>(), unsure.collect::<Vec<_>>())
    };
    let forward = told(&compare(&reports, &catalog()));
    assert_eq!((forward.0.len(), forward.1.len()), (1, 1), "{forward:?}");
    let mut backward = reports;
    backward.reverse();
    assert_eq!(told(&compare(&backward, &catalog())), forward);
}

/// Amounts of any size: what does not fit a decimal gives no figure, and nothing panics.
#[test]
fn amounts_at_the_limits_are_safe() {
    let huge = "79228162514264337593543950335";
    for (from, to) in [(huge, "-79228162514264337593543950335"), ("-79228162514264337593543950335", huge), (huge, huge)]
    {
        for bound in ["exact", "approx", "min", "max", "range"] {
            let more = json!({"bound": bound, "resolution": huge, "value_hi": null});
            let growth = figure(
                "reconsideration.growth",
                "受理行政复议案件同比增长",
                huge,
                "%",
                &json!({"role": "change", "resolution": huge}),
            );
            let _ = compared(&[accepted(from, more.clone())], &[accepted(to, more), growth]);
        }
    }
}
