//! Rows and columns of tables.

use rust_decimal::Decimal;
use shangji_model::IndicatorRole;

use super::Found;
use super::change;
use super::fact::Fact;
use super::sum;
use super::verdict::{Interval, judge};
use crate::tables::Place;

/// A column is added up by so many rows at least.
const FEWEST: usize = 2;

pub(super) fn find(facts: &[Fact<'_>], out: &mut Vec<Found>) {
    let mut placed: Vec<_> = facts.iter().filter_map(|fact| Some((fact.place?, fact))).collect();
    for row in placed.chunk_by(|(a, _), (b, _)| (a.table, a.row) == (b.table, b.row)) {
        changes(row, out);
    }
    placed.sort_by_key(|(place, _)| *place);
    columns(&placed, out);
}

/// 2021年|2022年|增减: the change from one year to the next, in a row that has two years and one change.
fn changes(row: &[(Place, &Fact<'_>)], out: &mut Vec<Found>) {
    let levels: Vec<_> = row.iter().map(|(_, fact)| *fact).filter(|fact| fact.is_level() && fact.dated).collect();
    let mut changes = row.iter().map(|(_, fact)| *fact).filter(|fact| fact.role == IndicatorRole::Change && fact.exact);
    let (Some(change), None, [a, b]) = (changes.next(), changes.next(), levels.as_slice()) else { return };
    let (Some(year_a), Some(year_b)) = (a.year, b.year) else { return };
    let (then, now) = if year_a < year_b { (a, b) } else { (b, a) };
    if change.is_percent() && year_a.abs_diff(year_b) == 1 && then.same_unit(now) {
        out.extend(change::rate(then, now, change));
    }
}

/// Columns whose last row is their total.
fn columns(placed: &[(Place, &Fact<'_>)], out: &mut Vec<Found>) {
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
        out.push(sum::check(total, &parts, sum, verdict));
    }
}
