//! The parts of a numeral that are neither digits nor scales: 几, 多, 个, 点, and the digit that stands for a scale.

use rust_decimal::Decimal;

use super::glyph::{Glyph, arabic_digit, glyph, plain_digit};
use super::magnitude::{Last, Reader};
use super::sum::power_of_ten;

impl Reader<'_> {
    /// Whether a scale character belongs to what follows: 百分之, 百分点, 千瓦, 千克; 兆 is a unit unless a number goes on.
    pub(super) fn opens_another_word(&self, c: char) -> bool {
        let mut following = self.following(c);
        match (c, following.next()) {
            ('百' | '千' | '万' | '萬' | '佰' | '仟', Some('分')) => {
                // 五十万分之一 is a fraction; 之分 and 百分点 are words.
                self.n_parts > 0 && following.next() != Some('之')
            }
            ('千', Some('瓦' | '克' | '米' | '伏' | '卡' | '赫' | '帕')) => true,
            ('兆', next) => !next.is_some_and(|next| {
                arabic_digit(next).is_some() || glyph(next).is_some() || matches!(next, '元' | '日' | '美' | '欧')
            }),
            _ => false,
        }
    }

    /// 几: `几十`, `二十几`, `一百零几万`
    pub(super) fn few(&mut self, c: char) -> bool {
        let next = self.following(c).next().and_then(glyph);
        match self.last {
            Last::Nothing if matches!(next, Some(Glyph::Small(_) | Glyph::Big(_))) => {
                let mut high = self.low;
                high.set(Decimal::TEN, Decimal::TEN);
                self.low.set(Decimal::ONE, Decimal::TEN);
                self.high = Some(high);
                self.last = Last::Digits(1);
            }
            Last::Scale(_) | Last::Zero if matches!(c, '几' | '幾') => {
                self.approx = true;
                self.last = Last::Vague;
            }
            _ => return false,
        }
        self.has_chinese = true;
        self.n_digits = self.n_digits.saturating_add(1);
        self.advance(c);
        true
    }

    /// 多 of `3千多万`: only where a scale follows
    pub(super) fn vague(&mut self, c: char) -> bool {
        let next = self.following(c).next().and_then(glyph);
        let after_number = matches!(self.last, Last::Scale(_) | Last::Arabic);
        if !after_number || !matches!(next, Some(Glyph::Big(_))) {
            return false;
        }
        self.approx = true;
        self.last = if self.last == Last::Arabic { Last::Arabic } else { Last::Vague };
        self.advance(c);
        true
    }

    /// 个 of `两个亿`, the blank of `1.2 万`
    pub(super) fn skip_before_big(&mut self, c: char) -> bool {
        let scale = self.following(c).next().filter(|&next| matches!(glyph(next), Some(Glyph::Big(_))));
        let after = match c {
            '个' | '個' => matches!(self.last, Last::Digits(1) | Last::Arabic | Last::Decimals | Last::Scale(1)),
            _ => matches!(self.last, Last::Arabic | Last::Decimals),
        };
        // 5个万人活动 counts events; 两个亿 counts money or stands alone.
        let is_amount = scale.is_some_and(|scale| matches!(scale, '亿' | '億') || matches!(c, ' ' | '\u{A0}'));
        if !(after && is_amount) {
            return false;
        }
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        true
    }

    /// `点三`, `点134`
    pub(super) fn decimals(&mut self, c: char) -> Option<bool> {
        let whole = matches!(self.last, Last::Digits(_) | Last::DigitAfter(_) | Last::Arabic | Last::Scale(_));
        if !whole || self.high.is_some() || self.n_digits == 0 && !matches!(self.last, Last::Scale(_)) {
            return Some(false);
        }
        let after = self.rest.get(c.len_utf8()..).unwrap_or_default();
        let mut mantissa = Some(0i128);
        let mut count = 0u32;
        let mut rest = after;
        while let Some(next) = rest.chars().next() {
            let Some(digit) = arabic_digit(next).or_else(|| plain_digit(next)) else { break };
            mantissa = mantissa.and_then(|value| value.checked_mul(10)?.checked_add(i128::from(digit)));
            count = count.saturating_add(1);
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
        }
        // 9点30分 and 五点三十分 tell the time.
        let tells_time = matches!(rest.chars().next(), Some('十' | '拾' | '刻' | '半'))
            || rest.starts_with('分') && !rest.starts_with("分之") && count <= 2;
        if count == 0 || tells_time {
            return Some(false);
        }
        let decimals = Decimal::try_from_i128_with_scale(mantissa?, count).ok()?;
        if let Last::DigitAfter(power @ 2..) = self.last {
            self.shorthand(power)?;
        }
        let current = self.low.current().unwrap_or_default();
        self.low.set(current.checked_add(decimals)?, Decimal::new(1, count));
        self.rest = rest;
        self.n_parts = self.n_parts.saturating_add(1);
        self.has_chinese = true;
        self.last = Last::Decimals;
        Some(true)
    }

    /// 五 of `二百五` is fifty.
    pub(super) fn shorthand(&mut self, power: u32) -> Option<()> {
        let worth = power_of_ten(power.checked_sub(1)?)?;
        self.each(|sum| {
            let value = sum.current()?.checked_mul(worth)?;
            sum.set(value, worth);
            Some(())
        })
    }
}
