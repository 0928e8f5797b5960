//! How fast reports are read: inputs of a stated size, and rounds in which all tasks are timed one after the other.
//!
//! ```
//! use shangji_benches::{Corpus, Task, run};
//!
//! let corpus = Corpus::of_documents(40_000);
//! let tasks = [Task::new("bytes", |corpus| corpus.documents().map(|document| document.text.len()).sum())];
//! let times = run(&tasks, &corpus, 3);
//! assert_eq!(times.task("bytes").map(|samples| samples.len()), Some(3));
//! ```
//!
//! - [`Corpus`]: the sample reports, repeated, as one document or as many.
//! - [`Task`], [`run`]: the rounds. Only ratios of the same round mean much: the speed of a shared machine drifts within
//!   minutes by more than what is measured.
//! - [`Times`], [`Spread`]: what came out, and the table that shows it.
//!
//! What it does not do: it keeps no history, and judges no figure.

mod corpus;
mod rounds;
mod table;

pub use corpus::{Corpus, Document};
pub use rounds::{Spread, Task, Times, run};
pub use table::table;
