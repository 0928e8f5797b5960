//! Digits that identify and do not count: numbers of documents, telephones and sites, clock times, versions, masks.

use std::ops::Range;

use shangji_vocabulary::units;

use super::Item;
use super::class::is_han;
use super::line::{Line, Taken};
use crate::numeral::arabic_digit;
use crate::quantity::Mode;

/// Runs of digits joined by marks.
struct Shape {
    /// The length in bytes of the digits and marks.
    len: usize,
    /// How many digits each run has; what follows the fifth is left.
    runs: [usize; 5],
    n_runs: usize,
    /// The marks between them.
    marks: [char; 4],
    /// Whether the first digit is 0.
    zero: bool,
    /// The first two runs as numbers, up to four digits each.
    values: [u32; 2],
}

/// Reads `0700-6882315`, `17:31:35`, `192.168.1.1`, `9+N` as far as the digits go.
fn shape(text: &str) -> Shape {
    let mut shape =
        Shape {
            len: 0, runs: [0; 5], n_runs: 0, marks: [' '; 4], zero: text.starts_with(['0', '０']), values: [0; 2]
        };
    let mut chars = text.char_indices().peekable();
    loop {
        let mut count = 0;
        let mut value = 0u32;
        while let Some(&(at, c)) = chars.peek() {
            let Some(digit) = arabic_digit(c) else { break };
            count += 1;
            value = value.saturating_mul(10).saturating_add(u32::from(digit));
            shape.len = at + c.len_utf8();
            chars.next();
        }
        if count == 0 {
            break;
        }
        if let Some(slot) = shape.runs.get_mut(shape.n_runs) {
            *slot = count;
        }
        if let Some(slot) = shape.values.get_mut(shape.n_runs) {
            *slot = value;
        }
        shape.n_runs += 1;
        if shape.n_runs == shape.runs.len() {
            break;
        }
        let Some(&(_, mark @ ('.' | '-' | ':' | '：' | '－' | '/' | '·' | '•'))) = chars.peek() else { break };
        let mut ahead = chars.clone();
        ahead.next();
        if ahead.peek().is_none_or(|&(_, c)| arabic_digit(c).is_none()) {
            break;
        }
        if let Some(slot) = shape.marks.get_mut(shape.n_runs - 1) {
            *slot = mark;
        }
        chars.next();
    }
    shape
}

impl Line<'_> {
    /// What is known to be no figure at `at`.
    pub(super) fn identifier(&self, at: usize) -> Option<Taken> {
        let rest = self.rest(at);
        let shape = shape(rest);
        let after = rest.get(shape.len..).unwrap_or_default();
        let mut following = after.chars();
        let next = following.next();
        let span = at..at + shape.len;
        let [first, second, ..] = shape.runs;
        let [mark, ..] = shape.marks;
        if self.mode == Mode::Report && next == Some('+') && following.next().is_some_and(|c| c.is_ascii_alphanumeric())
        {
            return Some(Taken::item(at..at + plus_chain(rest), Item::Name));
        }
        // 12·4: a day that is known by its date
        if shape.n_runs == 2 && matches!(mark, '·' | '•') && self.mode == Mode::Report {
            return Some(Taken::item(span, Item::Name));
        }
        // 192.168.1.1, 400-123-4567, 17:31:35; not 4.5-5.5%
        if shape.n_runs > 2 && shape.marks.windows(2).any(|pair| matches!(pair, [a, b] if a == b && *a != ' ')) {
            return Some(Taken::nothing(span));
        }
        if shape.n_runs > 1 && matches!(mark, ':' | '：') {
            let [hour, minute] = shape.values;
            let is_clock = second == 2 && first <= 2 && hour <= 24 && minute < 60;
            return is_clock.then(|| Taken::nothing(span));
        }
        // 0700-6882315
        if shape.n_runs == 2
            && matches!(mark, '-' | '－')
            && (shape.zero && first > 1 || first + second > 9 && second >= 7)
        {
            return Some(Taken::nothing(span));
        }
        if next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '@' | '*' | '×'))
            && self.mode == Mode::Report
        {
            let is_unit = units::longest(after).is_some_and(|(_, len)| {
                !after.get(len..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
            });
            if !is_unit {
                let word = rest.len()
                    - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_@*.-".contains(c)).len();
                return Some(Taken::nothing(at..at + word));
            }
        }
        None
    }

    /// What a number without unit is if it is no figure: it marks a heading or an item, is quoted, or numbers something.
    pub(super) fn bare_arabic(&self, span: Range<usize>, is_version: bool) -> Option<Taken> {
        let previous = self.previous(span.start);
        let rest = self.rest(span.end);
        let mut chars = rest.chars();
        let next = chars.next();
        let text = self.text.get(span.clone()).unwrap_or_default();
        let opens = |c: Option<char>| matches!(c, Some('“' | '‘' | '「' | '『' | '"' | '\''));
        let closes = |c: Option<char>| matches!(c, Some('”' | '’' | '」' | '』' | '"' | '\''));
        if opens(previous) && closes(next) || is_version && next.is_some_and(is_han) {
            return Some(Taken::item(span, Item::Name));
        }
        let n_digits = text.chars().filter(|&c| arabic_digit(c).is_some()).count();
        let whole = text.chars().all(|c| arabic_digit(c).is_some());
        let begins = self.text.get(..span.start).unwrap_or_default().trim_end().is_empty();
        let after_stop = begins || previous.is_none_or(|c| "。;；:：!?\u{3000} ".contains(c));
        let marks = match next {
            Some('.' | '．') => after_stop || chars.next().is_some_and(is_han),
            Some('、') => after_stop,
            Some(')' | '）') => {
                matches!(previous, Some('(' | '（')) || after_stop || previous.is_some_and(|c| ",，".contains(c))
            }
            _ => false,
        };
        let before = self.text.get(..span.start).unwrap_or_default().trim_end_matches([':', '：', ' ']);
        let codes =
            ["邮编", "邮政编码", "电话", "传真", "手机", "编号", "标识码", "号码", "代码", "案号", "QQ", "索引号"];
        // A page number: —4—, or alone on its line.
        let dashed = previous.is_some_and(|c| matches!(c, '-' | '—' | '－' | '–'));
        let numbers = dashed
            || begins && rest.trim().is_empty()
            || codes.iter().any(|code| before.ends_with(code))
            || matches!(next, Some('号' | '號' | '#' | '时' | '時' | '点' | '點'))
            || matches!(previous, Some('#' | '*' | '×'));
        let is_year = whole && n_digits == 4 && (text.starts_with("19") || text.starts_with("20"));
        let is_code = whole && (n_digits >= 8 || n_digits > 1 && text.starts_with('0'));
        (marks || numbers || is_year || is_code).then(|| Taken::nothing(span))
    }

    /// `APP`, `A20210721`, `PM2.5`, `http://…`, `fzb@example.com`
    pub(super) fn latin(&self, at: usize) -> Option<Taken> {
        let rest = self.rest(at);
        let is_word = |c: char| c.is_ascii_alphanumeric();
        let word = rest.len() - rest.trim_start_matches(is_word).len();
        let tail = rest.get(word..).unwrap_or_default();
        if tail.starts_with("://") || tail.starts_with('@') || rest.starts_with("www.") {
            let is_address = |c: char| c.is_ascii_alphanumeric() || "-_.~:/?#@!$&*+=%".contains(c);
            let run = rest.len() - rest.trim_start_matches(is_address).len();
            return Some(Taken::nothing(at..at + run));
        }
        let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        // 上线APP12个: an abbreviation of three letters and more does not take the figure after it.
        if letters >= 3 || self.mode == Mode::General && letters == word {
            return Some(Taken::nothing(at..at + if counted(rest, letters) { letters } else { word }));
        }
        let mut end = word;
        // PM2.5, GB/T9704-2012
        let mut tail = rest.get(end..).unwrap_or_default();
        while let Some(mark) = tail.chars().next().filter(|c| matches!(c, '.' | '-' | '/' | '_')) {
            let after = tail.get(mark.len_utf8()..).unwrap_or_default();
            let len = after.len() - after.trim_start_matches(is_word).len();
            if len == 0 {
                break;
            }
            end += mark.len_utf8() + len;
            tail = after.get(len..).unwrap_or_default();
        }
        Some(Taken::nothing(at..at + end))
    }
}

/// Whether digits with a unit stand behind the letters.
fn counted(rest: &str, letters: usize) -> bool {
    let digits = rest.get(letters..).unwrap_or_default();
    let after = digits.trim_start_matches(|c: char| arabic_digit(c).is_some() || c == '.');
    after.len() < digits.len() && after.chars().next().is_some_and(|c| !c.is_ascii()) && units::longest(after).is_some()
        || after.starts_with('%')
}

/// `9+N`, `1+3+X`
fn plus_chain(rest: &str) -> usize {
    let word = |text: &str| {
        text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || arabic_digit(c).is_some()).len()
    };
    let mut len = word(rest);
    while let Some(after) = rest.get(len..).and_then(|tail| tail.strip_prefix('+')) {
        let more = word(after);
        if more == 0 {
            break;
        }
        len += '+'.len_utf8() + more;
    }
    len
}
