use std::sync::LazyLock;

use crate::chars::is_han;

/// The script of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Script {
    /// Simplified (简体).
    #[default]
    Hans,
    /// Traditional (繁體).
    Hant,
}

/// Frequent characters of official Chinese in the two scripts, pair by pair. Characters that stand in both scripts
/// (系, 制, 台) are left out: they tell nothing.
const PAIRS: &str = "區区縣县會会議议務务導导開开關关強强實实為为與与對对規规業业辦办發发將将進进動动執执權权機机構构組组織织領领員员責责\
任任設设計计劃划決决審审訴诉訟讼調调解解糾纠紛纷護护環环檢检監监察察讓让營营場场處处項项條条個个萬万億亿級级報报黨党國国經经濟济";

/// At most this many Chinese characters are looked at: enough to be sure, and bounded.
const SAMPLE: usize = 20_000;

/// Which script `text` is written in: the one whose own characters are the more frequent; Simplified where neither is.
///
/// ```
/// use shangji_text::{script, Script};
/// assert_eq!(script("關於法治政府建設情況的報告"), Script::Hant);
/// assert_eq!(script("关于法治政府建设情况的报告"), Script::Hans);
/// ```
pub fn script(text: &str) -> Script {
    let telling = TELLING.as_slice();
    let (mut balance, mut left) = (0_i32, SAMPLE);
    for c in text.chars() {
        match (c as usize).checked_sub(FIRST).and_then(|idx| telling.get(idx)) {
            Some(&tells) => balance += i32::from(tells),
            None if is_han(c) => {}
            None => continue,
        }
        left -= 1;
        if left == 0 {
            break;
        }
    }
    if balance > 0 { Script::Hant } else { Script::Hans }
}

/// The first character of the block in which all of [`PAIRS`] stand.
const FIRST: usize = '\u{4E00}' as usize;

/// What each character of the block tells, 1 for Traditional and -1 for Simplified: every character of a text is looked
/// up, so no search.
static TELLING: LazyLock<Vec<i8>> = LazyLock::new(|| {
    let mut telling = vec![0; '\u{9FFF}' as usize - FIRST + 1];
    let mut chars = PAIRS.chars();
    while let (Some(hant), Some(hans)) = (chars.next(), chars.next()) {
        for (c, tells) in [(hant, 1), (hans, -1)] {
            if hant != hans
                && let Some(slot) = (c as usize).checked_sub(FIRST).and_then(|idx| telling.get_mut(idx))
            {
                *slot = tells;
            }
        }
    }
    telling
});
