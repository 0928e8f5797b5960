//! The characters of Chinese numerals, with their financial and Traditional forms.

/// What a character does in a Chinese numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glyph {
    /// 〇 零 一 … 九 两
    Digit(u8),
    /// 十 百 千, as powers of ten, and in their financial forms 拾 佰 仟
    Small(u32),
    /// 廿 卅
    Tens(u8),
    /// 万 亿 兆, as powers of ten
    Big(u32),
    /// 几 数: some, below ten
    Few,
    /// 点, between whole and decimals
    Point,
}

/// The part of `c` in a numeral.
pub(crate) fn glyph(c: char) -> Option<Glyph> {
    use Glyph::{Big, Digit, Few, Point, Small, Tens};
    Some(match c {
        '〇' | '零' | '○' => Digit(0),
        '一' | '壹' => Digit(1),
        '二' | '贰' | '貳' | '两' | '兩' => Digit(2),
        '三' | '叁' | '參' | '叄' => Digit(3),
        '四' | '肆' => Digit(4),
        '五' | '伍' => Digit(5),
        '六' | '陆' | '陸' => Digit(6),
        '七' | '柒' => Digit(7),
        '八' | '捌' => Digit(8),
        '九' | '玖' => Digit(9),
        '十' | '拾' => Small(1),
        '百' | '佰' => Small(2),
        '千' | '仟' => Small(3),
        '廿' => Tens(20),
        '卅' => Tens(30),
        '万' | '萬' => Big(4),
        '亿' | '億' => Big(8),
        '兆' => Big(12),
        '几' | '幾' | '数' | '數' => Few,
        '点' | '點' => Point,
        _ => return None,
    })
}

/// Whether `c` may stand for a digit only in a numeral of several characters or before a unit: 伍, 陆 and 拾 are also
/// common characters of names and verbs.
pub(crate) fn is_financial(c: char) -> bool {
    "壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟".contains(c)
}

/// The value of a Chinese digit without 两, as digit strings and decimals have it.
pub(crate) fn plain_digit(c: char) -> Option<u8> {
    match glyph(c) {
        Some(Glyph::Digit(digit)) if !matches!(c, '两' | '兩') => Some(digit),
        _ => None,
    }
}

/// The value of an Arabic digit of either width.
pub(crate) fn arabic_digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => u8::try_from(u32::from(c) - u32::from('0')).ok(),
        '０'..='９' => u8::try_from(u32::from(c) - u32::from('０')).ok(),
        _ => None,
    }
}
