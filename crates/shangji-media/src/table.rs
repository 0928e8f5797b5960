//! Tables as rows of text.
//!
//! A table of figures becomes a line a figure, `行头列头：数值`, so that each figure stands beside all that names it:
//!
//! | 类别 | 2022年 | 2023年 |      |
//! |---|---|---|---|
//! | 受理案件（件） | 107 | 118 | `2022年受理案件：107件` `2023年受理案件：118件` |
//!
//! A table without figures stays a line a row with tabs between the cells, and one that only lays out a page (a cell
//! with running text, a table within a table) stays the text of its cells.

#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use crate::traced::{From, Traced};
use words::{begins_with_year, is_bare, is_bare_year, is_blank, is_figure, is_general, split_unit, unit, unit_of_line};

/// A cell as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) traced: Traced,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// Whether it is marked as the head of a row or column.
    pub(crate) head: bool,
    /// Whether it continues the cell above it, as cells merged downwards do in Word.
    pub(crate) continues: bool,
}

impl Default for Cell {
    fn default() -> Self {
        Self { traced: Traced::default(), columns: 1, rows: 1, head: false, continues: false }
    }
}

impl Cell {
    pub(crate) fn text(&self) -> &str {
        &self.traced.text
    }
}

/// A table as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Whether another table stands in one of its cells.
    pub(crate) nests: bool,
}

/// A longer cell, in characters, is running text.
const RUNNING: usize = 48;
/// A wider table is no table of a report, and merged cells multiply.
const WIDEST: usize = 64;
/// How many places a table may have, merged cells counted as often as they cover one.
const LARGEST: usize = 100_000;

impl Table {
    /// Writes its lines.
    pub(crate) fn write(&self, out: &mut Traced) {
        let default_unit = out.text.lines().next_back().and_then(unit_of_line).map(str::to_owned);
        let laid_out = self.nests || self.rows.iter().flatten().any(|cell| is_running(cell.text()));
        let grid = if laid_out { None } else { Grid::new(&self.rows) };
        if let Some(lines) = grid.and_then(|grid| grid.lines(default_unit.as_deref())) {
            for line in lines {
                out.append_around(&line.text, line.value, line.from);
                out.push('\n', None);
            }
            return;
        }
        for row in &self.rows {
            write_row(row, out);
        }
    }
}

/// A line with tabs; a cell of several lines keeps them.
fn write_row(row: &[Cell], out: &mut Traced) {
    let mut fresh = true;
    for cell in row.iter().filter(|cell| !cell.text().is_empty()) {
        let several = cell.text().contains('\n');
        if !fresh {
            out.push(if several { '\n' } else { '\t' }, None);
        }
        out.append(&cell.traced, 0..cell.text().len());
        fresh = several;
        if several {
            out.push('\n', None);
        }
    }
    if !fresh {
        out.push('\n', None);
    }
}

/// A line of a table of figures.
#[derive(Clone)]
struct Line {
    text: String,
    /// The figure in it, or all of it.
    value: Range<usize>,
    /// Where that came from.
    from: Option<From>,
}

impl Line {
    fn whole(text: &str, from: Option<From>) -> Self {
        Self { text: text.to_owned(), value: 0..text.len(), from }
    }
}

fn is_running(text: &str) -> bool {
    text.contains('。') || text.chars().nth(RUNNING).is_some() || text.lines().nth(3).is_some()
}

/// A table with its merged cells dealt out: every row has every column.
struct Grid {
    rows: Vec<Vec<Place>>,
    n_columns: usize,
}

#[derive(Clone, Default)]
struct Place {
    text: String,
    from: Option<From>,
    head: bool,
    /// Whether the cell began further up or left.
    spanned: bool,
}

impl Grid {
    fn new(rows: &[Vec<Cell>]) -> Option<Self> {
        let n_columns = rows.iter().map(|row| width(row)).max().filter(|&n| n <= WIDEST)?;
        if n_columns < 2 || n_columns * rows.len() > LARGEST {
            return None;
        }
        let mut grid: Vec<Vec<Place>> = Vec::with_capacity(rows.len());
        // For each column the rows that a cell from above still covers.
        let mut covered = vec![0usize; n_columns];
        for row in rows {
            let above = grid.last();
            let mut places: Vec<Place> = Vec::with_capacity(n_columns);
            let mut cells = row.iter();
            while places.len() < n_columns {
                let column = places.len();
                let from_above = || above.and_then(|row| row.get(column)).cloned().unwrap_or_default();
                if let Some(left) = covered.get_mut(column).filter(|left| **left > 0) {
                    *left -= 1;
                    places.push(Place { spanned: true, ..from_above() });
                    continue;
                }
                let Some(cell) = cells.next() else {
                    places.push(Place::default());
                    continue;
                };
                let (text, from) = if cell.continues {
                    let above = from_above();
                    (above.text, above.from)
                } else {
                    (joined(cell.text()), cell.traced.whole())
                };
                for nth in 0..cell.columns.clamp(1, n_columns - column) {
                    let spanned = cell.continues || nth > 0;
                    places.push(Place { text: text.clone(), from, head: cell.head, spanned });
                    if let Some(left) = covered.get_mut(column + nth) {
                        *left = cell.rows.clamp(1, rows.len()) - 1;
                    }
                }
            }
            grid.push(places);
        }
        Some(Self { rows: grid, n_columns })
    }

    /// A line a figure; none where there are no figures, or none that are named.
    fn lines(&self, default_unit: Option<&str>) -> Option<Vec<Line>> {
        let mut lines = Vec::new();
        let mut default_unit = default_unit;
        let captions = self.rows.iter().take_while(|row| is_banner(row)).count();
        for row in self.rows.iter().take(captions) {
            let Some(place) = row.first() else { continue };
            default_unit = unit_of_line(&place.text).or(default_unit);
            lines.extend((!place.text.is_empty()).then(|| Line::whole(&place.text, place.from)));
        }
        let rest = self.rows.get(captions..).unwrap_or_default();
        let n_heads = rest.iter().enumerate().take_while(|(nth, row)| is_head(row, *nth == 0)).count();
        let (heads, body) = rest.split_at_checked(n_heads)?;
        if !body.iter().flatten().any(|place| is_figure(&place.text)) {
            return None;
        }
        if heads.is_empty() {
            return pairs(body, default_unit).map(|pairs| [lines, pairs].concat());
        }
        let columns = Columns::new(heads, body, self.n_columns);
        for row in body {
            columns.write(row, default_unit, &mut lines);
        }
        Some(lines)
    }
}

/// What the columns of a table with heads are.
struct Columns {
    heads: Vec<String>,
    /// The columns that name the rows.
    names: Vec<usize>,
    /// The column that holds the units of the rows.
    unit: Option<usize>,
    /// The columns that say something of the rows.
    values: Vec<usize>,
}

impl Columns {
    fn new(heads: &[Vec<Place>], body: &[Vec<Place>], n_columns: usize) -> Self {
        let texts = |column: usize| {
            body.iter().filter(|row| !is_banner(row)).filter_map(move |row| row.get(column)).map(|it| it.text.as_str())
        };
        let heads: Vec<String> = (0..n_columns)
            .map(|column| {
                heads
                    .iter()
                    .filter_map(|row| row.get(column))
                    .fold(String::new(), |head, place| with(head, &place.text))
            })
            .collect();
        let head = |column: usize| heads.get(column).map(String::as_str).unwrap_or_default();
        let is_serial = |column: usize| matches!(head(column), "序号" | "序號" | "编号" | "編號" | "No." | "序");
        let unit = (0..n_columns).find(|&column| {
            matches!(head(column), "单位" | "單位" | "计量单位" | "計量單位")
                && texts(column).all(|text| text.is_empty() || unit(text).is_some())
        });
        let told: Vec<usize> = (0..n_columns).filter(|&it| !is_serial(it) && Some(it) != unit).collect();
        let n_names = told.iter().take_while(|&&column| !texts(column).any(is_figure)).count();
        let (names, values) = told.split_at_checked(n_names).unwrap_or_default();
        Self { names: names.to_vec(), values: values.to_vec(), unit, heads }
    }

    fn write(&self, row: &[Place], default_unit: Option<&str>, lines: &mut Vec<Line>) {
        let text = |column: usize| row.get(column).map(|place| place.text.as_str()).unwrap_or_default();
        let from = |column: usize| row.get(column).and_then(|place| place.from);
        if is_banner(row) {
            lines.extend((!text(0).is_empty()).then(|| Line::whole(text(0), from(0))));
            return;
        }
        let name = self.names.iter().fold(String::new(), |name, &column| with(name, text(column)));
        let (name, unit_of_row) = split_unit(&name);
        let unit_of_row = self.unit.and_then(|column| unit(text(column))).or(unit_of_row);
        let before = lines.len();
        for &column in &self.values {
            let value = text(column);
            // A value merged over columns is said once, of the first.
            let merged = row.get(column).is_some_and(|place| place.spanned) && column > 0 && text(column - 1) == value;
            if is_blank(value) || merged {
                continue;
            }
            let head = self.heads.get(column).map(String::as_str).unwrap_or_default();
            let (head, unit_of_column) = split_unit(head);
            let subject = if name.is_empty() {
                head.to_owned()
            } else if is_general(head) {
                name.to_owned()
            } else if begins_with_year(head) {
                format!("{head}{name}")
            } else {
                format!("{name}{head}")
            };
            lines.push(stated(&subject, value, unit_of_column.or(unit_of_row).or(default_unit), from(column)));
        }
        if lines.len() == before && !name.is_empty() {
            lines.push(Line::whole(name, self.names.first().and_then(|&column| from(column)).map(inexact)));
        }
    }
}

/// Rows without heads above: `受理案件 | 12件 | 审结案件 | 10件`. Each figure belongs to the words at its left.
fn pairs(body: &[Vec<Place>], default_unit: Option<&str>) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    for row in body {
        let mut name = String::new();
        let mut named = false;
        for place in row.iter().filter(|place| !place.text.is_empty() && !place.spanned) {
            if is_figure(&place.text) {
                let (subject, unit) = split_unit(&name);
                if subject.is_empty() {
                    return None;
                }
                lines.push(stated(subject, &place.text, unit.or(default_unit), place.from));
                named = true;
            } else {
                if named {
                    name.clear();
                    named = false;
                }
                name = with(name, &place.text);
            }
        }
        if !named && !name.is_empty() {
            let from = row.iter().find_map(|place| place.from).map(inexact);
            lines.push(Line::whole(&name, from));
        }
    }
    Some(lines)
}

fn stated(subject: &str, value: &str, unit: Option<&str>, from: Option<From>) -> Line {
    let unit = unit.filter(|_| is_bare(value)).unwrap_or_default();
    let colon = if subject.is_empty() || subject.ends_with([':', '：']) { "" } else { "：" };
    let start = subject.len() + colon.len();
    Line { text: format!("{subject}{colon}{value}{unit}"), value: start..start + value.len(), from }
}

/// The place of words that were put together of several.
fn inexact(from: From) -> From {
    From { exact: false, ..from }
}

/// A head over a head, each said once.
fn with(mut head: String, more: &str) -> String {
    if !head.ends_with(more) {
        head.push_str(more);
    }
    head
}

fn width(row: &[Cell]) -> usize {
    row.iter().fold(0usize, |sum, cell| sum.saturating_add(cell.columns.max(1)))
}

/// A cell on one line. Wrapped Chinese has no gaps.
fn joined(text: &str) -> String {
    text.lines().fold(String::new(), |mut line, more| {
        let figures = line.ends_with(|c: char| c.is_alphanumeric() && c.is_ascii())
            && more.starts_with(|c: char| c.is_alphanumeric() && c.is_ascii());
        if figures {
            line.push(' ');
        }
        line.push_str(more);
        line
    })
}

/// One cell over the whole row.
fn is_banner(row: &[Place]) -> bool {
    row.len() > 1
        && row.iter().skip(1).all(|place| place.spanned)
        && row.windows(2).all(|pair| matches!(pair, [a, b] if a.text == b.text))
        && row.first().is_some_and(|place| !place.spanned && !is_figure(&place.text))
}

/// Whether a row names the columns under it. Years may stand as bare figures in the first.
fn is_head(row: &[Place], first: bool) -> bool {
    let stated = || row.iter().filter(|place| !place.text.is_empty());
    let marked = stated().all(|place| place.head);
    let named = !stated().any(|place| is_figure(&place.text) && !(first && is_bare_year(&place.text)));
    (marked || named) && !is_banner(row) && stated().count() > 1
}
