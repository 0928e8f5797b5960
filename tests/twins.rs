//! One report in several forms reads as one report: as a web page, as a Word file and as text, in several encodings,
//! with the line ends of Windows.

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use encoding_rs::{BIG5, Encoding, GB18030};
use serde_json::{Value, json};
use shangji::model::{Media, Report, Span};
use shangji::text::{Script, script};
use shangji::{Reader, Reading};
use shangji_tests::samples;

/// A report as text.
struct Text {
    id: String,
    text: String,
}

/// The samples, the further reports, and those in a folder that `SHANGJI_SOURCES` names.
fn texts() -> Vec<Text> {
    let samples = samples::all().into_iter().map(|sample| (sample.id.to_owned(), sample.text));
    let mut folders = vec![samples::root().join("tests/reports")];
    #[expect(
        clippy::disallowed_methods,
        reason = "a test harness is told by the environment where reports from outside are"
    )]
    folders.extend(std::env::var("SHANGJI_SOURCES").map(Into::into));
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("a folder").flatten())
        .map(|it| it.path())
        .collect();
    paths.sort();
    let files = paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let further = files.map(|path| {
        let text = fs::read_to_string(&path).expect("a report is UTF-8");
        // Forms keep no line ends of Windows and no mark.
        (path.display().to_string(), text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"))
    });
    samples.chain(further).map(|(id, text)| Text { id, text }).collect()
}

#[test]
fn the_web_page_says_what_its_text_says() {
    let reader = Reader::new();
    let sample = samples::sample("202");
    let text = reader.read("twin", sample.text.as_bytes());
    let page = reader.read("page", &samples::html());
    assert_eq!(page.report.source.media, Media::Html);
    assert_same_contents(&text, &page, "202");
    assert!(text.report.indicators.len() > 80);
}

#[test]
fn every_sample_says_the_same_as_a_word_file() {
    let reader = Reader::new();
    for sample in texts() {
        let text = reader.read("twin", sample.text.as_bytes());
        let file = reader.read("file", &docx(&sample.text));
        assert_eq!(file.report.source.media, Media::Docx);
        assert_same_contents(&text, &file, &sample.id);
        assert_eq!(file.report.year, text.report.year, "{}", &sample.id);
        assert_eq!(file.report.issuer, text.report.issuer, "{}", &sample.id);
    }
}

#[test]
fn every_sample_says_the_same_as_a_web_page() {
    let reader = Reader::new();
    for sample in texts() {
        let text = reader.read("twin", sample.text.as_bytes());
        let page = reader.read("page", html(&sample.text).as_bytes());
        assert_eq!(page.report.source.media, Media::Html);
        assert_same_contents(&text, &page, &sample.id);
        assert_eq!(page.report.year, text.report.year, "{}", &sample.id);
        assert_eq!(page.report.published.map(|day| day.to_string()).as_deref(), Some("2024-03-28"), "{}", &sample.id);
    }
}

/// A table with heads at its top and its left says what its rows say in words.
#[test]
fn a_table_says_what_its_rows_say_in_words() {
    let said = "现将2023年度法治政府建设情况报告如下。\n行政复议案件办理情况见下表。\n\
                2022年受理行政复议案件：107件\n2023年受理行政复议案件：118件\n\
                2022年审结行政复议案件：101件\n2023年审结行政复议案件：112件\n\
                2022年直接纠错率：12.75%\n2023年直接纠错率：9.82%\n全年办理公证715件。\n";
    let (before, after) =
        ("现将2023年度法治政府建设情况报告如下。\n行政复议案件办理情况见下表。", "全年办理公证715件。");
    let rows = [
        ["项目", "2022年", "2023年"],
        ["受理行政复议案件（件）", "107", "118"],
        ["审结行政复议案件（件）", "101", "112"],
        ["直接纠错率", "12.75%", "9.82%"],
    ];
    let cells = |open: &str, close: &str| -> String {
        rows.iter()
            .map(|row| format!("{open}{}{close}", row.join(&format!("{close}{open}"))))
            .map(|row| row + "\n")
            .collect()
    };
    let reader = Reader::new();
    let text = reader.read("text", said.as_bytes());
    let rows_of_page = cells("<td><p>", "</p></td>").lines().map(|row| format!("<tr>{row}</tr>")).collect::<String>();
    let paragraphs = before.replace('\n', "</p><p>");
    let page = format!("<!doctype html><p>{paragraphs}</p><table>{rows_of_page}</table><p>{after}</p>");
    let page = reader.read("page", page.as_bytes());
    let rows_of_file = cells("<w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc>");
    let rows_of_file = rows_of_file.lines().map(|row| format!("<w:tr>{row}</w:tr>")).collect::<String>();
    let (before, after): (String, String) = (before.lines().map(paragraph).collect(), paragraph(after));
    let file = reader.read("file", &word(&format!("{before}<w:tbl>{rows_of_file}</w:tbl>{after}")));
    assert_eq!(text.report.indicators.len(), 7);
    assert_eq!(page.text, said);
    assert_eq!(file.text, said);
    assert_same_contents(&text, &page, "the page");
    assert_same_contents(&text, &file, "the file");
}

#[test]
fn a_web_page_in_another_encoding_says_the_same() {
    let reader = Reader::new();
    let page = String::from_utf8(samples::html()).expect("the web page is UTF-8");
    let want = reader.read("page", page.as_bytes());
    // Without a word about it in the page, and with one, right or wrong.
    let declared = page.replace("charset=\"utf-8\"", "charset=\"gb2312\"");
    assert_ne!(page, declared, "the web page declares its encoding");
    let undeclared = page.replace("<meta charset=\"utf-8\">", "");
    for page in [&page, &declared, &undeclared] {
        let (bytes, _, lossy) = GB18030.encode(page);
        assert!(!lossy);
        let got = reader.read("page", &bytes);
        assert_eq!(got.text, want.text);
        assert_eq!(without_source(&got.report), without_source(&want.report));
    }
}

#[test]
fn encodings_of_a_sample_read_alike() {
    let reader = Reader::new();
    for sample in texts() {
        let want = reader.read("sample", sample.text.as_bytes());
        let mut forms = vec![
            ("UTF-8 with a mark", [b"\xEF\xBB\xBF".as_slice(), sample.text.as_bytes()].concat()),
            ("UTF-16LE", utf_16(&sample.text, u16::to_le_bytes)),
            ("UTF-16BE", utf_16(&sample.text, u16::to_be_bytes)),
        ];
        forms.extend(encoded(GB18030, &sample.text).map(|bytes| ("GB18030", bytes)));
        // Big5 has no Simplified characters and few of the marks of encyclopedias.
        forms.extend(encoded(BIG5, &sample.text).map(|bytes| ("Big5", bytes)));
        assert!(forms.len() >= 4, "{} has characters that GB18030 lacks", &sample.id);
        for (form, bytes) in forms {
            let got = reader.read("sample", &bytes);
            assert_eq!(got.text, sample.text, "{} as {form} was taken for {}", sample.id, got.report.source.encoding);
            assert_eq!(without_source(&got.report), without_source(&want.report), "{} as {form}", &sample.id);
        }
    }
}

/// Traditional reports with the few characters replaced that Big5 lacks.
#[test]
fn traditional_reports_read_alike_in_big5() {
    let reader = Reader::new();
    let traditional = texts().into_iter().filter(|it| script(&it.text) == Script::Hant);
    for text in traditional {
        let replaced: String = text.text.chars().map(|c| if in_big5(c) { c } else { '一' }).collect();
        let n_replaced = text.text.chars().zip(replaced.chars()).filter(|(a, b)| a != b).count();
        assert!(n_replaced < 60, "{}: {n_replaced} characters are not in Big5", text.id);
        let bytes = encoded(BIG5, &replaced).expect("every character is in Big5");
        let (want, got) = (reader.read("sample", replaced.as_bytes()), reader.read("sample", &bytes));
        assert_eq!(got.report.source.encoding, "Big5", "{}", text.id);
        assert_eq!(got.text, replaced, "{}", text.id);
        assert_eq!(without_source(&got.report), without_source(&want.report), "{}", text.id);
    }
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let reader = Reader::new();
    for sample in texts() {
        let want = reader.read("sample", sample.text.as_bytes());
        let windows = sample.text.replace('\n', "\r\n");
        let got = reader.read("sample", windows.as_bytes());
        let (want, got) = (in_words(&want), in_words(&got));
        for (field, want) in want.as_object().expect("a report is an object") {
            assert_eq!(want, &got[field], "{} with CRLF: {field}", &sample.id);
        }
    }
}

fn assert_same_contents(text: &Reading, other: &Reading, id: &str) {
    let (of_text, of_other) = (contents(text), contents(other));
    for (list, records) in of_text.as_object().expect("contents are an object") {
        let (want, got) = (records.as_array().expect("lists"), of_other[list].as_array().expect("lists"));
        for (nth, (want, got)) in want.iter().zip(got).enumerate() {
            assert_eq!(want, got, "{id}: {list}, number {nth}: the text at the left, its twin at the right");
        }
        assert_eq!(want.len(), got.len(), "{id}: {list}: the text has {}, its twin {}", want.len(), got.len());
    }
}

/// Whether a line is a row of a table in little: `受理案件：107件`.
fn row(line: &str) -> Option<(&str, &str)> {
    line.split_once('：').filter(|(head, figure)| !head.is_empty() && figure.starts_with(|c: char| c.is_ascii_digit()))
}

/// A text as a Word file: a paragraph a line, runs cut anywhere, 一、 at the start of a line as an automatic number, rows
/// of figures as a table, and what Word does not show strewn in.
fn docx(text: &str) -> Vec<u8> {
    let mut body = String::new();
    let mut in_table = false;
    let mut ordinal = 1;
    for line in text.lines() {
        if in_table != row(line).is_some() {
            body.push_str(if in_table { "</w:tbl>" } else { "<w:tbl>" });
            in_table = !in_table;
        }
        if let Some((head, figure)) = row(line) {
            let cell = |text: &str| format!("<w:tc><w:tcPr><w:tcW w:w=\"1\"/></w:tcPr>{}</w:tc>", paragraph(text));
            body.push_str(&format!("<w:tr>{}{}</w:tr>", cell(head), cell(figure)));
            continue;
        }
        let number = "一二三四五六七八九".chars().nth(ordinal - 1).unwrap_or('十');
        match line.strip_prefix(&format!("{number}、")) {
            Some(heading) => {
                ordinal += 1;
                let properties = "<w:pPr><w:pStyle w:val=\"2\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>";
                body.push_str(&paragraph(heading).replacen("<w:p>", &format!("<w:p>{properties}"), 1));
            }
            None => body.push_str(&paragraph(line)),
        }
    }
    if in_table {
        body.push_str("</w:tbl>");
    }
    word(&body)
}

fn paragraph(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    let runs = characters.chunks(7).map(|run| {
        let run = escaped(&run.iter().collect::<String>());
        let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏12件</w:t></w:r>";
        let deleted = "<w:del><w:r><w:delText>删34件</w:delText></w:r></w:del>";
        format!("<w:r><w:t xml:space=\"preserve\">{run}</w:t></w:r>{hidden}{deleted}")
    });
    format!("<w:p>{}</w:p>", runs.collect::<String>())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A Word file with that body.
fn word(body: &str) -> Vec<u8> {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let document = format!("{HEAD}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>");
    let styles = format!(
        "{HEAD}<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 1\"/>\
         <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>"
    );
    let numbering = format!(
        "{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
         <w:numFmt w:val=\"chineseCountingThousand\"/><w:pStyle w:val=\"2\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
         </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let header = format!("{HEAD}<w:hdr {W}><w:p><w:r><w:t>页眉56件</w:t></w:r></w:p></w:hdr>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/header1.xml", header),
        ("../../escape.xml", String::new()),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part can be begun");
        zip.write_all(part.as_bytes()).expect("a part can be written");
    }
    zip.finish().expect("a file can be ended").into_inner()
}

/// A text as a web page with furniture, spans, comments and what is not shown.
fn html(text: &str) -> String {
    let mut body = String::new();
    let mut in_table = false;
    for line in text.lines() {
        if in_table != row(line).is_some() {
            body.push_str(if in_table { "</table>" } else { "<table>" });
            in_table = !in_table;
        }
        if let Some((head, figure)) = row(line) {
            body.push_str(&format!("<tr><td><p>{}</p></td><td><p>{figure}</p></td></tr>\n", escaped(head)));
            continue;
        }
        let characters: Vec<char> = line.chars().collect();
        let spans = characters.chunks(9).map(|span| {
            let span = escaped(&span.iter().collect::<String>());
            format!("<span lang=EN-US>{span}<!-- 藏12件 --><span style='display: none'>藏34件</span></span>")
        });
        body.push_str(&format!("<p style='text-indent:2em'>{}</p>\n", spans.collect::<String>()));
    }
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><meta name=PubDate content='2024-03-28 10:00'>\
         <title>标题99件</title><style>p {{}}</style></head><body><script>var total = '收到77件';</script>\
         <div><a href=#>首页</a> &gt; <a href=#>政务公开</a></div>\n<div id=zoom>{body}</div>\
         <div>版权所有：某某县人民政府 网站标识码：4399990003</div></body></html>"
    )
}

/// What a report says, without where.
fn contents(reading: &Reading) -> Value {
    let Report { indicators, sections, commitments, shortcomings, instruments, .. } = &reading.report;
    let words = |span: Span| -> String {
        span.slice(&reading.text).unwrap_or_default().split_whitespace().collect::<Vec<_>>().concat()
    };
    let indicators = indicators.iter().map(|it| {
        let quantity = &it.quantity;
        let value =
            [Some(quantity.value), quantity.value_hi].map(|value| value.map(|value| value.normalize().to_string()));
        json!({"label": it.label, "value": value, "unit": quantity.unit, "bound": quantity.bound, "role": it.role})
    });
    let sections = sections.iter().map(|it| json!([it.level, it.title, it.role]));
    json!({
        "sections": sections.collect::<Vec<_>>(),
        "indicators": indicators.collect::<Vec<_>>(),
        "commitments": commitments.iter().map(|it| words(it.span)).collect::<Vec<_>>(),
        "shortcomings": shortcomings.iter().map(|it| words(it.span)).collect::<Vec<_>>(),
        "instruments": instruments.iter().map(|it| json!([it.name, it.action, it.by_issuer])).collect::<Vec<_>>(),
    })
}

fn without_source(report: &Report) -> Value {
    let mut value = serde_json::to_value(report).expect("a report is JSON");
    value["source"] = Value::Null;
    value
}

/// The report with the words of the text in place of every span, so that forms with other offsets can be compared.
fn in_words(reading: &Reading) -> Value {
    let mut value = without_source(&reading.report);
    name_spans(&mut value, &reading.text);
    value
}

fn name_spans(value: &mut Value, text: &str) {
    let offset = |value: &Value| value.as_u64().and_then(|n| usize::try_from(n).ok());
    match value {
        Value::Array(parts) => match parts.as_slice() {
            [start, end] if start.is_u64() && end.is_u64() => {
                let words = offset(start).zip(offset(end)).and_then(|(start, end)| text.get(start..end));
                *value = Value::String(words.expect("a span lies in the text").replace('\r', ""));
            }
            _ => parts.iter_mut().for_each(|part| name_spans(part, text)),
        },
        Value::Object(fields) => fields.iter_mut().for_each(|(_, field)| name_spans(field, text)),
        // Sources keep their line ends in words that run over several lines.
        Value::String(words) => *words = words.replace('\r', ""),
        _ => {}
    }
}

fn encoded(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    let (bytes, _, lossy) = encoding.encode(text);
    (!lossy).then(|| bytes.into_owned())
}

fn in_big5(c: char) -> bool {
    encoded(BIG5, c.encode_utf8(&mut [0; 4])).is_some()
}

fn utf_16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    ['\u{FEFF}'].into_iter().chain(text.chars()).collect::<String>().encode_utf16().flat_map(bytes).collect()
}
