//! Whole and decimal numbers in any mixture of digits and scales.

use nom::IResult;
use nom::error::{Error, ErrorKind};
use rust_decimal::Decimal;

use super::arabic::{Arabic, arabic};
use super::glyph::{Glyph, arabic_digit, glyph, plain_digit};
use super::sum::Sum;

/// A number without sign or denominator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Magnitude {
    pub(crate) value: Decimal,
    /// The upper end where the words state two: 两三, 几十.
    pub(crate) value_hi: Option<Decimal>,
    pub(crate) resolution: Decimal,
    /// 多 or 余 before a scale, 几 behind one.
    pub(crate) approx: bool,
    pub(crate) has_arabic: bool,
    pub(crate) has_chinese: bool,
    /// The power of ten of the scale at its end, 0 where it ends with a digit.
    pub(crate) last_scale: u32,
    /// What stands before that scale, where nothing stands before that.
    pub(crate) coefficient: Option<Decimal>,
    /// Whether its only characters are scales without a digit: 百, 万.
    pub(crate) bare_scale: bool,
    /// Whether it is a row of Chinese digits without a scale: 二〇二一, 七五.
    pub(crate) digit_string: bool,
    /// The Arabic number that is all of it.
    pub(crate) arabic: Option<Arabic>,
}

/// What was read last.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Nothing,
    /// A Chinese digit after a scale of that power: 五 in 二百五.
    DigitAfter(u32),
    /// A Chinese digit at the start or after 零; how many in a row.
    Digits(u32),
    Arabic,
    Decimals,
    Zero,
    Scale(u32),
    Vague,
}

/// What was read of a numeral, and what is left.
pub(super) struct Reader<'a> {
    pub(super) rest: &'a str,
    pub(super) low: Sum,
    pub(super) high: Option<Sum>,
    pub(super) last: Last,
    pub(super) approx: bool,
    pub(super) has_arabic: bool,
    pub(super) has_chinese: bool,
    pub(super) n_parts: u32,
    pub(super) n_digits: u32,
    pub(super) coefficient: Option<Decimal>,
    pub(super) last_small: u32,
}

/// `1150`, `一千零五`, `54亿3528.13万`, `七十二点三`, `1亿3千多万`, `两三百`, `几十万`
pub(crate) fn magnitude(input: &str) -> IResult<&str, Magnitude> {
    let fault = || nom::Err::Error(Error::new(input, ErrorKind::Digit));
    let first = input.chars().next().ok_or_else(fault)?;
    if arabic_digit(first).is_some() || matches!(first, '.' | '．') {
        let (rest, number) = arabic(input)?;
        if !continues(rest) || matches!(first, '.' | '．') {
            return Ok((rest, plain(number)));
        }
    } else if glyph(first).is_none() {
        return Err(fault());
    }
    let mut reader = Reader::new(input);
    while reader.step().ok_or_else(fault)? {}
    let rest = reader.rest;
    let magnitude = reader.finish().ok_or_else(fault)?;
    Ok((rest, magnitude))
}

/// Whether what follows an Arabic number can belong to it.
fn continues(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some(' ' | '\u{A0}') => chars.next().is_some_and(|c| matches!(glyph(c), Some(Glyph::Big(_)))),
        Some('多' | '余' | '餘' | '个' | '個' | '零') => true,
        Some(c) => glyph(c).is_some(),
        None => false,
    }
}

fn plain(number: Arabic) -> Magnitude {
    Magnitude {
        value: number.value,
        value_hi: None,
        resolution: Decimal::new(1, number.decimals),
        approx: false,
        has_arabic: true,
        has_chinese: false,
        last_scale: 0,
        coefficient: Some(number.value),
        bare_scale: false,
        digit_string: false,
        arabic: Some(number),
    }
}

impl<'a> Reader<'a> {
    fn new(rest: &'a str) -> Self {
        Self {
            rest,
            low: Sum::default(),
            high: None,
            last: Last::Nothing,
            approx: false,
            has_arabic: false,
            has_chinese: false,
            n_parts: 0,
            n_digits: 0,
            coefficient: None,
            last_small: u32::MAX,
        }
    }

    /// Takes one part more; `false` at the end of the number, `None` if it is too large.
    fn step(&mut self) -> Option<bool> {
        let Some(c) = self.rest.chars().next() else { return Some(false) };
        if arabic_digit(c).is_some() {
            return self.arabic();
        }
        match c {
            '多' | '余' | '餘' => return Some(self.vague(c)),
            '个' | '個' | ' ' | '\u{A0}' => return Some(self.skip_before_big(c)),
            _ => {}
        }
        match glyph(c) {
            Some(Glyph::Digit(0)) if c != '○' || self.n_parts > 0 => Some(self.zero(c)),
            Some(Glyph::Digit(digit)) => self.digit(c, digit),
            Some(Glyph::Tens(tens)) => Some(self.tens(c, tens)),
            Some(Glyph::Small(power)) => self.small(c, power),
            Some(Glyph::Big(power)) => self.big(c, power),
            Some(Glyph::Few) => Some(self.few(c)),
            Some(Glyph::Point) => self.decimals(c),
            None => Some(false),
        }
    }

    pub(super) fn advance(&mut self, c: char) {
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        self.n_parts = self.n_parts.saturating_add(1);
    }

    pub(super) fn following(&self, c: char) -> std::str::Chars<'a> {
        self.rest.get(c.len_utf8()..).unwrap_or_default().chars()
    }

    pub(super) fn each(&mut self, act: impl Fn(&mut Sum) -> Option<()>) -> Option<()> {
        act(&mut self.low)?;
        self.high.as_mut().map_or(Some(()), act)
    }

    /// `3528.13` at the start or after a scale
    fn arabic(&mut self) -> Option<bool> {
        if !matches!(self.last, Last::Nothing | Last::Scale(_) | Last::Zero) || self.high.is_some() {
            return Some(false);
        }
        let Ok((rest, number)) = arabic(self.rest) else { return None };
        self.low.set(number.value, Decimal::new(1, number.decimals));
        self.rest = rest;
        self.n_parts = self.n_parts.saturating_add(1);
        self.has_arabic = true;
        self.n_digits = self.n_digits.saturating_add(number.digits);
        self.last = if number.decimals > 0 { Last::Decimals } else { Last::Arabic };
        Some(true)
    }

    /// 零 between scales, in a string of digits, or before 点
    fn zero(&mut self, c: char) -> bool {
        match self.last {
            Last::Nothing => {
                self.low.set(Decimal::ZERO, Decimal::ONE);
                self.last = Last::Digits(1);
            }
            Last::Digits(n) if self.high.is_none() => {
                let value = self.low.current().unwrap_or_default().checked_mul(Decimal::TEN);
                let Some(value) = value else { return false };
                self.low.set(value, Decimal::ONE);
                self.last = Last::Digits(n.saturating_add(1));
            }
            Last::Scale(_) => {
                let next = self.following(c).next();
                let goes_on = next.is_some_and(|next| {
                    arabic_digit(next).is_some()
                        || matches!(glyph(next), Some(Glyph::Digit(1..) | Glyph::Small(1) | Glyph::Few))
                });
                if !goes_on {
                    return false;
                }
                self.last = Last::Zero;
            }
            _ => return false,
        }
        self.n_digits = self.n_digits.saturating_add(1);
        self.has_chinese = true;
        self.advance(c);
        true
    }

    /// `三`, and the second of `两三` or of `二一`
    fn digit(&mut self, c: char, digit: u8) -> Option<bool> {
        let value = Decimal::from(digit);
        match self.last {
            Last::Nothing | Last::Zero => {
                self.low.set(value, Decimal::ONE);
                self.last = Last::Digits(1);
            }
            Last::Scale(power) if self.high.is_none() => {
                self.low.set(value, Decimal::ONE);
                self.last = Last::DigitAfter(power);
            }
            Last::Digits(_) | Last::DigitAfter(_) if self.is_pair(c, digit) => {
                let mut high = self.low;
                high.set(value, Decimal::ONE);
                self.high = Some(high);
            }
            Last::Digits(n) if self.high.is_none() && self.n_parts == n && plain_digit(c).is_some() => {
                let shifted = self.low.current()?.checked_mul(Decimal::TEN)?.checked_add(value)?;
                self.low.set(shifted, Decimal::ONE);
                self.last = Last::Digits(n.saturating_add(1));
            }
            _ => return Some(false),
        }
        self.n_digits = self.n_digits.saturating_add(1);
        self.has_chinese = true;
        self.advance(c);
        Some(true)
    }

    /// Whether two digits in a row name the ends of a range: 两三个, 三五百, 十七八; in 二〇二一 and 七五 they do not.
    fn is_pair(&self, c: char, digit: u8) -> bool {
        if self.high.is_some() || matches!(self.last, Last::Digits(n) if n > 1) {
            return false;
        }
        let Some(current) = self.low.current() else { return false };
        let next = self.following(c).next();
        if next.is_some_and(|next| plain_digit(next).is_some() || matches!(glyph(next), Some(Glyph::Point))) {
            return false;
        }
        let ascends = current + Decimal::ONE == Decimal::from(digit) || (current == Decimal::from(3) && digit == 5);
        let counts = next.is_some_and(|next| {
            matches!(glyph(next), Some(Glyph::Small(_) | Glyph::Big(_)))
                || shangji_vocabulary::units::longest(self.following(c).as_str()).is_some()
        });
        ascends && counts && !current.is_zero()
    }

    /// `廿`, `卅`
    fn tens(&mut self, c: char, tens: u8) -> bool {
        if !matches!(self.last, Last::Nothing | Last::Scale(2..) | Last::Zero) {
            return false;
        }
        self.low.set(Decimal::from(tens / 10), Decimal::ONE);
        if self.each(|sum| sum.small(1)).is_none() {
            return false;
        }
        self.has_chinese = true;
        self.last_small = 1;
        self.last = Last::Scale(1);
        self.n_digits = self.n_digits.saturating_add(1);
        self.advance(c);
        true
    }

    /// `十` of `二十`, `十五`, `一百十六`; `百` of `百三`
    fn small(&mut self, c: char, power: u32) -> Option<bool> {
        let has_number =
            matches!(self.last, Last::Digits(1) | Last::DigitAfter(_) | Last::Arabic | Last::Decimals | Last::Vague);
        let stands_alone = match self.last {
            Last::Nothing => true,
            Last::Scale(_) | Last::Zero => power == 1,
            _ => false,
        };
        if !(has_number || stands_alone) || power >= self.last_small || self.opens_another_word(c) {
            return Some(false);
        }
        self.scale(c, power, |sum| sum.small(power))?;
        self.last_small = power;
        Some(true)
    }

    /// `万`, `亿`, and `亿` of `万亿`
    fn big(&mut self, c: char, power: u32) -> Option<bool> {
        if self.last == Last::Zero || self.opens_another_word(c) {
            return Some(false);
        }
        let open = !self.low.section_is_empty();
        if open && self.low.is_closed(power) {
            return Some(false);
        }
        if let Last::DigitAfter(before @ 2..=3) = self.last {
            self.shorthand(before)?;
        }
        self.scale(c, power, |sum| sum.big(power))?;
        self.last_small = u32::MAX;
        Some(true)
    }

    fn scale(&mut self, c: char, power: u32, act: impl Fn(&mut Sum) -> Option<()>) -> Option<()> {
        self.coefficient = match self.last {
            Last::Digits(_) | Last::Arabic | Last::Decimals if self.high.is_none() => self.low.total(),
            Last::Scale(_) | Last::DigitAfter(_) if power >= 4 && self.high.is_none() => self.low.total(),
            _ => None,
        };
        self.each(act)?;
        self.has_chinese = true;
        self.last = Last::Scale(power);
        self.advance(c);
        Some(())
    }

    fn finish(mut self) -> Option<Magnitude> {
        if self.n_parts == 0 {
            return None;
        }
        if let Last::DigitAfter(power @ 2..) = self.last {
            self.shorthand(power)?;
        }
        let last_scale = if let Last::Scale(power) = self.last { power } else { 0 };
        let mut resolution = self.low.resolution();
        if !self.has_arabic && last_scale == 1 && resolution == Decimal::TEN {
            // 二十 has no shorter way to be written: its ten is a place, not a rounding.
            resolution = Decimal::ONE;
        }
        // 3528.13万 is 35281300: decimals that the scale has used up are no decimals of the value.
        let whole = resolution >= Decimal::ONE;
        let tidy = |value: Decimal| if whole { value.normalize() } else { value };
        Some(Magnitude {
            value: tidy(self.low.total()?),
            value_hi: match self.high {
                Some(high) => Some(tidy(high.total()?)),
                None => None,
            },
            resolution: tidy(resolution),
            approx: self.approx,
            has_arabic: self.has_arabic,
            has_chinese: self.has_chinese,
            last_scale,
            coefficient: match self.last {
                Last::Digits(_) | Last::Arabic | Last::Decimals => self.low.total(),
                _ => self.coefficient,
            },
            bare_scale: self.n_digits == 0,
            digit_string: matches!(self.last, Last::Digits(2..)) && self.high.is_none(),
            arabic: None,
        })
    }
}
