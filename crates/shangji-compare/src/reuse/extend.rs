//! From a shingle that two texts share to all that they share around it.

use shangji_model::Span;

use crate::fold::significant;

/// A stretch of each of two texts with the same significant characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Common {
    pub(super) a: Span,
    pub(super) b: Span,
    /// How many characters, marks and blanks not counted.
    pub(super) n_characters: usize,
}

/// A place in a text and the stretch that must not be left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) within: Span,
}

impl<'t> Anchor<'t> {
    /// Characters from the anchor on, each with the byte behind it.
    fn forward(&self) -> impl Iterator<Item = (char, usize)> + use<'t> {
        let at = self.at;
        let text = self.text.get(at..self.within.end).unwrap_or_default();
        text.char_indices().filter_map(move |(offset, c)| Some((significant(c)?, at + offset + c.len_utf8())))
    }

    /// Characters before the anchor, the last first, each with the byte at which it begins.
    fn backward(&self) -> impl Iterator<Item = (char, usize)> + use<'t> {
        let start = self.within.start;
        let text = self.text.get(start..self.at).unwrap_or_default();
        text.char_indices().rev().filter_map(move |(offset, c)| Some((significant(c)?, start + offset)))
    }
}

/// All that two texts share around a place of each.
pub(super) fn extend(a: Anchor<'_>, b: Anchor<'_>) -> Common {
    let mut common = Common { a: Span::new(a.at, a.at), b: Span::new(b.at, b.at), n_characters: 0 };
    for ((in_a, end_a), (in_b, end_b)) in a.forward().zip(b.forward()) {
        if in_a != in_b {
            break;
        }
        (common.a.end, common.b.end) = (end_a, end_b);
        common.n_characters += 1;
    }
    if common.n_characters > 0 {
        for ((in_a, start_a), (in_b, start_b)) in a.backward().zip(b.backward()) {
            if in_a != in_b {
                break;
            }
            (common.a.start, common.b.start) = (start_a, start_b);
            common.n_characters += 1;
        }
    }
    common
}

/// Leaves out scraps of other sentences at the ends: …18件。|推行“说理式”执法文书…: two sentences that end alike by chance.
pub(super) fn without_scraps(common: Common, text_a: &str, text_b: &str) -> Common {
    const LONGEST_SCRAP: usize = 8;
    let (Some(in_a), Some(in_b)) = (common.a.slice(text_a), common.b.slice(text_b)) else { return common };
    let mut n_ahead = 0;
    let mut n_seen = 0;
    for c in in_b.chars() {
        n_seen += usize::from(significant(c).is_some());
        if n_seen > LONGEST_SCRAP {
            break;
        }
        if is_end(c) {
            n_ahead = n_seen;
        }
    }
    let mut n_behind = 0;
    n_seen = 0;
    for c in in_b.chars().rev() {
        if is_end(c) {
            n_behind = n_seen;
        }
        n_seen += usize::from(significant(c).is_some());
        if n_seen > LONGEST_SCRAP {
            break;
        }
    }
    let Some(n_characters) = common.n_characters.checked_sub(n_ahead + n_behind) else { return common };
    let cut = |span: Span, words: &str| {
        let places = || words.char_indices().filter(|(_, c)| significant(*c).is_some());
        let start = places().nth(n_ahead).map_or(0, |(at, _)| at);
        let end = places().rev().nth(n_behind).map_or(words.len(), |(at, c)| at + c.len_utf8());
        Span::new(span.start + start, span.start + end.max(start))
    };
    Common { a: cut(common.a, in_a), b: cut(common.b, in_b), n_characters }
}

fn is_end(c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '？' | ';' | '!' | '?' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor<'t>(text: &'t str, words: &str) -> Anchor<'t> {
        Anchor { text, at: text.find(words).expect("the words are there"), within: Span::new(0, text.len()) }
    }

    #[test]
    fn what_is_shared_reaches_over_typesetting_to_both_sides() {
        let (a, b) = ("今年,依托 四级平台，整合力量。", "去年：依托四级平台,整合\n力量!");
        let common = extend(anchor(a, "四级"), anchor(b, "四级"));
        assert_eq!(common.a.slice(a), Some("年,依托 四级平台，整合力量"));
        assert_eq!(common.b.slice(b), Some("年：依托四级平台,整合\n力量"));
        assert_eq!(common.n_characters, 11);
    }

    #[test]
    fn scraps_of_other_sentences_are_left_out() {
        let (a, b) = ("办结29件。推行说理式执法文书的做法。本年", "免罚6件；推行说理式执法文书的做法。本年");
        let common = without_scraps(extend(anchor(a, "说理"), anchor(b, "说理")), a, b);
        assert_eq!(common.a.slice(a), Some("推行说理式执法文书的做法"));
        assert_eq!(common.b.slice(b), Some("推行说理式执法文书的做法"));
        assert_eq!(common.n_characters, 12);
    }
}
