//! The words of Chinese government reports as data: which concept a figure belongs to, and what each word of a clause
//! does there.
//!
//! ```
//! use shangji_vocabulary::{ConceptKind, Vocabulary, WordClass, lexicon};
//!
//! let vocabulary = Vocabulary::builtin();
//! let found = vocabulary.assign("行政机关负责人出庭应诉率", "", ConceptKind::Rate, "%").unwrap();
//! assert_eq!(found.id, "litigation.head_appearance_rate");
//! let concept = vocabulary.catalog().get(found.id).unwrap();
//! assert_eq!(concept.name_zh, "行政机关负责人出庭应诉率");
//!
//! assert!(lexicon().is("审结", WordClass::Verb));
//! ```
//!
//! The main types are [`Vocabulary`], the table of concepts with the words by which they are known, and [`Lexicon`],
//! the words of the clause grammar in their [`WordClass`]es. [`swaps`] finds the words that encyclopedias in Traditional
//! script put for mainland ones; [`UnitFamily`] tells units that count people from units that count cases.
//!
//! All of it is data with its source, in the tables under `data/`. A user adds concepts with a table of the same form
//! ([`Vocabulary::from_tsv`], [`Vocabulary::merged_with`]).
//!
//! What it does not do: it finds no figures and cuts no sentences, converts no characters, and never guesses: a label
//! that says too little (案件, 事项) has no concept. Whether two figures of one concept can be compared is not said here.

mod assign;
mod automaton;
mod concepts;
mod error;
mod hant;
mod lexicon;
mod measure;
pub mod names;
mod pattern;
mod row;
mod table;
mod tasks;
mod unit_family;
pub mod units;
mod words;

pub use concepts::{Assignment, Vocabulary};
pub use error::{VocabularyError, VocabularyErrorKind};
pub use hant::{HantWord, Swap, hant_words, swaps};
pub use lexicon::{Classes, Lexicon, Token, lexicon};
pub use shangji_model::{Catalog, Concept, ConceptKind, Tier};
pub use tasks::TASKS;
pub use unit_family::UnitFamily;
pub use words::{Word, WordClass, words};
