//! Bytes to text, and normalised text back to the bytes that it came from.
//!
//! ```
//! use shangji_text::{fold, Script};
//!
//! let source = "办结率达９０．５％，排名第一";
//! let folded = fold(source, Script::Hans);
//! assert_eq!(folded.text(), "办结率达90.5%,排名第一");
//! let at = folded.text().find("90.5%").unwrap();
//! assert_eq!(&source[folded.to_source(at..at + 5)], "９０．５％");
//! ```
//!
//! - [`decode`]: any bytes to UTF-8 text, with the encoding that was found and whether anything was lost.
//! - [`garbled`]: the stretches that were spoilt before the text was saved (乱码), and how.
//! - [`script`]: whether a text is written in Simplified (简体) or Traditional (繁體) characters.
//! - [`fold`]: the normal form that grammars and lexicons read: Simplified script, half-width digits and punctuation, no
//!   spaces that carry no meaning, no invisible characters; with a monotone, total map of every position to the
//!   source. A text that is in normal form already is borrowed, not copied.
//! - [`chars`]: the classes of characters that the house agrees on.
//! - [`LineIndex`]: byte offsets to lines and columns.
//! - [`WordList`]: whether any of many words stands in a text, in one pass.
//!
//! What it does not do: it knows no word of the language (words to swap are told by the caller), and it
//! does not unpack web pages or Word files (`shangji-media`).

pub mod chars;
mod decode;
mod fold;
mod garbled;
mod lines;
mod offsets;
mod script;
mod simplify;
mod word_list;

pub use decode::{Decoded, decode};
pub use fold::{Folded, fold, fold_with};
pub use garbled::{Garbling, garbled};
pub use lines::{LineColumn, LineIndex};
pub use offsets::OffsetMap;
pub use script::{Script, script};
pub use word_list::WordList;
