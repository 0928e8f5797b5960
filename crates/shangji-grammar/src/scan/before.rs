//! The words before a number that bound it, read backwards from the number.

use super::class::is_han;
use crate::numeral::{arabic_digit, glyph};
use crate::quantity::Bound;

/// Words before a number, each behind the longer words that end in it.
const BOUNDS: &[(&str, Bound)] = &[
    ("不超过", Bound::Max),
    ("未超过", Bound::Max),
    ("不超過", Bound::Max),
    ("不高于", Bound::Max),
    ("不大于", Bound::Max),
    ("不多于", Bound::Max),
    ("不少于", Bound::Min),
    ("不低于", Bound::Min),
    ("不小于", Bound::Min),
    ("不下于", Bound::Min),
    ("差不多", Bound::Approx),
    ("远低于", Bound::Max),
    ("远高于", Bound::Min),
    ("超过了", Bound::Min),
    ("突破了", Bound::Min),
    ("约占", Bound::Approx),
    ("约为", Bound::Approx),
    ("约有", Bound::Approx),
    ("约计", Bound::Approx),
    ("约达", Bound::Approx),
    ("大约", Bound::Approx),
    ("大概", Bound::Approx),
    ("将近", Bound::Approx),
    ("接近", Bound::Approx),
    ("超过", Bound::Min),
    ("超過", Bound::Min),
    ("超出", Bound::Min),
    ("至少", Bound::Min),
    ("最少", Bound::Min),
    ("不下", Bound::Min),
    ("突破", Bound::Min),
    ("大于", Bound::Min),
    ("高于", Bound::Min),
    ("多于", Bound::Min),
    ("至多", Bound::Max),
    ("最多", Bound::Max),
    ("不到", Bound::Max),
    ("不足", Bound::Max),
    ("未满", Bound::Max),
    ("不满", Bound::Max),
    ("低于", Bound::Max),
    ("少于", Bound::Max),
    ("小于", Bound::Max),
    ("不超", Bound::Max),
    ("近", Bound::Approx),
    ("约", Bound::Approx),
    ("超", Bound::Min),
    ("逾", Bound::Min),
];

/// Words that bound a number also over a short verb: 至少配有5名.
const ADVERBS: &[(&str, Bound)] =
    &[("至少", Bound::Min), ("最少", Bound::Min), ("至多", Bound::Max), ("最多", Bound::Max)];

/// How many characters the verb after an adverb may have.
const VERB: usize = 4;

/// The bound at the end of `before` with its length in bytes.
pub(super) fn bound(before: &str) -> Option<(Bound, usize)> {
    let trimmed = before.trim_end_matches([' ', '\u{A0}']);
    let gap = before.len() - trimmed.len();
    if gap > 2 {
        return None;
    }
    adjacent(trimmed).map(|(bound, len)| (bound, len + gap)).or_else(|| adverb(trimmed).filter(|_| gap == 0))
}

/// The bound with which `text` begins, with its length in bytes.
pub(crate) fn leading_bound(text: &str) -> Option<(Bound, usize)> {
    let found = BOUNDS.iter().filter(|(word, _)| text.starts_with(word)).max_by_key(|(word, _)| word.len());
    found.map(|(word, bound)| (*bound, word.len()))
}

fn adjacent(before: &str) -> Option<(Bound, usize)> {
    // Most numbers have none: one look at the last character tells.
    let last = before.chars().next_back()?;
    let ends_one = matches!(
        last,
        '过' | '過'
            | '于'
            | '多'
            | '了'
            | '占'
            | '为'
            | '有'
            | '计'
            | '达'
            | '约'
            | '概'
            | '近'
            | '出'
            | '少'
            | '下'
            | '破'
            | '到'
            | '足'
            | '满'
            | '超'
            | '逾'
    );
    if !ends_one {
        return None;
    }
    let (word, bound) = BOUNDS.iter().find(|(word, _)| before.ends_with(word))?;
    let earlier = before.get(..before.len() - word.len()).and_then(|text| text.chars().next_back());
    let is_other_word = match *word {
        // 节约4308万元 saves money, 附近3个 is a place.
        "约" | "约占" | "约为" | "约有" | "约计" | "约达" => {
            earlier.is_some_and(|c| "节公合预条制签履违集契规誓邀特守节節".contains(c))
        }
        "近" => earlier.is_some_and(|c| "附就相靠邻亲临远最切贴".contains(c)),
        // 治超18件, 限超: against overloading.
        "超" => earlier.is_some_and(|c| "赶高入治限".contains(c)),
        "不到" => earlier.is_some_and(|c| "看找收得做办".contains(c)),
        _ => false,
    };
    (!is_other_word).then_some((*bound, word.len()))
}

/// `至少配有`, `至少开展`
fn adverb(before: &str) -> Option<(Bound, usize)> {
    let mut start = before.len();
    for c in before.chars().rev().take(VERB + 2) {
        if !is_han(c) || glyph(c).is_some() || arabic_digit(c).is_some() {
            return None;
        }
        start = start.checked_sub(c.len_utf8())?;
        if matches!(c, '至' | '最') {
            let tail = before.get(start..)?;
            if let Some((_, bound)) = ADVERBS.iter().find(|(word, _)| tail.starts_with(word)) {
                return Some((*bound, tail.len()));
            }
        }
    }
    None
}

/// The length of a word that says that what follows did not occur: 没有发生, 未发生, 无.
pub(super) fn negation(before: &str) -> Option<usize> {
    const HAPPEN: &[&str] = &["发生", "出现", "發生", "出現", "产生", "接到", "收到"];
    const NOT: &[&str] = &["没有", "沒有", "从未", "未曾", "未", "无", "無"];
    let verb = HAPPEN.iter().find(|verb| before.ends_with(*verb)).map_or(0, |verb| verb.len());
    let earlier = before.get(..before.len() - verb)?;
    NOT.iter().find(|not| earlier.ends_with(*not)).map(|not| not.len() + verb)
}

/// Whether a bare 百, 千, 万, 亿 is a number here: 上百, 过万.
pub(super) fn at_least_a_scale(before: &str) -> Option<usize> {
    let (last, earlier) = last_two(before);
    let taken = match last? {
        c @ ('上' | '过' | '過') if !earlier.is_some_and(|c| "以之网线通经晚早向".contains(c)) => {
            c.len_utf8()
        }
        _ => return None,
    };
    Some(taken)
}

/// The last character and the one before it.
pub(super) fn last_two(text: &str) -> (Option<char>, Option<char>) {
    let mut chars = text.chars().rev();
    (chars.next(), chars.next())
}
