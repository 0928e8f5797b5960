//! What came of figures that were promised.

use super::{InWords, Language};
use crate::promises::{Against, Side, TargetReason};

impl InWords for TargetReason {
    fn in_words(&self, language: Language) -> String {
        match (self, language) {
            (Self::NotReported, _) => language.pick("次年报告未给出该数据", "no figure of it is reported").to_owned(),
            (Self::InWords, _) => language.pick("以文字表述达成，无数值", "told in words, not in figures").to_owned(),
            (Self::EachAgainstAll, _) => {
                let english = "one is a figure of each, the other of all";
                language.pick("一为单位平均数，一为总数，不可相比", english).to_owned()
            }
            (Self::Compared { against }, _) => against.in_words(language),
            (Self::NotDue { against, deadline }, Language::Chinese) => {
                format!("{}：期限为{deadline}，尚未到期", against.in_words(language))
            }
            (Self::NotDue { against, deadline }, Language::English) => {
                format!("{}: not due before {deadline}", against.in_words(language))
            }
            (Self::NotExactEnough { against }, Language::Chinese) => {
                format!("{}：数值不够精确，无法判断", against.in_words(language))
            }
            (Self::NotExactEnough { against }, Language::English) => {
                format!("{}: the figure is not exact enough to tell", against.in_words(language))
            }
        }
    }
}

impl InWords for Against {
    /// `96.49% against at least 95%`; `实际96.49%，目标不低于95%`.
    fn in_words(&self, language: Language) -> String {
        let Self { result, result_unit, side, target, target_unit } = self;
        let side = match side {
            Side::AtLeast => language.pick("不低于", "at least"),
            Side::AtMost => language.pick("不高于", "at most"),
        };
        match language {
            Language::Chinese => format!("实际{result}{result_unit}，目标{side}{target}{target_unit}"),
            Language::English => format!("{result}{result_unit} against {side} {target}{target_unit}"),
        }
    }
}
