//! The figures, concept by report.

use shangji_compare::{Cell, PanelRow, Status};

use super::{EVIDENCE, code as code_column, decimal, integer, of_report, text};
use crate::cell::{Row, code};
use crate::table::Column;
use crate::tables::Tables;

pub(crate) fn columns() -> Vec<Column> {
    let own = [
        text("concept", "id of the concept"),
        text("concept_name", "its name in Chinese"),
        text("task", "the task of the outline to which it belongs"),
        decimal("value", "the figure, or the lower end of a range, in the base unit; empty where words stand for one"),
        decimal("value_high", "the upper end of a range"),
        text("unit", "the unit as stated, in the base: 元 for 亿元"),
        code_column("bound", "exact, approx (余, 近, 约), min (以上), max (以内), range"),
        code_column(
            "status",
            "reported, zero, full_coverage (全覆盖, in words), qualitative (words, no figure), inferred (not stated)",
        ),
        code_column("role", "level, share, change, to, rank; from and target are no results"),
        text("scope", "全市, 市本级 ... as written"),
        text("as_of", "cut-off, YYYY-MM"),
        integer(
            "n_equal_claims",
            "how many different figures of the report had as good a claim; 1 where the choice was plain",
        ),
        code_column("comparability", "of the concept over all reports: same, caution, unit, none"),
        text("label", "what the report counts, in its words"),
        text(
            "indicator",
            "id of the figure in the report's JSON; for an inferred one, of those that it follows from, joined by ;",
        ),
    ];
    of_report(&own.iter().chain(&EVIDENCE).copied().collect::<Vec<_>>())
}

pub(crate) fn rows(tables: &Tables<'_>) -> Vec<Row> {
    let cells = |row| row_cells(tables, row);
    tables.comparison.panel.iter().flat_map(cells).collect()
}

fn row_cells(tables: &Tables<'_>, row: &PanelRow) -> Vec<Row> {
    row.cells.iter().map(|cell| figure(tables, row, cell)).collect()
}

fn figure(tables: &Tables<'_>, row: &PanelRow, cell: &Cell) -> Row {
    let shown = if cell.status == Status::Inferred {
        cell.indicators.as_slice()
    } else {
        cell.indicators.get(..1).unwrap_or_default()
    };
    let figure = shown.first().and_then(|id| tables.indicator(cell.column, id)).map(|it| it.span);
    // What is said in words has no figure: the claim under the concept is its evidence.
    let claim = || {
        let claims = &tables.reads.get(cell.column)?.report.claims;
        claims.iter().take(MOST_CLAIMS).find(|claim| claim.concept == row.concept).map(|claim| claim.span)
    };
    tables
        .key(cell.column)
        .text(&row.concept)
        .text(&row.name)
        .text_or_none(row.task.as_ref())
        .decimal(cell.value)
        .decimal(cell.value_hi)
        .text(&cell.unit)
        .text(code(&cell.bound))
        .text(code(&cell.status))
        .text(code(&cell.role))
        .text_or_none(cell.scope.as_ref())
        .text_or_none(cell.as_of.as_ref())
        .count(cell.n_figures)
        .text(code(&row.comparability))
        .text(&cell.label)
        .text(shown.join(";"))
        .append(tables.evidence(cell.column, figure.or_else(claim)))
}

/// A report states each concept in words once; this bounds one that was not made by the reader.
const MOST_CLAIMS: usize = 1024;
