use std::ops::Range;

/// Something odd in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// What.
    pub kind: OddityKind,
    /// Where.
    pub span: Range<usize>,
    /// The other place, where two disagree.
    pub other: Option<Range<usize>>,
}

/// The kinds of [`Oddity`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum OddityKind {
    /// Two headings beside each other state the same number.
    OrdinalRepeated,
    /// A number is left out between two headings or items.
    OrdinalSkipped,
    /// A number is lower than the one before.
    OrdinalBackward,
    /// A heading stands more than one level below the one above it.
    LevelSkipped,
    /// Two items of a list state the same number.
    ItemRepeated,
    /// 《 without 》.
    TitleUnclosed,
    /// 》 without 《.
    TitleUnopened,
    /// Characters that a broken conversion left (U+FFFD, ??).
    CharactersLost,
    /// No text of a report was found between the furniture.
    NoBody,
}

impl OddityKind {
    /// The stable name that output uses.
    pub fn code(self) -> &'static str {
        match self {
            Self::OrdinalRepeated => "ordinal-repeated",
            Self::OrdinalSkipped => "ordinal-skipped",
            Self::OrdinalBackward => "ordinal-backward",
            Self::LevelSkipped => "level-skipped",
            Self::ItemRepeated => "item-repeated",
            Self::TitleUnclosed => "title-unclosed",
            Self::TitleUnopened => "title-unopened",
            Self::CharactersLost => "characters-lost",
            Self::NoBody => "no-body",
        }
    }
}
