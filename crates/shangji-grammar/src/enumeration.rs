//! Markers of items in running text.
//!
//! ```text
//! item     = shi | yao | qi | words | di | circled | bracketed | numbered ;
//! shi      = chinese "是" ;              (* 一是 二是 *)
//! yao      = chinese "要" ;              (* 一要 二要 *)
//! qi       = "其" chinese ("," | "是") ; (* 其一, *)
//! words    = "首先" | "其次" | "再次" | "再者" | "最后" | "最後" ;
//! di       = "第" chinese "," ;          (* 第一, *)
//! circled  = "①" … "⑳" ;
//! bracketed = [open] arabic close ;      (* (1) 1) *)
//! numbered = arabic ("." | "、") ;        (* 1. 1、 but not 1.5 *)
//! ```
//!
//! ```
//! use shangji_grammar::enumeration::{item_marker, Family};
//!
//! for (text, family, ordinal) in [
//!     ("一是加强领导", Family::YiShi, 1), ("十二是完善机制", Family::YiShi, 12), ("三要狠抓落实", Family::YiYao, 3),
//!     ("其二,经费不足", Family::Qi, 2), ("首先,", Family::Words, 1), ("其次是", Family::Words, 2), ("最后,", Family::Words, 4),
//!     ("第一,认识不到位", Family::Di, 1), ("③规范", Family::Circled, 3), ("(2)完善", Family::Bracketed, 2), ("2)完善", Family::Bracketed, 2),
//!     ("1.2022年底前完成", Family::Numbered, 1), ("2、经费不足", Family::Numbered, 2),
//! ] {
//!     let found = item_marker(text).unwrap();
//!     assert_eq!((found.family, found.ordinal), (family, ordinal), "{text}");
//! }
//! for text in ["第一责任人", "第一书记", "其他", "一些", "一要素", "(一)", "1.5万件", "3、5件"] {
//!     assert!(item_marker(text).is_none(), "{text}");
//! }
//! ```

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{anychar, one_of};
use nom::combinator::{map_opt, not, opt, peek, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::ordinal::{arabic, chinese, is_counted};

/// The families of markers; the items of one list have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// 一是, 二是
    YiShi,
    /// 一要, 二要
    YiYao,
    /// 其一, 其二
    Qi,
    /// 首先, 其次, 再次, 最后
    Words,
    /// 第一, 第二,
    Di,
    /// ①, ②
    Circled,
    /// (1), 1)
    Bracketed,
    /// 1., 1、
    Numbered,
}

/// The marker of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ItemMarker {
    /// Which family.
    pub family: Family,
    /// The number stated, from 1; 最后 counts as 4.
    pub ordinal: u32,
    /// Its length in bytes.
    pub len: usize,
}

/// The marker with which `text` begins.
pub fn item_marker(text: &str) -> Option<ItemMarker> {
    // The first character tells which productions may follow.
    let found = match text.chars().next()? {
        '其' => alt((qi, words)).parse(text),
        '首' | '再' | '最' => words(text),
        '第' => di(text),
        '①'..='⑳' => circled(text),
        '(' | '（' => bracketed(text),
        '0'..='9' | '０'..='９' => alt((bracketed, numbered)).parse(text),
        c if is_counted(c) => counted(text),
        _ => return None,
    };
    let (rest, (family, ordinal)) = found.ok()?;
    (ordinal > 0).then_some(ItemMarker { family, ordinal, len: text.len() - rest.len() })
}

/// `一是` but not `一是一、二是二`; `一要` but not `一要素`
fn counted(input: &str) -> IResult<&str, (Family, u32)> {
    let shi = (tag("是"), peek(not((chinese, one_of("、,，")))));
    let yao = (tag("要"), peek(not(one_of("素点點件求领領闻聞义義事"))));
    (chinese, alt((value(Family::YiShi, shi), value(Family::YiYao, yao)))).map(|(n, family)| (family, n)).parse(input)
}

/// `其一,` `其二是`
fn qi(input: &str) -> IResult<&str, (Family, u32)> {
    delimited(tag("其"), chinese, peek(one_of(",，、是:："))).map(|n| (Family::Qi, n)).parse(input)
}

/// `首先` `其次` `再次` `最后`
fn words(input: &str) -> IResult<&str, (Family, u32)> {
    alt((
        value((Family::Words, 1), tag("首先")),
        value((Family::Words, 2), tag("其次")),
        value((Family::Words, 3), alt((terminated(tag("再次"), peek(one_of(",，是、"))), tag("再者")))),
        value((Family::Words, 4), terminated(alt((tag("最后"), tag("最後"))), peek(one_of(",，是、")))),
    ))
    .parse(input)
}

/// `第一,` but not `第一责任人`
fn di(input: &str) -> IResult<&str, (Family, u32)> {
    delimited(tag("第"), chinese, peek(one_of(",，、:："))).map(|n| (Family::Di, n)).parse(input)
}

/// `①`
fn circled(input: &str) -> IResult<&str, (Family, u32)> {
    map_opt(anychar, |c| matches!(c, '①'..='⑳').then(|| (Family::Circled, c as u32 - '①' as u32 + 1))).parse(input)
}

/// `(1)` `（1）` `1)`
fn bracketed(input: &str) -> IResult<&str, (Family, u32)> {
    delimited(opt(one_of("(（")), preceded(peek(not(tag("0"))), verify(arabic, |&n| n < 100)), one_of(")）"))
        .map(|n| (Family::Bracketed, n))
        .parse(input)
}

/// `1.` `1、` but not `1.5`; a year may follow: `1.2022年`
fn numbered(input: &str) -> IResult<&str, (Family, u32)> {
    let year = (verify(arabic, |year| (1900..2100).contains(year)), tag("年"));
    let behind = alt((value((), peek(year)), not(one_of("0123456789０１２３４５６７８９"))));
    terminated(verify(arabic, |&n| n < 100), (one_of(".．、"), behind)).map(|n| (Family::Numbered, n)).parse(input)
}
