//! Items of enumerations in running text.

use shangji_outline::NodeKind;

use crate::support::{all, items, oddities};

/// The words of the items, in lists.
fn lists(text: &str) -> Vec<Vec<&str>> {
    let found = items(text);
    found.chunk_by(|a, b| a.0 == b.0).map(|list| list.iter().map(|item| item.2).collect()).collect()
}

#[test]
fn items_end_where_the_next_begins() {
    let table: &[(&str, &[&str])] = &[
        ("一是学习偏少；二是经费不足；三是人员不稳。", &["一是学习偏少", "二是经费不足", "三是人员不稳"]),
        ("一是学习偏少。二是经费不足。", &["一是学习偏少", "二是经费不足"]),
        ("一要加强学习,二要严格执法,三要改进作风。", &["一要加强学习", "二要严格执法", "三要改进作风"]),
        ("首先，加强学习。其次，严格执法。最后，改进作风。", &["首先，加强学习", "其次，严格执法", "最后，改进作风"]),
        ("第一，加强学习；第二，严格执法。", &["第一，加强学习", "第二，严格执法"]),
        ("其一，加强学习；其二，严格执法。", &["其一，加强学习", "其二，严格执法"]),
        ("重点是：①学习；②执法；③作风。", &["①学习", "②执法", "③作风"]),
        ("重点是：(1)学习；(2)执法。", &["(1)学习", "(2)执法"]),
        ("重点是：1）学习；2）执法。", &["1）学习", "2）执法"]),
    ];
    for (text, expected) in table {
        let text = format!("一、工作\n{text}\n");
        assert_eq!(lists(&text), [*expected], "{text}");
        assert!(oddities(&text).is_empty(), "{text}");
    }
}

#[test]
fn what_looks_like_a_marker_may_be_none() {
    for text in [
        "第一责任人认真履职，推进各项工作落实。",
        "首先要肯定成绩，各项工作取得进展。",
        "一些单位重视不够，学习偏少。",
        "按照第一，落实到位。",
        "共办理(1)类案件，均已办结。",
    ] {
        let text = format!("一、工作\n{text}\n");
        assert!(items(&text).is_empty(), "{text}");
    }
}

#[test]
fn the_last_item_of_single_sentences_is_a_single_sentence() {
    let text = "一、不足\n主要表现为：一是学习偏少；二是经费不足。对此将认真加以解决。\n";
    assert_eq!(lists(text), [["一是学习偏少", "二是经费不足"]]);
    assert!(all(text, NodeKind::Sentence).contains(&"对此将认真加以解决。"));
}

#[test]
fn items_may_be_of_several_sentences() {
    let text = "一、工作\n一是健全制度。全年制定文件三件。均已备案。二是规范执法。全年办案十件。全部办结。下一步，继续努力。\n";
    let expected = ["一是健全制度。全年制定文件三件。均已备案", "二是规范执法。全年办案十件。全部办结"];
    assert_eq!(lists(text), [expected]);
    assert!(all(text, NodeKind::Sentence).contains(&"下一步，继续努力。"));
}

#[test]
fn a_list_may_go_over_paragraphs() {
    let text = "一、工作\n一是健全制度。全年制定文件三件。\n二是规范执法。全年办案十件。\n三是强化监督。\n二、计划\n一是加强学习。\n";
    let found: Vec<_> = items(text).into_iter().map(|(list, ordinal, _)| (list, ordinal)).collect();
    assert_eq!(found, [(1, 1), (1, 2), (1, 3), (2, 1)]);
}

#[test]
fn a_list_ends_at_a_heading() {
    let text = "一、工作\n一是健全制度。\n二、计划\n二是规范执法，全年办案十件。\n";
    assert_eq!(items(text).len(), 1);
}

#[test]
fn a_second_list_has_a_number_of_its_own() {
    let text = "一、工作\n一是学习；二是执法。又分两步：一是调研；二是起草。\n";
    let found: Vec<_> = items(text).into_iter().map(|(list, ordinal, _)| (list, ordinal)).collect();
    assert_eq!(found, [(1, 1), (1, 2), (2, 1), (2, 2)]);
}

#[test]
fn misnumbered_items_are_kept_as_written() {
    let twice = "一、工作\n一是学习；二是执法；二是监督。\n";
    let numbers = |text: &str| items(text).into_iter().map(|(list, ordinal, _)| (list, ordinal)).collect::<Vec<_>>();
    assert_eq!(numbers(twice), [(1, 1), (1, 2), (1, 2)]);
    assert_eq!(oddities(twice), [("item-repeated", "二是")]);
    assert_eq!(numbers("一、工作\n一是学习；三是执法；四是监督。\n"), [(1, 1), (1, 3), (1, 4)]);
}

#[test]
fn numbered_statements_with_nothing_under_them_are_items() {
    let text = "一、存在问题\n1、经费不足,人均仅2.1元。\n2、人员偏少,持证率不足八成。\n二、打算\n加强保障。\n";
    assert_eq!(lists(text), [vec!["1、经费不足,人均仅2.1元", "2、人员偏少,持证率不足八成"]]);
    // With text under it, it is a heading.
    let headed = "一、主要工作\n1、健全机制,压实责任。\n全年召开会议四次。\n2、加强培训。\n全年培训三期。\n";
    assert_eq!(lists(headed), Vec::<Vec<&str>>::new());
    // On one line; a year behind the number is no decimal.
    let line = "一、打算\n1.2022年6月底前实现网上可办；2.全年培训四期；3.压缩审批时限。\n";
    assert_eq!(lists(line), [vec!["1.2022年6月底前实现网上可办", "2.全年培训四期", "3.压缩审批时限"]]);
}

#[test]
fn a_bullet_begins_a_paragraph() {
    // The line before has no closing mark, and would otherwise go on.
    let text = "一年来，主要做了以下工作。\n●规范执法 取缔非法采石点两处，制止违法建设十一起，拆除七起，效果明显\n\
                ●化解纠纷 排查矛盾纠纷一百余起，调处成功率较高，没有发生民转刑案件，群众满意\n工作取得成效。\n";
    assert_eq!(all(text, NodeKind::Paragraph).iter().filter(|text| text.starts_with('●')).count(), 2);
}
