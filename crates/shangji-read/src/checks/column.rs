//! Columns of a table that a row of totals adds up.

use rust_decimal::Decimal;

use super::Found;
use super::fact::Fact;
use super::sum::check;
use super::verdict::{Interval, judge};

/// A column is added up by so many rows at least.
const FEWEST: usize = 2;

/// Columns whose last row is their total.
pub(super) fn find(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    let mut placed: Vec<_> = facts.iter().filter_map(|fact| Some((fact.place?, fact))).collect();
    placed.sort_by_key(|(place, _)| *place);
    for column in placed.chunk_by(|(a, _), (b, _)| (a.table, a.column) == (b.table, b.column)) {
        let Some(((place, total), parts)) = column.split_last() else { continue };
        let parts: Vec<&Fact<'_>> = parts.iter().map(|(_, part)| *part).collect();
        // Every row above has a figure, and none is a total itself.
        let whole =
            place.total && parts.len() == place.row && column.iter().filter(|(place, _)| place.total).count() == 1;
        let alike = parts.iter().chain([total]).all(|fact| fact.is_level() && fact.same_unit(total));
        if !whole || !alike || parts.len() < FEWEST {
            continue;
        }
        let Some(sum) = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value)) else { continue };
        // Amounts may be rounded, counts are not.
        let half: Decimal =
            parts.iter().filter(|part| part.is_rounded()).map(|part| part.resolution / Decimal::TWO).sum();
        let possible = (half > Decimal::ZERO).then_some(Interval { low: sum - half, high: sum + half });
        let verdict = judge(sum, possible, total.value, total.resolution);
        out.push(check(total, &parts, sum, verdict));
    }
}
