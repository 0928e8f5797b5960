//! Finds the concept of a label: one pass of an automaton over the label finds its words; an alternative is looked at
//! where a word of its rarest choice stands.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use shangji_model::ConceptKind;
use smallvec::SmallVec;

use crate::UnitFamily;
use crate::automaton::{Automaton, Hit};
use crate::measure::{self, Unit};
use crate::pattern::{Alternative, Choice, Item, Place};

/// Words of one alternative further apart than this many bytes (24 Chinese characters) belong to different things.
const MAX_GAP: usize = 72;

/// What the search needs of one row of the table.
pub(crate) struct Searched<'a> {
    pub(crate) kind: ConceptKind,
    pub(crate) unit: &'a str,
    pub(crate) alternatives: &'a [Alternative],
    pub(crate) guards: &'a [Alternative],
    /// A user's table goes before the built-in one where two alternatives fit alike.
    pub(crate) layer: u32,
}

/// What was asked: a label with what is known about its figure.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) label: &'a str,
    pub(crate) context: &'a str,
    pub(crate) kind: ConceptKind,
    pub(crate) unit: Unit<'a>,
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
    /// For each word the entries that are looked at where it stands: an entry is listed under the words of its rarest
    /// choice alone, so that common words (事项, 案件) call few.
    calls: Vec<Vec<u32>>,
    entries: Vec<Entry>,
    rows: Vec<RowIndex>,
}

/// One alternative.
#[derive(Debug, Clone)]
struct Entry {
    row: usize,
    alternative: usize,
    choices: Needs,
    /// The place of the choice under whose words it is listed.
    calling: usize,
}

#[derive(Debug, Clone)]
struct RowIndex {
    kind: ConceptKind,
    percent: bool,
    /// Whether it counts people.
    people: bool,
    /// The guards that are one word anywhere in the label: nearly all of them.
    forbidden: Vec<u32>,
    /// The others.
    guards: Vec<Needs>,
    n_guards: usize,
    layer: u32,
}

/// Choices all of which must be met, each by any of its needs.
type Needs = Vec<Vec<Need>>;

#[derive(Debug, Clone)]
enum Need {
    Word(u32, Place),
    Context(String),
    Unit(String, Option<UnitFamily>),
}

/// The words of the table that a label has.
struct Seen {
    /// A bit for each word of the table: most words that are asked for are not there, which takes one look to see.
    bits: Vec<u64>,
    /// By number, each at its first and its last place: no more than there are words, however long the label.
    hits: Vec<(Hit, Hit)>,
}

impl Seen {
    fn has(&self, word: u32) -> bool {
        self.bits.get(word as usize / 64).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }

    fn note(&mut self, hit: Hit) {
        match self.hits.binary_search_by_key(&hit.word, |(first, _)| first.word) {
            Ok(at) => {
                if let Some((_, last)) = self.hits.get_mut(at) {
                    *last = hit;
                }
            }
            Err(at) => self.hits.insert(at, (hit, hit)),
        }
        if let Some(bits) = self.bits.get_mut(hit.word as usize / 64) {
            *bits |= 1 << (hit.word % 64);
        }
    }

    /// The first and the last place of a word.
    fn places(&self, word: u32) -> Option<(Hit, Hit)> {
        let at = self.hits.binary_search_by_key(&word, |(first, _)| first.word).ok()?;
        self.hits.get(at).copied()
    }
}

impl Index {
    /// None where there are too many words for one automaton.
    pub(crate) fn new(rows: &[Searched<'_>]) -> Option<Self> {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        for row in rows {
            for item in row.alternatives.iter().chain(row.guards).flat_map(|one| one.choices.iter().flatten()) {
                if let Item::Label(word, _) = item {
                    let next = numbers.len() as u32;
                    numbers.entry(word).or_insert(next);
                }
            }
        }
        let need = |item: &Item| match item {
            Item::Label(word, place) => Need::Word(numbers.get(word.as_str()).copied().unwrap_or(u32::MAX), *place),
            Item::Context(word) => Need::Context(word.clone()),
            Item::Unit(unit) => Need::Unit(unit.clone(), UnitFamily::of(unit)),
        };
        let needs = |choices: &[Choice]| choices.iter().map(|choice| choice.iter().map(need).collect()).collect();
        let mut index = Self::default();
        for (at, row) in rows.iter().enumerate() {
            for (alternative, Alternative { choices, .. }) in row.alternatives.iter().enumerate() {
                index.entries.push(Entry { row: at, alternative, choices: needs(choices), calling: 0 });
            }
            let unit = Unit::of(row.unit);
            let guards: Vec<Needs> = row.guards.iter().map(|guard| needs(&guard.choices)).collect();
            let n_guards = guards.len();
            let forbidden: Vec<u32> = guards.iter().filter_map(word_anywhere).collect();
            let guards = guards.into_iter().filter(|guard| word_anywhere(guard).is_none()).collect();
            let (percent, people) = (unit.is_percent(), unit.family == Some(UnitFamily::People));
            index.rows.push(RowIndex {
                kind: row.kind,
                percent,
                people,
                forbidden,
                guards,
                n_guards,
                layer: row.layer,
            });
        }
        index.list(numbers.len());
        index.words = Automaton::for_overlapping(numbers)?;
        Some(index)
    }

    /// Lists each entry under the words of the choice that is met most rarely. A choice that the headings or the unit
    /// may meet as well calls nothing.
    fn list(&mut self, n_words: usize) {
        let mut uses = vec![0_usize; n_words];
        let words = |choice: &[Need]| -> Option<Vec<usize>> {
            choice.iter().map(|need| if let Need::Word(word, _) = need { Some(*word as usize) } else { None }).collect()
        };
        for word in self.entries.iter().flat_map(|entry| &entry.choices).filter_map(|choice| words(choice)).flatten() {
            if let Some(uses) = uses.get_mut(word) {
                *uses += 1;
            }
        }
        self.calls = vec![Vec::new(); n_words];
        for (entry, number) in self.entries.iter_mut().zip(0..) {
            let cost = |words: &[usize]| -> usize { words.iter().filter_map(|word| uses.get(*word)).sum() };
            let choices = entry.choices.iter().enumerate().filter_map(|(at, choice)| Some((at, words(choice)?)));
            let Some((at, rarest)) = choices.min_by_key(|(_, words)| cost(words)) else { continue };
            entry.calling = at;
            for word in rarest {
                if let Some(list) = self.calls.get_mut(word) {
                    list.push(number);
                }
            }
        }
    }

    /// The best fitting alternative of all.
    pub(crate) fn best(&self, asked: Asked<'_>) -> Option<Fit> {
        let seen = self.seen(asked.label);
        let mut places = Places::default();
        let mut best = None;
        for (first, _) in &seen.hits {
            for number in self.calls.get(first.word as usize).into_iter().flatten() {
                let number = *number as usize;
                let Some(entry) = self.entries.get(number) else { continue };
                let Some(row) = self.rows.get(entry.row) else { continue };
                let Some((score, start)) = fit(entry, row, asked, &seen, &mut places) else { continue };
                let order = (score, row.layer, row.kind == asked.kind, Reverse(start), row.n_guards, Reverse(number));
                if best.as_ref().is_none_or(|(other, _)| *other < order) {
                    best = Some((order, Fit { row: entry.row, alternative: entry.alternative, score }));
                }
            }
        }
        best.map(|(_, fit)| fit)
    }

    fn seen(&self, label: &str) -> Seen {
        let mut seen = Seen { bits: vec![0; self.calls.len().div_ceil(64)], hits: Vec::with_capacity(label.len() / 3) };
        for hit in self.words.overlapping(label) {
            seen.note(hit);
        }
        seen
    }
}

/// How well an alternative fits: the characters of the label that its words cover, first of all, then those of the
/// headings; and where the first of them stands. None if something is missing or forbidden.
fn fit(entry: &Entry, row: &RowIndex, asked: Asked<'_>, seen: &Seen, places: &mut Places) -> Option<(u32, usize)> {
    // 考试3批次 is no number of candidates.
    let events = matches!(asked.unit.family, Some(UnitFamily::Events | UnitFamily::Batches));
    if !measure::agree(row.kind, row.percent, asked.kind, asked.unit) || (row.people && events) {
        return None;
    }
    let met = |choice: &Vec<Need>| choice.iter().any(|need| holds(need, asked, seen));
    // Most alternatives that are looked at lack a word, which takes less to see than to place those that are there. The
    // choice that called has one of its words.
    let lacks = entry.choices.iter().enumerate().any(|(at, choice)| at != entry.calling && !met(choice));
    let forbidden = || row.forbidden.iter().any(|word| seen.has(*word));
    if lacks || forbidden() || row.guards.iter().any(|guard| guard.iter().all(met)) {
        return None;
    }
    let mut aside = 0;
    places.clear();
    for choice in &entry.choices {
        if !places.add(choice, asked.label, seen) {
            aside += choice.iter().filter_map(|need| besides(need, asked)).max()?;
        }
    }
    let covered = places.covered()?;
    if asked.kind == ConceptKind::Change
        && row.kind != ConceptKind::Change
        && !measure::names_its_change(covered, asked.label)
    {
        return None;
    }
    let start = covered.first().map_or(0, |hit| hit.start);
    let words = covered.iter().filter_map(|hit| asked.label.get(hit.start..hit.end));
    let n_chars: usize = words.map(|word| word.chars().count()).sum();
    Some(((n_chars.min(1 << 20) * 64 + aside.min(63)) as u32, start))
}

/// The word that is all that a guard asks for, wherever it stands.
fn word_anywhere(guard: &Needs) -> Option<u32> {
    match guard.as_slice() {
        [choice] => match choice.as_slice() {
            [Need::Word(word, Place { start: false, end: false })] => Some(*word),
            _ => None,
        },
        _ => None,
    }
}

/// Where the words of one alternative stand; kept from one to the next for its memory.
#[derive(Default)]
struct Places {
    hits: SmallVec<[Hit; 8]>,
    /// For each choice the stretch of `hits` that meets it.
    choices: SmallVec<[Range<usize>; 4]>,
    taken: SmallVec<[Hit; 4]>,
}

impl Places {
    fn clear(&mut self) {
        self.hits.clear();
        self.choices.clear();
        self.taken.clear();
    }

    /// Adds the words of a choice that the label has, each at its first and at its last place, the longest first;
    /// whether there are any.
    fn add(&mut self, choice: &[Need], label: &str, seen: &Seen) -> bool {
        let begin = self.hits.len();
        for need in choice {
            if let Need::Word(word, place) = need
                && let Some((first, last)) = occurrences(*word, *place, label, seen)
            {
                self.hits.push(first);
                if last != first {
                    self.hits.push(last);
                }
            }
        }
        let own = self.hits.get_mut(begin..).unwrap_or_default();
        own.sort_unstable_by_key(|hit| (Reverse(hit.end - hit.start), hit.start));
        let any = !own.is_empty();
        if any {
            self.choices.push(begin..self.hits.len());
        }
        any
    }

    /// One place for each choice, no two overlapping and none further than [`MAX_GAP`] from its neighbours. The choice
    /// with the fewest words to choose from takes its place first: 审批 may not be found inside 行政审批.
    fn covered(&mut self) -> Option<&[Hit]> {
        self.choices.sort_by_key(Range::len);
        for choice in &self.choices {
            let words = self.hits.get(choice.clone()).unwrap_or_default();
            let free = |hit: &&Hit| self.taken.iter().all(|other| hit.end <= other.start || other.end <= hit.start);
            let hit = *words.iter().find(free)?;
            self.taken.push(hit);
        }
        self.taken.sort_unstable_by_key(|hit| hit.start);
        let near = |pair: &[Hit]| matches!(pair, [a, b] if b.start - a.end <= MAX_GAP);
        self.taken.windows(2).all(near).then_some(self.taken.as_slice())
    }
}

/// What something that is not in the label adds, if it is there.
fn besides(need: &Need, asked: Asked<'_>) -> Option<usize> {
    match need {
        Need::Word(..) => None,
        Need::Context(word) => asked.context.contains(word.as_str()).then(|| word.chars().count()),
        Need::Unit(unit, family) => {
            (asked.unit.text == unit || (family.is_some() && asked.unit.family == *family)).then_some(1)
        }
    }
}

/// The first and the last place of a word that is where it must be.
fn occurrences(word: u32, place: Place, label: &str, seen: &Seen) -> Option<(Hit, Hit)> {
    let (first, last) = seen.has(word).then(|| seen.places(word))??;
    match (place.start, place.end) {
        (false, false) => Some((first, last)),
        (true, false) => (first.start == 0).then_some((first, first)),
        (false, true) => (last.end == label.len()).then_some((last, last)),
        (true, true) => (first.start == 0 && first.end == label.len()).then_some((first, first)),
    }
}

fn holds(need: &Need, asked: Asked<'_>, seen: &Seen) -> bool {
    match need {
        Need::Word(word, place) => occurrences(*word, *place, asked.label, seen).is_some(),
        _ => besides(need, asked).is_some(),
    }
}
