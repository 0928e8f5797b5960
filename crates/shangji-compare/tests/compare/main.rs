//! The panel on reports built by hand.

mod choice;
mod judgement;
mod laws;
mod support;
