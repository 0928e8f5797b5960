//! A figure that the report gives twice, with different values.

use shangji_model::{CheckKind, Indicator, IndicatorRole, Verdict};
use shangji_text::WordList;

use super::Found;
use super::fact::Fact;

/// The shortest name, in characters, that is taken to name one thing only.
const SHORTEST: usize = 8;
/// Words for bodies other than the one that reports: what stands under them is theirs.
static BODIES: WordList =
    WordList::new(&["局", "镇", "乡", "街道", "法院", "检察院", "中心", "大队", "开发区", "系统", "企业", "其中"]);

/// What two figures must have in common to be one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Name<'a> {
    label: &'a str,
    unit: &'a str,
    scope: Option<&'a str>,
    as_of: Option<&'a str>,
}

/// Figures of the whole report under one name, in one unit, scope and time, that differ. They must stand in different
/// paragraphs, plain counts or rates each, and nothing before them may say that they are of somebody else.
pub(super) fn find(facts: &[Fact<'_>], indicators: &[Indicator], out: &mut Vec<Found>) {
    let mut named: Vec<(Name<'_>, &Fact<'_>)> =
        facts.iter().filter_map(|fact| Some((name(fact, indicators.get(fact.idx)?)?, fact))).collect();
    // Stable: of one name the first figure stays the first.
    named.sort_by(|(a, _), (b, _)| a.cmp(b));
    for one in named.chunk_by(|(a, _), (b, _)| a == b).filter(|one| one.len() > 1) {
        let mut own = one.iter().map(|(_, fact)| *fact).filter(|fact| !is_of_others(fact));
        let Some(before) = own.next() else { continue };
        let year = |fact: &Fact<'_>| indicators.get(fact.idx).map(|indicator| indicator.period.year);
        for fact in own {
            if before.value == fact.value || before.paragraph == fact.paragraph || year(before) != year(fact) {
                continue;
            }
            out.push(Found {
                kind: CheckKind::Repeated,
                operands: vec![before.idx, fact.idx],
                expected: before.value.to_string(),
                stated: fact.value.to_string(),
                verdict: Verdict::Inconsistent,
                message: format!("{} is given as {} and as {}", fact.label, before.shown(), fact.shown()),
            });
        }
    }
}

/// The name of a figure that can be held against another: a plain count or rate with a concept, under a full name.
fn name<'a>(fact: &Fact<'a>, indicator: &'a Indicator) -> Option<Name<'a>> {
    let plain = fact.exact && matches!(fact.role, IndicatorRole::Level | IndicatorRole::Share) && !fact.part;
    let full = || fact.label.chars().nth(SHORTEST - 1).is_some();
    (plain && indicator.concept.is_some() && full()).then_some(Name {
        label: fact.label,
        unit: fact.unit,
        scope: indicator.scope.as_deref(),
        as_of: indicator.period.as_of.as_deref(),
    })
}

/// Whether the figure, or what stands before it, speaks of another body. Dear, so asked of names met twice alone.
fn is_of_others(fact: &Fact<'_>) -> bool {
    BODIES.is_in(fact.lead) || BODIES.is_in(fact.label)
}
