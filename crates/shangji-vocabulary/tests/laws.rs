//! What holds for any text.

use std::sync::OnceLock;

use proptest::prelude::*;
use shangji_vocabulary::{ConceptKind, Vocabulary, lexicon, swaps};

static MERGED: OnceLock<Vocabulary> = OnceLock::new();

/// Text of the words that the tables are made of, and of anything else.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "受理",
        "行政复议",
        "案件",
        "审结",
        "规范性文件",
        "备案",
        "审查",
        "满意率",
        "执法",
        "人员",
        "培训",
        "档案",
        "程式",
        "为",
        "行为",
        "压缩至",
        "分别为",
        "其中",
        ",",
        "100%",
        "\u{200b}",
        "𠮷",
    ]);
    prop_oneof![prop::collection::vec(words, 0..24).prop_map(|words| words.concat()), any::<String>()]
}

fn kinds() -> impl Strategy<Value = ConceptKind> {
    use ConceptKind::*;
    prop::sample::select(vec![Count, Rate, Amount, Duration, Rank, Change])
}

proptest! {
    #[test]
    fn an_assignment_is_a_concept_of_the_catalog(label in texts(), context in texts(), kind in kinds(), unit in "(件|人次|%|元|天|位||级)") {
        let vocabulary = Vocabulary::builtin();
        if let Some(found) = vocabulary.assign(&label, &context, kind, &unit) {
            prop_assert!(vocabulary.catalog().get(found.id).is_some());
            prop_assert!(found.score >= 64);
        }
    }

    #[test]
    fn merging_nothing_changes_nothing(label in texts(), kind in kinds()) {
        let vocabulary = Vocabulary::builtin();
        let nothing = Vocabulary::default();
        prop_assert_eq!(nothing.assign(&label, "", kind, "件"), None);
        let id = vocabulary.assign(&label, "", kind, "件").map(|found| found.id.to_owned());
        let merged = MERGED.get_or_init(|| vocabulary.merged_with(&nothing).unwrap());
        let again = merged.assign(&label, "", kind, "件").map(|found| found.id.to_owned());
        prop_assert_eq!(id, again);
    }

    #[test]
    fn tokens_are_words_in_order(text in texts()) {
        let mut upto = 0;
        for token in lexicon().tokens(&text) {
            prop_assert!(upto <= token.span.start && token.span.start < token.span.end);
            prop_assert_eq!(text.get(token.span.clone()), Some(token.text));
            prop_assert!(!token.classes.is_empty());
            prop_assert_eq!(token.classes, lexicon().classes(token.text));
            upto = token.span.end;
        }
    }

    #[test]
    fn swaps_are_forms_in_order(text in texts()) {
        let mut upto = 0;
        for swap in swaps(&text) {
            prop_assert!(upto <= swap.span.start);
            prop_assert_eq!(text.get(swap.span.clone()), Some(swap.word.form));
            upto = swap.span.end;
        }
    }

    #[test]
    fn any_table_is_read_or_refused(table in "(id|tier|\t|\n|a\\.b|甲|\\+|/|\\|){0,60}") {
        let _ = Vocabulary::from_tsv(&table);
    }
}
