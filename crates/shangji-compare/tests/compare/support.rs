//! Reports built by hand: only what a comparison looks at.

use shangji_compare::{Comparability, Comparison, PanelRow, compare};
use shangji_model::{
    Bound, Catalog, Check, CheckKind, Concept, ConceptKind, Indicator, IndicatorRole, Media, Period, Quantity, Report,
    Script, Source, Span, Tier, Verdict,
};

pub(crate) fn catalog() -> Catalog {
    [
        ("reconsideration.accepted", "行政复议受理件数", "件", ConceptKind::Count),
        ("reconsideration.corrected_rate", "行政复议纠错率", "%", ConceptKind::Rate),
        ("mediation.cases", "调解纠纷件数", "件", ConceptKind::Count),
        ("legal_counsel.coverage_rate", "党政机关法律顾问覆盖率", "%", ConceptKind::Rate),
        ("enforcement.fines_amount", "罚没款金额", "元", ConceptKind::Amount),
        ("services.days_cut_rate", "办结时限压缩率", "%", ConceptKind::Change),
        ("litigation.loss_rate", "行政诉讼败诉率", "%", ConceptKind::Rate),
        ("litigation.win_rate", "行政诉讼胜诉率", "%", ConceptKind::Rate),
        ("reconsideration.corrected", "行政复议纠错件数", "件", ConceptKind::Count),
        ("integrity.credit_rank", "城市信用监测排名", "位", ConceptKind::Rank),
        ("training.participants", "法治培训人次", "人次", ConceptKind::Count),
    ]
    .into_iter()
    .map(|(id, name, unit, kind)| Concept {
        id: id.into(),
        name_zh: name.into(),
        name_en: id.into(),
        unit: unit.into(),
        kind,
        tier: Tier::Core,
        task: None,
        formula: match id {
            "litigation.loss_rate" => Some("100-litigation.win_rate".into()),
            "reconsideration.corrected_rate" => Some("reconsideration.corrected/reconsideration.accepted".into()),
            _ => None,
        },
        related: Vec::new(),
    })
    .collect()
}

/// A city's report on 2021 with these figures; ids are given in order.
pub(crate) fn report(name: &str, indicators: impl IntoIterator<Item = Indicator>) -> Report {
    let mut indicators: Vec<Indicator> = indicators.into_iter().collect();
    for (at, indicator) in indicators.iter_mut().enumerate() {
        indicator.id = format!("i{}", at + 1);
        indicator.span = Span::new(at * 10, at * 10 + 5);
    }
    Report {
        source: Source { name: name.into(), media: Media::Text, encoding: "UTF-8".into(), bytes: 0, publisher: None },
        genre: None,
        script: Script::Hans,
        title: None,
        issuer: Some(format!("{name}市人民政府")),
        addressee: None,
        signatories: Vec::new(),
        year: Some(2021),
        published: None,
        signed: None,
        body: Span::default(),
        furniture: Vec::new(),
        sections: Vec::new(),
        enumerations: Vec::new(),
        indicators,
        claims: Vec::new(),
        checks: Vec::new(),
        commitments: Vec::new(),
        shortcomings: Vec::new(),
        instruments: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// A figure of the level that the label names.
pub(crate) fn figure(concept: &str, label: &str, value: &str, unit: &str) -> Indicator {
    Indicator {
        id: String::new(),
        span: Span::default(),
        sentence: Span::default(),
        section: None,
        subject: label.into(),
        label: label.into(),
        concept: Some(concept.into()),
        role: IndicatorRole::Level,
        quantity: Quantity::exact(value.parse().expect("a decimal"), unit),
        scope: None,
        period: Period::default(),
    }
}

/// 受理行政复议案件, in cases.
pub(crate) fn accepted(value: &str) -> Indicator {
    figure("reconsideration.accepted", "受理行政复议案件", value, "件")
}

/// What tests change about a figure.
pub(crate) trait With: Sized {
    fn role(self, role: IndicatorRole) -> Self;
    fn scope(self, scope: &str) -> Self;
    fn until(self, as_of: &str) -> Self;
    fn year(self, year: i32) -> Self;
    fn over(self, period: &str) -> Self;
    fn bound(self, bound: Bound) -> Self;
}

impl With for Indicator {
    fn role(mut self, role: IndicatorRole) -> Self {
        self.role = role;
        self
    }

    fn scope(mut self, scope: &str) -> Self {
        self.scope = Some(scope.into());
        self
    }

    fn until(mut self, as_of: &str) -> Self {
        self.period.as_of = Some(as_of.into());
        self
    }

    fn year(mut self, year: i32) -> Self {
        self.period.year = Some(year);
        self
    }

    fn over(mut self, period: &str) -> Self {
        self.period.text = Some(period.into());
        self
    }

    fn bound(mut self, bound: Bound) -> Self {
        self.quantity.bound = bound;
        self
    }
}

/// A stated sum: total, then parts.
pub(crate) fn sum(operands: &[&str]) -> Check {
    Check {
        id: "k1".into(),
        kind: CheckKind::Sum,
        operands: operands.iter().map(|id| (*id).into()).collect(),
        expected: String::new(),
        stated: String::new(),
        verdict: Verdict::Holds,
        message: String::new(),
    }
}

/// The only row of the panel.
pub(crate) fn only_row(reports: &[Report]) -> PanelRow {
    let Comparison { panel, .. } = compare(reports, &catalog());
    let [row] = <[PanelRow; 1]>::try_from(panel).expect("figures of one concept");
    row
}

/// The judgement of two reports a and b with a figure each.
pub(crate) fn judged(a: Indicator, b: Indicator) -> (Comparability, Vec<String>) {
    let row = only_row(&[report("a", [a]), report("b", [b])]);
    (row.comparability, row.reasons)
}
