use std::sync::LazyLock;

use crate::table;

static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| read(include_str!("../data/words.tsv")));

/// Declares [`WordClass`] with its names in the table.
macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $name:literal,)*) => {
        /// What a word does in a clause that states figures.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum WordClass {
            $($(#[$doc])* $class,)*
        }

        impl WordClass {
            /// All classes.
            pub const ALL: &'static [Self] = &[$(Self::$class),*];

            /// The name of the class in the table `words.tsv`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$class => $name,)*
                }
            }
        }
    };
}

classes! {
    /// Doing something to things that are counted: 受理, 审结, 查处.
    Verb = "verb",
    /// Growing: 增长, 提升. Many are also verbs or promises.
    ChangeUp = "change_up",
    /// Shrinking: 下降, 压减.
    ChangeDown = "change_down",
    /// Changing to a figure that follows: 压缩至, 提升到, 降为.
    ToVerb = "to_verb",
    /// Stating the figure of what stands before: 为, 达到, 共计.
    Copula = "copula",
    /// Dealing a list of figures out over a list of subjects: 分别为.
    DealOut = "deal_out",
    /// Ending the name of a rate: 率, 占比, 比例.
    RateNoun = "rate_noun",
    /// Measuring something else, so that it needs an owner: 金额, 面积, 时限.
    AttributeNoun = "attribute_noun",
    /// Leading to parts of what was just stated: 其中, 包括.
    PartWord = "part_word",
    /// Telling the time of a figure: 全年, 今年以来.
    PeriodWord = "period_word",
    /// Telling the scope of a figure: 全市, 市本级, 各区县.
    ScopeWord = "scope_word",
    /// Adding nothing to the name of what is counted: 共, 依法, 先后.
    Filler = "filler",
    /// Speaking of what will be done: 将, 拟, 继续, 加强.
    Promise = "promise",
    /// Speaking of what falls short: 不足, 有待, 尚未.
    Problem = "problem",
    /// Marking a figure that is still to be reached or that is set: 目标, 力争, 要求.
    Target = "target",
    /// Making an instrument: 出台, 印发. Whoever reports is then its author.
    IssueVerb = "issue_verb",
    /// Using an instrument that others may have made: 落实, 贯彻, 学习.
    ApplyVerb = "apply_verb",
    /// Ending the name of an authority: 人民政府, 局, 办公室.
    OrgSuffix = "org_suffix",
    /// A level of government, alone: 市级, 县级, 乡镇.
    LevelWord = "level_word",
    /// Opening a phrase that tells by what, to whom or where: 通过, 对, 向.
    Preposition = "preposition",
    /// Joining: 和, 以及.
    Conjunction = "conjunction",
    /// Holding phrases together: 的, 等.
    Particle = "particle",
    /// Naming a matter as often as doing it: 公证, 审计, 调解. Most are verbs too.
    VerbalNoun = "verbal_noun",
    /// Holding the characters of another word without its meaning: 行为 is no 为, 共享 no 共.
    Shield = "shield",
}

/// A word in one of its classes; a word of two classes is listed twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The word, in Simplified script.
    pub text: &'static str,
    /// What it does.
    pub class: WordClass,
    /// Where it comes from.
    pub source: &'static str,
}

/// The table `words.tsv`, in its order.
///
/// ```
/// use shangji_vocabulary::{WordClass, words};
///
/// assert!(words().iter().any(|word| word.text == "审结" && word.class == WordClass::Verb));
/// ```
pub fn words() -> &'static [Word] {
    &WORDS
}

fn read(text: &'static str) -> Vec<Word> {
    let rows = table::rows(text, ["word", "class", "source"]).unwrap_or_default();
    rows.into_iter()
        .filter_map(|row| {
            let [text, name, source] = row.fields;
            let class = WordClass::ALL.iter().copied().find(|class| class.name() == name)?;
            Some(Word { text, class, source })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../data/words.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(words().len(), lines - 1, "a line has an unknown class or a wrong number of fields");
    }
}
