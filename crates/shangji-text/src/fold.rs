use std::borrow::Cow;
use std::ops::Range;

use crate::chars::{after_ideographs, is_han, is_invisible, is_space, width};
use crate::offsets::Builder;
use crate::simplify::simplified;
use crate::{OffsetMap, Script};

/// A text in normal form with the map to its source.
#[derive(Debug, Clone)]
pub struct Folded<'a> {
    text: Cow<'a, str>,
    map: OffsetMap,
}

impl Folded<'_> {
    /// The normal form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The map of positions.
    pub fn map(&self) -> &OffsetMap {
        &self.map
    }

    /// Whether the source was in normal form already, so that nothing was copied.
    pub fn is_borrowed(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// The stretch of the source from which a stretch of the normal form came.
    pub fn to_source(&self, range: Range<usize>) -> Range<usize> {
        let source = self.map.source_range(range);
        source.start..source.end.max(source.start)
    }

    /// The stretch of the normal form that a stretch of the source became.
    pub fn from_source(&self, range: Range<usize>) -> Range<usize> {
        let folded = self.map.folded_range(range);
        folded.start..folded.end.max(folded.start)
    }
}

/// The normal form of `text`: Simplified script, half-width ASCII, no invisible characters, no spaces but those between
/// two ASCII words, radicals (⼈) as the characters that they stand for.
///
/// Punctuation that has no ASCII twin (。、《》“”) stays. Line ends stay, but for one that parts an amount in two
/// (4亿⏎1280.6万元).
pub fn fold(text: &str, script: Script) -> Folded<'_> {
    fold_with(text, script, |_| Vec::<(Range<usize>, &str)>::new())
}

/// As [`fold`], with words put back that Traditional pages swapped (档案 for 文件).
///
/// `swapped` is given Traditional text with its characters simplified one by one, and says which stretches of it, from
/// left to right, mainland usage writes how. Simplified text is never asked about.
pub fn fold_with<'a, W: AsRef<str>>(
    text: &'a str,
    script: Script,
    swapped: impl FnOnce(&str) -> Vec<(Range<usize>, W)>,
) -> Folded<'a> {
    match script {
        Script::Hans => fold_characters(text),
        Script::Hant => fold_traditional(text, swapped),
    }
}

fn fold_characters(text: &str) -> Folded<'_> {
    let Some(first) = first_odd(text) else {
        return Folded { text: Cow::Borrowed(text), map: OffsetMap::identity() };
    };
    let mut out = String::with_capacity(text.len());
    let mut map = Builder::default();
    // Step back over the character before, which a space looks at.
    copy(&mut out, &mut map, text.get(..first).unwrap_or_default());
    let mut rest = text.get(first..).unwrap_or_default();
    while let Some(c) = rest.chars().next() {
        let len = c.len_utf8();
        match normal(c) {
            Normal::Same => {
                let run = plain_run(rest).max(len);
                copy(&mut out, &mut map, rest.get(..run).unwrap_or_default());
                rest = rest.get(run..).unwrap_or_default();
                continue;
            }
            Normal::As(other) => {
                out.push(other);
                map.replaced(other.len_utf8(), len);
            }
            Normal::Nothing => map.replaced(0, len),
            Normal::LineEnd => {
                if splits_amount(out.chars().next_back(), rest.get(len..).unwrap_or_default()) {
                    map.replaced(0, len);
                } else {
                    copy(&mut out, &mut map, rest.get(..len).unwrap_or_default());
                }
            }
            Normal::Space => {
                let run = rest.len() - rest.trim_start_matches(|c| is_space(c) || is_invisible(c)).len();
                let next = rest.get(run..).and_then(|after| after.chars().next()).map(half_width);
                if out.chars().next_back().is_some_and(is_wordlike) && next.is_some_and(is_wordlike) {
                    out.push(' ');
                    map.replaced(1, run);
                } else {
                    map.replaced(0, run);
                }
                rest = rest.get(run..).unwrap_or_default();
                continue;
            }
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    Folded { text: Cow::Owned(out), map: map.finish() }
}

fn copy(out: &mut String, map: &mut Builder, piece: &str) {
    if !piece.is_empty() {
        out.push_str(piece);
        map.copied(piece.len());
    }
}

fn fold_traditional<'a, W: AsRef<str>>(
    text: &'a str,
    swapped: impl FnOnce(&str) -> Vec<(Range<usize>, W)>,
) -> Folded<'a> {
    let simplified = simplified(text);
    let mut out = String::with_capacity(text.len());
    let mut map = Builder::default();
    let mut source = text.chars();
    let mut swapped = swapped(&simplified).into_iter().peekable();
    let mut at = 0;
    while let Some(rest) = simplified.get(at..).filter(|rest| !rest.is_empty()) {
        while swapped.next_if(|(range, _)| range.start < at).is_some() {}
        if let Some((range, word)) = swapped.next_if(|(range, _)| range.start == at && range.end > at) {
            let word = word.as_ref();
            let taken = simplified.get(range).unwrap_or_default();
            let source_len = taken.chars().filter_map(|_| source.next()).map(char::len_utf8).sum();
            out.push_str(word);
            map.replaced(word.len(), source_len);
            at += taken.len().max(1);
            continue;
        }
        let next_swap = swapped.peek().map_or(usize::MAX, |(range, _)| range.start.saturating_sub(at));
        if let Some(row) = aligned_row(rest, source.as_str(), next_swap) {
            copy(&mut out, &mut map, row);
            source = source.as_str().get(row.len()..).unwrap_or_default().chars();
            at += row.len();
            continue;
        }
        let (Some(c), Some(original)) = (rest.chars().next(), source.next()) else { break };
        at += c.len_utf8();
        match normal(c) {
            kind @ (Normal::Same | Normal::As(_)) => {
                let folded = if let Normal::As(other) = kind { other } else { c };
                out.push(folded);
                // A character of the same length maps as its bytes would: no piece of its own for each.
                if folded.len_utf8() == original.len_utf8() {
                    map.copied(original.len_utf8());
                } else {
                    map.replaced(folded.len_utf8(), original.len_utf8());
                }
            }
            Normal::Nothing => map.replaced(0, original.len_utf8()),
            Normal::LineEnd => {
                if splits_amount(out.chars().next_back(), simplified.get(at..).unwrap_or_default()) {
                    map.replaced(0, original.len_utf8());
                } else {
                    out.push(c);
                    map.copied(original.len_utf8());
                }
            }
            Normal::Space => {
                let next = simplified.get(at..).and_then(|after| after.chars().next()).map(half_width);
                if out.chars().next_back().is_some_and(is_wordlike) && next.is_some_and(is_wordlike) {
                    out.push(' ');
                    map.replaced(1, original.len_utf8());
                } else {
                    map.replaced(0, original.len_utf8());
                }
            }
        }
    }
    Folded { text: Cow::Owned(out), map: map.finish() }
}

/// Rows are no longer than this, in bytes: a row that is not taken is looked at again from the next character on.
const ROW: usize = 128;

/// The row of characters at the start of `simplified`, no longer than `limit`, that the normal form leaves alone and that
/// are as long in bytes as those of `source` from which they came: nearly all of a text.
fn aligned_row<'t>(simplified: &'t str, source: &str, limit: usize) -> Option<&'t str> {
    let first = simplified.chars().next().filter(|&c| matches!(normal(c), Normal::Same))?;
    let limit = limit.min(ROW).min(simplified.len());
    let upto = (0..=limit).rev().find_map(|end| simplified.get(..end))?;
    // Whether a line end goes depends on what stands behind it.
    let row = upto.get(..plain_run(upto).max(first.len_utf8()))?.trim_end_matches(['\n', '\r']);
    let own = source.get(..row.len())?;
    // The first two bits of a byte tell whether a character begins there.
    let differing = own.bytes().zip(row.bytes()).fold(0, |bits, (own, byte)| bits | (own ^ byte));
    (differing & 0xC0 == 0).then_some(row)
}

enum Normal {
    Same,
    As(char),
    Nothing,
    Space,
    LineEnd,
}

fn normal(c: char) -> Normal {
    // Nearly all of a text.
    if matches!(c, '\u{4E00}'..='\u{9FFF}') {
        return Normal::Same;
    }
    if is_space(c) {
        return Normal::Space;
    }
    if is_invisible(c) {
        return Normal::Nothing;
    }
    if matches!(c, '\n' | '\r') {
        return Normal::LineEnd;
    }
    let other = half_width(c);
    if other == c { Normal::Same } else { Normal::As(other) }
}

/// ASCII letters and digits: the only neighbours between which a space parts two words.
fn is_wordlike(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Whether a line end parts an amount in two: 4亿⏎1280.6万元, 3512⏎户次.
fn splits_amount<'a>(before: Option<char>, after: &'a str) -> bool {
    let scale = |c: char| matches!(c, '万' | '亿' | '千' | '百' | '萬' | '億');
    // A line may end in two characters.
    // What comes next is looked at in its normal form, so that folding again finds nothing more to join.
    let trimmed = |text: &'a str| text.trim_start_matches(|c| is_space(c) || is_invisible(c));
    let after = trimmed(after);
    let after = trimmed(after.strip_prefix('\n').unwrap_or(after));
    match (before, after.chars().next().map(half_width)) {
        (Some(before), Some(next)) if scale(before) => next.is_ascii_digit() || next == '元',
        (Some(before), Some(next)) if before.is_ascii_digit() => is_han(next) || matches!(next, '%' | '.'),
        _ => false,
    }
}

/// The half-width form of full-width ASCII; radicals as characters; anything else as it is.
fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '｡' => '。',
        '∶' | '︰' => ':',
        '﹪' => '%',
        '﹐' => ',',
        '﹔' => ';',
        '﹕' => ':',
        '﹙' => '(',
        '﹚' => ')',
        '\u{2F00}'..='\u{2FDF}' | '\u{2E80}'..='\u{2EFF}' => radical(c),
        _ => c,
    }
}

/// Radicals as PDF copies have them, as the characters that they stand for (Unicode, Equivalent Unified Ideographs).
fn radical(c: char) -> char {
    const RADICALS: &[(char, char)] = &[
        ('⺟', '母'),
        ('⺠', '民'),
        ('⻁', '虎'),
        ('⻄', '西'),
        ('⻅', '见'),
        ('⻆', '角'),
        ('⻉', '贝'),
        ('⻋', '车'),
        ('⻓', '长'),
        ('⻔', '门'),
        ('⻘', '青'),
        ('⻚', '页'),
        ('⻛', '风'),
        ('⻜', '飞'),
        ('⻝', '食'),
        ('⻢', '马'),
        ('⻣', '骨'),
        ('⻥', '鱼'),
        ('⻦', '鸟'),
        ('⻩', '黄'),
        ('⻬', '齐'),
        ('⻮', '齿'),
        ('⻰', '龙'),
        ('⼀', '一'),
        ('⼆', '二'),
        ('⼈', '人'),
        ('⼊', '入'),
        ('⼋', '八'),
        ('⼑', '刀'),
        ('⼒', '力'),
        ('⼗', '十'),
        ('⼝', '口'),
        ('⼟', '土'),
        ('⼠', '士'),
        ('⼤', '大'),
        ('⼥', '女'),
        ('⼦', '子'),
        ('⼩', '小'),
        ('⼭', '山'),
        ('⼯', '工'),
        ('⼰', '己'),
        ('⼲', '干'),
        ('⼴', '广'),
        ('⼼', '心'),
        ('⼾', '户'),
        ('⼿', '手'),
        ('⽀', '支'),
        ('⽂', '文'),
        ('⽅', '方'),
        ('⽇', '日'),
        ('⽉', '月'),
        ('⽊', '木'),
        ('⽌', '止'),
        ('⽐', '比'),
        ('⽑', '毛'),
        ('⽒', '氏'),
        ('⽓', '气'),
        ('⽔', '水'),
        ('⽕', '火'),
        ('⽗', '父'),
        ('⽚', '片'),
        ('⽜', '牛'),
        ('⽣', '生'),
        ('⽤', '用'),
        ('⽥', '田'),
        ('⽩', '白'),
        ('⽬', '目'),
        ('⽯', '石'),
        ('⽰', '示'),
        ('⽴', '立'),
        ('⽵', '竹'),
        ('⽶', '米'),
        ('⽹', '网'),
        ('⽼', '老'),
        ('⽽', '而'),
        ('⽿', '耳'),
        ('⾁', '肉'),
        ('⾃', '自'),
        ('⾄', '至'),
        ('⾈', '舟'),
        ('⾊', '色'),
        ('⾎', '血'),
        ('⾏', '行'),
        ('⾐', '衣'),
        ('⾔', '言'),
        ('⾛', '走'),
        ('⾜', '足'),
        ('⾝', '身'),
        ('⾥', '里'),
        ('⾦', '金'),
        ('⾮', '非'),
        ('⾯', '面'),
        ('⾳', '音'),
        ('⾸', '首'),
        ('⾼', '高'),
    ];
    RADICALS.binary_search_by_key(&c, |pair| pair.0).ok().and_then(|idx| RADICALS.get(idx)).map_or(c, |pair| pair.1)
}

/// Position of the first character that the normal form changes.
fn first_odd(text: &str) -> Option<usize> {
    let run = plain_run(text);
    (run < text.len()).then_some(run)
}

/// Length of the run at the start of `text` that the normal form leaves alone. Bytes tell enough: what it changes is a
/// space, or begins with C2, E1, E2, EF, or E3 80 80.
fn plain_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at = after_ideographs(bytes, at);
        let Some(&byte) = bytes.get(at) else { break };
        let len = match byte {
            b' ' if stands_between_words(bytes, at) => 1,
            b' ' | b'\t' => return at,
            b'\n' | b'\r'
                if splits_amount(
                    at.checked_sub(1).and_then(|_| last_char(text, at)),
                    text.get(at + 1..).unwrap_or_default(),
                ) =>
            {
                return at;
            }
            0x00..=0x7F => 1,
            0xC2 | 0xE1 | 0xE2 | 0xEF => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if matches!(normal(c), Normal::Same) => c.len_utf8(),
                _ => return at,
            },
            0xE3 if bytes.get(at + 1) == Some(&0x80) && bytes.get(at + 2) == Some(&0x80) => return at,
            _ => width(byte),
        };
        at += len;
    }
    at.min(bytes.len())
}

fn last_char(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|before| before.chars().next_back())
}

fn stands_between_words(bytes: &[u8], at: usize) -> bool {
    let wordlike = |idx: Option<usize>| idx.and_then(|idx| bytes.get(idx)).is_some_and(u8::is_ascii_alphanumeric);
    wordlike(at.checked_sub(1)) && wordlike(Some(at + 1))
}
