//! The value that the parts of a numeral add up to.

use rust_decimal::Decimal;

/// Parts read so far: 千 百 十 make a section, 万 亿 兆 close it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    /// The sections closed by nothing, 万, 亿 and 兆.
    closed: [Decimal; 4],
    /// What stands before 千, 百 or 十 in the section, multiplied.
    section: Decimal,
    /// The number not yet followed by a scale.
    current: Option<Decimal>,
    /// The worth of one in the last stated digit.
    resolution: Decimal,
}

impl Sum {
    pub(super) fn current(&self) -> Option<Decimal> {
        self.current
    }

    pub(super) fn resolution(&self) -> Decimal {
        self.resolution
    }

    /// Whether nothing was read of the section that is open.
    pub(super) fn section_is_empty(&self) -> bool {
        self.current.is_none() && self.section.is_zero()
    }

    pub(super) fn set(&mut self, value: Decimal, resolution: Decimal) {
        self.current = Some(value);
        self.resolution = resolution;
    }

    /// 十, 百, 千; without a number before it stands for one of it.
    pub(super) fn small(&mut self, power: u32) -> Option<()> {
        let scale = power_of_ten(power)?;
        let (value, resolution) = match self.current.take() {
            Some(value) => (value, self.resolution),
            None => (Decimal::ONE, Decimal::ONE),
        };
        self.section = self.section.checked_add(value.checked_mul(scale)?)?;
        self.resolution = resolution.checked_mul(scale)?;
        Some(())
    }

    /// 万, 亿, 兆; also upon one another, as in 万亿 and 万万.
    pub(super) fn big(&mut self, power: u32) -> Option<()> {
        let slot = usize::try_from(power / 4).ok()?;
        let scale = power_of_ten(power)?;
        let mut value = self.section.checked_add(self.current.take().unwrap_or_default())?;
        self.section = Decimal::ZERO;
        for lower in self.closed.get_mut(..slot)? {
            value = value.checked_add(std::mem::take(lower))?;
        }
        let place = self.closed.get_mut(slot)?;
        if value.is_zero() {
            // 万万: the section before was closed by the same scale.
            value = std::mem::take(place);
        }
        if value.is_zero() {
            value = Decimal::ONE;
            self.resolution = Decimal::ONE;
        }
        *place = place.checked_add(value.checked_mul(scale)?)?;
        self.resolution = self.resolution.checked_mul(scale)?;
        Some(())
    }

    pub(super) fn total(&self) -> Option<Decimal> {
        let mut total = self.section.checked_add(self.current.unwrap_or_default())?;
        for closed in self.closed {
            total = total.checked_add(closed)?;
        }
        Some(total)
    }

    /// Whether a section was already closed by 10 to the `power`, so that another cannot follow it.
    pub(super) fn is_closed(&self, power: u32) -> bool {
        usize::try_from(power / 4).ok().and_then(|slot| self.closed.get(slot)).is_some_and(|closed| !closed.is_zero())
    }
}

/// 10 to the `power`.
pub(super) fn power_of_ten(power: u32) -> Option<Decimal> {
    10i64.checked_pow(power).map(Decimal::from)
}
