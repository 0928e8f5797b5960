//! What the outline makes of small texts, rule by rule, and what holds of any text.

mod frame;
mod headings;
mod items;
mod laws;
mod snapshot;
mod support;
