//! What of a passage is set phrases and figures, and what tells something.

use shangji_model::Span;

use super::marks::{FIGURE, Mark, Marks};
use crate::promises::stock;

/// Of so many of a hundred characters at least something must be told, or the passage is a formula.
const LEAST_TELLING_PERCENT: usize = 40;

/// More figures than one of so many marks make a row of figures and no sentence.
const MARKS_TO_A_FIGURE: usize = 4;

/// What a passage is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Makeup {
    /// Characters and figures.
    pub(super) n_marks: usize,
    pub(super) n_figures: usize,
    /// Characters outside of set phrases.
    pub(super) n_telling: usize,
}

impl Makeup {
    pub(super) fn of(text: &str, span: Span) -> Self {
        let words = span.slice(text).unwrap_or_default();
        let marks: Vec<Mark> = Marks::of(words, 0).collect();
        let mut is_stock = vec![false; marks.len()];
        for (at, two) in marks.windows(2).enumerate() {
            let [(a, _, end), (b, start, _)] = two else { continue };
            let is_one_word = words.get(*end..*start).is_some_and(|between| between.chars().all(char::is_whitespace));
            let pair = u64::from(u32::from(*a)) << 32 | u64::from(u32::from(*b));
            if is_one_word && stock().binary_search(&pair).is_ok() {
                is_stock.iter_mut().skip(at).take(2).for_each(|it| *it = true);
            }
        }
        let n_figures = marks.iter().filter(|(mark, ..)| *mark == FIGURE).count();
        let n_stock = is_stock.iter().filter(|it| **it).count();
        Self { n_marks: marks.len(), n_figures, n_telling: marks.len() - n_figures - n_stock }
    }

    /// Whether it is made up of set phrases.
    pub(super) fn is_formula(self) -> bool {
        self.n_telling * 100 < (self.n_marks - self.n_figures) * LEAST_TELLING_PERCENT
    }

    /// Whether it is a row of figures.
    pub(super) fn is_row_of_figures(self) -> bool {
        self.n_figures * MARKS_TO_A_FIGURE > self.n_marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Makeup {
        Makeup::of(text, Span::new(0, text.len()))
    }

    #[test]
    fn guiding_thought_is_a_formula_and_a_deed_is_none() {
        for (text, expected) in [
            ("始终坚持以习近平新时代中国特色社会主义思想为指导,深入学习贯彻党的二十届三中全会精神", true),
            ("认真学习宣传贯彻习近平法治思想,坚持党的领导,扎实推进法治政府建设", true),
            ("严格执行重大行政决策程序,落实公众参与、专家论证、风险评估、合法性审查", true),
            ("在渔港码头开设夜间窗口,渔民靠岸后半小时之内就能把执照、保险和补贴一起办完", false),
        ] {
            assert_eq!(of(text).is_formula(), expected, "{text}: {:?}", of(text));
        }
    }

    #[test]
    fn a_table_of_figures_is_no_sentence() {
        assert!(of("总计 12 9 7 31 件 2 0 15").is_row_of_figures());
        assert!(!of("登记渔船1208艘,发放补贴96.5万元").is_row_of_figures());
        assert_eq!(of("渔船1208艘"), Makeup { n_marks: 4, n_figures: 1, n_telling: 3 });
    }
}
