//! Finds the concept of a label: one pass of an automaton over the label, then the few alternatives whose rarest word
//! was seen.

use std::collections::BTreeMap;

use shangji_model::ConceptKind;

use crate::UnitFamily;
use crate::automaton::{Automaton, Hit};
use crate::pattern::{Alternative, Item, Place};

/// Words of one alternative further apart than this many bytes (16 Chinese characters) belong to different things.
const MAX_GAP: usize = 48;

/// What the search needs of one row of the table.
pub(crate) struct Searched<'a> {
    pub(crate) kind: ConceptKind,
    pub(crate) unit: &'a str,
    pub(crate) alternatives: &'a [Alternative],
    pub(crate) guards: &'a [Item],
    /// A user's table goes before the built-in one where two alternatives fit alike.
    pub(crate) layer: u32,
}

/// What was asked: a label with what is known about its figure.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) label: &'a str,
    pub(crate) context: &'a str,
    pub(crate) kind: ConceptKind,
    pub(crate) unit: &'a str,
}

/// The best fit: which row, which of its alternatives, and how well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fit {
    pub(crate) row: usize,
    pub(crate) alternative: usize,
    pub(crate) score: u32,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    words: Automaton,
    /// For each word the alternatives that are looked at when it is seen.
    keyed: Vec<Vec<u32>>,
    entries: Vec<Entry>,
    rows: Vec<RowIndex>,
}

#[derive(Debug, Clone)]
struct Entry {
    row: usize,
    alternative: usize,
    needs: Vec<Need>,
}

#[derive(Debug, Clone)]
struct RowIndex {
    kind: ConceptKind,
    percent: bool,
    guards: Vec<Need>,
    layer: u32,
}

#[derive(Debug, Clone)]
enum Need {
    Word(u32, Place),
    Context(String),
    Units(Vec<String>),
}

impl Index {
    /// None where there are too many words for one automaton.
    pub(crate) fn new(rows: &[Searched<'_>]) -> Option<Self> {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let items = rows
            .iter()
            .flat_map(|row| row.alternatives.iter().flat_map(|alternative| &alternative.items).chain(row.guards));
        for item in items {
            if let Item::Label(word, _) = item {
                let next = numbers.len() as u32;
                numbers.entry(word).or_insert(next);
            }
        }
        let need = |item: &Item| match item {
            Item::Label(word, place) => Need::Word(numbers.get(word.as_str()).copied().unwrap_or(u32::MAX), *place),
            Item::Context(word) => Need::Context(word.clone()),
            Item::Units(units) => Need::Units(units.clone()),
        };
        let mut index = Self::default();
        for (at, row) in rows.iter().enumerate() {
            let percent = UnitFamily::of(row.unit) == Some(UnitFamily::Share);
            let guards = row.guards.iter().map(need).collect();
            index.rows.push(RowIndex { kind: row.kind, percent, guards, layer: row.layer });
            for (alternative, Alternative { items, .. }) in row.alternatives.iter().enumerate() {
                index.entries.push(Entry { row: at, alternative, needs: items.iter().map(need).collect() });
            }
        }
        index.key(numbers.len());
        index.words = Automaton::for_overlapping(numbers)?;
        Some(index)
    }

    /// Files every alternative under that word of it which the fewest alternatives have.
    fn key(&mut self, n_words: usize) {
        let mut uses = vec![0_usize; n_words];
        let words = |entry: &Entry| {
            let words = entry.needs.iter().filter_map(|need| match need {
                Need::Word(word, _) => Some(*word),
                _ => None,
            });
            words.collect::<Vec<_>>()
        };
        for entry in &self.entries {
            for word in words(entry) {
                if let Some(n) = uses.get_mut(word as usize) {
                    *n += 1;
                }
            }
        }
        self.keyed = vec![Vec::new(); n_words];
        for (at, entry) in self.entries.iter().enumerate() {
            let rarest = words(entry).into_iter().min_by_key(|word| uses.get(*word as usize).copied());
            if let Some(list) = rarest.and_then(|word| self.keyed.get_mut(word as usize)) {
                list.push(at as u32);
            }
        }
    }

    /// The best fitting alternative of all.
    pub(crate) fn best(&self, asked: Asked<'_>) -> Option<Fit> {
        let mut hits: Vec<Hit> = self.words.overlapping(asked.label).collect();
        hits.sort_unstable();
        let mut best = None;
        for same in hits.chunk_by(|a, b| a.word == b.word) {
            let keyed = same.first().and_then(|hit| self.keyed.get(hit.word as usize));
            for at in keyed.into_iter().flatten() {
                let Some(entry) = self.entries.get(*at as usize) else { continue };
                let Some(row) = self.rows.get(entry.row) else { continue };
                let Some(score) = fit(entry, row, asked, &hits) else { continue };
                let order = (score, row.kind == asked.kind, row.guards.len(), row.layer);
                let place = std::cmp::Reverse((entry.row, entry.alternative));
                let fit = Fit { row: entry.row, alternative: entry.alternative, score };
                if best.as_ref().is_none_or(|(other, _)| *other < (order, place)) {
                    best = Some(((order, place), fit));
                }
            }
        }
        best.map(|(_, fit)| fit)
    }
}

/// How well an alternative fits: the characters of the label that its words cover, first of all, then those of the
/// headings; none if something is missing or forbidden.
fn fit(entry: &Entry, row: &RowIndex, asked: Asked<'_>, hits: &[Hit]) -> Option<u32> {
    if !kinds_agree(row, asked) {
        return None;
    }
    let mut aside = 0;
    for need in &entry.needs {
        match need {
            Need::Word(..) => {}
            Need::Context(word) if asked.context.contains(word.as_str()) => aside += word.chars().count(),
            Need::Units(units) if unit_is_one_of(asked.unit, units) => aside += 1,
            _ => return None,
        }
    }
    let places = nearby(&entry.needs, asked.label, hits)?;
    if row.guards.iter().any(|guard| holds(guard, asked, hits)) {
        return None;
    }
    let mut covered = 0;
    let mut upto = 0;
    for hit in places {
        covered += asked.label.get(hit.start.max(upto)..hit.end).map_or(0, |part| part.chars().count());
        upto = upto.max(hit.end);
    }
    Some((covered.min(1 << 20) * 64 + aside.min(63)) as u32)
}

/// Where the words stand, in order: each as far left as it can, or else as far right, so that no two neighbours are
/// further apart than [`MAX_GAP`].
fn nearby(needs: &[Need], label: &str, hits: &[Hit]) -> Option<Vec<Hit>> {
    let mut left = Vec::with_capacity(needs.len());
    let mut right = Vec::with_capacity(needs.len());
    for need in needs {
        let Need::Word(word, place) = need else { continue };
        let (first, last) = occurrences(*word, *place, label, hits)?;
        left.push(first);
        right.push(last);
    }
    [left, right].into_iter().find_map(|mut hits| {
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end));
        let mut upto = hits.first()?.end;
        for hit in &hits {
            if hit.start > upto + MAX_GAP {
                return None;
            }
            upto = upto.max(hit.end);
        }
        Some(hits)
    })
}

/// The first and the last place of a word that is where it must be.
fn occurrences(word: u32, place: Place, label: &str, hits: &[Hit]) -> Option<(Hit, Hit)> {
    let from = hits.partition_point(|hit| hit.word < word);
    let upto = hits.partition_point(|hit| hit.word <= word);
    let hits = hits.get(from..upto)?;
    let (first, last) = (*hits.first()?, *hits.last()?);
    match (place.start, place.end) {
        (false, false) => Some((first, last)),
        (true, false) => (first.start == 0).then_some((first, first)),
        (false, true) => (last.end == label.len()).then_some((last, last)),
        (true, true) => (first.start == 0 && first.end == label.len()).then_some((first, first)),
    }
}

fn holds(need: &Need, asked: Asked<'_>, hits: &[Hit]) -> bool {
    match need {
        Need::Word(word, place) => occurrences(*word, *place, asked.label, hits).is_some(),
        Need::Context(word) => asked.context.contains(word.as_str()),
        Need::Units(units) => unit_is_one_of(asked.unit, units),
    }
}

fn unit_is_one_of(unit: &str, units: &[String]) -> bool {
    units.iter().any(|other| UnitFamily::same(unit, other))
}

/// Whether a figure of that kind can belong to the row. A rate of compression (压缩率) is a change by its meaning and
/// a rate by its form, and 新增17人 is both a change and a count: either may be asked for.
fn kinds_agree(row: &RowIndex, asked: Asked<'_>) -> bool {
    let percent = matches!(UnitFamily::of(asked.unit), Some(UnitFamily::Share | UnitFamily::Points));
    match (row.kind, asked.kind) {
        (ConceptKind::Change, ConceptKind::Change | ConceptKind::Rate) => row.percent == percent,
        (ConceptKind::Change, ConceptKind::Count | ConceptKind::Duration) => !row.percent && !percent,
        (ConceptKind::Count, ConceptKind::Count) => !percent,
        (row, asked) => row == asked,
    }
}
