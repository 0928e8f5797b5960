use std::sync::LazyLock;

use crate::chars::width;

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
const SAMPLE: usize = 4_000;

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
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        if !matches!(first, 0xE4..=0xE9) {
            at += width(first);
            continue;
        }
        let Some(&[_, middle, last]) = bytes.get(at..).and_then(|rest| rest.first_chunk()) else { break };
        let place = usize::from(first & 0xF) << 12 | usize::from(middle & 0x3F) << 6 | usize::from(last & 0x3F);
        balance += telling.get(place - FIRST).map_or(0, |&tells| i32::from(tells));
        left -= 1;
        if left == 0 {
            break;
        }
        at += 3;
    }
    if balance > 0 { Script::Hant } else { Script::Hans }
}

/// The first character of those that begin with the bytes E4 to E9, among which all of [`PAIRS`] stand.
const FIRST: usize = '\u{4000}' as usize;

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
