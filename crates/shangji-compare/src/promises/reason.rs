//! Why a target counts as reached, missed or open, as data.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// On which side of the figure a promise is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// 95%以上, 提高到95%.
    AtLeast,
    /// 3天以内, 压缩至3天.
    AtMost,
}

/// A result against the figure that was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Against {
    /// The figure that the later report gives.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub result: Decimal,
    /// Its unit.
    pub result_unit: String,
    /// On which side of the target the promise is kept.
    pub side: Side,
    /// The figure that was promised.
    #[serde(with = "rust_decimal::serde::str")]
    #[schemars(with = "String")]
    pub target: Decimal,
    /// Its unit.
    pub target_unit: String,
}

/// Why a target counts as reached, missed or open. [`InWords`](crate::InWords) puts it into words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum TargetReason {
    /// The later report gives no figure of it.
    NotReported,
    /// The later report tells it in words: 全覆盖.
    InWords,
    /// One is a figure of each (每个乡镇至少1个), the other of all.
    EachAgainstAll,
    /// The two figures decide.
    Compared {
        /// The figures.
        against: Against,
    },
    /// The figure falls short, but there is still time.
    NotDue {
        /// The figures.
        against: Against,
        /// Until when, as written.
        deadline: String,
    },
    /// 约, 余 and 以上 leave it open.
    NotExactEnough {
        /// The figures.
        against: Against,
    },
}
