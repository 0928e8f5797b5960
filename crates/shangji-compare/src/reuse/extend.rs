//! From a shingle that two texts share to all that they share around it.

use shangji_model::Span;

use super::marks::{Mark, Marks};
use crate::fold::half_width;

/// A stretch of each of two texts with the same characters and figures in the same places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Common {
    pub(super) a: Span,
    pub(super) b: Span,
    /// How many characters, punctuation and blanks not counted, a figure counted as one.
    pub(super) n_characters: usize,
}

impl Common {
    /// The same with the % behind its last figure, which is no character by itself.
    pub(super) fn with_percent(mut self, text_a: &str, text_b: &str) -> Self {
        let percent = |text: &str, span: Span| {
            let is_figure = span.slice(text)?.chars().next_back().map(half_width)?.is_ascii_digit();
            let c = text.get(span.end..)?.chars().next()?;
            (is_figure && matches!(half_width(c), '%' | '‰')).then_some(span.end + c.len_utf8())
        };
        if let (Some(a), Some(b)) = (percent(text_a, self.a), percent(text_b, self.b)) {
            (self.a.end, self.b.end) = (a, b);
        }
        self
    }
}

/// A place in a text and the stretch that must not be left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) within: Span,
}

impl<'t> Anchor<'t> {
    /// What stands from the anchor on.
    fn forward(&self) -> impl Iterator<Item = Mark> + use<'t> {
        Marks::of(self.text.get(self.at..self.within.end).unwrap_or_default(), self.at)
    }

    /// What stands before the anchor, the last first.
    fn backward(&self) -> impl Iterator<Item = Mark> + use<'t> {
        let start = self.within.start;
        Marks::of(self.text.get(start..self.at).unwrap_or_default(), start).rev()
    }
}

/// All that two texts share around a place of each.
pub(super) fn extend(a: Anchor<'_>, b: Anchor<'_>) -> Common {
    let mut common = Common { a: Span::new(a.at, a.at), b: Span::new(b.at, b.at), n_characters: 0 };
    for ((in_a, _, end_a), (in_b, _, end_b)) in a.forward().zip(b.forward()) {
        if in_a != in_b {
            break;
        }
        (common.a.end, common.b.end) = (end_a, end_b);
        common.n_characters += 1;
    }
    if common.n_characters > 0 {
        for ((in_a, start_a, _), (in_b, start_b, _)) in a.backward().zip(b.backward()) {
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
    // Behind the first marks, and before the last ones, the last end of a sentence.
    let gaps = |marks: Vec<Mark>| -> Vec<(usize, usize)> {
        let ends = marks.iter().map(|mark| mark.2);
        ends.zip(marks.iter().skip(1).map(|mark| mark.1)).collect()
    };
    let ends = |(from, to): &(usize, usize)| in_b.get(*from..*to).is_some_and(|between| between.contains(is_end));
    let ahead = gaps(Marks::of(in_b, 0).take(LONGEST_SCRAP + 1).collect());
    let n_ahead = ahead.iter().rposition(ends).map_or(0, |at| at + 1);
    let mut behind: Vec<Mark> = Marks::of(in_b, 0).rev().take(LONGEST_SCRAP + 1).collect();
    behind.reverse();
    let behind = gaps(behind);
    let n_behind = behind.iter().position(ends).map_or(0, |at| behind.len() - at);
    let Some(n_characters) = common.n_characters.checked_sub(n_ahead + n_behind) else { return common };
    let cut = |span: Span, words: &str| {
        let start = Marks::of(words, 0).nth(n_ahead).map_or(0, |mark| mark.1);
        let end = Marks::of(words, 0).rev().nth(n_behind).map_or(words.len(), |mark| mark.2);
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
