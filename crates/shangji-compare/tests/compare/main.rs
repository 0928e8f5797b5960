//! The panel on reports built by hand.

mod agreement;
mod choice;
mod inference;
mod judgement;
mod laws;
mod summary;
mod support;
