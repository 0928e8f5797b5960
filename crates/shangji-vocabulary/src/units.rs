//! Units and classifiers (量词), from `units.tsv`.
//!
//! ```
//! use shangji_vocabulary::units::{longest, UnitKind};
//!
//! let (unit, len) = longest("个工作日内办结").unwrap();
//! assert_eq!((unit.base, unit.kind, len), ("工作日", UnitKind::Time, "个工作日".len()));
//! assert_eq!(longest("人次").unwrap().0.base, "人次");
//! assert!(longest("率").is_none());
//! ```

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::table;

static UNITS: LazyLock<Vec<Unit>> = LazyLock::new(|| read(include_str!("../data/units.tsv")));

/// The first characters of the units in their order, to be searched.
static INITIALS: LazyLock<Vec<char>> = LazyLock::new(|| UNITS.iter().map(|unit| initial(unit.surface)).collect());

/// Declares [`UnitKind`] with its names in the table.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        /// What a unit measures.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum UnitKind {
            $($(#[$doc])* $kind,)*
        }

        impl UnitKind {
            const NAMES: &'static [(&'static str, Self)] = &[$(($name, Self::$kind)),*];
        }
    };
}

kinds! {
    /// Things, by classifier: 件, 项, 个.
    Count = "count",
    /// People: 人, 名, 人次.
    People = "people",
    /// 元 and the other currencies.
    Money = "money",
    /// 天, 工作日, 年.
    Time = "time",
    /// 公里, 米.
    Length = "length",
    /// 亩, 平方米.
    Area = "area",
    /// 吨, 公斤.
    Mass = "mass",
    /// 立方米.
    Volume = "volume",
    /// %, ‰.
    Percent = "percent",
    /// 百分点, 分.
    Point = "point",
    /// Places in a ranking: 名次.
    Rank = "rank",
    /// 兆, TB.
    Data = "data",
    /// Places that are counted without a classifier: 6镇12街.
    Place = "place",
    /// Any other measure: 千瓦时, 摄氏度.
    Other = "other",
}

/// A unit as written, with the base unit that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The unit as written, 个 before a noun included: `个工作日`.
    pub surface: &'static str,
    /// The base unit in Simplified script: `工作日`.
    pub base: &'static str,
    /// How many of the base unit one is: 0.1 for 角, in 元.
    pub factor: Decimal,
    /// What it measures.
    pub kind: UnitKind,
    /// Where it comes from.
    pub source: &'static str,
}

/// The table, sorted by first character, the longer surface first.
pub fn units() -> &'static [Unit] {
    &UNITS
}

/// The longest unit with which `text` begins, and its length in bytes.
pub fn longest(text: &str) -> Option<(&'static Unit, usize)> {
    let first = text.chars().next()?;
    let from = INITIALS.partition_point(|&initial| initial < first);
    let n_same = INITIALS.get(from..)?.iter().take_while(|&&initial| initial == first).count();
    UNITS
        .get(from..from + n_same)?
        .iter()
        .find(|unit| text.starts_with(unit.surface))
        .map(|unit| (unit, unit.surface.len()))
}

/// The longest unit that takes 个 before it and with which `text` begins, 个 itself left out: the unit of 月 in 3个多月.
///
/// ```
/// assert_eq!(shangji_vocabulary::units::behind_classifier("月").unwrap().0.base, "月");
/// ```
pub fn behind_classifier(text: &str) -> Option<(&'static Unit, usize)> {
    let from = INITIALS.partition_point(|&initial| initial < '个');
    UNITS
        .get(from..)?
        .iter()
        .map_while(|unit| Some((unit, unit.surface.strip_prefix('个')?)))
        .find(|(_, noun)| !noun.is_empty() && text.starts_with(noun))
        .map(|(unit, noun)| (unit, noun.len()))
}

/// The base unit of that name.
pub fn base(name: &str) -> Option<&'static str> {
    UNITS.iter().find(|unit| unit.base == name).map(|unit| unit.base)
}

fn initial(surface: &str) -> char {
    surface.chars().next().unwrap_or_default()
}

fn read(text: &'static str) -> Vec<Unit> {
    let rows = table::rows(text, ["surface", "base", "factor", "kind", "source"]).unwrap_or_default();
    let mut units: Vec<Unit> = rows
        .into_iter()
        .filter_map(|row| {
            let [surface, base, factor, kind, source] = row.fields;
            let kind = UnitKind::NAMES.iter().find(|(name, _)| *name == kind).map(|(_, kind)| *kind)?;
            Some(Unit { surface, base, factor: Decimal::from_str_exact(factor).ok()?, kind, source })
        })
        .collect();
    units.sort_by(|a, b| {
        initial(a.surface)
            .cmp(&initial(b.surface))
            .then(b.surface.len().cmp(&a.surface.len()))
            .then(a.surface.cmp(b.surface))
    });
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_once() {
        let lines = include_str!("../data/units.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(units().len(), lines - 1, "a line has an unknown kind, a bad factor or a wrong number of fields");
        for pair in units().windows(2) {
            assert_ne!(pair[0].surface, pair[1].surface);
        }
    }

    #[test]
    fn a_base_unit_is_a_unit_itself() {
        for unit in units() {
            assert!(!unit.base.is_empty() && unit.factor > Decimal::ZERO, "{}", unit.surface);
        }
    }
}
