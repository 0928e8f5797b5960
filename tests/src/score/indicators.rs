use shangji::model;

use super::{Pairs, Score, Scorer, likeness, n_shared};
use crate::gold::{Indicator, Place};

impl Scorer<'_> {
    pub(super) fn indicators(&self, score: &mut Score) {
        let (gold, indicators) = (&self.gold.indicators, &self.report.indicators);
        let places = self.places(indicators, |indicator| indicator.span, score);
        let finds: Vec<_> = indicators.iter().zip(&places).collect();
        let pairs = Pairs::of(gold, &finds, |want, (indicator, place)| same_fact(want, indicator, **place));
        for (at, want) in gold.iter().enumerate().filter(|(_, want)| want.must) {
            match pairs.find_for(at).and_then(|nth| indicators.get(nth)) {
                Some(found) => self.judge(want, found, score),
                None => {
                    let measures = ["recall", "bound", "role", "subject"].map(measure);
                    measures.into_iter().for_each(|measure| score.count(measure, 0, 1));
                    let near = finds.iter().filter(|(_, place)| n_shared((want.start, want.end), **place) > 0);
                    let near: Vec<String> = near.map(|(find, place)| self.shown(find, **place)).collect();
                    score.faults.push(format!(
                        "{} INDICATOR missed {} = {}{} ({}) near {near:?}",
                        self.name, want.quote, want.value, want.unit, want.subject
                    ));
                }
            }
        }
        let touches_optional =
            |place: Place| gold.iter().any(|want| !want.must && n_shared((want.start, want.end), place) > 0);
        for (nth, (find, place)) in finds.iter().enumerate() {
            let paired = pairs.is_paired(nth);
            if paired || !touches_optional(**place) {
                score.count("indicators.precision", usize::from(paired), 1);
                if !paired {
                    let around = self.text.around(**place, 12, 6);
                    let shown = self.shown(find, **place);
                    score.faults.push(format!("{} INDICATOR false {shown} in …{around}…", self.name));
                }
            }
        }
    }

    fn judge(&self, want: &Indicator, got: &model::Indicator, score: &mut Score) {
        score.count("indicators.recall", 1, 1);
        let mut told = |what: &'static str, is_right: bool, wanted: String, found: String| {
            score.count(measure(what), usize::from(is_right), 1);
            if !is_right {
                let (name, quote, subject) = (self.name, &want.quote, &want.subject);
                score.faults.push(format!("{name} INDICATOR {what} {quote} ({subject}): want {wanted} got {found}"));
            }
        };
        let bound = got.quantity.bound;
        told("bound", bound == want.bound, format!("{:?}", want.bound), format!("{bound:?}"));
        told("role", got.role == want.role, format!("{:?}", want.role), format!("{:?}", got.role));
        // A subject is a column name, not the sentence.
        let n_most = (2 * want.subject.chars().count()).max(24);
        let words = [&got.subject, &got.label, got.scope.as_deref().unwrap_or_default()].join(" ");
        let is_right = got.subject.chars().count() <= n_most && want.keys.iter().all(|key| words.contains(key));
        told("subject", is_right, format!("{:?}", want.keys), format!("{:?}", got.subject));
    }

    fn shown(&self, indicator: &model::Indicator, place: Place) -> String {
        let quantity = &indicator.quantity;
        format!("{} = {}{}", self.text.at(place), quantity.value, quantity.unit)
    }
}

fn measure(what: &str) -> &'static str {
    match what {
        "bound" => "indicators.bound",
        "role" => "indicators.role",
        "subject" => "indicators.subject",
        _ => "indicators.recall",
    }
}

fn same_fact(want: &Indicator, got: &model::Indicator, place: Place) -> Option<f64> {
    let (wanted, quantity) = ((want.start, want.end), &got.quantity);
    let same = n_shared(wanted, place) > 0
        && quantity.value == want.value
        && unit(&quantity.unit) == unit(&want.unit)
        && (want.value_hi.is_none() || quantity.value_hi == want.value_hi);
    same.then(|| 1.0 + likeness(wanted, place))
}

/// Simplified, and without the classifier 个 before a noun: 個工作日 is 工作日.
fn unit(written: &str) -> String {
    const HANT: &str = "項條個場級戶張億萬類領員團隊歲輛畝噸審紙層課輪屆處間號門點對幅學時書證車馬貫圍館";
    const HANS: &str = "项条个场级户张亿万类领员团队岁辆亩吨审纸层课轮届处间号门点对幅学时书证车马贯围馆";
    let simplified = |c: char| HANT.chars().zip(HANS.chars()).find(|&(hant, _)| hant == c).map_or(c, |(_, hans)| hans);
    let unit: String = written.chars().map(simplified).collect();
    match unit.strip_prefix('个') {
        Some(noun) if !noun.is_empty() => noun.to_owned(),
        _ => unit,
    }
}
