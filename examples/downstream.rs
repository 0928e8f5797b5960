//! An analysis as a researcher would write it, on the JSON alone: the median of a concept by level of government, and
//! how many reports say nothing.
//!
//! ```sh
//! cargo run --release --example extract -- examples/reports | cargo run --release --example downstream
//! cargo run --release --example downstream -- --concept litigation.loss_rate FILE.json FILE.json
//! ```
//!
//! It uses `shangji-model` and no other crate of the house: it never sees a text. What to see, for the sample reports:
//! two reports of a city with a median of 283.5 cases accepted for reconsideration (行政复议受理), three of a county and a
//! district with 107, and a department (部门) that states none, which is missing and not zero.
//!
//! A stated figure is an interval: 超过300件 is 300 or more, 17.37% is anything that rounds or is cut off to it, and two
//! differing figures of one report (市本级 beside 全市) are all that lies between them. So the median is an interval
//! too, from the median of the lower ends to that of the upper ends. `余`, `近` and `约` give no width; such figures are
//! taken as they stand and counted under ≈. Targets and changes are left out, and so are figures in another unit than
//! that of most; they are counted.
//!
//! The level is read off the issuer's name, so that a county-level city (县级市) counts as 市.

use std::collections::BTreeMap;
use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;

use clap::Parser;
use rust_decimal::Decimal;
use shangji_model::{Bound, Indicator, IndicatorRole, Quantity, Report};

/// The median of a concept by level of government.
#[derive(Parser)]
struct Arguments {
    /// The id of the concept.
    #[arg(long, default_value = "reconsideration.accepted")]
    concept: String,
    /// JSON files that `extract` wrote; standard input, JSON Lines, where none is named.
    #[arg(value_name = "FILE.json")]
    paths: Vec<PathBuf>,
}

const LEVELS: [&str; 5] = ["省", "市", "县", "乡镇", "部门"];
const MUNICIPALITIES: [&str; 4] = ["北京市", "天津市", "上海市", "重庆市"];

fn level(issuer: &str) -> &'static str {
    // 中共某市委员会、某市人民政府: the government comes last.
    let name = issuer.rsplit('、').next().unwrap_or(issuer);
    match name.strip_suffix("人民政府") {
        Some(place) if place.ends_with("自治区") || MUNICIPALITIES.contains(&place) => "省",
        Some(place) if place.ends_with('省') => "省",
        Some(place) if place.ends_with(['市', '州', '盟']) => "市",
        Some(place) if place.ends_with(['县', '縣', '区', '區', '旗']) => "县",
        Some(place) if place.ends_with(['镇', '鎮', '乡', '鄉', '道']) => "乡镇",
        _ => "部门",
    }
}

/// From and to, where nothing bounds the figure from above none.
type Interval = (Decimal, Option<Decimal>);

fn interval(quantity: &Quantity) -> Interval {
    let Quantity { value, value_hi, resolution, .. } = quantity;
    // A count of whole things is itself; a share or an amount stands for what rounds, or is cut off, to it.
    let is_count = *resolution == Decimal::ONE && !matches!(quantity.unit.as_str(), "%" | "元" | "百分点");
    match quantity.bound {
        Bound::Exact if is_count => (*value, Some(*value)),
        Bound::Exact => (*value - *resolution / Decimal::TWO, Some(*value + *resolution)),
        Bound::Approx => (*value, Some(*value)),
        Bound::Min => (*value, None),
        Bound::Max => (Decimal::ZERO, Some(*value)),
        Bound::Range => (*value, *value_hi),
    }
}

/// All that lies between the figures of one report in that unit.
fn hull(quantities: &[&Quantity], unit: &str) -> Option<Interval> {
    let intervals: Vec<Interval> = quantities.iter().filter(|it| it.unit == unit).map(|it| interval(it)).collect();
    let low = intervals.iter().map(|it| it.0).min()?;
    let high = intervals.iter().map(|it| it.1).try_fold(low, |most, high| Some(most.max(high?)));
    Some((low, high))
}

/// The median; unbounded ends (none) are above all others.
fn median(mut ends: Vec<Option<Decimal>>) -> Option<Decimal> {
    ends.sort_by_key(|end| (end.is_none(), *end));
    let (low, high) = (ends.get((ends.len().checked_sub(1)?) / 2)?, ends.get(ends.len() / 2)?);
    Some(((*low)? + (*high)?) / Decimal::TWO)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Arguments { concept, paths } = Arguments::parse();
    let mut json = String::new();
    if paths.is_empty() {
        io::stdin().read_to_string(&mut json)?;
    }
    for path in &paths {
        json += &std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let reports: Vec<Report> = serde_json::Deserializer::from_str(&json).into_iter().collect::<Result<_, _>>()?;

    // What each report states of the concept, results only, beside the level of who reports.
    let figures = reports.iter().map(|report| {
        let is_result = |it: &&Indicator| {
            it.concept.as_ref() == Some(&concept)
                && !matches!(it.role, IndicatorRole::Target | IndicatorRole::Change | IndicatorRole::From)
                && (it.period.year.is_none() || it.period.year == report.year)
        };
        let quantities = report.indicators.iter().filter(is_result).map(|it| &it.quantity).collect();
        (level(report.issuer.as_deref().unwrap_or_default()), quantities)
    });
    let figures: Vec<(&str, Vec<&Quantity>)> = figures.collect();
    let mut units: BTreeMap<&str, usize> = BTreeMap::new();
    for quantity in figures.iter().flat_map(|(_, quantities)| quantities) {
        *units.entry(&quantity.unit).or_default() += 1;
    }
    let unit = units.iter().max_by_key(|(_, n)| **n).map_or("", |(unit, _)| unit);

    let mut out = format!("{concept} ({unit})\nlevel\treports\tmissing\tother unit\t≈\tmedian\n");
    for level in LEVELS {
        let of_level = || figures.iter().filter(|it| it.0 == level).map(|it| &it.1);
        let in_unit = || of_level().flatten().filter(|it| it.unit == unit);
        let (n_reports, missing) = (of_level().count(), of_level().filter(|it| it.is_empty()).count());
        let about = in_unit().filter(|it| it.bound == Bound::Approx).count();
        let ends: Vec<Interval> = of_level().filter_map(|quantities| hull(quantities, unit)).collect();
        let other = n_reports - missing - ends.len();
        let low = median(ends.iter().map(|it| Some(it.0)).collect()).map(|it| it.normalize());
        let high = median(ends.iter().map(|it| it.1).collect()).map(|it| it.normalize());
        let shown = match (low, high) {
            (Some(low), Some(high)) if low == high => low.to_string(),
            (Some(low), Some(high)) => format!("{low} to {high}"),
            (Some(low), None) => format!("{low} or more"),
            (None, _) => "-".to_owned(),
        };
        out += &format!("{level}\t{n_reports}\t{missing}\t{other}\t{about}\t{shown}\n");
    }
    io::stdout().write_all(out.as_bytes())?;
    Ok(())
}
