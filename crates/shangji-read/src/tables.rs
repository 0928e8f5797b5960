//! Tables of a plain text, under a row of heads: rows of cells parted by bars or tabs, or a cell a line, as pages are
//! saved.
//!
//! ```text
//! table = heads { row } ;                 (* each row with no more cells than there are heads *)
//! heads = name { bar head } ;             (* 中队|立案（件）|罚款（万元） *)
//! row   = name { bar [figure] } ;         (* 城东中队|612|118.30 *)
//! bar   = "|" | "｜" | tab | end of line ;
//! ```
//!
//! A figure is of its row and its column: 城东中队立案 612件. What it is counted in stands in its cell, in brackets behind
//! the head of its column or its row, or in a column of units (单位); of a row of totals (合计) the column alone names it.
//! A column that numbers the rows (序号) neither names them nor states anything.
//!
//! Where each cell stands on a line of its own, nothing says how many make a row. It is the number by which words and
//! figures come back in the same order, row by row.

use std::ops::Range;

use rust_decimal::Decimal;
use shangji_grammar::date;
use shangji_grammar::quantity::{Bound, Kind, Quantity, Unit};
use shangji_model::IndicatorRole;
use shangji_text::chars;

use crate::clause::{Statement, Subject, names_change};
use crate::view::View;

mod stacked;

/// Where in a table a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The unit of its heads, which no other table has.
    pub(crate) table: usize,
    pub(crate) column: usize,
    pub(crate) row: usize,
    /// Whether its row adds up those above it.
    pub(crate) total: bool,
}

/// The rows of a table and what they state.
pub(crate) struct Table {
    /// Its units, its caption and the heads first.
    pub(crate) units: Range<usize>,
    statements: Vec<(usize, Statement)>,
}

impl Table {
    /// What the row of that unit states.
    pub(crate) fn row(&self, unit: usize) -> impl Iterator<Item = &Statement> {
        let first = self.statements.partition_point(|(own, _)| *own < unit);
        let row = self.statements.get(first..).unwrap_or_default().iter();
        row.take_while(move |(own, _)| *own == unit).map(|(_, statement)| statement)
    }
}

/// A head, or a cell: its words in normal form, and where they stand.
#[derive(Clone)]
struct Cell<'a> {
    text: &'a str,
    folded: Range<usize>,
    /// The unit in which it stands.
    unit: usize,
}

/// What parts the cells of a row.
const BARS: [char; 3] = ['|', '｜', '\t'];

/// What rows that add up the others are called.
const TOTALS: &[&str] = &["合计", "总计", "共计", "小计"];

/// Heads of columns that number the rows.
const NUMBERS: &[&str] = &["序号", "编号", "排序", "No.", "NO"];
/// Heads of the column that says in what a row counts.
const UNITS: &[&str] = &["单位", "计量单位"];
/// Heads of other columns whose numbers count nothing.
const NO_FIGURES: &[&str] = &["文号", "年份", "年度", "日期", "时间", "电话", "联系电话", "邮编", "备注"];
/// Heads that say no more than that figures stand under them.
const AMOUNTS: &[&str] = &["数量", "数值", "数据", "数目", "合计", "总计", "完成情况", "统计数"];

/// The tables of a report, in order.
pub(crate) fn tables(view: &View<'_>) -> Vec<Table> {
    let mut out = stacked::tables(view);
    // Few texts have rows parted by bars.
    let barred = BARS.iter().any(|&bar| view.source.contains(bar));
    let mut at = if barred { 0 } else { view.units.len() };
    while at < view.units.len() {
        let found = cells(view, at).and_then(|heads| table(view, at, &heads));
        // Rows that state nothing are passed over with their heads: each row is looked at once.
        at = found.as_ref().map_or(at + 1, |table| table.units.end);
        out.extend(found.filter(|table| !table.statements.is_empty()));
    }
    out.sort_by_key(|table| table.units.start);
    let mut floor = 0;
    for table in &mut out {
        // 附表:, 2022年度行政执法主要数据 stand above the heads.
        let above = (floor..table.units.start).rev().take(CAPTION);
        let named = |unit: usize| {
            let text = view.units.get(unit).map_or("", |unit| view.text(unit));
            text.chars().nth(CAPTION_LENGTH).is_none()
                && ["附表", "附件", "表"].iter().any(|word| text.starts_with(word))
        };
        let caption = above.take_while(|&unit| stacked::cell(view, table.units.start, unit).is_some() || named(unit));
        table.units.start = caption.last().unwrap_or(table.units.start);
        floor = table.units.end;
    }
    out
}

/// The lines of a caption at most.
const CAPTION: usize = 2;
/// The longest line that names a table, in characters.
const CAPTION_LENGTH: usize = 40;

/// The table whose heads stand in the unit `at`.
fn table(view: &View<'_>, at: usize, heads: &[Cell<'_>]) -> Option<Table> {
    // A table without heads says of nothing what it is.
    if heads.iter().skip(1).any(|head| head.text.is_empty() || quantity(head.text).is_some() && !is_year(head.text)) {
        return None;
    }
    let rows = (at + 1..view.units.len()).map_while(|unit| {
        // Cells that are empty at its end may be left out.
        cells(view, unit).filter(|row| row.len() <= heads.len())
    });
    let heads = Heads::of(heads);
    let (mut end, mut statements) = (at + 1, Vec::new());
    for (nth, row) in rows.enumerate() {
        end += 1;
        statements.extend(of_row((at, nth), &heads, &row));
    }
    Some(Table { units: at..end, statements })
}

/// What the heads of a table say, told once for all its rows.
struct Heads {
    columns: Vec<Column>,
    /// The column that names the rows.
    naming: usize,
    /// The column that says in what a row counts.
    units: Option<usize>,
}

/// What the head of a column says of the figures under it.
struct Column {
    /// Whether they count anything.
    counts: bool,
    /// One of what they are counted in.
    unit: Option<Quantity>,
    /// What they are of, beside what their row is.
    own: Subject,
    /// The time that the head is, and where it stands.
    date: Option<(date::Expression, Range<usize>)>,
    /// Whether they are ranks, or changes.
    role: Option<IndicatorRole>,
}

impl Heads {
    fn of(heads: &[Cell<'_>]) -> Heads {
        let position = |words: &[&str]| heads.iter().position(|head| words.contains(&head.text));
        Heads {
            columns: (0..heads.len()).map(|column| Column::of(heads, column)).collect(),
            naming: heads.iter().position(|head| !NUMBERS.contains(&head.text)).unwrap_or_default(),
            units: position(UNITS),
        }
    }
}

impl Column {
    fn of(heads: &[Cell<'_>], column: usize) -> Column {
        let head = &heads[column];
        let (name, unit) = named(head);
        let date = time(head);
        let role = if head.text.ends_with("名次") || head.text.ends_with("排名") {
            Some(IndicatorRole::Rank)
        } else {
            tells_change(head.text).then_some(IndicatorRole::Change)
        };
        let own = match role {
            _ if date.is_some() => Subject::default(),
            // 指标|单位|数量: of its row alone.
            _ if AMOUNTS.contains(&head.text) => Subject::default(),
            // 结案|同比增长: of the column before it.
            Some(IndicatorRole::Change) => changed(heads, column).then(&name),
            _ => name,
        };
        Column {
            counts: ![NUMBERS, UNITS, NO_FIGURES].iter().any(|words| words.contains(&head.text)),
            unit,
            own,
            date: date.map(|(date, _)| (date, head.folded.clone())),
            role,
        }
    }
}

/// What one row states.
fn of_row<'v>(
    (table, nth): (usize, usize),
    heads: &'v Heads,
    row: &'v [Cell<'_>],
) -> impl Iterator<Item = (usize, Statement)> + 'v {
    let (name, row_unit) = row.get(heads.naming).map_or((Subject::default(), None), |name| named(name));
    let total = row.get(..=heads.naming).unwrap_or_default().iter().any(|name| TOTALS.contains(&name.text));
    let units = heads.units.and_then(|units| row.get(units));
    let row_unit = row_unit.or_else(|| one_of(units?.text));
    heads.columns.iter().zip(row).enumerate().skip(heads.naming + 1).filter_map(move |(column, (head, cell))| {
        let (moved, plain) = without_move(cell.text);
        let found = quantity(plain).filter(|_| head.counts)?;
        let quantity = measured(found, head.unit.as_ref().or(row_unit.as_ref()))?;
        let subject = if total && !head.own.is_empty() { head.own.clone() } else { name.clone().then(&head.own) };
        let of_head = if moved { Some(IndicatorRole::Change) } else { head.role };
        let statement = Statement {
            role: role(&quantity, of_head, plain),
            span: cell.folded.end - plain.len()..cell.folded.end,
            quantity,
            subject,
            predicate: None,
            reference: false,
            whole: None,
            scope: None,
            date: head.date.clone(),
            clause: 0,
            sentence: cell.unit,
            part: false,
            total,
            place: Some(Place { table, column, row: nth, total }),
        };
        Some((cell.unit, statement))
    })
}

/// The time that a head is.
fn time(head: &Cell<'_>) -> Option<(date::Expression, usize)> {
    date::expression(head.text).filter(|(_, len)| Some(*len) == named(head).0.piece_len())
}

/// The nearest column before one of changes that is none itself.
fn changed(heads: &[Cell<'_>], column: usize) -> Subject {
    let before = heads.get(1..column).unwrap_or_default().iter().rev();
    let changed = before.into_iter().find(|head| !tells_change(head.text));
    // 2021年|2022年|增减: of its row, whatever the year.
    changed.filter(|head| time(head).is_none()).map_or_else(Subject::default, |head| named(head).0)
}

/// Whether a column tells by how much another one changed.
fn tells_change(head: &str) -> bool {
    names_change(head) || ["同比", "环比", "增长", "下降", "增减"].iter().any(|word| head.contains(word))
}

/// What a figure in a cell is, under a head that may say it.
fn role(quantity: &Quantity, of_head: Option<IndicatorRole>, text: &str) -> IndicatorRole {
    let percent = matches!(quantity.unit.as_str(), "%" | "‰" | "百分点");
    if quantity.kind == Kind::Ordinal {
        IndicatorRole::Rank
    } else if let Some(role) = of_head {
        role
    } else if text.ends_with(['%', '‰']) || percent {
        IndicatorRole::Share
    } else {
        IndicatorRole::Level
    }
}

/// A cell without the word that says which way its figure moved, and whether there is one: 增长|7.1%.
fn without_move(cell: &str) -> (bool, &str) {
    const MOVES: &[&str] = &["增长", "上升", "提高", "增加", "下降", "减少", "降低", "↑", "↓"];
    let figure = MOVES.iter().find_map(|word| cell.strip_prefix(word)).filter(|rest| quantity(rest).is_some());
    figure.map_or((false, cell), |figure| (true, figure))
}

/// A number as a cell holds it.
fn quantity(text: &str) -> Option<Quantity> {
    // What a cell without a digit says is no figure: 一般, 三级.
    text.contains(|c: char| c.is_ascii_digit()).then(|| text.parse().ok())?
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.bytes().all(|b| b.is_ascii_digit())
}

/// A figure in what its head counts in: 118.30 under 罚款（万元） is 1183000元.
fn measured(found: Quantity, unit: Option<&Quantity>) -> Option<Quantity> {
    let Some(one) = unit.filter(|_| found.unit == Unit::NONE) else { return Some(found) };
    let scaled = |value: Decimal| value.checked_mul(one.value);
    Some(Quantity {
        value: scaled(found.value)?,
        value_hi: match found.value_hi {
            Some(high) => Some(scaled(high)?),
            None => None,
        },
        resolution: scaled(found.resolution)?,
        unit: one.unit,
        kind: one.kind,
        ..found
    })
}

/// A head without the unit in brackets behind it, and one of that unit; a head may end in a unit itself: 检查户次.
fn named(head: &Cell<'_>) -> (Subject, Option<Quantity>) {
    const ENDS: &[&str] = &["人次", "户次", "件次", "场次"];
    let bracketed = head.text.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let (name, one) = match bracketed.and_then(|(name, unit)| Some((name, one_of(unit)?))) {
        Some((name, one)) => (name, Some(one)),
        None => (head.text, ENDS.iter().find(|end| head.text.ends_with(*end)).and_then(|end| one_of(end))),
    };
    (Subject::of(head.folded.start..head.folded.start + name.len()), one)
}

/// One of a unit: of 万元 it is ten thousand 元.
fn one_of(unit: &str) -> Option<Quantity> {
    let one = format!("1{unit}").parse::<Quantity>().ok()?;
    (one.unit != Unit::NONE && one.bound == Bound::Exact).then_some(one)
}

/// The cells of a unit that is a row.
fn cells<'a>(view: &View<'a>, unit: usize) -> Option<Vec<Cell<'a>>> {
    let source = view.units.get(unit)?.source.clone();
    let text = view.source.get(source.clone())?;
    let bar = BARS.into_iter().find(|&bar| text.contains(bar))?;
    let mut at = source.start;
    let mut out: Vec<Cell<'a>> = Vec::new();
    for part in text.split(bar) {
        let inner = chars::trim(part);
        let folded = view.folded.from_source(at + inner.start..at + inner.end);
        out.push(Cell { text: view.at(folded.clone()), folded, unit });
        at += part.len() + bar.len_utf8();
    }
    // | 中队 | 立案 |: bars at both ends part nothing.
    if bar != '\t' && text.starts_with(bar) && text.ends_with(bar) && out.len() > 2 {
        out.pop();
        out.remove(0);
    }
    // Running text with a bar in it is no row.
    let short = |cell: &Cell<'_>| cell.text.len() <= LONGEST && !cell.text.contains('。');
    (out.len() > 1 && out.iter().all(short)).then_some(out)
}

/// The longest cell, in bytes.
const LONGEST: usize = 96;
