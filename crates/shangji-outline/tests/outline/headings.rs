//! Where headings begin and end, and how deep they stand.

use shangji_outline::NodeKind;

use crate::support::{all, headings, oddities, run_ins};

#[test]
fn headings_stand_on_their_own_line_or_run_into_the_paragraph() {
    let own = "一、主要工作\n　　（一）健全制度\n全年制定规范性文件三件，均按时备案。\n";
    assert_eq!(headings(own), [(1, Some(1), "主要工作"), (2, Some(1), "健全制度")]);
    assert_eq!(run_ins(own), [false, false]);

    let run_in = "一、主要工作。全年制定规范性文件三件。\n二、存在不足。培训偏少。\n";
    assert_eq!(headings(run_in), [(1, Some(1), "主要工作"), (1, Some(2), "存在不足")]);
    assert_eq!(run_ins(run_in), [true, true]);
    assert_eq!(all(run_in, NodeKind::HeadingStop), ["。", "。"]);
    assert_eq!(all(run_in, NodeKind::Sentence), ["全年制定规范性文件三件。", "培训偏少。"]);
}

#[test]
fn levels_follow_the_markers() {
    let table: &[(&str, u8, u32)] = &[
        ("第一部分　工作情况", 1, 1),
        ("一、工作情况", 1, 1),
        ("（一）健全制度", 2, 1),
        ("(一)健全制度", 2, 1),
        ("１．健全制度", 3, 1),
        ("1、健全制度", 3, 1),
        ("（1）健全制度", 4, 1),
    ];
    for &(heading, level, ordinal) in table {
        let text =
            format!("现将全年推进法治政府建设的情况报告如下。\n{heading}\n全年制定规范性文件三件，均按时备案。\n");
        let found = headings(&text);
        assert_eq!(found.len(), 1, "{heading}");
        assert_eq!((found[0].0, found[0].1), (level, Some(ordinal)), "{heading}");
    }
}

#[test]
fn a_numbered_line_is_not_always_a_heading() {
    for text in [
        "一、二、三产业协调发展，全年办理案件三件。\n",
        "1.5万人次参加培训，全年办理案件三件。\n",
        "3、4月份集中整治，全年办理案件三件。\n",
    ] {
        assert!(headings(text).is_empty(), "{text}");
    }
}

#[test]
fn a_deeper_section_ends_where_a_higher_one_begins() {
    let text = "一、工作\n（一）制度\n内容在此，共三件。\n1.文件\n内容在此，共三件。\n二、计划\n内容在此，共三件。\n";
    let tree = crate::support::checked(text);
    let parents: Vec<_> = tree.sections().iter().map(|section| section.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(1), None]);
    let first = &tree.nodes()[tree.sections()[0].node];
    assert!(text[first.span.clone()].ends_with("内容在此，共三件。"));
    assert!(!text[first.span.clone()].contains("二、"));
}

#[test]
fn numbers_that_do_not_follow_each_other_are_told() {
    let body = "\n内容在此，全年办理三件。\n";
    let text = |marks: &[&str]| marks.iter().map(|mark| format!("{mark}工作{body}")).collect::<String>();
    // Markers in order, and code and marker of what is told of them.
    type Row<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)]);
    let table: &[Row<'_>] = &[
        (&["一、", "二、", "三、"], &[]),
        (&["一、", "三、"], &[("ordinal-skipped", "三、")]),
        (&["一、", "二、", "二、"], &[("ordinal-repeated", "二、")]),
        (&["一、", "二、", "一、"], &[("ordinal-backward", "一、")]),
        (&["二、"], &[("ordinal-skipped", "二、")]),
        (&["一、", "1.", "2."], &[("level-skipped", "1.")]),
        (&["一、", "（一）", "二、", "（一）"], &[]),
        // The third level may be numbered through.
        (&["一、", "（一）", "1.", "（二）", "2."], &[]),
    ];
    for (marks, expected) in table {
        assert_eq!(oddities(&text(marks)), *expected, "{marks:?}");
    }
}

#[test]
fn a_repeated_number_points_to_the_other_place() {
    let text = "一、工作\n内容在此，全年办理三件。\n一、计划\n内容在此，全年办理三件。\n";
    let tree = crate::support::checked(text);
    assert_eq!(tree.oddities()[0].other.clone().map(|other| other.start), Some(0));
}

#[test]
fn parts_may_lack_a_marker() {
    let text = "青岭县司法局关于2021年法治政府建设情况的报告\n一、主要工作\n全年办理行政复议案件十二件，审结十件。\n存在的问题和不足\n部分单位对法治工作重视不够，学习培训偏少，需要改进。\n下一步工作打算\n继续推进行政复议规范化建设，全年培训不少于二百人次。\n";
    let expected = [(1, Some(1), "主要工作"), (1, None, "存在的问题和不足"), (1, None, "下一步工作打算")];
    assert_eq!(headings(text), expected);
}

#[test]
fn a_report_on_one_line_keeps_its_headings() {
    let text = "一、主要工作。(一)健全制度。全年制定文件三件。(二)规范执法。全年办理案件十件。二、存在不足。培训偏少。";
    let expected =
        [(1, Some(1), "主要工作"), (2, Some(1), "健全制度"), (2, Some(2), "规范执法"), (1, Some(2), "存在不足")];
    assert_eq!(headings(text), expected);
    assert_eq!(all(text, NodeKind::Sentence), ["全年制定文件三件。", "全年办理案件十件。", "培训偏少。"]);
}

#[test]
fn only_a_marker_that_goes_on_counting_opens_a_heading_inside_a_line() {
    let text = "一、主要工作。按照要求落实。五、六十人参加培训。三、是说明。";
    assert_eq!(headings(text), [(1, Some(1), "主要工作")]);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let text = "一、主要工作\n全县各级行政机关认真落实上级部署，健全工作机制，完善配套制度，全年制定规\n范性文件三件，均按时报送备案，未发现违法情形。\n第二段说明培训情况，全年举办培训班三期，参训二百人次。\n";
    assert_eq!(all(text, NodeKind::Paragraph).len(), 2);
    let sentences = all(text, NodeKind::Sentence);
    assert_eq!(sentences.len(), 2);
    assert!(sentences[0].contains("规\n范性文件"));
}

#[test]
fn a_line_that_ends_its_sentence_or_opens_something_is_not_wrapped() {
    let long = "全县各级行政机关认真落实上级部署，健全工作机制，完善配套制度，全年推进有力";
    for next in ["（一）健全制度", "一是健全制度，全年制定文件三件。", "\n全年制定文件三件，均按时备案。"]
    {
        let text = format!("一、主要工作\n{long}\n{next}\n全年办理案件十件，审结八件。\n");
        assert!(all(&text, NodeKind::Paragraph).contains(&long), "{text}");
    }
}

#[test]
fn a_report_without_markers_has_its_short_lines_for_headings() {
    let text = "云枕县人民政府2024年度法治政府建设情况报告\n\
                现将有关情况报告如下。\n\
                主要举措和成效\n\
                优化营商环境，便利企业办事\n\
                全年压减申请材料二百余份，企业开办一日办结，群众办事更加便捷，群众的满意程度明显提高，好评如潮。\n\
                严格行政执法\n\
                全年评查案卷八十卷，纠正程序瑕疵七处，开展执法培训四期，执法人员依法办事的能力明显提高，成效显著。\n\
                下一步工作\n\
                健全制度，加强监督，推动各项任务落实到位，努力把法治政府建设提高到新的水平，让人民群众满意放心。\n";
    assert_eq!(
        headings(text),
        [
            (1, None, "主要举措和成效"),
            (2, None, "优化营商环境，便利企业办事"),
            (2, None, "严格行政执法"),
            (1, None, "下一步工作"),
        ]
    );
    // Where headings have markers, a short line is none.
    let marked = text.replace("主要举措和成效", "一、主要举措和成效").replace("下一步工作", "二、下一步工作");
    assert_eq!(headings(&marked).len(), 2);
}

#[test]
fn a_report_saved_as_one_line_has_a_title_headings_and_a_signature() {
    let filler = "各项工作按照计划有序推进，取得明显成效，群众满意程度不断提高。".repeat(8);
    let text = format!(
        "云枕县人民政府关于2018年度法治政府建设情况的报告 现将有关情况报告如下：一、简政放权持续深化。{filler}\
         二、执法行为更加规范。{filler} 云枕县人民政府 2019年3月22日\n"
    );
    assert_eq!(all(&text, NodeKind::Title), ["云枕县人民政府关于2018年度法治政府建设情况的报告"]);
    assert_eq!(headings(&text), [(1, Some(1), "简政放权持续深化"), (1, Some(2), "执法行为更加规范")]);
    assert_eq!(all(&text, NodeKind::Signatory), ["云枕县人民政府"]);
    assert_eq!(all(&text, NodeKind::SignDate), ["2019年3月22日"]);
}
