//! Quantities from and to text of their own.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use shangji_vocabulary::units;

use super::{Bound, Kind, Mode, Quantity, Unit, core};
use crate::scan::{Item, leading_bound, scan};

/// Why a text is not a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseQuantityErrorKind {
    /// Nothing was given.
    Empty,
    /// It does not begin with a number.
    NoNumber,
    /// It goes on behind the quantity.
    Trailing,
}

/// A text that is not one quantity from end to end.
///
/// ```
/// use shangji_grammar::quantity::Quantity;
///
/// let error = "1150项事项".parse::<Quantity>().unwrap_err();
/// assert_eq!(error.to_string(), "expected the end after `1150项`, as in `90%以上`, found `事项`");
/// assert_eq!(error.at(), "1150项".len());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ParseQuantityError {
    kind: ParseQuantityErrorKind,
    text: String,
    at: usize,
}

impl ParseQuantityError {
    /// Why it is not a quantity.
    pub fn kind(&self) -> ParseQuantityErrorKind {
        self.kind
    }

    /// How many bytes of it were understood.
    pub fn at(&self) -> usize {
        self.at
    }
}

impl fmt::Display for ParseQuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = self.text.split_at_checked(self.at).unwrap_or(("", &self.text));
        match self.kind {
            ParseQuantityErrorKind::Empty => {
                f.write_str("expected a number with its unit, as in `1150项`, found nothing")
            }
            ParseQuantityErrorKind::NoNumber => {
                write!(f, "expected a number with its unit, as in `1150项` or `第16位`, found `{after}`")
            }
            ParseQuantityErrorKind::Trailing => {
                write!(f, "expected the end after `{before}`, as in `90%以上`, found `{after}`")
            }
        }
    }
}

impl FromStr for Quantity {
    type Err = ParseQuantityError;

    /// Reads a text that is one quantity and nothing else.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = |kind, at| Err(ParseQuantityError { kind, text: text.to_owned(), at });
        if text.is_empty() {
            return fault(ParseQuantityErrorKind::Empty, 0);
        }
        let found = prefix(text);
        if let Some((quantity, _)) = found.filter(|(_, len)| *len == text.len()) {
            return Ok(quantity);
        }
        // What only a text shows, such as 没有发生一起.
        if let [only] = scan(text).as_slice()
            && let Item::Quantity(quantity) = only.item
            && only.span == (0..text.len())
        {
            return Ok(quantity);
        }
        match found {
            Some((_, len)) => fault(ParseQuantityErrorKind::Trailing, len),
            None => fault(ParseQuantityErrorKind::NoNumber, 0),
        }
    }
}

/// The quantity with which `text` begins, and its length in bytes: an optional bound or 第, a number, its unit, a bound.
///
/// ```
/// use shangji_grammar::quantity::{prefix, Bound};
///
/// let (quantity, len) = prefix("不超过3个工作日内办结").unwrap();
/// assert_eq!((quantity.bound, quantity.unit.as_str(), len), (Bound::Max, "工作日", "不超过3个工作日内".len()));
/// ```
pub fn prefix(text: &str) -> Option<(Quantity, usize)> {
    if let Some(rest) = text.strip_prefix('第') {
        let (after, found) = core(rest, Mode::Report).ok()?;
        return Some((Quantity { kind: Kind::Ordinal, ..found.quantity }, text.len() - after.len()));
    }
    let leading = leading_bound(text);
    let rest = text.get(leading.map_or(0, |(_, len)| len)..)?;
    let (after, found) = core(rest, Mode::Report).ok()?;
    let quantity = match leading {
        Some((bound, _)) => found.quantity.bounded_by(bound),
        None => found.quantity,
    };
    Some((quantity, text.len() - after.len()))
}

impl fmt::Display for Quantity {
    /// The canonical form: base unit, Arabic digits, the bound behind: `约` is written 左右, `至少` 以上, `不超过` 以内.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind == Kind::Ordinal {
            f.write_str("第")?;
        }
        write!(f, "{}", self.value)?;
        if let Some(high) = self.value_hi {
            write!(f, "至{high}")?;
        }
        // 6月 would be June.
        let unit = self.unit.as_str();
        let stands_alone =
            unit.is_empty() || units::longest(unit).is_some_and(|(found, len)| (found.base, len) == (unit, unit.len()));
        if !stands_alone {
            f.write_str("个")?;
        }
        f.write_str(unit)?;
        f.write_str(match self.bound {
            Bound::Exact | Bound::Range => "",
            Bound::Approx => "左右",
            Bound::Min => "以上",
            Bound::Max => "以内",
        })
    }
}

impl Unit {
    /// The base unit of that name, if the tables know it.
    ///
    /// ```
    /// use shangji_grammar::quantity::Unit;
    ///
    /// assert_eq!(Unit::named("人次").unwrap().as_str(), "人次");
    /// assert_eq!(Unit::named("率"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        if name.is_empty() { Some(Self::NONE) } else { units::base(name).map(Self::new) }
    }
}

impl Quantity {
    /// With a bound that stands before it: 约, 至少, 不超过. A bound behind it that is no mere 左右 stays.
    pub(crate) fn bounded_by(self, bound: Bound) -> Self {
        let bound = match (bound, self.bound) {
            (_, Bound::Range) => Bound::Range,
            (Bound::Approx, written) if written != Bound::Exact => written,
            (bound, Bound::Exact | Bound::Approx) => bound,
            (_, written) => written,
        };
        Self { bound, ..self }
    }

    /// One, in an order: 首位.
    pub(crate) fn place(value: Decimal, unit: Unit) -> Self {
        Self {
            value,
            value_hi: None,
            unit,
            bound: Bound::Exact,
            kind: Kind::Ordinal,
            resolution: Decimal::ONE,
            in_words: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_printed_so_that_it_reads_back() {
        for unit in units::units() {
            let unit = Unit::new(unit.base);
            for bound in [Bound::Exact, Bound::Approx, Bound::Min, Bound::Max] {
                let quantity =
                    Quantity { bound, unit, kind: Kind::Measure, ..Quantity::place(Decimal::from(12), unit) };
                let again: Quantity = quantity.to_string().parse().unwrap();
                assert_eq!((again.value, again.unit, again.bound), (quantity.value, unit, bound), "{quantity}");
            }
        }
    }

    #[test]
    fn a_text_that_is_more_than_a_quantity_is_refused_with_the_place() {
        for (text, kind, at) in [
            ("", ParseQuantityErrorKind::Empty, 0),
            ("多次", ParseQuantityErrorKind::NoNumber, 0),
            ("1150项事项", ParseQuantityErrorKind::Trailing, "1150项".len()),
            ("1项、2项", ParseQuantityErrorKind::Trailing, "1项".len()),
        ] {
            let error = text.parse::<Quantity>().unwrap_err();
            assert_eq!((error.kind(), error.at()), (kind, at), "{text}");
        }
    }
}
