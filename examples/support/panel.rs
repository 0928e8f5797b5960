//! The panel as tables of a width that a terminal shows, with the reasons below.
//!
//! The comparison is one in which the reports go by their keys, `[1]`, `[2]`: file names are too long for the head of
//! a column and for reasons that name several.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, Table, presets};
use rust_decimal::Decimal;
use shangji::compare::{Cell, Comparability, Comparison, InWords, Interval, Language, PanelRow, Status};
use shangji::model::{Bound, IndicatorRole};

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

/// The rows that at least so many reports state, the legend, the reasons for the marks, and the rows summed up.
pub(crate) fn of(comparison: &Comparison, least: usize, language: Language) -> String {
    let rows: Vec<(usize, &PanelRow)> = comparison
        .panel
        .iter()
        .filter(|row| row.cells.len() >= least)
        .enumerate()
        .map(|(at, row)| (at + 1, row))
        .collect();
    let (n_rows, n_concepts, n_reports) = (rows.len(), comparison.panel.len(), comparison.reports.len());
    let mut out = match language {
        Language::Chinese => {
            format!("{n_reports}份报告共{n_concepts}项指标，其中{n_rows}项有{least}份以上报告给出或可由其推出。\n")
        }
        Language::English => {
            format!(
                "{n_rows} of {n_concepts} concepts are stated by at least {least} of {n_reports} reports, or follow from what they state.\n"
            )
        }
    };
    if rows.is_empty() {
        return out;
    }
    for first in (0..n_reports).step_by(REPORTS_WIDE) {
        let columns = first..n_reports.min(first + REPORTS_WIDE);
        let _ = writeln!(out, "\n{}", table(comparison, &rows, columns, language));
    }
    out.push_str(language.pick(LEGEND_ZH, LEGEND));
    let told: Vec<_> = rows.iter().filter(|(_, row)| !row.because.is_empty()).collect();
    if !told.is_empty() {
        out.push_str(language.pick("\n标记的缘由：\n", "\nWhy a row is marked:\n"));
    }
    for (number, row) in told {
        let _ = writeln!(out, "{number:>4} {} {}", mark(row.comparability), row.name);
        for reason in row.because.iter().take(REASONS_SHOWN) {
            let _ = writeln!(out, "       {}", reason.in_words(language));
        }
        if let Some(more) = row.because.len().checked_sub(REASONS_SHOWN).filter(|more| *more > 0) {
            let english = format!("and {more} more (all of them with --json)");
            let _ = writeln!(out, "       {}", language.pick(format!("另有{more}条（见 --json）"), english));
        }
    }
    let _ = writeln!(out, "\n{}\n{}", language.pick(HEAD_ZH, HEAD), summed_up(&rows, language));
    out
}

const HEAD: &str = "The rows summed up (1/2: one of two figures is a result in a unit that counts alike):";

const HEAD_ZH: &str = "各指标概况（1/2：两个数值中一个为结果值且计量单位一致）：";

const LEGEND: &str = "
n  reports that state it      ≥ ≤ ≈  the figure or more, or less, or about it
!  compare with caution       #      the units measure different things      x  cannot be compared
t  a target, not a result    i      not stated, follows from other figures     +2  two more had as good a claim
";

const LEGEND_ZH: &str = "
n  给出该指标的报告数      ≥ ≤ ≈  下限、上限、约数
!  口径有别，慎比          #      计量单位含义不同      x  不可比
t  目标值，非结果          i      未直接给出，由其他数据推算     +2  另有两个数值同样合适
";

/// How many state each concept, what share is silent, and the least, middle and greatest figure.
fn summed_up(rows: &[(usize, &PanelRow)], language: Language) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(language.pick(
        ["", "指标", "报告数", "缺失", "最小", "中位数", "最大"],
        ["", "concept", "n", "missing", "least", "median", "most"],
    ));
    for (number, row) in rows {
        let missing = row.missing.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default().round_dp(0);
        let figures = row.summary.as_ref().map_or_else(Default::default, |summary| {
            [summary.minimum, summary.median, summary.maximum].map(|it| interval(it, &summary.unit))
        });
        // Where some figures do not count alike, the number of those that do.
        let alike = row.summary.as_ref().map(|summary| summary.n_figures).filter(|n| *n != row.n_reports);
        let n = alike.map_or_else(|| row.n_reports.to_string(), |alike| format!("{alike}/{}", row.n_reports));
        let lead = [number.to_string(), row.name.clone(), n, format!("{missing}%")];
        table.add_row(lead.into_iter().chain(figures));
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        if at != 1 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn mark(comparability: Comparability) -> &'static str {
    match comparability {
        Comparability::Same => " ",
        Comparability::Caution => "!",
        Comparability::Unit => "#",
        Comparability::None => "x",
    }
}

fn table(
    comparison: &Comparison,
    rows: &[(usize, &PanelRow)],
    columns: std::ops::Range<usize>,
    language: Language,
) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    let heads = columns.clone().map(|column| {
        let report = comparison.reports.get(column);
        let year = report.and_then(|report| report.year).map(|year| year.to_string());
        format!("{} {}", report.map_or("", |report| &report.source), year.unwrap_or_default())
    });
    table.set_header(["", "", language.pick("指标", "concept"), "n"].map(str::to_owned).into_iter().chain(heads));
    for (number, row) in rows {
        if !row.cells.iter().any(|cell| columns.contains(&cell.column)) {
            continue;
        }
        let lead =
            [number.to_string(), mark(row.comparability).to_owned(), row.name.clone(), row.n_reports.to_string()];
        let cells = columns.clone().map(|column| {
            row.cells.iter().find(|cell| cell.column == column).map_or_else(String::new, |cell| shown(cell, language))
        });
        table.add_row(lead.into_iter().chain(cells));
    }
    for (at, column) in table.column_iter_mut().enumerate() {
        if at != 1 && at != 2 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn shown(cell: &Cell, language: Language) -> String {
    let figure = match (cell.status, cell.value) {
        (Status::FullCoverage, _) => "全覆盖".to_owned(),
        (_, Some(value)) => figure(value, cell.value_hi, &cell.unit, cell.bound),
        (_, None) => language.pick("定性", "in words").to_owned(),
    };
    let target = match (cell.status, cell.role) {
        (Status::Inferred, _) => " i",
        (_, IndicatorRole::Target) => " t",
        _ => "",
    };
    let more = match cell.n_figures {
        0 | 1 => String::new(),
        n => format!(" +{}", n - 1),
    };
    format!("{figure}{target}{more}")
}

/// All that a figure can be, with its unit: `92.5%`, `3至8件`, `≥90%`; nothing where nothing bounds it.
fn interval(interval: Interval, unit: &str) -> String {
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low == high => figure(low, None, unit, Bound::Exact),
        (Some(low), Some(high)) => {
            // 1.236亿 and 1.237亿 are one figure where two decimals are shown.
            let ends = [low, high].map(|end| figure(end, None, unit, Bound::Exact));
            let bound = if ends.first() == ends.last() { Bound::Approx } else { Bound::Range };
            figure(low, Some(high).filter(|_| bound == Bound::Range), unit, bound)
        }
        (Some(low), None) => figure(low, None, unit, Bound::Min),
        (None, Some(high)) => figure(high, None, unit, Bound::Max),
        (None, None) => String::new(),
    }
}
