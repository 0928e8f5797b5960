use std::collections::BTreeMap;

use shangji::model::{self, Verdict};

use super::{Pairs, Score, Scorer, n_shared};
use crate::gold::{Indicator, Place};

impl Scorer<'_> {
    pub(super) fn checks(&self, score: &mut Score) {
        let gold = &self.gold.checks;
        let of_indicator: BTreeMap<&str, Place> = self
            .report
            .indicators
            .iter()
            .map(|indicator| (indicator.id.as_str(), self.text.place(indicator.span).unwrap_or_default()))
            .collect();
        let finds: Vec<(&model::Check, Vec<Place>)> = self
            .report
            .checks
            .iter()
            .map(|check| {
                (check, check.operands.iter().filter_map(|id| of_indicator.get(id.as_str()).copied()).collect())
            })
            .collect();
        let allowed: BTreeMap<&str, Vec<Place>> =
            self.gold.indicators.iter().map(|of| (of.id.as_str(), self.places_of_figure(of))).collect();
        let stands = |operand: &String, places: &[Place]| {
            let wanted = allowed.get(operand.as_str());
            wanted.is_some_and(|wanted| wanted.iter().any(|&a| places.iter().any(|&b| n_shared(a, b) > 0)))
        };
        let pairs = Pairs::of(gold, &finds, |want, (_, places)| {
            let same = want.operands.len() == places.len() && want.operands.iter().all(|id| stands(id, places));
            same.then_some(1.0)
        });

        for (at, want) in gold.iter().enumerate() {
            let verdict = pairs.find_for(at).and_then(|nth| finds.get(nth)).map(|(check, _)| check.verdict);
            if want.must {
                score.count("checks.recall", usize::from(verdict.is_some()), 1);
                score.count("checks.verdict", usize::from(verdict == Some(want.verdict)), 1);
            }
            match verdict {
                Some(verdict) if verdict != want.verdict => score
                    .faults
                    .push(format!("{} CHECK verdict {}: want {:?} got {verdict:?}", self.name, want.id, want.verdict)),
                None if want.must => {
                    let (kind, quotes) = (want.kind, self.quotes(&want.operands));
                    score.faults.push(format!("{} CHECK missed {kind:?} {quotes:?}", self.name));
                }
                _ => {}
            }
        }

        // A second alarm over a figure that gold already calls wrong says the same thing again.
        let wrong: Vec<&String> = gold
            .iter()
            .filter(|check| check.verdict == Verdict::Inconsistent)
            .flat_map(|check| &check.operands)
            .collect();
        score.count("checks.false_alarms", 0, 0);
        for (nth, (check, places)) in finds.iter().enumerate() {
            if check.verdict == Verdict::Inconsistent
                && !pairs.is_paired(nth)
                && !wrong.iter().any(|operand| stands(operand, places))
            {
                score.count("checks.false_alarms", 1, 0);
                let quotes: Vec<&str> = places.iter().map(|&place| self.text.at(place)).collect();
                score.faults.push(format!("{} CHECK alarm not in gold {:?} {quotes:?}", self.name, check.kind));
            }
        }
    }

    /// Where a figure stands: a figure that the report repeats may stand for the first one.
    fn places_of_figure(&self, of: &Indicator) -> Vec<Place> {
        let same = |other: &&Indicator| {
            other.id == of.id || other.repeats.as_ref() == Some(&of.id) || of.repeats.as_ref() == Some(&other.id)
        };
        self.gold.indicators.iter().filter(same).map(|other| (other.start, other.end)).collect()
    }

    fn quotes(&self, ids: &[String]) -> Vec<&str> {
        let quote = |id: &String| self.gold.indicators.iter().find(|of| of.id == *id).map(|of| of.quote.as_str());
        ids.iter().filter_map(quote).collect()
    }
}
