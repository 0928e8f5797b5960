//! Fingerprints of a text, so chosen that two texts with a long passage in common have one in common.
//!
//! Each [`SHINGLE`] neighbouring characters are hashed by a rolling hash; of each [`WINDOW`] neighbouring hashes the
//! least is kept (winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003). A passage of `SHINGLE + WINDOW - 1` characters
//! is sure to be found, and about two of eighteen hashes are kept.

use std::collections::VecDeque;

use shangji_model::Span;

use super::marks::Marks;
use crate::Read;

/// Characters in a shingle, a figure counted as one.
pub(super) const SHINGLE: usize = 16;

/// Hashes of which one is kept.
pub(super) const WINDOW: usize = 17;

/// A shingle's hash and the byte at which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fingerprint {
    pub(super) hash: u64,
    pub(super) at: u32,
}

/// The stretches in which copied text is looked for: the report proper without furniture and headings, which all
/// reports must have alike. In order, without overlap.
pub(super) fn stretches(read: &Read<'_>) -> Vec<Span> {
    let report = read.report;
    let body = if report.body.slice(read.text).is_some() { report.body } else { Span::new(0, read.text.len()) };
    let mut barriers: Vec<Span> =
        report.furniture.iter().copied().chain(report.sections.iter().map(|it| it.span)).collect();
    barriers.sort_unstable();
    let mut found = Vec::new();
    let mut start = body.start;
    for barrier in barriers.iter().filter(|it| it.overlaps(body)) {
        if start < barrier.start {
            found.push(Span::new(start, barrier.start));
        }
        start = start.max(barrier.end);
    }
    if start < body.end {
        found.push(Span::new(start, body.end));
    }
    found.retain(|span| span.slice(read.text).is_some());
    found
}

/// The fingerprints of these stretches of the text in order.
pub(super) fn fingerprints(text: &str, stretches: &[Span]) -> Vec<Fingerprint> {
    let mut found = Vec::new();
    for stretch in stretches {
        winnow(text, *stretch, &mut found);
    }
    found
}

fn winnow(text: &str, stretch: Span, found: &mut Vec<Fingerprint>) {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let leaves = BASE.wrapping_pow(SHINGLE as u32);
    let mut shingle: VecDeque<(u64, usize)> = VecDeque::with_capacity(SHINGLE + 1);
    // Hashes of the window that may still become the least, ascending, each with its number.
    let mut least: VecDeque<(u64, usize, usize)> = VecDeque::with_capacity(WINDOW + 1);
    let mut kept = None;
    let mut hash = 0_u64;
    let mut n_hashes = 0_usize;
    let mut keep = |number: usize, hash: u64, at: usize| {
        if kept != Some(number)
            && let Ok(at) = u32::try_from(at)
        {
            kept = Some(number);
            found.push(Fingerprint { hash, at });
        }
    };
    for (c, at, _) in Marks::of(stretch.slice(text).unwrap_or_default(), stretch.start) {
        let c = u64::from(u32::from(c)) + 1;
        hash = hash.wrapping_mul(BASE).wrapping_add(c);
        shingle.push_back((c, at));
        if shingle.len() > SHINGLE
            && let Some((gone, _)) = shingle.pop_front()
        {
            hash = hash.wrapping_sub(gone.wrapping_mul(leaves));
        }
        let Some((_, start)) = shingle.front().copied().filter(|_| shingle.len() == SHINGLE) else { continue };
        let mixed = mix(hash);
        while least.back().is_some_and(|(last, ..)| *last >= mixed) {
            least.pop_back();
        }
        least.push_back((mixed, n_hashes, start));
        n_hashes += 1;
        while least.front().is_some_and(|(_, number, _)| number + WINDOW < n_hashes + 1) {
            least.pop_front();
        }
        if n_hashes >= WINDOW
            && let Some((hash, number, at)) = least.front()
        {
            keep(*number, *hash, *at);
        }
    }
    if n_hashes < WINDOW
        && let Some((hash, number, at)) = least.front()
    {
        keep(*number, *hash, *at);
    }
}

/// Spreads the bits, so that the least hash is as good as any (the finaliser of SplitMix64).
fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hashes(text: &str) -> Vec<u64> {
        fingerprints(text, &[Span::new(0, text.len())]).iter().map(|it| it.hash).collect()
    }

    proptest! {
        /// The guarantee: a passage of 32 characters in two texts has a fingerprint in both.
        #[test]
        fn a_long_common_passage_is_found(
            passage in "[一-丟]{32}", before in "[一-丟]{0,40}", behind in "[一-丟]{0,40}", other in "[丠-亇]{0,40}",
        ) {
            let a = hashes(&format!("{before}{passage}{behind}"));
            let b = hashes(&format!("{other}{passage}{other}"));
            prop_assert!(a.iter().any(|hash| b.contains(hash)));
        }

        /// Marks, blanks and widths make no difference.
        #[test]
        fn typesetting_is_not_looked_at(passage in "[一-丟]{20,60}") {
            let spaced: String = passage.chars().flat_map(|c| [c, '　']).collect();
            prop_assert_eq!(hashes(&spaced), hashes(&passage));
        }
    }

    #[test]
    fn few_hashes_are_kept() {
        let text: String = (0..20_000_u32).filter_map(|at| char::from_u32(0x4E00 + (at * 7919) % 20_000)).collect();
        let n_kept = hashes(&text).len();
        assert!((20_000 / 12..20_000 / 7).contains(&n_kept), "{n_kept}");
    }
}
