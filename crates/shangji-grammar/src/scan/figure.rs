//! Figures: what a number at a candidate character comes to with the words around it.

use rust_decimal::Decimal;
use shangji_vocabulary::units::UnitKind;

use super::Item;
use super::before;
use super::class::is_han;
use super::guard;
use super::line::{Line, Taken};
use super::slogan;
use crate::date::{self, Expression};
use crate::numeral::{arabic_digit, glyph, is_financial};
use crate::quantity::{Bound, Core, Kind, Mode, Quantity, Unit, alone, core, half};

/// Whether a number of days behind these words is a length of time: 压缩至25日, 法定时限30日.
fn tells_length(before: &str) -> bool {
    const ENDS: &[&str] = &[
        "时限",
        "期限",
        "时限为",
        "期限为",
        "压缩至",
        "压缩到",
        "压缩为",
        "缩短至",
        "缩短到",
        "缩短为",
        "减至",
        "减到",
        "减为",
        "为期",
        "公示",
        "征求意见",
        "历时",
        "降至",
        "降到",
        "降为",
        "法定的",
        "原来的",
    ];
    ENDS.iter().any(|end| before.ends_with(end))
}

/// Length of the marker of an item that a year follows: `1.` of `1.2022年6月底前`, which is no 1.2022 years.
fn marker_before_year(rest: &str) -> Option<usize> {
    let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marker = n_digits + '.'.len_utf8();
    let year = rest.get(n_digits..)?.strip_prefix('.').filter(|_| n_digits <= 2)?;
    let stated = year.starts_with("20") || year.starts_with("19");
    let digits = year.bytes().take_while(u8::is_ascii_digit).count() == 4;
    (stated && digits && year.get(4..)?.starts_with('年')).then_some(marker)
}

impl Line<'_> {
    /// `1150项`, `90%以上`, `2020年12月23日`, `12345`
    pub(super) fn arabic(&self, at: usize) -> Option<Taken> {
        if let Some(len) = marker_before_year(self.rest(at)) {
            return Some(Taken::nothing(at..at + len));
        }
        if let Some(date) = self.date(at) {
            return Some(date);
        }
        let general = self.mode == Mode::General;
        if let Some(taken) = self.identifier(at) {
            return Some(taken);
        }
        if let Some(ratio) = self.ratio(at) {
            return Some(ratio);
        }
        let Some((end, mut core)) = self.core(at) else {
            // Too many digits for any figure.
            let len: usize = self.rest(at).chars().take_while(|&c| arabic_digit(c).is_some()).map(char::len_utf8).sum();
            return Some(Taken::nothing(at..at + len));
        };
        let after = self.rest(end);
        if general {
            let text = self.text.get(at..end).unwrap_or_default();
            if core.unit_kind.is_none() && text.trim_end_matches(|c| !char::is_ascii(&c)).ends_with('k') {
                // 15k is how pay is written.
                core.quantity.kind = Kind::Money;
            }
            return Some(self.bounded(at, end, core));
        }
        if core.unit_kind.is_none() && core.quantity.kind == Kind::Number {
            if core.quantity.bound == Bound::Range && core.magnitude.is_none() {
                return Some(Taken::nothing(at..end));
            }
            if core.magnitude.is_none() && core.quantity.resolution.is_zero() && core.quantity.value > Decimal::ONE {
                // 24/7
                return Some(Taken::nothing(at..end));
            }
            let version = core.magnitude.and_then(|magnitude| magnitude.arabic).is_some_and(|number| {
                number.decimals == 1 && number.value.fract().is_zero() || after.starts_with('版')
            });
            if let Some(taken) = self.bare_arabic(at..end, version) {
                return Some(taken);
            }
        }
        if let Some(taken) = self.time(at, end, &core) {
            return Some(taken);
        }
        if guard::arabic(core.quantity.unit, core.quantity.bound, after) {
            // 12部门: the classifier belongs to the next word.
            let len = core.quantity.unit.as_str().len();
            core.quantity.unit = Unit::NONE;
            core.quantity.kind = Kind::Number;
            core.unit_kind = None;
            return Some(self.bounded(at, end.saturating_sub(len), core));
        }
        Some(self.bounded(at, end, core))
    }

    /// `三项`, `百分之百`, `十九届四中全会`, `二〇二一年`
    pub(super) fn chinese(&self, at: usize) -> Option<Taken> {
        if let Some(date) = self.date(at) {
            return Some(date);
        }
        let rest = self.rest(at);
        let report = self.mode == Mode::Report;
        if report && let Some(len) = slogan::slogan(rest) {
            return Some(Taken::item(at..at + len, Item::Name));
        }
        let Some((end, core)) = self.core(at) else {
            return Some(Taken::nothing(at..at + magnitude_len(rest)));
        };
        let after = self.rest(end);
        let number = rest.get(..end - at).unwrap_or_default();
        if !report {
            let mut core = core;
            let n_financial = number.chars().filter(|&c| is_financial(c)).count();
            if core.unit_kind.is_none() && n_financial > 2 {
                // The financial characters are those in which amounts are written.
                core.quantity.kind = Kind::Money;
            }
            return self.is_general_number(at, number, &core, after).then(|| self.bounded(at, end, core));
        }
        if let Some((quantity, len)) = great(rest, &core) {
            return Some(Taken::item(at..at + len, Item::Quantity(quantity)));
        }
        if core.unit_kind.is_none() && !core.quantity.resolution.is_zero() {
            return Some(Taken::nothing(at..end));
        }
        if let Some(taken) = self.time(at, end, &core) {
            return Some(taken);
        }
        if core.quantity.unit.as_str() == "届" && !number.starts_with(['两', '三', '几']) {
            let quantity = Quantity { kind: Kind::Ordinal, ..core.quantity };
            return Some(Taken::item(at..end, Item::Quantity(quantity)));
        }
        if core.magnitude.is_some_and(|magnitude| magnitude.bare_scale) && self.previous(at) == Some('每') {
            // 每千人5批次: what the figure behind it is counted by.
            return Some(Taken::nothing(at..end));
        }
        if let Some(magnitude) = core.magnitude {
            let bounded =
                before::bound(self.before(at)).is_some() || before::at_least_a_scale(self.before(at)).is_some();
            let vague = core.quantity.bound != Bound::Exact;
            match guard::chinese(number, &magnitude, &core, after, bounded || vague) {
                guard::Verdict::Figure => {}
                guard::Verdict::Name => return Some(Taken::item(at..end, Item::Name)),
                guard::Verdict::Nothing => return Some(Taken::nothing(at..at + magnitude_len(number))),
            }
        }
        Some(self.bounded(at, end, core))
    }

    /// The number at `at` with its unit, and where it ends.
    pub(super) fn core(&self, at: usize) -> Option<(usize, Core)> {
        let rest = self.rest(at);
        let (after, found) = core(rest, self.mode).or_else(|_| half(rest, self.mode)).ok()?;
        let end = self.text.len() - after.len();
        if found.quantity.bound == Bound::Range && self.before(at).ends_with(['从', '由', '自', '從']) {
            let leads = self.text.get(at..end).is_some_and(|text| text.contains(['到', '至']));
            if let Ok((after, found)) = alone(rest, self.mode)
                && leads
            {
                return Some((self.text.len() - after.len(), found));
            }
        }
        Some((end, found))
    }

    /// `-5%`, `负3.2`
    pub(super) fn signed(&self, at: usize) -> Option<Taken> {
        let previous = self.previous(at);
        if previous
            .is_some_and(|c| c.is_ascii_alphanumeric() || arabic_digit(c).is_some() || matches!(c, '-' | ')' | '.'))
        {
            return None;
        }
        let rest = self.rest(at);
        let mut chars = rest.chars();
        let sign = chars.next()?;
        // 减负1.37亿元, 担负3项职能: the end of a word, not a sign.
        if matches!(sign, '负' | '負') && previous.is_some_and(|c| "减減担擔欠肩胜勝抱自背辜不".contains(c))
        {
            return None;
        }
        let next = chars.find(|&c| c != ' ')?;
        let goes_on =
            arabic_digit(next).is_some() || next == '.' || !matches!(sign, '-' | '－') && glyph(next).is_some();
        if !goes_on {
            return None;
        }
        let (after, core) = core(rest, self.mode).ok()?;
        if self.mode == Mode::Report && core.unit_kind.is_none() {
            return None;
        }
        Some(self.bounded(at, self.text.len() - after.len(), core))
    }

    /// `.5`, in general text only
    pub(super) fn dotted(&self, at: usize) -> Option<Taken> {
        let rest = self.rest(at);
        let starts = rest.chars().nth(1).is_some_and(|c| arabic_digit(c).is_some());
        let joined =
            self.previous(at).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || arabic_digit(c).is_some());
        if self.mode == Mode::Report || !starts || joined {
            return None;
        }
        let (after, core) = core(rest, self.mode).ok()?;
        Some(self.bounded(at, self.text.len() - after.len(), core))
    }

    /// `Ⅲ`, in general text only: in reports it names a class (Ⅱ类水质)
    pub(super) fn roman(&self, at: usize) -> Option<Taken> {
        let c = self.rest(at).chars().next()?;
        if self.mode == Mode::Report {
            return None;
        }
        let value = Decimal::from(u32::from(c) - u32::from('Ⅰ') + 1);
        let quantity = Quantity {
            value,
            value_hi: None,
            unit: Unit::NONE,
            bound: Bound::Exact,
            kind: Kind::Number,
            resolution: Decimal::ONE,
            in_words: true,
        };
        Some(Taken::item(at..at + c.len_utf8(), Item::Quantity(quantity)))
    }

    /// `2020年12月23日`, `截至2020年11月`
    pub(super) fn date(&self, at: usize) -> Option<Taken> {
        if self.mode == Mode::General || !may_be_date(self.rest(at)) {
            return None;
        }
        let (expression, len) = date::expression(self.rest(at))?;
        Some(Taken::item(at..at + len, Item::Date(expression)))
    }

    /// `2:1`: the quotient
    fn ratio(&self, at: usize) -> Option<Taken> {
        let rest = self.rest(at);
        let mark = rest.chars().find(|&c| arabic_digit(c).is_none() && c != '.');
        if !matches!(mark, Some(':' | '：')) {
            return None;
        }
        let (rest, above) = crate::numeral::arabic(rest).ok()?;
        let rest = rest.strip_prefix([':', '：'])?;
        let (rest, below) = crate::numeral::arabic(rest).ok()?;
        if rest.starts_with(|c: char| is_han(c)) && crate::quantity::has_unit(rest) {
            // 分别为:3:5件 is no ratio.
            return None;
        }
        let quantity = Quantity {
            value: above.value.checked_div(below.value)?,
            value_hi: None,
            unit: Unit::NONE,
            bound: Bound::Exact,
            kind: Kind::Number,
            resolution: Decimal::ZERO,
            in_words: false,
        };
        Some(Taken::item(at..self.text.len() - rest.len(), Item::Quantity(quantity)))
    }

    /// A number of days, hours or years that tells the time: 23日, 17时, 近五年, 20212025年.
    fn time(&self, at: usize, end: usize, core: &Core) -> Option<Taken> {
        let quantity = &core.quantity;
        let before = self.before(at);
        let exact = quantity.bound == Bound::Exact;
        match quantity.unit.as_str() {
            "年" if quantity.value >= Decimal::from(1000) => Some(Taken::nothing(at..end)),
            "年" | "月" | "天" | "周" => {
                // 近五年 is a period, counted back from now.
                let back = ["最近", "过去", "近", "前", "未来", "此后", "今后", "连续"]
                    .iter()
                    .find(|word| before.ends_with(*word))?;
                let period = quantity.unit.as_str() == "年" || !matches!(*back, "近" | "前" | "连续");
                let span = Expression { kind: date::Kind::Span, year: None, month: None, day: None, from_year: None };
                (period && exact).then(|| Taken::item(at - back.len()..end, Item::Date(span)))
            }
            "日" if exact
                && quantity.value <= Decimal::from(31)
                && core.unit_kind == Some(UnitKind::Time)
                && !tells_length(before) =>
            {
                let day = u32::try_from(quantity.value.trunc().mantissa()).ok();
                let day = Expression { kind: date::Kind::Date, year: None, month: None, day, from_year: None };
                Some(Taken::item(at..end, Item::Date(day)))
            }
            // 17时31分 is a time of day; 得分96.4分 is a score. The hour was passed over already.
            "分" | "秒"
                if self
                    .text
                    .get(..at)
                    .and_then(|text| text.strip_suffix(['时', '時', '点', '點', '分']))
                    .is_some_and(|hour| hour.ends_with(|c: char| arabic_digit(c).is_some() || glyph(c).is_some())) =>
            {
                Some(Taken::nothing(at..end))
            }
            _ => None,
        }
    }

    /// The figure from `at` to `end` with the words before it that bound or deny it.
    fn bounded(&self, at: usize, end: usize, core: Core) -> Taken {
        let before = self.before(at);
        let mut quantity = core.quantity;
        let mut start = at;
        if let Some((bound, len)) = before::bound(before) {
            start -= len;
            quantity = quantity.bounded_by(bound);
        } else if core.magnitude.is_some_and(|magnitude| magnitude.bare_scale) {
            if let Some(len) = before::at_least_a_scale(before) {
                start -= len;
                quantity.bound = Bound::Min;
            }
        } else if quantity.value == Decimal::ONE
            && self.mode == Mode::Report
            && matches!(core.unit_kind, Some(UnitKind::Count | UnitKind::People))
            && let Some(len) = before::negation(before)
        {
            start -= len;
            quantity.value = Decimal::ZERO;
        }
        Taken::item(start..end, Item::Quantity(quantity))
    }

    /// Whether a Chinese numeral in general text is a number.
    fn is_general_number(&self, at: usize, number: &str, core: &Core, after: &str) -> bool {
        let Some(magnitude) = core.magnitude else { return true };
        let mut chars = number.chars();
        let Some(first) = chars.next() else { return false };
        let has_unit = core.unit_kind.is_some();
        if magnitude.bare_scale && !matches!(first, '十' | '拾') {
            return has_unit && !matches!(first, '万' | '萬' | '亿' | '億' | '兆')
                || core.quantity.bound != Bound::Exact;
        }
        if has_unit || chars.next().is_some() {
            return true;
        }
        let next_is_han = after.starts_with(is_han);
        let previous = self.previous(at);
        if is_financial(first) || matches!(first, '伍' | '陆' | '陸') {
            return !next_is_han && !previous.is_some_and(is_han);
        }
        first != '一' || !next_is_han || previous == Some('是')
    }
}

/// `五大` before what it counts: without a unit of its own
fn great(rest: &str, core: &Core) -> Option<(Quantity, usize)> {
    let c = rest.chars().next()?;
    let after = rest.get(c.len_utf8()..)?.strip_prefix('大')?;
    let counts = matches!(c, '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    let thing =
        after.chars().next().is_some_and(|c| is_han(c) && !matches!(c, '类' | '報' | '报' | '精' | '以' | '代'));
    if !counts || !thing || core.unit_kind.is_some() {
        return None;
    }
    Some((core.quantity, c.len_utf8() + '大'.len_utf8()))
}

/// The length of the numeral at the start of `text`.
fn magnitude_len(text: &str) -> usize {
    text.chars().take_while(|&c| glyph(c).is_some()).map(char::len_utf8).sum::<usize>().max(1)
}

/// Whether digits are followed by what dates are made of.
fn may_be_date(rest: &str) -> bool {
    if rest.starts_with('截') {
        return true;
    }
    let mut chars = rest.chars();
    let mut digits = 0;
    for c in chars.by_ref() {
        if arabic_digit(c).is_some() || glyph(c).is_some() {
            digits += 1;
        } else if !matches!(c, ' ' | '\u{A0}' | '\u{3000}') {
            return match c {
                '年' | '月' | '日' | '至' | '到' | '-' | '－' | '–' | '—' | '~' | '～' => digits > 0,
                // 2021.12.23; 98.5 is none.
                '.' | '/' => digits == 4,
                _ => false,
            };
        }
        if digits > 4 {
            return false;
        }
    }
    false
}
