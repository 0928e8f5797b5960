//! What is said in words where others give a figure: 党政机关法律顾问全覆盖, 未发生较大安全事故.

use std::ops::Range;

use shangji_model::{Claim, ConceptKind, Extent, SectionRole};
use shangji_vocabulary::Vocabulary;

use crate::clause;
use crate::indicators::Placed;
use crate::structure::{id, section_id};
use crate::view::View;

/// Words behind 全覆盖 that make it the manner of something done: 全覆盖检查.
const MANNERS: &[&str] = &[
    "检查", "排查", "督导", "督察", "督查", "培训", "监管", "监督", "宣传", "走访", "的", "式", "审计", "轮训", "执法",
    "监测", "抽检",
];

/// The claims of the report outside its plan that have a concept, each concept once.
pub(crate) fn read(view: &View<'_>, roles: &[SectionRole], placed: &[Placed], vocabulary: &Vocabulary) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    let figures: Vec<Range<usize>> = placed.iter().map(|placed| placed.statement.span.clone()).collect();
    for (idx, unit) in view.units.iter().enumerate() {
        if matches!(roles.get(idx), Some(SectionRole::Plan | SectionRole::Shortcomings)) {
            continue;
        }
        let text = view.text(unit);
        if !text.contains("全覆盖") && !text.contains("未发生") {
            continue;
        }
        let mut start = 0;
        for clause in text.split_inclusive([',', ';', ':', '。', '!', '?']) {
            let span = unit.folded.start + start..unit.folded.start + start + clause.len();
            start += clause.len();
            let first = figures.partition_point(|figure| figure.end <= span.start);
            let has_figure = figures.get(first).is_some_and(|figure| figure.start < span.end);
            let Some((about, extent)) = said(clause).filter(|_| !has_figure) else { continue };
            let Some(topic) = clause::topic(about, 0) else { continue };
            let label: String = topic.pieces.iter().filter_map(|piece| about.get(piece.clone())).collect();
            let assigned = match extent {
                Extent::All => vocabulary.assign(&format!("{label}覆盖率"), "", ConceptKind::Rate, "%"),
                _ => vocabulary.assign(&label, "", ConceptKind::Count, "起"),
            };
            let Some(concept) = assigned.map(|found| found.id.to_owned()) else { continue };
            if out.iter().any(|claim| claim.concept == concept) {
                continue;
            }
            let span =
                span.start..span.end - (clause.len() - clause.trim_end_matches([',', ';', ':', '。', '!', '?']).len());
            out.push(Claim {
                id: id('w', out.len()),
                span: view.folded.to_source(span).into(),
                section: unit.section.map(section_id),
                label,
                concept,
                extent,
            });
        }
    }
    out
}

/// Of what a clause says that there is all of it, or none.
fn said(clause: &str) -> Option<(&str, Extent)> {
    if let Some((before, after)) = clause.split_once("全覆盖") {
        let done = !MANNERS.iter().any(|manner| after.starts_with(manner));
        let about = before.trim_end_matches(['的', '了']);
        let about = ["实现", "达到", "做到", "完成", "已", "基本", "全部", "全面"]
            .iter()
            .fold(about, |about, link| about.strip_suffix(link).unwrap_or(about));
        return (done && !about.is_empty()).then_some((about, Extent::All));
    }
    let (_, after) = clause.split_once("未发生")?;
    let about = after.trim_end_matches([',', ';', ':', '。', '!', '?']);
    // 未发生因…被复议的案件 speaks of some of them only.
    let whole = !about.contains(['因', '由']);
    (whole && about.chars().nth(3).is_some()).then_some((about, Extent::None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_claims_are_claims() {
        assert_eq!(said("党政机关法律顾问全覆盖,"), Some(("党政机关法律顾问", Extent::All)));
        assert_eq!(said("公共法律服务站点实现全覆盖。"), Some(("公共法律服务站点", Extent::All)));
        assert_eq!(said("对企业进行全覆盖检查,"), None);
        assert_eq!(said("全年未发生较大以上安全事故。"), Some(("较大以上安全事故", Extent::None)));
        assert_eq!(said("未发生因信息公开被复议的案件。"), None, "only some of the cases");
    }
}
