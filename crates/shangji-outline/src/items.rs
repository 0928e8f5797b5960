//! Finds the items of in-line enumerations: 一是…;二是…, 首先…其次…, ①…②….

use std::ops::Range;

use shangji_grammar::enumeration::{Family, ItemMarker, item_marker};
use shangji_text::chars::{is_blank, is_sentence_end, is_space, without_sentence_end};

use crate::marks::{Marks, opens_marker};

/// An item that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) marker: Range<usize>,
    pub(crate) ordinal: u32,
    pub(crate) family: Family,
    /// To the next item, or to the end of this one; the closing mark inside.
    pub(crate) extent: Range<usize>,
    /// Whether this begins a list or continues the one before.
    pub(crate) opens: bool,
}

/// The list that is open while paragraphs go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenList {
    pub(crate) family: Family,
    pub(crate) ordinal: u32,
}

/// Families of markers, [`Family::Numbered`] the last.
const N_FAMILIES: usize = Family::Numbered as usize + 1;

/// The items of the paragraph `text[within]`.
pub(crate) fn items(text: &str, marks: &Marks, within: Range<usize>, open: Option<OpenList>) -> Vec<Found> {
    let piece = text.get(within.clone()).unwrap_or_default();
    let candidates = candidates(piece, marks.clauses(within.clone()), within.start);
    let continues = open.is_some() && candidates.first().is_some_and(|(at, _, _)| *at == 0);
    if !continues && !candidates.iter().any(|(_, marker, _)| marker.ordinal == 1) {
        return Vec::new();
    }
    // 首先… in a paragraph of its own has its second in the next one.
    let next = text.get(within.end..).map(|rest| rest.trim_start_matches(is_blank)).and_then(item_marker);
    let markers = chain(candidates, open, next.filter(|next| next.ordinal == 2).map(|next| next.family));
    let mut out: Vec<Found> = Vec::new();
    let mut several = false;
    for (idx, (at, marker, opens)) in markers.iter().enumerate() {
        let next = markers.get(idx + 1);
        let start = within.start + at;
        if *opens {
            several = false;
        }
        let end = match next {
            Some((next_at, _, next_opens)) => {
                // A new list may begin behind a lead-in of its own, which is no part of this item.
                let next_at = within.start + next_at;
                if *next_opens { last_end(text, marks, start..next_at, several) } else { next_at }
            }
            None => last_end(text, marks, start..within.end, several || piece_is_item(*at, idx)),
        };
        several = several || has_several(text, marks, start..end);
        out.push(Found {
            marker: start..start + marker.len,
            ordinal: marker.ordinal,
            family: marker.family,
            extent: start..end,
            opens: *opens,
        });
    }
    out
}

/// An item alone in its paragraph holds the whole of it.
fn piece_is_item(at: usize, idx: usize) -> bool {
    at == 0 && idx == 0
}

/// Where a last item ends: after its first sentence if the items before were single sentences, else where the talk
/// turns elsewhere.
fn last_end(text: &str, marks: &Marks, within: Range<usize>, several: bool) -> usize {
    let ends = marks.ends(within.clone()).iter().copied();
    let following = |end: usize| text.get(end..within.end).unwrap_or_default().trim_start_matches(is_space);
    let mut ends = ends.filter(|&end| !several || turns(following(end)));
    ends.next().unwrap_or(within.end)
}

/// Words with which a paragraph leaves its enumeration.
fn turns(sentence: &str) -> bool {
    ["下一步", "下步", "今后", "综上", "總體", "总体", "以上", "上述", "为此", "對此", "对此", "针对"]
        .iter()
        .any(|word| sentence.starts_with(word))
}

/// Whether an item is of more than one sentence.
fn has_several(text: &str, marks: &Marks, item: Range<usize>) -> bool {
    let words = text.get(item.clone()).unwrap_or_default().trim_end_matches(is_space);
    let last = item.start + words.len();
    marks.ends(item).first().is_some_and(|&end| end < last)
}

/// Markers at the starts of clauses, each with whether the mark before it is a strong one. `clauses` are positions in
/// the text in which `piece` begins at `base`.
fn candidates(piece: &str, clauses: &[(usize, bool)], base: usize) -> Vec<(usize, ItemMarker, bool)> {
    let first = opens_marker(piece.as_bytes()).then_some((base, true));
    let starts = first.into_iter().chain(clauses.iter().copied());
    starts
        .filter_map(|(at, strong)| {
            let rest = piece.get(at - base..)?.trim_start_matches(is_space);
            let marker = item_marker(rest)?;
            // 严格执行…,首先,带头学。其次,…: between commas the word stands by itself.
            let alone = marker.family == Family::Words
                && rest.get(marker.len..).is_some_and(|after| after.starts_with([',', '，']));
            let marks = strong || alone || matches!(marker.family, Family::YiShi | Family::YiYao);
            marks.then_some((piece.len() - rest.len(), marker, strong))
        })
        .collect()
}

/// Keeps the markers that make lists: a first one that is followed by a second, and those that go on.
fn chain(
    candidates: Vec<(usize, ItemMarker, bool)>,
    open: Option<OpenList>,
    next: Option<Family>,
) -> Vec<(usize, ItemMarker, bool)> {
    let mut out: Vec<(usize, ItemMarker, bool)> = Vec::new();
    let mut open = open;
    let mut last_seconds = [None; N_FAMILIES];
    for (idx, (_, marker, _)) in candidates.iter().enumerate().filter(|(_, (_, marker, _))| marker.ordinal == 2) {
        if let Some(slot) = last_seconds.get_mut(marker.family as usize) {
            *slot = Some(idx);
        }
    }
    for (idx, (at, marker, _)) in candidates.iter().enumerate() {
        let goes_on = open.is_some_and(|list| {
            list.family == marker.family
                && marker.ordinal > 1
                && marker.ordinal <= list.ordinal + 2
                && marker.ordinal >= list.ordinal
        });
        let has_second = || {
            matches!(marker.family, Family::YiShi | Family::YiYao)
                || (*at == 0 && next == Some(marker.family))
                || last_seconds.get(marker.family as usize).is_some_and(|last| *last > Some(idx))
        };
        let begins = marker.ordinal == 1 && has_second();
        if goes_on || begins {
            open = Some(OpenList { family: marker.family, ordinal: marker.ordinal });
            out.push((*at, *marker, begins));
        }
    }
    out
}

/// What an item covers without the marks that close it, its marker at least: of 2、?; too, which says nothing.
pub(crate) fn without_close(text: &str, found: &Found) -> Range<usize> {
    let extent = &found.extent;
    let piece = text.get(extent.clone()).unwrap_or_default();
    let kept = without_sentence_end(piece)
        .trim_end_matches(|c| is_space(c) || is_sentence_end(c) || matches!(c, ';' | '；' | ',' | '，' | '、'));
    extent.start..(extent.start + kept.len()).max(found.marker.end)
}
