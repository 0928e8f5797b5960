//! What holds of any text.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use shangji_outline::outline;

use crate::support::laws;

/// Pieces of reports, so that texts arise in which the rules meet.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "一、",
        "二、",
        "十一、",
        "（一）",
        "(二)",
        "1.",
        "２．",
        "(1)",
        "①",
        "②",
        "一是",
        "二是",
        "三要",
        "首先",
        "其次，",
        "第一，",
        "\n",
        "\r\n",
        "\n\n",
        "　　",
        " ",
        "\u{A0}",
        "\u{200B}",
        "??",
        "\u{FFFD}",
        "。",
        "；",
        "，",
        "：",
        ":",
        ",",
        "！",
        "?",
        "”",
        "“",
        "）",
        "《",
        "》",
        "全年办理行政复议案件",
        "12件",
        "存在的问题",
        "下一步工作打算",
        "青岭县人民政府",
        "2023年2月17日",
        "关于",
        "法治政府建设情况的报告",
        "市人民政府：",
        "— 4 —",
        "中文名:",
        "• ",
        "基本介紹",
        "上一篇",
        "来源：",
        "二〇二三年三月一日",
        "𠀀",
        "é",
        "a",
        "0",
    ])
}

proptest! {
    #[test]
    fn laws_hold_of_mixed_pieces(pieces in prop::collection::vec(piece(), 0..120)) {
        let text: String = pieces.concat();
        laws(&text, &outline(&text));
    }

    #[test]
    fn laws_hold_of_any_characters(text in any::<String>()) {
        laws(&text, &outline(&text));
    }

    #[test]
    fn the_same_text_has_the_same_outline(pieces in prop::collection::vec(piece(), 0..60)) {
        let text: String = pieces.concat();
        prop_assert_eq!(outline(&text), outline(&text));
    }
}

/// 1 to 99 as headings count.
fn chinese(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let tens = match n / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", DIGITS[tens]),
    };
    tens + DIGITS[n % 10]
}

/// Texts made to be slow, of `n` pieces or a multiple of it: each takes milliseconds if time is linear, and minutes if
/// it is not.
fn hostile(n: usize) -> Vec<(&'static str, String)> {
    let parts = (n / 1_000).min(99);
    let mut one_line = String::from("开展工作。");
    for part in 1..=parts {
        one_line.push_str(&format!("{}、工作。", chinese(part)));
        for step in 1..=99 {
            one_line.push_str(&format!("（{}）落实。内容。", chinese(step)));
        }
    }
    vec![
        ("headings", "一、标题\n".repeat(n)),
        ("headings with text", "一、标题。内容内容内容，内容内容。\n".repeat(n)),
        ("headings on one line", one_line),
        ("open titles", format!("一、落实{}。", "《".repeat(n))),
        ("closed titles", format!("一、落实{}{}。", "《".repeat(n), "》".repeat(n))),
        ("a line of sentences", "开展工作情况，办理案件12件。".repeat(n / 2)),
        ("a line without a stop", "开展工作情况，办理案件12件，".repeat(n / 2)),
        ("lines of a character", "一\n".repeat(n)),
        ("lines that are wrapped", "全县各级行政机关认真落实上级部署，健全工作机制，完善配套制度\n".repeat(n / 3)),
        ("first items", "①。".repeat(3 * n)),
        ("items", "一是加强。".repeat(n)),
        ("a wide gap", format!("一、情况。{}内容。", " ".repeat(20 * n))),
        ("gaps between stops", "　 。　 ".repeat(2 * n)),
        ("stops", "。".repeat(6 * n)),
        ("closing quotes", format!("工作。{}", "”".repeat(6 * n))),
        ("titles", "关于法治政府建设情况的报告\n".repeat(n / 2)),
        ("a numeral", "一".repeat(6 * n)),
        ("colons", format!("一、{}", "工作情况：".repeat(n))),
    ]
}

/// Time of n² would be minutes here; the limits are far above what is measured, for slow machines.
#[test]
fn time_is_linear_whatever_the_text() {
    let (n, limit) = if cfg!(debug_assertions) { (10_000, 5) } else { (100_000, 1) };
    for (name, text) in hostile(n) {
        #[expect(clippy::disallowed_methods, reason = "the test is about time")]
        let start = Instant::now();
        let tree = outline(&text);
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(limit), "{name}: {taken:?}");
        assert!(tree.leaves().map(|leaf| leaf.span.len()).sum::<usize>() == text.len(), "{name}");
    }
}
