//! Places in an order: 第16位, 位居第一, 首位, 前三, 前1‰.

use rust_decimal::Decimal;

use super::Item;
use super::class::is_han;
use super::line::{Line, Taken};
use crate::date::{self, Expression};
use crate::document_number;
use crate::numeral::{arabic_digit, glyph};
use crate::quantity::{Core, Kind, Mode, Quantity, Unit, core};

impl Line<'_> {
    /// `第16位`, `第三批`, `第713号`, `位居第一`
    pub(super) fn ordinal(&self, at: usize) -> Option<Taken> {
        let rest = self.rest(at);
        let report = self.mode == Mode::Report;
        if let Some(len) = document_number::prefix(rest).filter(|_| report) {
            let start = if self.before(at).ends_with('令') { at - '令'.len_utf8() } else { at };
            return Some(Taken::item(start..at + len, Item::DocumentNumber));
        }
        let (end, core) = self.number_after(at, '第')?;
        let quantity = Quantity { kind: Kind::Ordinal, ..core.quantity };
        if report && quantity.value == Decimal::ONE && self.puts_first(at) {
            return Some(Taken::nothing(at..end));
        }
        if core.unit_kind.is_none() && report && !self.ranks(at) {
            return Some(Taken::nothing(at..end));
        }
        Some(Taken::item(at..end, Item::Quantity(quantity)))
    }

    /// Whether something is put first, which is no place in an order of others: 放在第一位, 摆在首位.
    fn puts_first(&self, at: usize) -> bool {
        let verbs = ["放在", "摆在", "擺在", "置于", "置於", "作为", "作為", "放到"];
        verbs.iter().any(|verb| self.before(at).ends_with(verb))
    }

    /// The number behind the word `word`, with its unit, and where it ends.
    fn number_after(&self, at: usize, word: char) -> Option<(usize, Core)> {
        let rest = self.rest(at).get(word.len_utf8()..)?.trim_start_matches([' ', '\u{A0}']);
        let first = rest.chars().next()?;
        if arabic_digit(first).is_none() && glyph(first).is_none() {
            return None;
        }
        let (after, core) = core(rest, self.mode).ok()?;
        Some((self.text.len() - after.len(), core))
    }

    /// Whether an ordinal without unit is a rank: 位居第一, 全市第三, 排名第五; in 第一，第二， and 质量第一 it is not.
    fn ranks(&self, at: usize) -> bool {
        self.previous(at).is_some_and(|c| "居列名位市国國省区區县縣级級获獲得排取均全持续系".contains(c))
    }

    /// `首位`
    pub(super) fn first(&self, at: usize) -> Option<Taken> {
        let word = "首位";
        if self.mode == Mode::General || !self.rest(at).starts_with(word) {
            return None;
        }
        if self.puts_first(at) {
            return Some(Taken::nothing(at..at + word.len()));
        }
        let quantity = Quantity::place(Decimal::ONE, Unit::new("位"));
        Some(Taken::item(at..at + word.len(), Item::Quantity(quantity)))
    }

    /// `前三`, `前1‰`, `前三季度`
    pub(super) fn front(&self, at: usize) -> Option<Taken> {
        let (end, core) = self.number_after(at, '前')?;
        if self.mode == Mode::General {
            return None;
        }
        let quantity = core.quantity;
        let unit = quantity.unit.as_str();
        if self.previous(at).is_some_and(|c| is_han(c) && "目此以之日年月会會当當提午".contains(c)) {
            return None;
        }
        let months = match unit {
            "月" => Some(Decimal::ONE),
            "季度" => Some(Decimal::from(3)),
            _ => None,
        };
        if let Some(months) = months {
            let month = quantity.value.checked_mul(months).filter(|month| *month <= Decimal::from(12));
            let month = month.and_then(|month| u32::try_from(month.normalize().mantissa()).ok());
            let span = Expression { kind: date::Kind::Span, year: None, month, day: None, from_year: None };
            return Some(Taken::item(at..end, Item::Date(span)));
        }
        match unit {
            "%" | "‰" => Some(Taken::item(at..end, Item::Quantity(quantity))),
            "位" | "名" => Some(Taken::item(at..end, Item::Quantity(Quantity { kind: Kind::Ordinal, ..quantity }))),
            // 前一 is the former.
            "" if quantity.in_words && quantity.value > Decimal::ONE || self.ranks(at) => {
                let quantity = Quantity { kind: Kind::Ordinal, ..quantity };
                Some(Taken::item(at..end, Item::Quantity(quantity)))
            }
            _ => None,
        }
    }
}
