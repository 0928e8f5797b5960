//! Why a requirement counts as met, unmet or unknown, as data.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was done on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The report was signed: it bears the date.
    Dated,
    /// The report was published.
    Published,
}

/// Bodies that the rules do not bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unbound {
    /// A government below the county.
    Township,
    /// A committee that manages a zone (管委会).
    Committee,
}

/// Why a requirement counts as met, unmet or unknown. [`InWords`](crate::InWords) puts it into words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// Neither the year nor a date is known, so no rule can be picked.
    NoRule,
    /// The year reported on is not known.
    NoYear,
    /// The rule does not bind this body.
    NotBound {
        /// What body it is.
        body: Unbound,
    },
    /// The part has a heading.
    Headed {
        /// Its words.
        title: String,
    },
    /// No heading, but the text says how the duty of the first responsible person was done.
    DutyInText,
    /// No heading, but passages of this kind.
    Passages {
        /// How many.
        n_passages: usize,
    },
    /// A heading over several parts: which they are cannot be told.
    MixedHeading {
        /// Its words.
        title: String,
    },
    /// No headings were found at all.
    NoHeadings,
    /// No heading, and the text is not at hand.
    NoText,
    /// Neither a heading nor a passage.
    Absent,
    /// Done before the day.
    Before {
        /// What was done.
        act: Act,
        /// When.
        day: NaiveDate,
        /// Before which day it had to be.
        limit: NaiveDate,
    },
    /// Done on the last day of a limit that includes it.
    LastDay {
        /// What was done.
        act: Act,
        /// When.
        day: NaiveDate,
    },
    /// Done on the day before which it had to be (3月1日前): whether that is in time the rule leaves open.
    OnTheDay {
        /// What was done.
        act: Act,
        /// When.
        day: NaiveDate,
    },
    /// Done after the day.
    After {
        /// What was done.
        act: Act,
        /// When.
        day: NaiveDate,
        /// The end of the limit.
        limit: NaiveDate,
        /// By how many days it was late.
        n_days: i64,
    },
    /// The report bears no date, but what was published in time was written before.
    PublishedBefore {
        /// When it was published.
        day: NaiveDate,
    },
    /// The report bears no date.
    Undated,
    /// The page labels no date of publication.
    NoPublicationDate,
    /// Published, and the rule names no day.
    PublishedWithoutLimit {
        /// When.
        day: NaiveDate,
    },
    /// The report names no addressee.
    NoAddressee,
    /// The level of the issuer cannot be told from its name.
    LevelUnknown,
    /// Addressed to one to whom the rule has the issuer report.
    Addressed {
        /// As written.
        addressee: String,
    },
    /// Addressed to none of those.
    AddressedElsewhere {
        /// As written.
        addressee: String,
    },
    /// This copy went to another; whether one went to this recipient is not shown.
    OtherCopy {
        /// As written.
        addressee: String,
    },
}
