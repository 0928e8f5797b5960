//! A figure that the report gives twice, with different values.

use std::collections::BTreeMap;

use shangji_model::{CheckKind, Indicator, IndicatorRole, Verdict};

use super::Found;
use super::fact::Fact;

/// The shortest name, in characters, that is taken to name one thing only.
const SHORTEST: usize = 8;
/// Words for bodies other than the one that reports: what stands under them is theirs.
const BODIES: &[&str] = &["局", "镇", "乡", "街道", "法院", "检察院", "中心", "大队", "开发区", "系统", "企业", "其中"];

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
    let mut first: BTreeMap<Name<'_>, &Fact<'_>> = BTreeMap::new();
    for fact in facts {
        let plain = fact.exact && matches!(fact.role, IndicatorRole::Level | IndicatorRole::Share) && !fact.part;
        let named = fact.label.chars().nth(SHORTEST - 1).is_some();
        let own = !BODIES.iter().any(|body| fact.lead.contains(body) || fact.label.contains(body));
        let Some(indicator) = indicators.get(fact.idx).filter(|of| plain && named && own && of.concept.is_some())
        else {
            continue;
        };
        let key = Name {
            label: fact.label,
            unit: fact.unit,
            scope: indicator.scope.as_deref(),
            as_of: indicator.period.as_of.as_deref(),
        };
        let Some(before) = first.get(&key) else {
            first.insert(key, fact);
            continue;
        };
        let same_year = indicators.get(before.idx).is_some_and(|before| before.period.year == indicator.period.year);
        if before.value != fact.value && before.paragraph != fact.paragraph && same_year {
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
