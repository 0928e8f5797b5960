//! The built-in table of concepts: sound in itself, and right on its examples.

use std::collections::BTreeSet;

use shangji_vocabulary::ConceptKind::{self, Amount, Change, Count, Duration, Rank, Rate};
use shangji_vocabulary::{TASKS, Vocabulary, VocabularyErrorKind};

const HEADER: &str = "id\ttier\tname_zh\tname_en\tunit\tkind\tpatterns\tnot\ttask\tformula\trelated\tsource\n";

struct Example<'t> {
    label: &'t str,
    kind: ConceptKind,
    unit: &'t str,
    context: &'t str,
    expected: Option<&'t str>,
}

fn examples() -> Vec<Example<'static>> {
    let lines = include_str!("../data/concept_examples.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let kinds = ["count", "rate", "amount", "duration", "rank", "change"];
    let of_names = [Count, Rate, Amount, Duration, Rank, Change];
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 5, "{line}");
            let kind = kinds.iter().position(|name| *name == fields[1]).unwrap_or(kinds.len());
            assert!(kind < kinds.len(), "no kind: {line}");
            let expected = Some(fields[4]).filter(|id| !id.is_empty());
            Example { label: fields[0], kind: of_names[kind], unit: fields[2], context: fields[3], expected }
        })
        .collect()
}

#[test]
fn every_example_gets_its_concept_or_none() {
    let vocabulary = Vocabulary::builtin();
    let mut wrong = Vec::new();
    for example in examples() {
        let found = vocabulary.assign(example.label, example.context, example.kind, example.unit);
        if found.map(|found| found.id) != example.expected {
            wrong.push(format!("{} {}: {found:?}, not {:?}", example.label, example.unit, example.expected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_concept_has_an_example_and_eighty_labels_have_none() {
    let examples = examples();
    let shown: BTreeSet<&str> = examples.iter().filter_map(|example| example.expected).collect();
    let missing: Vec<&str> =
        Vocabulary::builtin().catalog().iter().map(|c| c.id.as_str()).filter(|id| !shown.contains(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(examples.iter().filter(|example| example.expected.is_none()).count() >= 80);
}

#[test]
fn formulas_and_relations_name_concepts_of_the_table() {
    let catalog = Vocabulary::builtin().catalog();
    for concept in catalog {
        for id in concept.operands().chain(concept.related.iter().map(String::as_str)) {
            assert!(catalog.get(id).is_some(), "{} names {id}", concept.id);
            assert_ne!(id, concept.id);
        }
    }
}

#[test]
fn a_quotient_is_a_rate_of_two_counts_or_amounts() {
    let catalog = Vocabulary::builtin().catalog();
    for concept in catalog.iter().filter(|concept| concept.formula.as_deref().is_some_and(|f| f.contains('/'))) {
        assert_eq!(concept.kind, Rate, "{}", concept.id);
        let kinds: Vec<_> = concept.operands().filter_map(|id| catalog.get(id)).map(|operand| operand.kind).collect();
        assert!(matches!(kinds[..], [a, b] | [a, b, Rate] if a == b && matches!(a, Count | Amount)), "{}", concept.id);
    }
}

#[test]
fn units_fit_their_kinds_and_tasks_their_outline() {
    for concept in Vocabulary::builtin().catalog() {
        let fits = match concept.kind {
            Rate => concept.unit == "%",
            Amount => concept.unit == "元",
            Duration => ["天", "工作日"].contains(&concept.unit.as_str()),
            Rank => concept.unit == "位",
            Count => !["%", "元", "位"].contains(&concept.unit.as_str()),
            Change => true,
        };
        assert!(fits, "{} in {}", concept.id, concept.unit);
        assert!(concept.task.as_deref().is_none_or(|task| TASKS.contains(&task)), "{}", concept.id);
    }
}

#[test]
fn names_of_concepts_are_their_own() {
    let catalog = Vocabulary::builtin().catalog();
    let chinese: BTreeSet<&str> = catalog.iter().map(|concept| concept.name_zh.as_str()).collect();
    let english: BTreeSet<&str> = catalog.iter().map(|concept| concept.name_en.as_str()).collect();
    assert_eq!((chinese.len(), english.len()), (catalog.len(), catalog.len()));
}

#[test]
fn a_user_s_concept_replaces_and_goes_first() {
    let row = "reconsideration.accepted\tcore\t本地受理数\taccepted here\t件\tcount\t受理+复议\t\t七\t\t\town\n";
    let other = "own.petitions\tcore\t来件数\tpieces\t件\tcount\t受理+行政复议案件\t\t\t\t\town\n";
    let own = Vocabulary::from_tsv(&format!("{HEADER}{row}{other}")).unwrap();
    let both = Vocabulary::builtin().merged_with(&own).unwrap();
    assert_eq!(both.catalog().len(), Vocabulary::builtin().catalog().len() + 1);
    assert_eq!(both.catalog().get("reconsideration.accepted").unwrap().name_zh, "本地受理数");
    assert_eq!(both.source("reconsideration.accepted"), Some("own"));
    let found = both.assign("受理行政复议案件", "", Count, "件").unwrap();
    assert_eq!(found.id, "own.petitions");
}

#[test]
fn faults_of_a_table_say_where_they_are() {
    let good = "a.b\tcore\t甲\ta\t件\tcount\t甲乙\t\t\t\t\tx";
    let cases = [
        (String::new(), VocabularyErrorKind::Header, 0, ""),
        ("id\ttier\n".into(), VocabularyErrorKind::Header, 1, "name_zh"),
        (format!("{HEADER}a.b\tcore\n"), VocabularyErrorKind::FieldCount, 2, ""),
        (format!("{HEADER}{}", good.replace("a.b", "A.b")), VocabularyErrorKind::Field, 2, "id"),
        (format!("{HEADER}{}", good.replace("core", "main")), VocabularyErrorKind::Field, 2, "tier"),
        (format!("{HEADER}# note\n\n{}", good.replace("甲乙", "甲++乙")), VocabularyErrorKind::Field, 4, "patterns"),
        (format!("{HEADER}{good}\n{good}"), VocabularyErrorKind::Duplicate, 3, "id"),
        (format!("{HEADER}{good}\n{}", good.replace("a.b", "c.d")), VocabularyErrorKind::Duplicate, 3, "patterns"),
    ];
    for (table, kind, line, column) in cases {
        let error = Vocabulary::from_tsv(&table).unwrap_err();
        assert_eq!((error.kind(), error.line(), error.column()), (&kind, line, column), "{error}");
    }
}
