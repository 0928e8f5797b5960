use std::fmt::Debug;

use shangji::Report;
use shangji::model::{self, Quantity, Section, Span, Verdict};

use super::{Arithmetic, Case, Figure, Heading, Instrument, Item};

/// A subject is the name of a column, not the sentence: so many characters at most.
const LONGEST_SUBJECT: usize = 30;

impl Case {
    /// What is wrong with a report read from the text, in words; nothing where it is read rightly.
    pub fn faults(&self, report: &Report) -> Vec<String> {
        let mut faults = Vec::new();
        self.indicators.iter().for_each(|wanted| self.figures(wanted, report, &mut faults));
        self.checks.iter().for_each(|wanted| self.arithmetic(wanted, report, &mut faults));
        let headings: Vec<Heading> = report.sections.iter().map(Heading::of).collect();
        same("headings", self.headings.as_ref(), &headings, &mut faults);
        let item = |it: &model::Enumeration| Item { marker: it.marker.clone(), quote: self.at(it.span).to_owned() };
        let items: Vec<Item> = report.enumerations.iter().map(item).collect();
        same("enumerations", self.enumerations.as_ref(), &items, &mut faults);
        let promises = self.passages(&self.commitments, report.commitments.iter().map(|it| it.span));
        same("commitments", self.commitments.as_ref(), &promises, &mut faults);
        let problems = self.passages(&self.shortcomings, report.shortcomings.iter().map(|it| it.span));
        same("shortcomings", self.shortcomings.as_ref(), &problems, &mut faults);
        let mention = |it: &model::Instrument| Instrument { name: it.name.clone(), by_issuer: it.by_issuer };
        let mentions: Vec<Instrument> = report.instruments.iter().map(mention).collect();
        same("instruments", self.instruments.as_ref(), &mentions, &mut faults);
        faults
    }

    fn figures(&self, wanted: &[Figure], report: &Report, faults: &mut Vec<String>) {
        let mut left: Vec<&model::Indicator> = report.indicators.iter().collect();
        let mut from = 0;
        for want in wanted {
            let Some(place) = next(&self.text, &want.quote, from) else {
                faults.push(format!("the text has no {} behind the figure before it", want.quote));
                continue;
            };
            from = place.end;
            let is_it = |it: &&model::Indicator| it.span.overlaps(place) && want.is_amount(&it.quantity);
            match left.iter().position(is_it) {
                Some(at) => want.judge(left.remove(at), faults),
                None => {
                    let near = report.indicators.iter().filter(|it| it.span.overlaps(place));
                    let near: Vec<String> = near.map(|it| self.shown(it)).collect();
                    faults.push(format!("missed {} = {}{}, near {near:?}", want.quote, want.value, want.unit));
                }
            }
        }
        let false_finds = left.into_iter().filter(|it| !self.is_optional(self.at(it.span)));
        faults.extend(false_finds.map(|it| format!("false {} of {}", self.shown(it), it.label)));
    }

    fn arithmetic(&self, wanted: &[Arithmetic], report: &Report, faults: &mut Vec<String>) {
        let quote = |id: &String| report.indicator(id).map_or("", |it| self.at(it.span));
        let sorted = |check: &model::Check| sorted(check.operands.iter().map(quote));
        for want in wanted {
            let operands = want.sorted();
            let found = report.checks.iter().find(|check| check.kind == want.kind && sorted(check) == operands);
            match found.map(|check| check.verdict) {
                Some(verdict) if verdict == want.verdict => {}
                Some(verdict) => faults.push(format!("verdict of {want:?}: got {verdict:?}")),
                None => faults.push(format!("missed {want:?}")),
            }
        }
        let is_wanted = |check: &model::Check| wanted.iter().any(|want| want.sorted() == sorted(check));
        let alarms = report.checks.iter().filter(|it| it.verdict == Verdict::Inconsistent && !is_wanted(it));
        faults.extend(alarms.map(|it| format!("false alarm over {:?}: {}", sorted(it), it.message)));
    }

    /// The passages found, without those that nobody asks for and nobody minds.
    fn passages(&self, wanted: &Option<Vec<String>>, found: impl Iterator<Item = Span>) -> Vec<String> {
        let is_wanted = |found: &str| wanted.iter().flatten().any(|want| want == found);
        let found = found.map(|span| self.at(span));
        found.filter(|found| is_wanted(found) || !self.is_optional(found)).map(str::to_owned).collect()
    }

    fn is_optional(&self, found: &str) -> bool {
        self.optional.iter().any(|words| words.contains(found) || found.contains(words.as_str()))
    }

    fn at(&self, span: Span) -> &str {
        span.slice(&self.text).unwrap_or_default()
    }

    fn shown(&self, it: &model::Indicator) -> String {
        format!("{} = {}{}", self.at(it.span), it.quantity.value, it.quantity.unit)
    }
}

impl Figure {
    fn is_amount(&self, found: &Quantity) -> bool {
        let same_upper_end = self.value_hi.is_none() || self.value_hi == found.value_hi;
        self.value == found.value && self.unit == found.unit && same_upper_end
    }

    fn judge(&self, found: &model::Indicator, faults: &mut Vec<String>) {
        let words = [&found.subject, &found.label, found.scope.as_deref().unwrap_or_default()].join(" ");
        let is_named = self.keys.iter().all(|key| words.contains(key));
        if !is_named || found.subject.chars().count() > LONGEST_SUBJECT {
            faults.push(format!("subject of {}: want {:?}, got {:?}", self.quote, self.keys, found.subject));
        }
        let period = &found.period;
        self.same("bound", Some(&self.bound), Some(&found.quantity.bound), faults);
        self.same("role", Some(&self.role), Some(&found.role), faults);
        self.same("scope", self.scope.as_ref(), found.scope.as_ref(), faults);
        self.same("as_of", self.as_of.as_ref(), period.as_of.as_ref(), faults);
        self.same("year", self.year.as_ref(), period.year.as_ref(), faults);
    }

    fn same<T: PartialEq + Debug>(&self, what: &str, want: Option<&T>, got: Option<&T>, faults: &mut Vec<String>) {
        if let Some(wanted) = want
            && want != got
        {
            faults.push(format!("{what} of {}: want {wanted:?}, got {got:?}", self.quote));
        }
    }
}

impl Arithmetic {
    fn sorted(&self) -> Vec<&str> {
        sorted(self.operands.iter().map(String::as_str))
    }
}

impl Heading {
    fn of(section: &Section) -> Self {
        let Section { marker, title, level, role, .. } = section.clone();
        Self { marker, title, level, role }
    }
}

fn same<T: PartialEq + Debug>(what: &str, want: Option<&Vec<T>>, got: &Vec<T>, faults: &mut Vec<String>) {
    if let Some(want) = want
        && want != got
    {
        faults.push(format!("{what}: want {want:?}, got {got:?}"));
    }
}

fn sorted<'a>(quotes: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut quotes: Vec<&str> = quotes.collect();
    quotes.sort_unstable();
    quotes
}

/// The first place of a quote from an offset on where it is not the end of a longer number: 7件 is not in 17件.
fn next(text: &str, quote: &str, from: usize) -> Option<Span> {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let is_cut = |before: &str| quote.starts_with(is_digit) && before.ends_with(|c| is_digit(c) || ".．".contains(c));
    let mut places = text.get(from..)?.match_indices(quote).map(|(at, _)| from + at);
    let start = places.find(|&start| !text.get(..start).is_some_and(is_cut))?;
    Some(Span::new(start, start + quote.len()))
}
