//! Text to a lossless document tree.
//!
//! ```
//! use shangji_outline::{NodeKind, outline};
//!
//! let text = "云枕县人民政府:\n一、主要工作。全年办理复议案件12件。\n云枕县司法局\n2021年1月5日\n";
//! let tree = outline(text);
//! assert_eq!(tree.leaves().map(|leaf| &text[leaf.span.clone()]).collect::<String>(), text);
//! assert_eq!(tree.sections()[0].level, 1);
//! assert_eq!(&text[tree.sections()[0].title.clone()], "主要工作");
//! assert_eq!(tree.find(NodeKind::Addressee).map(|node| &text[node.span.clone()]), Some("云枕县人民政府:"));
//! ```
//!
//! [`outline`] never fails: it returns an [`Outline`], a tree of [`Node`]s whose leaves cover every byte once, with the
//! [`Section`]s by the order of GB/T 9704 (一、 then (一) then 1. then (1)), the [`Item`]s of in-line enumerations, and
//! the [`Oddity`]s met on the way.
//!
//! The steps, a module each: `lines` cuts the text, `frame` finds where the report begins and ends among the furniture
//! of a page, `headings` and `items` find the marks of order, `sentences` cuts paragraphs, `build` puts the tree together.
//!
//! What it does not do: it does not know what a part is about (`shangji-read` does), and it changes no character: it
//! takes the text as it is, full-width or half-width, Simplified or Traditional.

mod build;
mod frame;
mod headings;
mod items;
mod lines;
mod marks;
mod oddity;
mod sentences;
mod tree;

pub use build::outline;
pub use oddity::{Oddity, OddityKind};
pub use tree::{Item, Node, NodeId, NodeKind, Outline, Section};
