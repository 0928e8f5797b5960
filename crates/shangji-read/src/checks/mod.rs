//! Arithmetic that the report itself lets one check.
//!
//! A check is made only where the text presents its figures as belonging together: a share beside its part, parts
//! behind their total, a rate behind its from and to. Where several readings are open, the one that holds is taken: no
//! alarm is raised that another reading would answer.

mod change;
mod difference;
mod fact;
mod repeated;
mod share;
mod sum;
mod table;
mod verdict;

use shangji_model::{Check, CheckKind, Indicator, Verdict};

use crate::indicators::Placed;
use crate::structure::id;
use crate::view::View;

/// A check that was found; operands are places in the list of indicators.
struct Found {
    kind: CheckKind,
    operands: Vec<usize>,
    expected: String,
    stated: String,
    verdict: Verdict,
    message: String,
}

impl Found {
    /// Of a share, its own place and that of its whole.
    fn share_and_whole(&self) -> Option<(usize, usize)> {
        match self.operands.as_slice() {
            [_, whole, share] if self.kind == CheckKind::Share => Some((*share, *whole)),
            _ => None,
        }
    }
}

pub(crate) fn checks(view: &View<'_>, placed: &[Placed], indicators: &[Indicator]) -> Vec<Check> {
    let facts = fact::facts(view, placed, indicators);
    let mut found: Vec<Found> = Vec::new();
    // Operands stand in one paragraph, but for the whole of which several shares or a named one are.
    let mut start = 0_usize;
    for paragraph in facts.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let earlier = facts.get(start.saturating_sub(share::FAR)..start).unwrap_or_default();
        start += paragraph.len();
        share::find(paragraph, earlier, &mut found);
        sum::find_across(paragraph, earlier, &mut found);
        difference::find_held_against(paragraph, &mut found);
        change::find_held_against(paragraph, &mut found);
        for sentence in paragraph.chunk_by(|a, b| a.sentence == b.sentence) {
            // A rest that is named as one is a difference, not a part.
            difference::find(sentence, &mut found);
            sum::find(sentence, &mut found);
            change::find(sentence, &mut found);
        }
    }
    table::find(&facts, &mut found);
    repeated::find(&facts, indicators, &mut found);
    // One set of figures is checked once.
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|check| {
        let mut key = check.operands.clone();
        key.sort_unstable();
        seen.insert(key)
    });
    found.sort_by(|a, b| (a.operands.iter().max(), &a.operands).cmp(&(b.operands.iter().max(), &b.operands)));
    found
        .into_iter()
        .enumerate()
        .map(|(idx, check)| Check {
            id: id('k', idx),
            kind: check.kind,
            operands: check
                .operands
                .iter()
                .filter_map(|&idx| indicators.get(idx))
                .map(|indicator| indicator.id.clone())
                .collect(),
            expected: check.expected,
            stated: check.stated,
            verdict: check.verdict,
            message: check.message,
        })
        .collect()
}
