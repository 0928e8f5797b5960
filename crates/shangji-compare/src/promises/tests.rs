//! Promises and problems over two reports written for the purpose.

use serde_json::{Value, json};
use shangji_model::Report;

use super::samples::report;
use super::{FollowUp, FollowUpStatus, Reached, follow_up, shortcomings_repeated};
use crate::Read;

fn span(text: &str, words: &str) -> Value {
    let start = text.find(words).expect("the words are there");
    json!([start, start + words.len()])
}

fn commitment(text: &str, id: &str, words: &str, targets: &[&str]) -> Value {
    let instruments: Vec<&str> = words.split('《').skip(1).filter_map(|rest| rest.split('》').next()).collect();
    json!({"id": id, "span": span(text, words), "section": null, "theme": null, "instruments": instruments,
        "targets": targets, "deadline": null, "framing": false})
}

/// An indicator: its id, the words with the figure, the figure, unit, bound, role, and concept.
type Figure<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str, Option<&'a str>);

fn figure(text: &str, (id, words, value, unit, bound, role, concept): Figure<'_>) -> Value {
    let clause = words.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let start = text.find(words).expect("the words are there");
    json!({"id": id, "span": [start + clause.len(), start + words.len()], "sentence": [start, start + words.len()],
        "section": null, "subject": clause, "label": clause, "concept": concept, "role": role,
        "quantity": {"value": value, "value_hi": null, "unit": unit, "bound": bound, "resolution": "1"},
        "scope": null, "period": {"year": null, "as_of": null, "text": null}})
}

fn followed(promise: &str, promised: &[Figure<'_>], next: &str, told: &[Figure<'_>], again: &[&str]) -> FollowUp {
    let ids: Vec<&str> = promised.iter().map(|it| it.0).collect();
    let earlier = report(
        "甲县人民政府",
        2021,
        json!({
        "body": [0, promise.len()], "commitments": [commitment(promise, "c1", promise, &ids)],
        "indicators": promised.iter().map(|it| figure(promise, *it)).collect::<Vec<_>>()}),
    );
    let instruments: Vec<Value> = next
        .split('《')
        .skip(1)
        .filter_map(|rest| rest.split('》').next())
        .enumerate()
        .map(|(at, name)| {
            json!({"id": format!("d{at}"), "span": span(next, &format!("《{name}》")), "name": name, "action": null,
                "by_issuer": name.starts_with("甲县")})
        })
        .collect();
    let later = report(
        "甲县",
        2022,
        json!({
        "body": [0, next.len()],
        "indicators": told.iter().map(|it| figure(next, *it)).collect::<Vec<_>>(),
        "instruments": instruments,
        "commitments": again.iter().map(|words| commitment(next, "c1", words, &[])).collect::<Vec<_>>()}),
    );
    let found = follow_up(&[Read { report: &later, text: next }, Read { report: &earlier, text: promise }]);
    assert_eq!(found.len(), 1);
    found.into_iter().next().expect("one promise")
}

const RATE: Option<&str> = Some("litigation.head_appearance_rate");

#[test]
fn the_bound_decides_whether_a_figure_was_reached() {
    for (promise, wanted, bound, told, stated, how, expected) in [
        ("出庭应诉率达到95%以上", "95", "min", "出庭应诉率95%", "95", "exact", FollowUpStatus::Met),
        ("出庭应诉率达到95%以上", "95", "min", "出庭应诉率94.99%", "94.99", "exact", FollowUpStatus::Missed),
        ("出庭应诉率提高到95%", "95", "exact", "出庭应诉率96.49%", "96.49", "exact", FollowUpStatus::Met),
        ("败诉率控制在5%以内", "5", "max", "败诉率5.01%", "5.01", "exact", FollowUpStatus::Missed),
        ("败诉率降至5%", "5", "exact", "败诉率4%", "4", "exact", FollowUpStatus::Met),
        ("出庭应诉率达到95%以上", "95", "min", "出庭应诉率96%以上", "96", "min", FollowUpStatus::Met),
        ("出庭应诉率达到95%以上", "95", "min", "出庭应诉率不到90%", "90", "max", FollowUpStatus::Missed),
    ] {
        let found = followed(
            promise,
            &[("i1", promise, wanted, "%", bound, "target", RATE)],
            told,
            &[("i1", told, stated, "%", how, "share", RATE)],
            &[],
        );
        assert_eq!(found.status, expected, "{promise}: {told}");
        assert_eq!(found.evidence.len(), 1);
    }
}

#[test]
fn an_inexact_figure_near_the_bound_decides_nothing() {
    let (promise, told) = ("全年培训执法人员1000人次以上", "培训执法人员近1000人次");
    let found = followed(
        promise,
        &[("i1", promise, "1000", "人次", "min", "target", Some("x"))],
        told,
        &[("i1", told, "1000", "人次", "approx", "level", Some("x"))],
        &[],
    );
    assert_eq!(found.targets.first().map(|it| it.reached), Some(Reached::Open));
    assert_eq!(found.status, FollowUpStatus::Addressed, "the words still tell that something was done");
}

#[test]
fn a_figure_of_each_is_not_set_against_the_sum() {
    let (promise, told) = ("每个乡镇建成品牌调解室1个", "全县建成品牌调解室12个");
    let found = followed(
        promise,
        &[("i1", promise, "1", "个", "exact", "target", Some("mediation.rooms"))],
        told,
        &[("i1", told, "12", "个", "exact", "level", Some("mediation.rooms"))],
        &[],
    );
    assert_eq!(found.targets.first().map(|it| it.reached), Some(Reached::Open));
}

#[test]
fn each_promise_of_a_sentence_is_followed_by_itself() {
    let promise = "年底前培训网格员900人次；重建海岛调解站；落实《甲县渔港管理办法》";
    let target = ("i1", "年底前培训网格员900人次", "900", "人次", "exact", "target", Some("x"));
    let told = "全年培训网格员700人次。在海岛重建了调解站。";
    let result = ("i1", "全年培训网格员700人次", "700", "人次", "exact", "level", Some("x"));
    let earlier = report(
        "甲县",
        2021,
        json!({"body": [0, promise.len()], "commitments": [commitment(promise, "c1", promise, &["i1"])],
            "indicators": [figure(promise, target)]}),
    );
    let later = report("甲县", 2022, json!({"body": [0, told.len()], "indicators": [figure(told, result)]}));
    let found = follow_up(&[Read { report: &earlier, text: promise }, Read { report: &later, text: told }]);
    let all: Vec<_> = found.iter().map(|it| (it.commitment.as_str(), it.promise.slice(promise), it.status)).collect();
    assert_eq!(
        all,
        [
            ("c1", Some("年底前培训网格员900人次"), FollowUpStatus::Missed),
            ("c1", Some("重建海岛调解站"), FollowUpStatus::Addressed),
            ("c1", Some("落实《甲县渔港管理办法》"), FollowUpStatus::Silent),
        ]
    );
}

/// Set phrases are most of a short part, and two parts that share them promise nothing alike.
#[test]
fn a_part_of_a_sentence_is_not_repeated_by_set_phrases() {
    let next = "严格落实行政执法责任制,修缮渔港码头。普查古树。";
    let again = "严格落实行政执法责任制,修缮渔港码头";
    for (promise, expected) in [
        ("给灯塔换上新灯；严格落实行政执法责任制,盘点缆绳", FollowUpStatus::Silent),
        ("给灯塔换上新灯；修缮渔港码头,盘点缆绳", FollowUpStatus::Repeated),
    ] {
        let fields = json!({"body": [0, promise.len()], "commitments": [commitment(promise, "c1", promise, &[])]});
        let earlier = report("甲县", 2021, fields);
        let fields = json!({"body": [0, next.len()], "commitments": [commitment(next, "c1", again, &[])]});
        let later = report("甲县", 2022, fields);
        let found = follow_up(&[Read { report: &earlier, text: promise }, Read { report: &later, text: next }]);
        let all: Vec<FollowUpStatus> = found.iter().map(|it| it.status).collect();
        assert_eq!(all, [FollowUpStatus::Silent, expected], "{promise}");
    }
}

#[test]
fn what_is_not_due_yet_is_not_missed() {
    let (promise, told) = ("到2025年底全年培训执法人员1000人次", "全年培训执法人员900人次");
    let label = "全年培训执法人员1000人次";
    let target = ("i1", label, "1000", "人次", "exact", "target", Some("x"));
    let result = ("i1", told, "900", "人次", "exact", "level", Some("x"));
    let reached = |deadline: &str| {
        let mut commitment = commitment(promise, "c1", promise, &["i1"]);
        commitment["deadline"] = json!(deadline);
        let fields = json!({"body": [0, promise.len()], "commitments": [commitment],
            "indicators": [figure(promise, target)]});
        let earlier = report("甲县", 2021, fields);
        let later = report("甲县", 2022, json!({"body": [0, told.len()], "indicators": [figure(told, result)]}));
        follow_up(&[Read { report: &earlier, text: promise }, Read { report: &later, text: told }])
            .first()
            .and_then(|it| it.targets.first().map(|it| it.reached))
    };
    assert_eq!(reached("2025年底"), Some(Reached::Open));
    assert_eq!(reached("2022年底"), Some(Reached::Missed));
    assert_eq!(reached("年底前"), Some(Reached::Missed));
}

#[test]
fn a_claim_in_words_meets_a_rate() {
    let (promise, told) = ("法律顾问覆盖率达到100%", "党政机关法律顾问全覆盖");
    let target = ("i1", promise, "100", "%", "exact", "target", Some("x"));
    let fields = json!({"body": [0, promise.len()], "commitments": [commitment(promise, "c1", promise, &["i1"])],
        "indicators": [figure(promise, target)]});
    let earlier = report("甲县", 2021, fields);
    let claim = json!({"id": "w1", "span": [0, told.len()], "section": null, "label": "党政机关法律顾问",
        "concept": "x", "extent": "all"});
    let later = report("甲县", 2022, json!({"body": [0, told.len()], "claims": [claim]}));
    let found = follow_up(&[Read { report: &earlier, text: promise }, Read { report: &later, text: told }]);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (one.status, one.evidence.as_slice()),
        (FollowUpStatus::Met, [shangji_model::Span::new(0, told.len())].as_slice())
    );
}

#[test]
fn figures_are_followed_up_without_a_text() {
    let (promise, told) = ("出庭应诉率达到95%以上", "出庭应诉率96.49%");
    let earlier = report(
        "甲县",
        2021,
        json!({"commitments": [commitment(promise, "c1", promise, &["i1"])],
        "indicators": [figure(promise, ("i1", promise, "95", "%", "min", "target", RATE))]}),
    );
    let later = report(
        "甲县",
        2022,
        json!({
        "indicators": [figure(told, ("i1", told, "96.49", "%", "exact", "share", RATE))]}),
    );
    let found = follow_up(&[Read { report: &earlier, text: "" }, Read { report: &later, text: "" }]);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.status, FollowUpStatus::Met);
    assert_eq!(one.evidence.first().and_then(|it| it.slice(told)), Some(told));
}

#[test]
fn units_that_count_otherwise_are_not_set_against_each_other() {
    let (promise, told) = ("旁听庭审100名", "旁听庭审13次");
    let found = followed(
        promise,
        &[("i1", promise, "100", "名", "exact", "target", Some("x"))],
        told,
        &[("i1", told, "13", "次", "exact", "level", Some("x"))],
        &[],
    );
    assert_eq!(found.targets.first().and_then(|it| it.result.clone()), None);
}

#[test]
fn a_promise_made_again_is_no_deed() {
    let promise = "健全行政裁决工作机制,公布行政裁决事项清单";
    let again = "继续健全行政裁决工作机制,年内公布行政裁决事项清单";
    let next = format!("依法办理案件。调解各类纠纷。{again}。");
    let found = followed(promise, &[], &next, &[], &[again]);
    assert_eq!(found.status, FollowUpStatus::Repeated);
    assert_eq!(found.repeated_by.as_deref(), Some("c1"));
    assert_eq!(found.evidence.first().and_then(|it| it.slice(&next)), Some(again));

    let done = "健全行政裁决工作机制,公布了行政裁决事项清单";
    let next = format!("依法办理案件。{done}。");
    assert_eq!(followed(promise, &[], &next, &[], &[]).status, FollowUpStatus::Addressed);

    let next = "依法办理案件。调解各类纠纷。组织应急演练。";
    let silent = followed(promise, &[], next, &[], &[]);
    assert_eq!((silent.status, silent.evidence.as_slice()), (FollowUpStatus::Silent, [].as_slice()));
}

#[test]
fn a_draft_is_followed_up_by_the_document() {
    let next = "全年办理案件。《甲县湿地保护条例》自十月起施行,为修复提供了支撑。";
    let found = followed("起草《甲县湿地保护条例(草案)》并提请审议", &[], next, &[], &[]);
    assert_eq!(found.status, FollowUpStatus::Addressed);
    assert_eq!(found.parts.instruments, 500);
    assert_eq!(found.score, (found.parts.wording + found.parts.instruments + found.parts.concepts).min(1000));
}

#[test]
fn what_every_report_says_keeps_no_promise() {
    let said = "尊重司法权威,落实行政机关负责人出庭应诉制度";
    let next = format!("调解各类纠纷。组织应急演练。{said}。修缮水库。");
    for (promise, expected) in [
        ("完善行政机关负责人出庭应诉制度", FollowUpStatus::Silent),
        ("尊重司法权威,完善出庭应诉制度", FollowUpStatus::Addressed),
    ] {
        assert_eq!(followed(promise, &[], &next, &[], &[]).status, expected, "{promise}");
    }
    // A rule of the nation stands in every report, one of the county's own in its next.
    for (name, expected) in [("重大行政决策程序暂行条例", 100), ("甲县重大行政决策程序办法", 500)]
    {
        let next = format!("调解各类纠纷。依照《{name}》研究议题。修缮水库。");
        let found = followed(&format!("宣传《{name}》"), &[], &next, &[], &[]);
        assert_eq!(found.parts.instruments, expected, "{name}");
    }
}

fn with_problems(year: i32, text: &str) -> Report {
    let problems: Vec<Value> = text
        .split_terminator('。')
        .enumerate()
        .map(|(at, words)| json!({"id": format!("p{at}"), "span": span(text, words), "section": null}))
        .collect();
    report("甲县", year, json!({"body": [0, text.len()], "shortcomings": problems}))
}

#[test]
fn a_problem_comes_back_in_other_words_and_once() {
    let before = "执法案卷制作粗糙,取证不全面。部门之间数据难以互通。主要原因是执法案卷无人评查。";
    let after =
        "规章制定不及时。有的执法案卷制作马虎,证据不扎实。部门之间数据壁垒仍在。究其原因,是执法案卷证据意识不强。";
    let (earlier, later) = (with_problems(2021, before), with_problems(2022, after));
    let found = shortcomings_repeated(&[Read { report: &earlier, text: before }, Read { report: &later, text: after }]);
    let told: Vec<_> = found.iter().map(|it| (it.a.slice(before), it.b.slice(after))).collect();
    assert_eq!(
        told,
        [
            (Some("执法案卷制作粗糙,取证不全面"), Some("有的执法案卷制作马虎,证据不扎实")),
            (Some("部门之间数据难以互通"), Some("部门之间数据壁垒仍在")),
        ]
    );
}

/// A text of nothing but one promise takes no quadratic time.
#[test]
fn hostile_text_is_followed_up_in_linear_time() {
    let sentence = "建立执法机制。";
    let text = sentence.repeat(4000);
    let commitments: Vec<Value> = (0..4000)
        .map(|at| {
            let start = at * sentence.len();
            json!({"id": format!("c{at}"), "span": [start, start + sentence.len() - 3], "section": null, "theme": null,
                "instruments": [], "targets": [], "deadline": null, "framing": false})
        })
        .collect();
    let body = json!([0, text.len()]);
    let earlier = report("甲县", 2021, json!({"body": body, "commitments": commitments}));
    let later = report("甲县", 2022, json!({"body": body}));
    let found = follow_up(&[Read { report: &earlier, text: &text }, Read { report: &later, text: &text }]);
    assert_eq!(found.len(), 4000);
}

/// Neither does a promise of nothing but parts and figures in one sentence.
#[test]
fn a_hostile_promise_is_followed_up_in_linear_time() {
    let part = "办好渔家夜校平均等候时长2小时；";
    let text = part.repeat(4000);
    let figures = |role: &str| -> Vec<Value> {
        let one = |at: usize| {
            let at = at * part.len();
            let mut it = figure(part, ("i", "平均等候时长2小时", "2", "小时", "exact", role, None));
            let start = at + part.find('2').unwrap_or_default();
            it["id"] = json!(format!("i{at}"));
            it["span"] = json!([start, start + 7]);
            it["sentence"] = json!([0, text.len()]);
            it
        };
        (0..4000).map(one).collect()
    };
    let targets = figures("target");
    let ids: Vec<&str> = targets.iter().filter_map(|it| it["id"].as_str()).collect();
    let promise = json!({"id": "c1", "span": [0, text.len() - 3], "section": null, "theme": null,
        "instruments": [], "targets": ids, "deadline": null, "framing": false});
    let body = json!([0, text.len()]);
    let earlier = report("甲县", 2021, json!({"body": body, "commitments": [promise], "indicators": targets}));
    let later = report("甲县", 2022, json!({"body": body, "indicators": figures("level")}));
    let found = follow_up(&[Read { report: &earlier, text: &text }, Read { report: &later, text: &text }]);
    assert!(found.len() > 1 && found.iter().map(|it| it.targets.len()).sum::<usize>() == 4000);
}

#[test]
fn spans_that_do_not_fit_the_text_do_no_harm() {
    let before = "执法案卷制作粗糙,取证不全面。";
    let earlier = with_problems(2021, before);
    let later = with_problems(2022, before);
    for text in ["", "短", "全年办理案件。"] {
        let reads = [Read { report: &earlier, text }, Read { report: &later, text }];
        assert!(shortcomings_repeated(&reads).is_empty());
        assert!(follow_up(&reads).is_empty());
    }
}
