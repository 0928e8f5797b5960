//! Tables that stand a cell a line.

use std::ops::Range;

use super::{Cell, Heads, NUMBERS, TOTALS, Table, is_year, of_row, quantity, time, without_move};
use crate::view::View;

/// The longest cell, in bytes: 24 Chinese characters.
const LONGEST: usize = 72;
/// A table has so many columns at most.
const COLUMNS: usize = 12;
/// Fewer rows are none.
const ROWS: usize = 2;

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Words,
    Figure,
    /// A year, which may be a head or a figure, or a mark for what is missing.
    Either,
}

impl Content {
    fn of(cell: &Cell<'_>) -> Self {
        if is_year(cell.text) || matches!(cell.text, "/" | "-" | "--" | "—" | "——") {
            Self::Either
        } else if time(cell).is_none() && quantity(without_move(cell.text).1).is_some() {
            Self::Figure
        } else {
            Self::Words
        }
    }

    fn may_be(self, other: Self) -> bool {
        self == other || self == Self::Either || other == Self::Either
    }
}

pub(super) fn tables(view: &View<'_>) -> Vec<Table> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < view.units.len() {
        let run: Vec<Cell<'_>> = (at..view.units.len()).map_while(|unit| cell(view, at, unit)).collect();
        at += run.len().max(1);
        // Most sentences are no cells, and most cells are headings.
        if run.len() > ROWS * 2 {
            in_run(&run, &mut out);
        }
    }
    out
}

/// The cell that the unit is, of the same section as the first one.
pub(super) fn cell<'a>(view: &View<'a>, first: usize, unit: usize) -> Option<Cell<'a>> {
    let own = view.units.get(unit).filter(|own| own.folded.len() <= LONGEST && own.item.is_none())?;
    let text = view.at(own.folded.clone());
    let cell = own.section == view.units.get(first)?.section
        && !text.trim_end_matches(':').contains(['。', ',', ';', ':', '、']);
    cell.then(|| Cell { text, folded: own.folded.clone(), unit })
}

/// The tables among cells that follow each other.
fn in_run(cells: &[Cell<'_>], out: &mut Vec<Table>) {
    let contents: Vec<Content> = cells.iter().map(Content::of).collect();
    let mut from = 0;
    while let Some(first) = contents.iter().skip(from).position(|content| *content == Content::Figure) {
        let first = from + first;
        let Some(Shape { start, columns, rows }) = shape(cells, &contents, from, first) else {
            from = first + 1;
            continue;
        };
        let mut end = start + columns * (rows + 1);
        let table = cells.get(start..end).unwrap_or_default();
        let (heads, body) = table.split_at_checked(columns).unwrap_or_default();
        if let (Some(first), Some(last)) = (heads.first(), body.last()) {
            let mut units: Range<usize> = first.unit..last.unit + 1;
            let heads = Heads::of(heads);
            let found = body.chunks(columns).enumerate();
            let mut statements: Vec<_> = found.flat_map(|(nth, row)| of_row((units.start, nth), &heads, row)).collect();
            // The row of totals has no number.
            if heads.naming > 0
                && let Some(total) = cells
                    .get(end..end + columns - 1)
                    .filter(|row| row.first().is_some_and(|name| TOTALS.contains(&name.text)))
            {
                let row: Vec<_> = total.iter().take(1).chain(total).cloned().collect();
                statements.extend(of_row((units.start, rows), &heads, &row));
                units.end += total.len();
                end += total.len();
            }
            out.push(Table { units, statements });
        }
        from = end;
    }
}

/// Where a table begins, how wide it is, and how many rows stand under its heads.
struct Shape {
    start: usize,
    columns: usize,
    rows: usize,
}

/// The shape by which most cells from `from` on are cells of a table whose first figure is the cell `first`.
fn shape(cells: &[Cell<'_>], contents: &[Content], from: usize, first: usize) -> Option<Shape> {
    let shapes = (2..=COLUMNS).flat_map(|columns| (0..columns).map(move |column| (columns, column)));
    let shapes = shapes.filter_map(|(columns, column)| {
        let start = first.checked_sub(columns + column).filter(|start| *start >= from)?;
        let (heads, body) = contents.get(start..)?.split_at_checked(columns)?;
        let pattern = body.get(..columns)?;
        let numbered = column == 0 && !cells.get(start).is_some_and(|head| NUMBERS.contains(&head.text));
        if numbered || heads.contains(&Content::Figure) {
            return None;
        }
        let alike = |row: &&[Content]| row.iter().zip(pattern).all(|(own, other)| own.may_be(*other));
        let rows = body.chunks_exact(columns).take_while(alike).count();
        (rows >= ROWS).then_some((columns * rows, column, Shape { start, columns, rows }))
    });
    shapes.max_by_key(|(covered, column, _)| (*covered, *column)).map(|(_, _, shape)| shape)
}
