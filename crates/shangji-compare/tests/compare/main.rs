//! The panel on reports built by hand.

mod choice;
mod inference;
mod judgement;
mod laws;
mod support;
