//! The marks and names of the page in its two languages. Reasons and notes are told by `shangji-compare`.

use shangji_compare::{Comparability, FollowUpStatus, Language, Met, Status};
use shangji_model::Bound;

pub(crate) fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Approx => "≈",
        Bound::Min => "≥",
        Bound::Max => "≤",
        Bound::Exact | Bound::Range => "",
    }
}

pub(crate) fn comparability(of: Comparability, language: Language) -> &'static str {
    match of {
        Comparability::Same => language.pick("可比", "comparable"),
        Comparability::Caution => language.pick("慎比", "with caution"),
        Comparability::Unit => language.pick("单位不同", "units differ"),
        Comparability::None => language.pick("不可比", "not comparable"),
    }
}

/// What a cell's status adds to its value.
pub(crate) fn status(of: Status, language: Language) -> &'static str {
    match of {
        Status::FullCoverage => language.pick("全覆盖", "full coverage, in words"),
        Status::Inferred => language.pick("推算", "inferred"),
        Status::Qualitative => language.pick("定性表述", "in words"),
        _ => "",
    }
}

pub(crate) fn follow_up(of: FollowUpStatus, language: Language) -> &'static str {
    match of {
        FollowUpStatus::Met => language.pick("达标", "met"),
        FollowUpStatus::Missed => language.pick("未达标", "missed"),
        FollowUpStatus::Addressed => language.pick("有回应", "addressed"),
        FollowUpStatus::Repeated => language.pick("再次承诺", "promised again"),
        FollowUpStatus::Silent => language.pick("未提及", "not spoken of"),
    }
}

pub(crate) fn met(of: Met, language: Language) -> &'static str {
    match of {
        Met::Met => language.pick("✓ 符合", "✓ met"),
        Met::Unmet => language.pick("✗ 不符合", "✗ unmet"),
        Met::Unknown => language.pick("? 不明", "? unknown"),
    }
}
