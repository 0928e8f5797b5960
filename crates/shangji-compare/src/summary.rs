//! The figures of a row in a few: the least, the middle, the greatest.
//!
//! 90%以上 and 900余 are no numbers but intervals. Whatever the true figures are, the least of them lies between the least
//! of the lower ends and the least of the upper ends, and the same holds of every other place in their order: so the
//! minimum, the median and the maximum are intervals, and numbers where all that bears on them is exact.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Interval;
use crate::unit;

/// The least, the middle and the greatest of the figures of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// How many figures it is of: results on the year reported on, whose units count alike. Where a row has several
    /// kinds of units it is of the most frequent one; the others are left out, not converted.
    pub n_figures: usize,
    /// The unit.
    pub unit: String,
    /// The least.
    pub minimum: Interval,
    /// The middle one; of an even number, half of the two in the middle.
    pub median: Interval,
    /// The greatest.
    pub maximum: Interval,
}

/// Sums up figures, each with its unit; none where there are none. Of units that are as frequent the concept's own goes
/// first.
pub(crate) fn summary(figures: &[(&str, Interval)], own_unit: &str) -> Option<Summary> {
    // Of more units than this in one row only the most frequent are looked at.
    const MOST_UNITS: usize = 16;
    let mut frequency: BTreeMap<&str, usize> = BTreeMap::new();
    for (unit, _) in figures {
        *frequency.entry(unit).or_default() += 1;
    }
    let mut units: Vec<(&str, usize)> = frequency.into_iter().collect();
    units.sort_by_key(|(unit, n)| (std::cmp::Reverse(*n), *unit != own_unit, *unit));
    units.truncate(MOST_UNITS);
    let alike = |unit: &str| -> Vec<Interval> {
        figures.iter().filter_map(|(other, interval)| converted(*interval, other, unit)).collect()
    };
    let mut best: Option<(&str, Vec<Interval>)> = None;
    for (unit, _) in units {
        let found = alike(unit);
        let is_more = best.as_ref().is_none_or(|(of, most)| {
            found.len() > most.len() || (found.len() == most.len() && unit == own_unit && *of != own_unit)
        });
        if is_more {
            best = Some((unit, found));
        }
    }
    let (unit, found) = best?;
    let (mut lows, mut highs): (Vec<_>, Vec<_>) = found.iter().map(|it| (it.low, it.high)).unzip();
    // No lower end is the lowest, no upper end the highest.
    lows.sort_unstable();
    highs.sort_unstable_by_key(|high| (high.is_none(), *high));
    let at = |pick: &dyn Fn(&[Option<Decimal>]) -> Option<Decimal>| Interval { low: pick(&lows), high: pick(&highs) };
    Some(Summary {
        n_figures: found.len(),
        unit: unit.to_owned(),
        minimum: at(&|ends| ends.first().copied().flatten()),
        median: at(&middle),
        maximum: at(&|ends| ends.last().copied().flatten()),
    })
}

fn middle(sorted: &[Option<Decimal>]) -> Option<Decimal> {
    let upper = sorted.get(sorted.len() / 2).copied().flatten()?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted.get((sorted.len() / 2).checked_sub(1)?).copied().flatten()?;
    Some(lower.checked_add(upper)?.checked_div(Decimal::TWO)?.normalize())
}

fn converted(interval: Interval, from: &str, to: &str) -> Option<Interval> {
    let end = |end: Option<Decimal>| match end {
        Some(value) => unit::converted(value, from, to).map(Some),
        None => unit::converted(Decimal::ZERO, from, to).map(|_| None),
    };
    Some(Interval { low: end(interval.low)?, high: end(interval.high)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// `5`, `3..8`, `90..`, `..2`.
    fn interval(text: &str) -> Interval {
        let end = |text: &str| (!text.is_empty()).then(|| decimal(text));
        match text.split_once("..") {
            Some((low, high)) => Interval { low: end(low), high: end(high) },
            None => Interval { low: end(text), high: end(text) },
        }
    }

    fn of(figures: &[(&str, &str)], own_unit: &str) -> Summary {
        let figures: Vec<(&str, Interval)> = figures.iter().map(|(figure, unit)| (*unit, interval(figure))).collect();
        summary(&figures, own_unit).unwrap()
    }

    #[test]
    fn the_middle_of_what_is_open_is_open() {
        for (figures, minimum, median, maximum) in [
            (&["5"][..], "5", "5", "5"),
            (&["7", "1", "4"], "1", "4", "7"),
            (&["7", "1", "4", "2"], "1", "3", "7"),
            (&["95", "90..100", "92"], "90..92", "92..95", "95..100"),
            (&["3", "10.."], "3", "6.5..", "10.."),
            (&["890..910", "100", "2000"], "100", "890..910", "2000"),
            (&["..5", "1"], "..1", "..3", "1..5"),
        ] {
            let units: Vec<(&str, &str)> = figures.iter().map(|figure| (*figure, "件")).collect();
            let found = of(&units, "件");
            let expected = [minimum, median, maximum].map(interval);
            assert_eq!([found.minimum, found.median, found.maximum], expected, "{figures:?}");
        }
        assert_eq!(summary(&[], "件"), None);
    }

    #[test]
    fn only_units_that_count_alike_are_put_together() {
        let found = of(&[("74", "件"), ("436", "件次"), ("88", "份"), ("24", "份"), ("148", "份")], "件");
        assert_eq!((found.n_figures, found.unit.as_str(), found.median), (3, "份", interval("88")));
        let found = of(&[("3", "天"), ("5", "工作日")], "工作日");
        assert_eq!((found.n_figures, found.unit.as_str(), found.maximum), (1, "工作日", interval("5")));
        let found = of(&[("12", "人"), ("1.5", "万名")], "人");
        assert_eq!((found.n_figures, found.unit.as_str(), found.maximum), (2, "人", interval("15000")));
    }
}
