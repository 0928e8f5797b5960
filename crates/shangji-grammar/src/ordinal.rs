//! Small whole numbers as headings and dates write them.

use nom::bytes::complete::take_while1;
use nom::{IResult, Parser};

/// The value of a digit: `7`, `７`, `七`, `〇`.
pub(crate) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '0'..='9' => c as u32 - '0' as u32,
        '０'..='９' => c as u32 - '０' as u32,
        '〇' | '零' | '○' | 'Ο' | 'О' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

pub(crate) fn is_arabic(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Up to four Arabic digits: `12`, `１２`.
pub(crate) fn arabic(input: &str) -> IResult<&str, u32> {
    take_while1(is_arabic)
        .map_opt(|digits: &str| {
            (digits.chars().count() <= 4)
                .then(|| digits.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit))
        })
        .parse(input)
}

/// Whether a Chinese number below 100 is written with `c`.
pub(crate) fn is_counted(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '廿' | '卅')
}

/// A Chinese number below 100 as counted: `三`, `十`, `十二`, `二十`, `二十三`, `廿五`.
pub(crate) fn chinese(input: &str) -> IResult<&str, u32> {
    take_while1(is_counted)
        .map_opt(|word: &str| {
            let mut chars = ['\0'; 4];
            let n_chars = chars.iter_mut().zip(word.chars()).map(|(slot, c)| *slot = c).count();
            match chars.get(..n_chars).unwrap_or_default() {
                ['十'] => Some(10),
                ['廿'] => Some(20),
                ['卅'] => Some(30),
                [unit] => digit(*unit),
                ['十', unit] => digit(*unit).map(|unit| 10 + unit),
                ['廿', unit] => digit(*unit).map(|unit| 20 + unit),
                ['卅', unit] => digit(*unit).map(|unit| 30 + unit),
                [tens, '十'] => digit(*tens).map(|tens| tens * 10),
                [tens, '十', unit] => Some(digit(*tens)? * 10 + digit(*unit)?),
                _ => None,
            }
        })
        .parse(input)
}
