//! Which characters a scan stops at.

/// What may begin at a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// 0 to 9 in either width
    Arabic,
    /// 一, 十, 万, 几, 半
    Chinese,
    /// A word in Latin letters, which may hold digits
    Latin,
    /// A sign of a negative number
    Sign,
    /// The point of .5
    Dot,
    /// A bracket of 〔2021〕5号
    Open,
    /// 第
    Ordinal,
    /// 首
    First,
    /// 前
    Front,
    /// 截 of 截至
    Cutoff,
    /// Ⅲ
    Roman,
}

/// The characters beyond ASCII that have a class.
const WIDE: &[char] = &[
    '一', '七', '万', '三', '两', '九', '二', '五', '亿', '八', '六', '几', '十', '千', '半', '四', '百', '零', '〇',
    '○', '数', '兆', '廿', '卅', '兩', '億', '萬', '幾', '數', '參', '叄', '叁', '壹', '贰', '貳', '肆', '伍', '陆',
    '陸', '柒', '捌', '玖', '拾', '佰', '仟', '第', '首', '前', '截', '０', '１', '２', '３', '４', '５', '６', '７',
    '８', '９', '－', '负', '負', '〔', '［', '（', '【', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ', 'Ⅹ', 'Ⅺ', 'Ⅻ',
];

/// A bit for each character of the basic plane: nearly all characters of a report have no class, and one look tells.
static HOT: [u64; 1024] = {
    let mut bits = [0u64; 1024];
    let mut c = 0usize;
    while c < 128 {
        let byte = c as u8;
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'(' | b'[') {
            bits[c / 64] |= 1 << (c % 64);
        }
        c += 1;
    }
    let mut at = 0;
    while at < WIDE.len() {
        let c = WIDE[at] as usize;
        bits[c / 64] |= 1 << (c % 64);
        at += 1;
    }
    bits
};

/// Whether `c` has a class.
pub(super) fn is_hot(c: char) -> bool {
    let c = u32::from(c) as usize;
    HOT.get(c / 64).is_some_and(|bits| bits >> (c % 64) & 1 == 1)
}

/// The class of `c`, none where nothing numeric can begin.
pub(super) fn class(c: char) -> Option<Class> {
    if c.is_ascii() {
        return match c {
            '0'..='9' => Some(Class::Arabic),
            'a'..='z' | 'A'..='Z' => Some(Class::Latin),
            '-' => Some(Class::Sign),
            '.' => Some(Class::Dot),
            '(' | '[' => Some(Class::Open),
            _ => None,
        };
    }
    match c {
        '一' | '七' | '万' | '三' | '两' | '九' | '二' | '五' | '亿' | '八' | '六' | '几' | '十' | '千' | '半'
        | '四' | '百' | '零' | '〇' | '○' | '数' | '兆' | '廿' | '卅' => Some(Class::Chinese),
        '兩' | '億' | '萬' | '幾' | '數' | '參' | '叄' | '叁' | '壹' | '贰' | '貳' | '肆' | '伍' | '陆' | '陸'
        | '柒' | '捌' | '玖' | '拾' | '佰' | '仟' => Some(Class::Chinese),
        '第' => Some(Class::Ordinal),
        '首' => Some(Class::First),
        '前' => Some(Class::Front),
        '截' => Some(Class::Cutoff),
        '０'..='９' => Some(Class::Arabic),
        '－' | '负' | '負' => Some(Class::Sign),
        '〔' | '［' | '（' | '【' => Some(Class::Open),
        'Ⅰ'..='Ⅻ' => Some(Class::Roman),
        _ => None,
    }
}

/// Whether `c` is a Chinese character, so that a word may go on with it.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_bits_agrees_with_the_classes() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_hot(c), class(c).is_some(), "{c:?}");
        }
    }
}
