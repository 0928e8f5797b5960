use shangji::model::Span;

use super::{Pairs, Score, Scorer, at_least, likeness, n_shared};
use crate::gold::{Passage, Place};

impl Scorer<'_> {
    pub(super) fn headings(&self, score: &mut Score) {
        let (gold, sections) = (&self.gold.headings, &self.report.sections);
        let places = self.places(sections, |section| section.span, score);
        let finds: Vec<_> = sections.iter().zip(&places).collect();
        let pairs = Pairs::of(gold, &finds, |want, (section, place)| {
            at_least(likeness((want.start, want.end), **place), 0.8).filter(|_| section.level == want.level)
        });
        let mut n_roles = 0;
        for (at, want) in gold.iter().enumerate() {
            match pairs.find_for(at).and_then(|nth| sections.get(nth)) {
                None => score.faults.push(format!("{} HEADING missed L{} {}", self.name, want.level, want.quote)),
                Some(section) if section.role == want.role => n_roles += 1,
                Some(section) => score.faults.push(format!(
                    "{} HEADING role {}: want {:?} got {:?}",
                    self.name, want.quote, want.role, section.role
                )),
            }
        }
        for (nth, (section, place)) in finds.iter().enumerate() {
            if !pairs.is_paired(nth) {
                let text = self.text.at(**place);
                score.faults.push(format!("{} HEADING false L{} {text}", self.name, section.level));
            }
        }
        score.count("headings.recall", pairs.0.len(), gold.len());
        score.count("headings.precision", pairs.0.len(), sections.len());
        score.count("headings.role", n_roles, gold.len());
    }

    pub(super) fn enums(&self, score: &mut Score) {
        let (gold, items) = (&self.gold.enums, &self.report.enumerations);
        let places = self.places(items, |item| item.span, score);
        let finds: Vec<_> = items.iter().zip(&places).collect();
        let pairs = Pairs::of(gold, &finds, |want, (item, place)| {
            (place.0 == want.start && item.ordinal == want.ordinal).then_some(1.0)
        });
        let mut n_whole = 0;
        for (at, want) in gold.iter().enumerate() {
            match pairs.find_for(at).and_then(|nth| places.get(nth)) {
                None => score.faults.push(format!("{} ENUM missed {}", self.name, first(&want.quote, 30))),
                Some(&place) if likeness((want.start, want.end), place) >= 0.9 => n_whole += 1,
                Some(&place) => score.faults.push(format!(
                    "{} ENUM extent {}: got {}",
                    self.name,
                    first(&want.quote, 30),
                    self.text.at(place)
                )),
            }
        }
        for (nth, place) in places.iter().enumerate() {
            if !pairs.is_paired(nth) {
                score.faults.push(format!("{} ENUM false {}", self.name, first(self.text.at(*place), 30)));
            }
        }
        score.count("enums.recall", pairs.0.len(), gold.len());
        score.count("enums.precision", pairs.0.len(), items.len());
        score.count("enums.extent", n_whole, gold.len());
    }

    pub(super) fn commitments(&self, score: &mut Score) {
        let spans: Vec<Span> = self.report.commitments.iter().map(|commitment| commitment.span).collect();
        let names = ["commitments.recall", "commitments.precision"];
        self.passages("COMMITMENT", names, &self.gold.commitments, &spans, score);
    }

    pub(super) fn shortcomings(&self, score: &mut Score) {
        let spans: Vec<Span> = self.report.shortcomings.iter().map(|shortcoming| shortcoming.span).collect();
        let names = ["shortcomings.recall", "shortcomings.precision"];
        self.passages("SHORTCOMING", names, &self.gold.shortcomings, &spans, score);
    }

    fn passages(&self, what: &str, names: [&'static str; 2], gold: &[Passage], spans: &[Span], score: &mut Score) {
        let places = self.places(spans, |span| *span, score);
        let pairs = Pairs::of(gold, &places, |want, place| at_least(likeness((want.start, want.end), *place), 0.5));
        let [recall, precision] = names;
        for (at, want) in gold.iter().enumerate().filter(|(_, want)| want.must) {
            let found = pairs.find_for(at).is_some();
            score.count(recall, usize::from(found), 1);
            if !found {
                score.faults.push(format!("{} {what} missed {}", self.name, first(&want.quote, 40)));
            }
        }
        let touches_optional =
            |place: Place| gold.iter().any(|want| !want.must && n_shared((want.start, want.end), place) > 0);
        for (nth, &place) in places.iter().enumerate() {
            let paired = pairs.is_paired(nth);
            if paired || !touches_optional(place) {
                score.count(precision, usize::from(paired), 1);
                if !paired {
                    score.faults.push(format!("{} {what} false {}", self.name, first(self.text.at(place), 40)));
                }
            }
        }
    }

    pub(super) fn instruments(&self, score: &mut Score) {
        let (gold, instruments) = (&self.gold.instruments, &self.report.instruments);
        let places = self.places(instruments, |instrument| instrument.span, score);
        let pairs = Pairs::of(gold, &places, |want, place| (*place == (want.start, want.end)).then_some(1.0));
        let mut n_owned = 0;
        for (at, want) in gold.iter().enumerate() {
            match pairs.find_for(at).and_then(|nth| instruments.get(nth)) {
                None => score.faults.push(format!("{} INSTRUMENT missed {}", self.name, want.quote)),
                Some(found) if found.by_issuer == want.by_issuer => n_owned += 1,
                Some(_) => score
                    .faults
                    .push(format!("{} INSTRUMENT by_issuer {}: want {}", self.name, want.quote, want.by_issuer)),
            }
        }
        for (nth, place) in places.iter().enumerate() {
            if !pairs.is_paired(nth) {
                score.faults.push(format!("{} INSTRUMENT false {}", self.name, self.text.at(*place)));
            }
        }
        score.count("instruments.recall", pairs.0.len(), gold.len());
        score.count("instruments.precision", pairs.0.len(), instruments.len());
        score.count("instruments.by_issuer", n_owned, gold.len());
    }
}

fn first(text: &str, n: usize) -> String {
    text.chars().take(n).collect()
}
