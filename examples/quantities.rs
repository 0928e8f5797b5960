//! Finds the numbers in lines of text.
//!
//! ```text
//! echo '节约资金2618.45万元，群众满意率达90%以上，1至2名' | cargo run --release --example quantities
//! echo '压缩至16天，压缩率39.66%' | cargo run --release --example quantities -- --json
//! ```
//!
//! Without `--json`, one line a find: the text as written, what it is, and its value in the base unit (万元 is
//! multiplied out). With `--json`, one array a line of input, `[{"span","kind","value","value_hi","unit","bound"}]`: spans
//! are byte offsets into the line, decimals are strings. All numbers count, also Chinese numerals without a unit; reading
//! a report is stricter (`--report`).

use std::io::{self, BufRead, Write};

use clap::Parser;
use serde_json::{Value, json};
use shangji_grammar::quantity::{Bound, Kind, Quantity};
use shangji_grammar::scan::{Found, Item, scan, scan_numbers};

#[derive(Parser)]
#[command(about = "Finds the numbers in lines of text on standard input")]
struct Arguments {
    /// Print one JSON array a line of input.
    #[arg(long)]
    json: bool,
    /// Read as a report: dates, names and bare Chinese numerals are no figures.
    #[arg(long)]
    report: bool,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let found = if arguments.report { scan(&line) } else { scan_numbers(&line) };
        if arguments.json {
            writeln!(out, "{}", Value::from_iter(found.iter().filter_map(record)))?;
        } else {
            for found in &found {
                writeln!(out, "{}\t{}", line.get(found.span.clone()).unwrap_or_default(), describe(&found.item))?;
            }
        }
    }
    out.flush()
}

fn record(found: &Found) -> Option<Value> {
    let Item::Quantity(quantity) = found.item else { return None };
    Some(json!({
        "span": [found.span.start, found.span.end],
        "kind": kind(quantity.kind),
        "value": quantity.value.normalize().to_string(),
        "value_hi": quantity.value_hi.map(|value| value.normalize().to_string()),
        "unit": quantity.unit.as_str(),
        "bound": bound(quantity.bound),
    }))
}

fn describe(item: &Item) -> String {
    match item {
        Item::Quantity(quantity) => figure(quantity),
        Item::Date(date) => format!("date\t{date:?}"),
        Item::DocumentNumber => "document number".to_owned(),
        Item::Name => "name".to_owned(),
    }
}

fn figure(quantity: &Quantity) -> String {
    let high = quantity.value_hi.map(|value| format!(" to {}", value.normalize())).unwrap_or_default();
    let (kind, bound) = (kind(quantity.kind), bound(quantity.bound));
    format!("{kind}\t{}{high} {}\t{bound}", quantity.value.normalize(), quantity.unit)
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "number",
        Kind::Percent => "percent",
        Kind::Ordinal => "ordinal",
        Kind::Money => "money",
        Kind::Measure => "measure",
    }
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::Approx => "approx",
        Bound::Min => "min",
        Bound::Max => "max",
        Bound::Range => "range",
    }
}
