//! The cursor that walks a line from one candidate character to the next.

use std::iter::Peekable;
use std::ops::Range;

use shangji_vocabulary::names::{self, Hit, NameKind};

use super::class::{Class, class, is_hot};
use super::{Found, Item};
use crate::quantity::Mode;
use crate::{document_number, title};

/// A line being scanned.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) mode: Mode,
    /// The end of what was last found: nothing reaches back beyond it.
    pub(super) floor: usize,
}

/// A find in a line; without an item it is known to be no figure and only skipped.
pub(super) struct Taken {
    pub(super) span: Range<usize>,
    pub(super) item: Option<Item>,
}

impl Taken {
    pub(super) fn item(span: Range<usize>, item: Item) -> Self {
        Self { span, item: Some(item) }
    }

    pub(super) fn nothing(span: Range<usize>) -> Self {
        Self { span, item: None }
    }
}

/// Appends what is found in `text`, a line that begins at `offset`.
pub(super) fn line(text: &str, offset: usize, mode: Mode, out: &mut Vec<Found>) {
    let mut names = names::find(text).peekable();
    // Most lines of a report have no title; to look for one mark costs less than to pair them.
    let has_title = memchr::memmem::find(text.as_bytes(), "《".as_bytes()).is_some();
    let mut titles = has_title.then(|| title::find(text)).into_iter().flatten().peekable();
    let mut line = Line { text, mode, floor: 0 };
    let mut at = 0;
    while let Some((start, c, class)) = next_candidate(text, at) {
        at = start + c.len_utf8();
        while titles.next_if(|title| title.end <= start).is_some() {}
        if let Some(title) = titles.peek().filter(|title| title.start <= start) {
            at = title.end;
            line.floor = at;
            continue;
        }
        let name = name_at(&mut names, start, line.floor);
        let taken = match name {
            Some(hit) if hit.start < start => Some(line.named(hit)),
            _ => line.take(start, class, name),
        };
        let Some(taken) = taken else { continue };
        if let Some(item) = taken.item.filter(|_| !line.is_spoilt(&taken.span)) {
            out.push(Found { span: offset + taken.span.start..offset + taken.span.end, item });
        }
        at = taken.span.end.max(at);
        line.floor = at;
    }
}

/// The next character at which something may begin.
fn next_candidate(text: &str, from: usize) -> Option<(usize, char, Class)> {
    let rest = text.get(from..)?;
    let (at, c) = rest.char_indices().find(|&(_, c)| is_hot(c))?;
    Some((from + at, c, class(c)?))
}

/// The word of the table that covers `at` and does not begin before `floor`.
fn name_at(names: &mut Peekable<impl Iterator<Item = Hit>>, at: usize, floor: usize) -> Option<Hit> {
    while names.next_if(|hit| hit.end <= at || hit.start < floor).is_some() {}
    names.peek().filter(|hit| hit.start <= at).copied()
}

impl Line<'_> {
    /// The text from `at`.
    pub(super) fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The text before `at` that belongs to nothing found so far.
    pub(super) fn before(&self, at: usize) -> &str {
        self.text.get(self.floor..at).unwrap_or_default()
    }

    /// The character before `at`, whatever it belongs to.
    pub(super) fn previous(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|text| text.chars().next_back())
    }

    /// Whether a character beside it was lost (U+FFFD), and with it perhaps a digit or the unit.
    fn is_spoilt(&self, span: &Range<usize>) -> bool {
        let lost = char::REPLACEMENT_CHARACTER;
        self.previous(span.start) == Some(lost) || self.rest(span.end).starts_with(lost)
    }

    fn named(&self, hit: Hit) -> Taken {
        let span = hit.start..hit.end;
        match hit.kind {
            NameKind::Word => Taken::nothing(span),
            _ => Taken::item(span, Item::Name),
        }
    }

    /// What begins at `at`, the word `name` of the table against it.
    fn take(&self, at: usize, class: Class, name: Option<Hit>) -> Option<Taken> {
        let taken = self.candidate(at, class);
        let Some(hit) = name else { return taken };
        let figure = taken.filter(|taken| match (&taken.item, hit.kind) {
            // 12345市长热线 counts no cities.
            (Some(Item::Quantity(quantity)), NameKind::Service) => !matches!(quantity.unit.as_str(), "" | "市" | "县"),
            // 没有发生一起 counts none; elsewhere 一起 means together.
            (Some(Item::Quantity(quantity)), _) if quantity.value.is_zero() => true,
            // A pattern is a guess, the table knows.
            (Some(Item::Name), _) | (None, _) => false,
            (Some(_), _) => taken.span.end > hit.end,
        });
        Some(figure.unwrap_or_else(|| self.named(hit)))
    }

    fn candidate(&self, at: usize, class: Class) -> Option<Taken> {
        match class {
            Class::Arabic => self.arabic(at),
            Class::Chinese => self.chinese(at),
            Class::Latin => self.latin(at),
            Class::Sign => self.signed(at),
            Class::Dot => self.dotted(at),
            Class::Open => self.document_number(at),
            Class::Ordinal => self.ordinal(at),
            Class::First => self.first(at),
            Class::Front => self.front(at),
            Class::Cutoff => self.date(at),
            Class::Roman => self.roman(at),
        }
    }

    /// `〔2021〕5号`
    fn document_number(&self, at: usize) -> Option<Taken> {
        if self.mode == Mode::General {
            return None;
        }
        let len = document_number::prefix(self.rest(at))?;
        Some(Taken::item(at..at + len, Item::DocumentNumber))
    }
}
