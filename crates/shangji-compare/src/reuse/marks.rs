//! A text as it is compared: significant characters, each figure as one mark.
//!
//! A report takes last year's sentence over and puts new figures into it. With every figure as one mark, the passage
//! goes on over them.

use crate::fold::{half_width, significant};

/// What stands for a figure, whatever its digits.
pub(super) const FIGURE: char = '0';

/// A significant character or a whole figure, and the bytes where it begins and ends.
pub(super) type Mark = (char, usize, usize);

/// The marks of a stretch of text, from either end.
#[derive(Debug, Clone)]
pub(super) struct Marks<'t> {
    rest: &'t str,
    /// Where `rest` begins.
    at: usize,
}

impl<'t> Marks<'t> {
    /// The marks of `text`, which begins at the byte `at`.
    pub(super) fn of(text: &'t str, at: usize) -> Self {
        Self { rest: text, at }
    }
}

fn is_digit(c: char) -> bool {
    half_width(c).is_ascii_digit()
}

/// 98.66 and 1,208 are one figure each.
fn is_separator(c: char) -> bool {
    matches!(half_width(c), '.' | ',')
}

/// How many bytes of these characters, the first of which is a digit, are one figure.
fn figure(characters: impl Iterator<Item = char>) -> usize {
    let (mut length, mut pending) = (0, 0);
    for c in characters {
        match (is_digit(c), is_separator(c), pending) {
            (true, ..) => {
                length += pending + c.len_utf8();
                pending = 0;
            }
            (false, true, 0) => pending = c.len_utf8(),
            _ => break,
        }
    }
    length
}

impl Iterator for Marks<'_> {
    type Item = Mark;

    fn next(&mut self) -> Option<Mark> {
        loop {
            let c = self.rest.chars().next()?;
            let length = if is_digit(c) { figure(self.rest.chars()) } else { c.len_utf8() };
            let start = self.at;
            self.rest = self.rest.get(length..)?;
            self.at += length;
            if let Some(mark) = if is_digit(c) { Some(FIGURE) } else { significant(c) } {
                return Some((mark, start, self.at));
            }
        }
    }
}

impl DoubleEndedIterator for Marks<'_> {
    fn next_back(&mut self) -> Option<Mark> {
        loop {
            let c = self.rest.chars().next_back()?;
            let length = if is_digit(c) { figure(self.rest.chars().rev()) } else { c.len_utf8() };
            let end = self.at + self.rest.len();
            self.rest = self.rest.get(..self.rest.len().checked_sub(length)?)?;
            if let Some(mark) = if is_digit(c) { Some(FIGURE) } else { significant(c) } {
                return Some((mark, end - length, end));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> String {
        Marks::of(text, 0).map(|mark| mark.0).collect()
    }

    #[test]
    fn a_figure_is_one_mark() {
        for (a, b) in [
            ("登记渔船1,208艘，检验率98.66%", "登记渔船９７艘, 检验率100%"),
            ("第3期。12人", "第41期 7 人"),
            ("2021年", "2022年"),
        ] {
            assert_eq!(told(a), told(b));
        }
        assert_eq!(told("3. 5,,6"), "000", "a mark alone, or two of them, joins nothing");
        assert_ne!(told("三艘"), told("3艘"));
        assert_eq!(Marks::of("共12.5件", 10).nth(1), Some((FIGURE, 13, 17)));
    }

    proptest! {
        /// Both ends see the same marks.
        #[test]
        fn the_way_makes_no_difference(text in "[0-9０-９.,，。 一-三]{0,40}") {
            let mut back: Vec<Mark> = Marks::of(&text, 3).rev().collect();
            back.reverse();
            prop_assert_eq!(Marks::of(&text, 3).collect::<Vec<_>>(), back);
        }
    }
}
