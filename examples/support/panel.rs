//! The panel as tables of a width that a terminal shows, with the reasons below.
//!
//! The comparison is one in which the reports go by their keys, `[1]`, `[2]`: file names are too long for the head of
//! a column and for reasons that name several.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, Table, presets};
use shangji::compare::{Cell, Comparability, Comparison, PanelRow, Status};
use shangji::model::IndicatorRole;

use super::figures::figure;

/// Columns of reports beside each other; more go into tables of their own.
const REPORTS_WIDE: usize = 6;

/// Where each of many reports gives several figures, a row has a reason for each.
const REASONS_SHOWN: usize = 8;

/// The key of the report in a column, from 0: `[1]`, or `[01]` where there are ten or more, so that keys sort as
/// their numbers do.
pub(crate) fn key(column: usize, n_reports: usize) -> String {
    let width = n_reports.to_string().len();
    format!("[{:0width$}]", column + 1)
}

/// The rows that at least so many reports state, the legend, and the reasons for the marks.
pub(crate) fn of(comparison: &Comparison, least: usize) -> String {
    let rows: Vec<(usize, &PanelRow)> = comparison
        .panel
        .iter()
        .filter(|row| row.n_reports >= least)
        .enumerate()
        .map(|(at, row)| (at + 1, row))
        .collect();
    let mut out = format!(
        "{} of {} concepts are stated by at least {least} of {} reports.\n",
        rows.len(),
        comparison.panel.len(),
        comparison.reports.len()
    );
    if rows.is_empty() {
        return out;
    }
    for first in (0..comparison.reports.len()).step_by(REPORTS_WIDE) {
        let columns = first..comparison.reports.len().min(first + REPORTS_WIDE);
        let _ = writeln!(out, "\n{}", table(comparison, &rows, columns));
    }
    out.push_str(LEGEND);
    let told: Vec<_> = rows.iter().filter(|(_, row)| !row.reasons.is_empty()).collect();
    if !told.is_empty() {
        out.push_str("\nWhy a row is marked:\n");
    }
    for (number, row) in told {
        let _ = writeln!(out, "{number:>4} {} {}", mark(row.comparability), row.name);
        for reason in row.reasons.iter().take(REASONS_SHOWN) {
            let _ = writeln!(out, "       {reason}");
        }
        if row.reasons.len() > REASONS_SHOWN {
            let _ = writeln!(out, "       and {} more (all of them with --json)", row.reasons.len() - REASONS_SHOWN);
        }
    }
    out
}

const LEGEND: &str = "
n  reports that state it      ≥ ≤ ≈  the figure or more, or less, or about it
!  compare with caution       #      the units measure different things      x  cannot be compared
t  a target, not a result    +2     two more figures of the report had as good a claim
";

fn mark(comparability: Comparability) -> &'static str {
    match comparability {
        Comparability::Same => " ",
        Comparability::Caution => "!",
        Comparability::Unit => "#",
        Comparability::None => "x",
    }
}

fn table(comparison: &Comparison, rows: &[(usize, &PanelRow)], columns: std::ops::Range<usize>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    let heads = columns.clone().map(|column| {
        let report = comparison.reports.get(column);
        let year = report.and_then(|report| report.year).map(|year| year.to_string());
        format!("{} {}", report.map_or("", |report| &report.source), year.unwrap_or_default())
    });
    table.set_header(["", "", "concept", "n"].map(str::to_owned).into_iter().chain(heads));
    for (number, row) in rows {
        if !row.cells.iter().any(|cell| columns.contains(&cell.column)) {
            continue;
        }
        let lead =
            [number.to_string(), mark(row.comparability).to_owned(), row.name.clone(), row.n_reports.to_string()];
        let cells = columns
            .clone()
            .map(|column| row.cells.iter().find(|cell| cell.column == column).map(shown).unwrap_or_default());
        table.add_row(lead.into_iter().chain(cells));
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        if at != 1 && at != 2 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn shown(cell: &Cell) -> String {
    let figure = match (cell.status, cell.value) {
        (Status::FullCoverage, _) => "全覆盖".to_owned(),
        (_, Some(value)) => figure(value, cell.value_hi, &cell.unit, cell.bound),
        (_, None) => "in words".to_owned(),
    };
    let target = if cell.role == IndicatorRole::Target { " t" } else { "" };
    let more = match cell.n_figures {
        0 | 1 => String::new(),
        n => format!(" +{}", n - 1),
    };
    format!("{figure}{target}{more}")
}
