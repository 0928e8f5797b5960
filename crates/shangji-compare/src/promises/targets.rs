//! Figures that were promised against the figures that came of them.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::{Bound, Claim, Extent, Indicator, IndicatorRole, Quantity, Span};

use super::labels::{ending, name_one_figure};
use super::reason::{Against, Side, TargetReason};
use crate::fold::half_width;
use crate::period::is_of_another_year;
use crate::scope::{Scope, level_of_issuer};
use crate::unit::{Relation, relation};
use crate::{InWords, Language, Read};

/// Whether a promised figure was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// The figure reported is on the right side of the bound.
    Met,
    /// It is on the wrong side.
    Missed,
    /// No figure of the same thing is reported, or the one reported is too inexact to tell.
    Open,
}

/// One promised figure and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TargetOutcome {
    /// The id of the target indicator in the earlier report.
    pub target: String,
    /// The id of the indicator in the later report that is set against it, or of the claim in words.
    pub result: Option<String>,
    /// Whether it was reached.
    pub reached: Reached,
    /// Why.
    pub because: TargetReason,
    /// The same in English: `96.49% against at least 95%`.
    pub reason: String,
}

/// A target, what came of it, and where the later report says so.
pub(crate) struct Compared {
    pub(crate) outcome: TargetOutcome,
    pub(crate) evidence: Option<Evidence>,
}

/// Where a result stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Evidence {
    /// The figure, or the words in its place.
    pub(crate) span: Span,
    /// The sentence around it.
    pub(crate) sentence: Span,
}

/// Sets a target against the figure of the same concept, or of the same label and unit, in the later report.
pub(crate) fn compared(
    target: &Indicator,
    deadline: Option<&str>,
    earlier: &Read<'_>,
    later: &Read<'_>,
    results: &Results<'_>,
) -> Compared {
    let outcome = |result: Option<&str>, reached, because: TargetReason| TargetOutcome {
        target: target.id.clone(),
        result: result.map(str::to_owned),
        reached,
        reason: because.in_words(Language::English),
        because,
    };
    let told = |result: Option<&Indicator>, reached, because| Compared {
        outcome: outcome(result.map(|result| result.id.as_str()), reached, because),
        evidence: result
            .filter(|_| reached != Reached::Open)
            .map(|result| Evidence { span: result.span, sentence: result.sentence }),
    };
    let wanted = Wanted::of(target, earlier.text);
    let Some(result) = results.of((target, earlier.text), later.text) else {
        let Some(claim) = results.in_words(target, wanted.side) else {
            return told(None, Reached::Open, TargetReason::NotReported);
        };
        let outcome = outcome(Some(&claim.id), Reached::Met, TargetReason::InWords);
        return Compared { outcome, evidence: Some(Evidence { span: claim.span, sentence: claim.span }) };
    };
    if is_of_each(target, earlier.text) != is_of_each(result, later.text) {
        return told(Some(result), Reached::Open, TargetReason::EachAgainstAll);
    }
    let Wanted { side, figure } = wanted;
    let (low, high) = interval(&result.quantity);
    let (is_met, is_missed) = match side {
        Side::AtLeast => (low.is_some_and(|low| low >= figure), high.is_some_and(|high| high < figure)),
        Side::AtMost => (high.is_some_and(|high| high <= figure), low.is_some_and(|low| low > figure)),
    };
    let against = Against {
        result: result.quantity.value,
        result_unit: result.quantity.unit.clone(),
        side,
        target: figure,
        target_unit: target.quantity.unit.clone(),
    };
    match (is_met, is_missed) {
        (true, _) => told(Some(result), Reached::Met, TargetReason::Compared { against }),
        (_, true) => match deadline.filter(|deadline| is_still_to_come(deadline, later.report.year)) {
            Some(deadline) => {
                told(Some(result), Reached::Open, TargetReason::NotDue { against, deadline: deadline.to_owned() })
            }
            None => told(Some(result), Reached::Missed, TargetReason::Compared { against }),
        },
        _ => told(Some(result), Reached::Open, TargetReason::NotExactEnough { against }),
    }
}

/// 到2025年底 in a promise that is followed into the report on 2022.
fn is_still_to_come(deadline: &str, year: Option<i32>) -> bool {
    let due = deadline
        .split(|c: char| !half_width(c).is_ascii_digit())
        .map(|digits| digits.chars().map(half_width).collect::<String>())
        .find_map(|digits| digits.parse::<i32>().ok().filter(|_| digits.len() == 4));
    matches!((due, year), (Some(due), Some(year)) if due > year)
}

/// The figure that was promised, and the side of it on which the promise is kept.
struct Wanted {
    side: Side,
    figure: Decimal,
}

impl Wanted {
    /// 95%以上 and 提高到95% ask for at least that; 3天以内 and 压缩至3天 for at most.
    fn of(target: &Indicator, text: &str) -> Self {
        const DOWN_TO: &[&str] = &[
            "压缩到",
            "压缩至",
            "压减到",
            "压减至",
            "降到",
            "降至",
            "降低到",
            "降低至",
            "下降到",
            "下降至",
            "缩短到",
            "缩短至",
            "缩减到",
            "缩减至",
            "减少到",
            "减少至",
            "控制在",
            "不超过",
            "低于",
        ];
        let quantity = &target.quantity;
        let before: String =
            clause_before(target, text).chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        let is_down = quantity.bound != Bound::Min && DOWN_TO.iter().any(|words| before.contains(words));
        if quantity.bound == Bound::Max || is_down {
            Self { side: Side::AtMost, figure: quantity.value_hi.unwrap_or(quantity.value) }
        } else {
            Self { side: Side::AtLeast, figure: quantity.value }
        }
    }
}

/// Where the true figure lies; an open side is none. A tenth about 近 and 余 is as exact as such words are.
fn interval(quantity: &Quantity) -> (Option<Decimal>, Option<Decimal>) {
    let value = quantity.value;
    match quantity.bound {
        Bound::Exact => (Some(value), Some(value)),
        Bound::Min => (Some(value), None),
        Bound::Max => (None, Some(value)),
        Bound::Range => (Some(value), Some(quantity.value_hi.unwrap_or(value))),
        Bound::Approx => {
            let tenth = value.abs() / Decimal::TEN;
            (value.checked_sub(tenth), value.checked_add(tenth))
        }
    }
}

/// 每个乡镇至少建成1个: not to be set against how many there are in all. 每年 is no each of this kind.
fn is_of_each(indicator: &Indicator, text: &str) -> bool {
    let clause = clause_before(indicator, text);
    clause.split('每').skip(1).any(|behind| !behind.starts_with(['年', '季', '月', '周', '半', '日', '天']))
}

/// What stands before the figure in its clause.
fn clause_before<'t>(indicator: &Indicator, text: &'t str) -> &'t str {
    // Bounded, so that a text without a comma takes no quadratic time.
    const MOST_BYTES: usize = 120;
    let end = indicator.span.start;
    let start = indicator.sentence.start.min(end).max(end.saturating_sub(MOST_BYTES));
    let start = (start..=end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    let before = text.get(start..end).unwrap_or_default();
    before.rsplit([',', '，', ';', '；', '。', ':', '：']).next().unwrap_or_default()
}

/// The results that a report states, ready to be looked up.
#[derive(Debug)]
pub(crate) struct Results<'r> {
    /// Ascending by concept, then in the order of the text.
    by_concept: Vec<(&'r str, &'r Indicator)>,
    by_label: Vec<(&'r str, &'r Indicator)>,
    /// By the last characters of the label.
    by_ending: Vec<(String, &'r Indicator)>,
    claims: &'r [Claim],
    home: Option<crate::scope::Level>,
}

impl<'r> Results<'r> {
    pub(crate) fn of_report(read: &Read<'r>) -> Self {
        let report = read.report;
        let results = || {
            report.indicators.iter().filter(|it| {
                matches!(
                    it.role,
                    IndicatorRole::Level | IndicatorRole::Share | IndicatorRole::To | IndicatorRole::Change
                ) && !is_of_another_year(it, report)
            })
        };
        let mut by_concept: Vec<_> = results().filter_map(|it| Some((it.concept.as_deref()?, it))).collect();
        let mut by_label: Vec<_> =
            results().filter(|it| !it.label.is_empty()).map(|it| (it.label.as_str(), it)).collect();
        let mut by_ending: Vec<_> = results().filter_map(|it| Some((ending(&it.label)?, it))).collect();
        by_concept.sort_by_key(|(key, _)| *key);
        by_label.sort_by_key(|(key, _)| *key);
        by_ending.sort_by(|a, b| a.0.cmp(&b.0));
        let home = report.issuer.as_deref().and_then(level_of_issuer);
        Self { by_concept, by_label, by_ending, claims: &report.claims, home }
    }

    /// 全覆盖 for a target in percent, 未发生 for one that is a limit.
    fn in_words(&self, target: &Indicator, side: Side) -> Option<&'r Claim> {
        const MOST_CLAIMS: usize = 256;
        let concept = target.concept.as_deref()?;
        let is_enough = |claim: &&Claim| match (claim.extent, side) {
            (Extent::All, Side::AtLeast) => target.quantity.is_percent(),
            (Extent::None, Side::AtMost) => true,
            _ => false,
        };
        self.claims.iter().take(MOST_CLAIMS).find(|claim| claim.concept == concept && is_enough(claim))
    }

    /// The figure to set against a target: of its concept and a unit that counts alike, best with the same label,
    /// then of the widest scope; else of the same label and unit, or of a label that names the same by its sentence.
    fn of(&self, (target, earlier): (&Indicator, &str), later: &str) -> Option<&'r Indicator> {
        let unit = target.quantity.unit.as_str();
        let alike = |it: &&'r Indicator| {
            relation(unit, &it.quantity.unit) == Relation::Same
                // 提高3个百分点 and 压减20% are changes; a level stands against a level.
                && (it.role != IndicatorRole::Change || is_change(target))
        };
        let by_concept = target.concept.as_deref().and_then(|concept| {
            run(&self.by_concept, concept).filter(alike).min_by_key(|it| {
                let same_scope = it.scope == target.scope;
                let scope = Scope::read(it.scope.as_deref(), self.home).preference();
                (it.label != target.label, Reverse(same_scope), scope)
            })
        });
        by_concept.or_else(|| run(&self.by_label, &target.label).find(|it| it.quantity.unit == unit)).or_else(|| {
            let of_other_concepts = |it: &&Indicator| it.concept.is_some() && target.concept.is_some();
            run(&self.by_ending, ending(&target.label)?.as_str())
                .filter(|it| alike(it) && !of_other_concepts(it))
                .find(|it| name_one_figure((target, earlier), (it, later)))
        })
    }
}

/// 压减20%: the words of the label tell, for a target has one role whatever it measures.
fn is_change(target: &Indicator) -> bool {
    ["增长", "下降", "压缩", "压减", "减少", "提高", "增加"].iter().any(|words| target.label.contains(words))
}

fn run<'l, 'r, K: AsRef<str>>(
    sorted: &'l [(K, &'r Indicator)],
    key: &str,
) -> impl Iterator<Item = &'r Indicator> + use<'l, 'r, K> {
    let start = sorted.partition_point(|(it, _)| it.as_ref() < key);
    let end = sorted.partition_point(|(it, _)| it.as_ref() <= key);
    // A report that states one thing a thousand times states it nowhere.
    sorted.get(start..end).unwrap_or_default().iter().take(64).map(|(_, it)| *it)
}
