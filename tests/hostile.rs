//! Text made to be slow or large costs a byte what any text does, however long it is.

use shangji::Reader;
use shangji_tests::laws::{outline_is_lossless, report_is_whole};
use shangji_tests::{pace, samples};

/// What makes of the lines between it the body of a report.
const PROSE: &str = "全年办案有序，成效明显，群众满意。\n";

/// Texts of about `n` pieces each.
fn hostile(n: usize) -> Vec<(&'static str, String)> {
    let numbers = |n: usize| (0..n).map(|n| format!("（{}）办理{n}件。", n % 9 + 1));
    vec![
        ("open titles", format!("一、落实{}办理12件。", "《".repeat(n))),
        ("titles in titles", format!("一、落实{}{}，办理12件。", "《".repeat(n), "》".repeat(n))),
        ("titles in a row", format!("一、全年制定{}等文件12件。", "《云枕县管理办法》".repeat(n / 4))),
        ("titles with words between", format!("一、全年{}等文件12件。", "制定《云枕县管理办法》并".repeat(n / 4))),
        ("quotes in quotes", format!("开展{}工作{}。", "“".repeat(n), "”".repeat(n))),
        ("brackets in brackets", format!("办理{}12{}件。", "（".repeat(n), "）".repeat(n))),
        ("headings", "一、主要工作\n".repeat(n)),
        ("headings with figures", "一、主要工作。办理案件12件，审结10件，占比83.33%。\n".repeat(n / 4)),
        ("headings run into one line", numbers(n / 2).collect()),
        ("items", "一是办理案件12件；".repeat(n / 2)),
        ("one line of sentences", "全年受理案件168件，审结141件，同比增长12%。".repeat(n / 4)),
        ("one line of clauses", "受理案件168件，审结141件，".repeat(n / 3)),
        ("one clause", "全市各级行政机关依法受理审结".repeat(n / 2)),
        ("clauses that are dealt out", format!("甲、乙、丙分别为{}件。", "12、".repeat(n))),
        ("parts of a whole", format!("共办理{n}件，其中{}。", "甲类12件、".repeat(n / 2))),
        ("a long number", "9".repeat(6 * n)),
        ("a long number in full width", "９".repeat(2 * n)),
        ("a long numeral", "一".repeat(2 * n)),
        ("groups of digits", "1,234,".repeat(n)),
        ("decimal points", "1.".repeat(3 * n)),
        ("units", "12件".repeat(n)),
        ("percent", "12%".repeat(n)),
        ("years", "2021年".repeat(n)),
        ("days", "2021年12月31日，".repeat(n / 3)),
        ("ranges", "1至2至".repeat(n)),
        ("shares", "案件12件，占比12%。".repeat(n / 4)),
        ("promises", "力争办结率达到95%以上，修订《办法》。".repeat(n / 4)),
        ("bodies of text", "关于2021年度法治政府建设情况的报告\n云枕县人民政府\n2022年2月10日\n".repeat(n / 12)),
        ("spaces", format!("办理{}12件", "　 \u{200B}".repeat(2 * n))),
        ("empty lines", "\n".repeat(6 * n)),
        ("Traditional", "辦理行政複議案件檔案12件，".repeat(n / 5)),
        ("no Chinese", "the quick brown fox 12 ".repeat(n / 3)),
        ("lost characters", "办理\u{FFFD}\u{FFFD}12件，".repeat(n / 3)),
        ("lost characters of GBK", "办理锟斤拷12件，".repeat(n / 3)),
        ("misread", "鍏ㄥ幙鍙楃悊琛屾斂12，".repeat(n / 5)),
        ("misread lines", "鍏ㄥ幙鍙楃悊琛屾斂12\n办理\n".repeat(n / 5)),
        ("Latin", "·¨ÖÎÕþ¸®12".repeat(n / 4)),
        ("masks", "××县办理**12件，".repeat(n / 4)),
        ("articles", "第一条 办理12件\n".repeat(n / 3)),
        ("a mask", "×".repeat(3 * n)),
        ("radicals", "⼈⼯".repeat(n)),
        (
            "rows of a table",
            format!("{PROSE}中队|立案（件）|结案（件）\n{}合计|9|9\n{PROSE}", "甲|12|10\n".repeat(n / 2)),
        ),
        (
            "a cell a line",
            format!("{PROSE}中队\n立案（件）\n结案（件）\n{}合计\n9\n9\n{PROSE}", "甲\n12\n10\n".repeat(n / 2)),
        ),
        ("cells in no order", format!("{PROSE}{}{PROSE}", "甲\n乙\n12\n丙\n7\n丁\n戊\n9\n".repeat(n / 8))),
        ("cells without figures", format!("{PROSE}{}{PROSE}", "甲\n乙丙\n".repeat(n))),
        ("rows without figures", format!("{PROSE}{}{PROSE}", "甲|乙\n".repeat(n))),
        ("tables without rows", format!("{PROSE}{}{PROSE}", "甲|乙|丙\n甲|乙\n".repeat(n / 3))),
        ("bars", format!("{PROSE}甲{}乙\n{PROSE}", "|".repeat(6 * n))),
        ("changes in a row", format!("甲类、乙类率分别为1%、2%，提高{}个百分点。", "12、".repeat(n))),
    ]
}

/// How many bytes of a sample there are to a figure, in the densest of them.
fn bytes_a_figure(reader: &Reader) -> f64 {
    let density = |text: &str| text.len() as f64 / reader.read("", text.as_bytes()).report.indicators.len() as f64;
    samples::all().iter().map(|sample| density(&sample.text)).fold(f64::INFINITY, f64::min)
}

/// A text costs a byte at most ten times what a report does, or, where it is denser in figures than that, a figure no more
/// than a report's; and no more if it is eight times as long.
#[test]
fn every_byte_costs_the_same() {
    let reader = Reader::new();
    let usual = pace::of_samples(&reader);
    let usual_figure = usual * bytes_a_figure(&reader);
    let n = if cfg!(debug_assertions) { 2_000 } else { 125_000 };
    for ((name, short), (_, long)) in hostile(n).into_iter().zip(hostile(8 * n)) {
        let cost = pace::of(&reader, short.as_bytes(), usual);
        let enough = (3.0 * cost).max(usual);
        let of_long = pace::of(&reader, long.as_bytes(), enough);
        println!("{name}: {cost:.0} and {of_long:.0} ns a byte ({} bytes), usually {usual:.0}", long.len());
        let reading = reader.read(name, short.as_bytes());
        let figures = reading.report.indicators.len().max(1);
        let a_figure = cost * short.len() as f64 / figures as f64;
        assert!(cost <= 10.0 * usual || a_figure <= usual_figure, "{name}: {cost:.0} ns a byte, usually {usual:.0}");
        assert!(of_long <= enough, "{name}: {cost:.0} ns a byte, {of_long:.0} if it is eight times as long");
        assert_eq!(report_is_whole(&reading.text, &reading.report), Ok(()), "{name}");
        assert_eq!(outline_is_lossless(&reading.text), Ok(()), "{name}");
    }
}

/// A report that begins or ends anywhere: the tail of a download, a page of a scan.
#[test]
fn every_part_of_a_report_is_read() {
    let reader = Reader::new();
    let step = if cfg!(debug_assertions) { 397 } else { 31 };
    for sample in samples::all() {
        for (at, _) in sample.text.char_indices().step_by(step) {
            let (before, after) = sample.text.split_at(at);
            for part in [before, after] {
                let reading = reader.read("part", part.as_bytes());
                assert_eq!(report_is_whole(part, &reading.report), Ok(()), "{} at {at}", sample.id);
                assert_eq!(outline_is_lossless(part), Ok(()), "{} at {at}", sample.id);
            }
        }
    }
}
