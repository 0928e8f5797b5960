//! A comparison of reports as CSV tables for R and pandas, and hand-coded tables read back.
//!
//! ```
//! use shangji_compare::compare;
//! use shangji_model::Catalog;
//! use shangji_tables::{Options, Table, Tables};
//!
//! let comparison = compare(&[], &Catalog::default());
//! let mut out = Vec::new();
//! Tables::new(&comparison, &[]).write(Table::Coverage, &mut out, Options::default()).unwrap();
//! let head = String::from_utf8(out).unwrap();
//! assert!(head.starts_with("report,report_no,issuer,year,task,characters,share,"));
//! ```
//!
//! [`Tables`] takes a [`Comparison`](shangji_compare::Comparison) with the reports and texts that it was made of and
//! writes each [`Table`] to anything that takes bytes: one fact a row, the same columns always, the report's key in each.
//! [`read_coded`] reads what a person coded, for [`agreement`](shangji_compare::agreement).
//!
//! - UTF-8, comma, quotes as RFC 4180 has them, a line feed at the end of a row; [`Options::bom`] puts the mark in front
//!   by which Excel knows UTF-8. An empty cell means that there is nothing, which is never 0.
//! - Numbers are plain decimals with a point, at full precision; shares are fractions (0.2235). Codes are the English
//!   words of the JSON; `reason` and `note` are sentences in the language of [`Options::language`].
//! - `start` and `end` are the bytes of the report's text in UTF-8, `quote` is that stretch to the letter.
//! - A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return. So **text** that begins so
//!   (or with an apostrophe) gets an apostrophe in front, which [`plain`] takes away again: a leading apostrophe is never
//!   part of the text. Cells of number columns are numbers and stay as they are, below 0 too.
//!
//! In R, `read.csv("indicators.csv", fileEncoding = "UTF-8", na.strings = "")`; in pandas,
//! `pandas.read_csv("indicators.csv")`. Both turn decimals into binary floats: read `value` as text where every digit
//! counts.
//!
//! What it does not do: it computes nothing but lengths in characters, and it fills no gap: a concept that a report does
//! not state has no row.
//!
//! # The columns
//!
#![doc = include_str!("../COLUMNS.md")]

mod cell;
mod coded;
mod rows;
mod table;
mod tables;

pub use cell::plain;
pub use coded::{CodedError, read_coded};
pub use table::{Column, Kind, Table, dictionary};
pub use tables::{Options, Tables, WriteError};
