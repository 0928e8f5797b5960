//! Promises, and problems, of one year in the report of the next.

mod follow_up;
mod labels;
mod notions;
mod parts;
mod passages;
mod reason;
#[cfg(test)]
pub(crate) mod samples;
mod shortcomings;
mod stock;
mod targets;
#[cfg(test)]
mod tests;
mod wording;

pub use follow_up::{FollowUp, FollowUpParts, FollowUpStatus};
pub(crate) use stock::stock;

pub use reason::{Against, Side, TargetReason};
pub use shortcomings::{ShortcomingParts, ShortcomingRepeated};
pub use targets::{Reached, TargetOutcome};

use crate::Read;
use crate::successive::successive;

/// Follows the promises of every report into the one of the same issuer on the year after.
///
/// A promise that only frames a plan is left out. Where a sentence makes several between semicolons, each is followed
/// by itself. A figure that was promised is set against the figure of the same
/// concept, or of the same label and unit; any other promise is looked for in the words of the later report, where a
/// passage that promises again is no deed, and one that states a problem is neither. Takes time in proportion to the
/// text (times its logarithm). Reports without text have their figures followed up and no words.
///
/// ```
/// # let report = |year: i32, text: &str, role: &str| -> shangji_model::Report {
/// #     let promises = if role == "target" { serde_json::json!([{"id": "c1", "span": [0, text.len()], "section": null,
/// #         "theme": null, "instruments": [], "targets": ["i1"], "deadline": null, "framing": false}]) }
/// #         else { serde_json::json!([]) };
/// #     let at = text.find("15").or(text.find("13")).unwrap();
/// #     serde_json::from_value(serde_json::json!({
/// #         "source": {"name": format!("{year}.txt"), "media": "text", "encoding": "UTF-8", "bytes": 0},
/// #         "script": "Hans", "title": null, "issuer": "甲县人民政府", "addressee": null, "signatories": [],
/// #         "year": year, "published": null, "signed": null, "body": [0, text.len()], "furniture": [],
/// #         "sections": [], "enumerations": [], "checks": [], "commitments": promises, "shortcomings": [],
/// #         "instruments": [], "diagnostics": [], "indicators": [{"id": "i1", "span": [at, at + 6],
/// #             "sentence": [0, text.len()], "section": null, "subject": "案卷", "label": "评查执法案卷", "concept": null,
/// #             "role": role, "quantity": {"value": &text[at..at + 3], "value_hi": null, "unit": "宗", "bound": "exact",
/// #             "resolution": "1"}, "scope": null, "period": {"year": null, "as_of": null, "text": null}}]})).unwrap()
/// # };
/// use shangji_compare::{FollowUpStatus, Read, follow_up};
///
/// let (promised, told) = ("全年评查执法案卷150宗。", "评查执法案卷138宗。");
/// let (earlier, later) = (report(2022, promised, "target"), report(2023, told, "level"));
/// let found = follow_up(&[Read { report: &earlier, text: promised }, Read { report: &later, text: told }]);
/// assert_eq!(found[0].status, FollowUpStatus::Missed);
/// assert_eq!(found[0].targets[0].reason, "138宗 against at least 150宗");
/// assert_eq!(found[0].evidence[0].slice(told), Some("评查执法案卷138宗"));
/// ```
pub fn follow_up(reads: &[Read<'_>]) -> Vec<FollowUp> {
    in_pairs(reads, follow_up::follow_up)
}

/// The problems of every report that the one of the same issuer on the year after states again, in whatever words.
///
/// Each problem is paired once, the most alike first; a sentence that only tells why there are problems is none. At
/// most 200 problems of a report are looked at.
///
/// ```
/// # let report = |year: i32, text: &str| -> shangji_model::Report {
/// #     serde_json::from_value(serde_json::json!({
/// #         "source": {"name": format!("{year}.txt"), "media": "text", "encoding": "UTF-8", "bytes": 0},
/// #         "script": "Hans", "title": null, "issuer": "甲县人民政府", "addressee": null, "signatories": [],
/// #         "year": year, "published": null, "signed": null, "body": [0, text.len()], "furniture": [],
/// #         "sections": [], "enumerations": [], "checks": [], "commitments": [], "instruments": [],
/// #         "diagnostics": [], "indicators": [],
/// #         "shortcomings": [{"id": "p1", "span": [0, text.len() - 3], "section": null}]})).unwrap()
/// # };
/// use shangji_compare::{Read, shortcomings_repeated};
///
/// let (before, after) = ("部门执法数据难以互通。", "部门之间的执法数据仍有壁垒。");
/// let (earlier, later) = (report(2022, before), report(2023, after));
/// let found = shortcomings_repeated(&[Read { report: &earlier, text: before }, Read { report: &later, text: after }]);
/// assert_eq!(found[0].b.slice(after), Some("部门之间的执法数据仍有壁垒"));
/// ```
pub fn shortcomings_repeated(reads: &[Read<'_>]) -> Vec<ShortcomingRepeated> {
    in_pairs(reads, shortcomings::shortcomings_repeated)
}

fn in_pairs<T>(reads: &[Read<'_>], find: impl Fn(&Read<'_>, &Read<'_>, [usize; 2]) -> Vec<T>) -> Vec<T> {
    successive(reads)
        .into_iter()
        .filter_map(|(earlier, later)| Some(find(reads.get(earlier)?, reads.get(later)?, [earlier, later])))
        .flatten()
        .collect()
}
