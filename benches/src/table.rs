use std::fmt::Write as _;

use crate::{Spread, Times};

/// The speeds of all tasks, a line each.
pub fn table(title: &str, times: &Times) -> String {
    let mut out = format!("{title}\n");
    let _ = writeln!(out, "  {:<16}{:>10}   {:<22}{:>10}", "", "MB/s", "(min..max)", "ns/byte");
    for (name, _) in &times.seconds {
        let (Some(speed), Some(cost)) = (times.megabytes_per_second(name), times.nanoseconds_per_byte(name)) else {
            continue;
        };
        let ends = format!("({}..{})", short(speed.min), short(speed.max));
        let _ = writeln!(out, "  {name:<16}{:>10}   {ends:<22}{:>10.3}", short(speed.median), cost.median);
    }
    out
}

/// Three digits are all that such a figure is worth.
fn short(value: f64) -> String {
    let decimals = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    format!("{value:.decimals$}")
}

impl std::fmt::Display for Spread {
    /// `0.31 (0.29..0.34)`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.3} ({:.3}..{:.3})", self.median, self.min, self.max)
    }
}
