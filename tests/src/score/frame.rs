use shangji::model::Script;

use super::{Score, Scorer, likeness};

impl Scorer<'_> {
    pub(super) fn frame(&self, score: &mut Score) {
        let (meta, report) = (&self.gold.meta, self.report);
        self.same("title", &meta.title, &report.title, score);
        let issuer_is_right = meta.issuer == report.issuer
            || report.issuer.as_ref().is_some_and(|it| meta.signatories.contains(it) || meta.issuer_also.contains(it));
        if issuer_is_right {
            score.count("meta", 1, 1);
        } else {
            self.same("issuer", &meta.issuer, &report.issuer, score);
        }
        self.same("addressee", &meta.addressee, &report.addressee, score);
        self.same("year", &meta.year, &report.year, score);
        let day = |date: &String| date.chars().take(10).collect::<String>();
        let published = report.published.map(|date| date.to_string());
        self.same("published", &meta.published.as_ref().map(day), &published, score);
        self.same("signed", &meta.signed, &report.signed.map(|date| date.to_string()), score);
        let script = match report.script {
            Script::Hans => "Hans",
            Script::Hant => "Hant",
        };
        self.same("script", &meta.script, &script.to_owned(), score);
        let sorted = |names: &[String]| {
            let mut names = names.to_vec();
            names.sort();
            names
        };
        self.same("signatories", &sorted(&meta.signatories), &sorted(&report.signatories), score);

        let body = self.place(report.body, score);
        let found = likeness(body, meta.body) >= 0.99;
        score.count("body", usize::from(found), 1);
        if !found {
            score.faults.push(format!("{} BODY want {:?} got {body:?}", self.name, meta.body));
        }
    }

    fn same<T: PartialEq + std::fmt::Debug>(&self, what: &str, want: &T, got: &T, score: &mut Score) {
        score.count("meta", usize::from(want == got), 1);
        if want != got {
            score.faults.push(format!("{} META {what}: want {want:?} got {got:?}", self.name));
        }
    }
}
