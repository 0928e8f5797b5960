//! Document tree to report: what each part is about, what is counted, promised, admitted and decreed.
//!
//! ```
//! use shangji_read::{Page, read};
//! use shangji_vocabulary::Vocabulary;
//!
//! let text = "云枕县人民政府关于2021年度法治政府建设情况的报告\n一、主要工作。全年受理行政复议案件96件,审结88件。\n";
//! let report = read(text, &Page::default(), Vocabulary::builtin());
//! assert_eq!(report.issuer.as_deref(), Some("云枕县人民政府"));
//! assert_eq!(report.year, Some(2021));
//! assert_eq!(report.indicators[1].label, "审结行政复议案件");
//! ```
//!
//! [`read`] takes the text and gives a [`Report`]. It never fails.
//!
//! The rooms: `view` is the text as the readers see it; `metadata`, `roles`, `structure`, `passages` and `instruments`
//! read the frame and the sentences, `diagnosis` what is odd about the source, `genre` whether it is a report; `clause`
//! is the grammar of clauses over tokens, which gives every quantity its subject; `tables` reads those that are drawn
//! with bars or tabs, or saved a cell a line; `indicators` turns these into the model's; `checks` does the arithmetic.
//!
//! What it does not do: it opens no files (`shangji-media`) and compares nothing (`shangji-compare`).

mod checks;
mod claims;
mod clause;
mod diagnosis;
mod genre;
mod indicators;
mod instruments;
mod metadata;
mod passages;
mod roles;
mod structure;
mod tables;
mod view;

use chrono::NaiveDate;
use shangji_model::{Media, Report, Script, Source};
use shangji_outline::outline;
use shangji_text::{fold_with, garbled, script};
use shangji_vocabulary::{Vocabulary, swaps};

use view::View;

/// What is known of a report before its text is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The name by which the user knows it: a file name.
    pub name: String,
    /// The kind of file.
    pub media: Media,
    /// The WHATWG name of its encoding.
    pub encoding: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// Its title, if the page says it outside its text; taken where the text shows none.
    pub title: Option<String>,
    /// Who put it up, if the page says so outside its text.
    pub publisher: Option<String>,
    /// When it was put up, if the page says so outside its text; it goes before what the text says.
    pub published: Option<NaiveDate>,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            name: String::new(),
            media: Media::Text,
            encoding: "UTF-8".to_owned(),
            bytes: 0,
            title: None,
            publisher: None,
            published: None,
        }
    }
}

/// Reads a report.
///
/// Takes time linear in the text. Spans are byte offsets into `text`.
pub fn read(text: &str, page: &Page, vocabulary: &Vocabulary) -> Report {
    let garbled = garbled(text);
    if let Some(diagnostic) = diagnosis::wholly_garbled(text, &garbled) {
        let nothing = read("", page, vocabulary);
        return Report { diagnostics: vec![diagnostic], ..nothing };
    }
    let written = script(text);
    let folded =
        fold_with(text, written, |simplified| swaps(simplified).map(|swap| (swap.span, swap.word.mainland)).collect());
    let tree = outline(text);
    let view = View::new(text, &folded, &tree, &garbled);
    let metadata = metadata::read(&view, page);
    let sections = roles::of_sections(&view, metadata.year);
    let tables = tables::tables(&view);
    let units = roles::of_units(&view, &sections, &tables, metadata.year);
    let statements = indicators::statements(&view, &units, &tables);
    let indicators = indicators::indicators(&view, &statements, vocabulary, metadata.year);
    Report {
        source: Source {
            name: page.name.clone(),
            media: page.media,
            encoding: page.encoding.clone(),
            bytes: page.bytes,
            publisher: metadata.publisher,
        },
        genre: genre::of(&view, metadata.title.as_deref(), &sections, indicators.len()),
        script: match written {
            shangji_text::Script::Hans => Script::Hans,
            shangji_text::Script::Hant => Script::Hant,
        },
        body: tree.body().into(),
        furniture: structure::furniture(&view),
        sections: structure::sections(&view, &sections),
        enumerations: structure::enumerations(&view),
        claims: claims::read(&view, &units, &statements, vocabulary),
        checks: checks::checks(&view, &statements, &indicators),
        commitments: passages::commitments(&view, &sections, &units, &indicators),
        shortcomings: passages::shortcomings(&view, &sections, &units),
        instruments: instruments::read(&view, &instruments::Issuer::new(metadata.issuer.as_deref())),
        diagnostics: diagnosis::diagnostics(&tree, &garbled),
        indicators,
        title: metadata.title,
        issuer: metadata.issuer,
        addressee: metadata.addressee,
        signatories: metadata.signatories,
        year: metadata.year,
        published: metadata.published,
        signed: metadata.signed,
    }
}
