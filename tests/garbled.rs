//! Text that was spoilt before it was saved (乱码) is told, and no figures are read from it.

use encoding_rs::{Encoding, GBK, UTF_8, WINDOWS_1252};
use shangji::Reader;
use shangji::model::Severity;
use shangji_tests::samples;

/// As a program with the wrong idea of an encoding saves it.
fn misread(text: &str, written: &'static Encoding, read: &'static Encoding) -> String {
    read.decode_without_bom_handling(&written.encode(text).0).0.into_owned()
}

const WAYS: [(&Encoding, &Encoding, &str); 3] = [
    (UTF_8, GBK, "it was UTF-8 and was read as GBK"),
    (UTF_8, WINDOWS_1252, "it was Chinese and was read as Latin-1"),
    (GBK, WINDOWS_1252, "it was Chinese and was read as Latin-1"),
];

#[test]
fn a_garbled_report_gives_a_reason_and_no_figures() {
    let reader = Reader::new();
    for sample in samples::all() {
        for (written, read, how) in WAYS {
            let spoilt = misread(&sample.text, written, read);
            let page = format!("<!doctype html><meta charset=utf-8><p>{}", spoilt.replace('\n', "<p>"));
            for bytes in [spoilt.as_bytes(), page.as_bytes()] {
                let report = reader.read("spoilt", bytes).report;
                let diagnostic = report.diagnostics.first().expect("it is told");
                assert_eq!(
                    (&*diagnostic.code, diagnostic.severity),
                    ("text-garbled", Severity::Error),
                    "{}",
                    sample.id
                );
                assert!(diagnostic.message.contains(how), "{}: {}", sample.id, diagnostic.message);
                assert!(report.indicators.is_empty() && report.instruments.is_empty() && report.sections.is_empty());
                assert_eq!(report.title, None, "{}", sample.id);
            }
        }
        // Saved by a program that knows no Chinese at all.
        let lost: String = sample.text.chars().map(|c| if c.is_ascii() { c } else { '\u{FFFD}' }).collect();
        let report = reader.read("lost", lost.as_bytes()).report;
        assert_eq!(report.diagnostics[0].severity, Severity::Error, "{}", sample.id);
        assert!(report.indicators.is_empty(), "{}: {:?}", sample.id, report.indicators.first());
    }
}

#[test]
fn a_garbled_stretch_is_left_out_of_the_rest() {
    let reader = Reader::new();
    let (before, after) =
        ("现将2023年度法治政府建设情况报告如下。全年受理行政复议案件168件。\n", "审结行政复议案件141件。\n");
    let values = |text: &str| -> Vec<String> {
        reader.read("", text.as_bytes()).report.indicators.iter().map(|it| it.quantity.value.to_string()).collect()
    };
    for (written, read, how) in WAYS {
        let line = misread("全年制定行政规范性文件12件，备案率100%。", written, read);
        let text = format!("{before}{line}\n{after}");
        assert_eq!(values(&text), ["168", "141"], "{line}");
        let told = reader.read("", text.as_bytes()).report.diagnostics;
        let diagnostic = told.iter().find(|it| it.code == "text-garbled").expect("it is told");
        assert_eq!(diagnostic.severity, Severity::Warning);
        assert!(diagnostic.span.slice(&text).is_some_and(|it| it.trim() == line) && diagnostic.message.contains(how));
    }
    for lost in ["\u{FFFD}\u{FFFD}", "锟斤拷"] {
        let text = format!("{before}全年制定{lost}规范性文件12件。全年办理公证820件。{lost}率100%。\n{after}");
        assert_eq!(values(&text), ["168", "820", "141"], "{lost}");
        let told = reader.read("", text.as_bytes()).report.diagnostics;
        let diagnostic = told.iter().find(|it| it.code == "text-garbled").expect("it is told");
        assert!(diagnostic.message.contains("2 places"), "{}", diagnostic.message);
    }
}

#[test]
fn no_sample_is_called_garbled() {
    for sample in samples::all() {
        assert_eq!(shangji::text::garbled(&sample.text), [], "{}", sample.id);
    }
}
