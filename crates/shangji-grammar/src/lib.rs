//! Grammars of Chinese official writing (公文): numerals, quantities, dates, headings, enumerations, titles, document
//! numbers.
//!
//! ```
//! use shangji_grammar::{heading, title};
//!
//! let marker = heading::marker("(十一)合力推进").unwrap();
//! assert_eq!((marker.level(), marker.ordinal, marker.len), (2, 11, "(十一)".len()));
//! assert_eq!(title::prefix("《关于贯彻〈纲要〉的意见》印发").map(|found| found.name), Some("关于贯彻〈纲要〉的意见"));
//! ```
//!
//! Each module holds the productions of one kind of expression, with its grammar as EBNF and a table of accepted
//! strings. Productions are [`nom`] parsers of a prefix; beside them stand plain functions for those who do not care for
//! nom. [`scan`] finds everything numeric in a text in one pass.
//!
//! What it does not do: it knows no indicator and no report. It says that 153件 is 153 of the unit 件, never what was
//! counted.

pub mod date;
pub mod document_number;
pub mod enumeration;
pub mod heading;
pub mod numeral;
mod ordinal;
pub mod quantity;
pub mod scan;
pub mod title;
