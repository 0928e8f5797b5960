use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::automaton::Automaton;
use crate::table;

static HANT_WORDS: LazyLock<Vec<HantWord>> = LazyLock::new(|| read(include_str!("../data/hant_words.tsv")));
static AUTOMATON: LazyLock<Automaton> = LazyLock::new(build);

/// A word that encyclopedias in Traditional script put for a mainland one (規範性檔案 for 规范性文件).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HantWord {
    /// The word as it stands after its characters were converted one by one: 档案, not 檔案.
    pub form: &'static str,
    /// The mainland word.
    pub mainland: &'static str,
    /// Longer words that hold the form and keep it: 档案馆.
    pub guards: Vec<&'static str>,
    /// Where the pair comes from.
    pub source: &'static str,
}

/// A swapped word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// Where the form stands, in bytes.
    pub span: Range<usize>,
    /// The form and its mainland word.
    pub word: &'static HantWord,
}

/// The table `hant_words.tsv`, in its order.
pub fn hant_words() -> &'static [HantWord] {
    &HANT_WORDS
}

/// The swapped words of a text whose characters were converted one by one, from left to right, none overlapping; those
/// inside a guard are left alone. One pass. It is for texts that were written in Traditional script: in a text that
/// was always Simplified 档案 means files of persons and nothing was swapped.
///
/// ```
/// use shangji_vocabulary::swaps;
///
/// let text = "规范性档案存市档案馆";
/// let found: Vec<_> = swaps(text).map(|swap| (&text[swap.span.clone()], swap.word.mainland)).collect();
/// assert_eq!(found, [("规范性档案", "规范性文件")]);
/// ```
pub fn swaps(text: &str) -> impl Iterator<Item = Swap> + '_ {
    AUTOMATON.leftmost_longest(text).filter_map(|hit| {
        let word = HANT_WORDS.get(hit.word as usize)?;
        Some(Swap { span: hit.start..hit.end, word })
    })
}

/// Forms carry their number, guards one that no form has.
fn build() -> Automaton {
    let guards = HANT_WORDS.iter().flat_map(|word| &word.guards).map(|guard| (*guard, u32::MAX));
    let forms = HANT_WORDS.iter().map(|word| word.form).zip(0..);
    let patterns: BTreeMap<&str, u32> = guards.chain(forms).collect();
    Automaton::for_leftmost_longest(patterns).unwrap_or_default()
}

fn read(text: &'static str) -> Vec<HantWord> {
    let rows = table::rows(text, ["form", "mainland", "guards", "source"]).unwrap_or_default();
    rows.into_iter()
        .map(|row| {
            let [form, mainland, guards, source] = row.fields;
            HantWord { form, mainland, guards: guards.split('|').filter(|guard| !guard.is_empty()).collect(), source }
        })
        .collect()
}
