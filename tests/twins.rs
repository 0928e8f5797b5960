//! One report in several forms reads as one report: as a web page and as text, in several encodings, with the line
//! ends of Windows.

use encoding_rs::{BIG5, Encoding, GB18030};
use serde_json::{Value, json};
use shangji::model::{Report, Span};
use shangji::{Reader, Reading};
use shangji_tests::samples;

#[test]
fn the_web_page_says_what_its_text_says() {
    let reader = Reader::new();
    let sample = samples::sample("202");
    let text = reader.read("twin", sample.text.as_bytes());
    let page = reader.read("page", &samples::html());
    assert_eq!(page.report.source.media, shangji::model::Media::Html);
    let of_text = contents(&text);
    let of_page = contents(&page);
    for (list, records) in of_text.as_object().expect("contents are an object") {
        let (want, got) = (records.as_array().expect("lists"), of_page[list].as_array().expect("lists"));
        for (nth, (want, got)) in want.iter().zip(got).enumerate() {
            assert_eq!(want, got, "{list}, number {nth}: the text at the left, the page at the right");
        }
        assert_eq!(want.len(), got.len(), "{list}: the text has {}, the page {}", want.len(), got.len());
    }
    assert!(of_text["indicators"].as_array().is_some_and(|indicators| indicators.len() > 80));
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
    for sample in samples::all() {
        let want = reader.read("sample", sample.text.as_bytes());
        let mut forms = vec![
            ("UTF-8 with a mark", [b"\xEF\xBB\xBF".as_slice(), sample.text.as_bytes()].concat()),
            ("UTF-16LE", utf_16(&sample.text, u16::to_le_bytes)),
            ("UTF-16BE", utf_16(&sample.text, u16::to_be_bytes)),
        ];
        forms.extend(encoded(GB18030, &sample.text).map(|bytes| ("GB18030", bytes)));
        // Big5 has no Simplified characters and few of the marks of encyclopedias.
        forms.extend(encoded(BIG5, &sample.text).map(|bytes| ("Big5", bytes)));
        assert!(forms.len() >= 4, "{} has characters that GB18030 lacks", sample.id);
        for (form, bytes) in forms {
            let got = reader.read("sample", &bytes);
            assert_eq!(got.text, sample.text, "{} as {form} was taken for {}", sample.id, got.report.source.encoding);
            assert_eq!(without_source(&got.report), without_source(&want.report), "{} as {form}", sample.id);
        }
    }
}

/// The Traditional sample with the few characters replaced that Big5 lacks.
#[test]
fn the_traditional_sample_reads_alike_in_big5() {
    let reader = Reader::new();
    let text: String = samples::sample("302").text.chars().map(|c| if in_big5(c) { c } else { '一' }).collect();
    let n_replaced = samples::sample("302").text.chars().zip(text.chars()).filter(|(a, b)| a != b).count();
    assert!(n_replaced < 40, "{n_replaced} characters are not in Big5");
    let bytes = encoded(BIG5, &text).expect("every character is in Big5");
    let (want, got) = (reader.read("sample", text.as_bytes()), reader.read("sample", &bytes));
    assert_eq!(got.report.source.encoding, "Big5");
    assert_eq!(got.text, text);
    assert_eq!(without_source(&got.report), without_source(&want.report));
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let reader = Reader::new();
    for sample in samples::all() {
        let want = reader.read("sample", sample.text.as_bytes());
        let windows = sample.text.replace('\n', "\r\n");
        let got = reader.read("sample", windows.as_bytes());
        let (want, got) = (in_words(&want), in_words(&got));
        for (field, want) in want.as_object().expect("a report is an object") {
            assert_eq!(want, &got[field], "{} with CRLF: {field}", sample.id);
        }
    }
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
