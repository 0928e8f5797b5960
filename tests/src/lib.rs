//! What the tests of the whole have in common.
//!
//! ```
//! use shangji_tests::{samples, score};
//!
//! let sample = samples::sample("101");
//! let reading = shangji::Reader::new().read(&sample.name, sample.text.as_bytes());
//! let scored = score::score(sample.id, &sample.text, &sample.gold(), &reading.report);
//! assert!(scored.tally("meta").hit > 0);
//! ```
//!
//! - [`samples`]: the sample reports of `examples/reports` with their gold.
//! - [`gold`]: what a person found in a report, and [`score`]: how a [`Report`](shangji::Report) compares with it.
//! - [`corpus`]: short texts with what stands in them, and what is wrong with a report that reads them otherwise.
//! - [`doors`]: what takes bytes from anywhere, held to the laws; the bodies of the fuzz targets.
//! - [`laws`]: what holds of every outline and every report, whatever the text.
//! - [`pace`]: what reading costs.
//! - [`programs`]: the examples, built and run.
//! - [`schema`]: a validator for the part of JSON Schema that the published schemas use.
//!
//! What it does not do: it holds no test. Those are the targets beside this folder, a file each.

pub mod corpus;
pub mod doors;
pub mod gold;
pub mod laws;
pub mod pace;
pub mod programs;
pub mod samples;
pub mod schema;
pub mod score;
