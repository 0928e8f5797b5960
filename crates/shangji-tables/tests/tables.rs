//! Tables of reports built by hand, parsed back.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use shangji_compare::{Read, compare};
use shangji_model::{Catalog, Report};
use shangji_tables::{Kind, Options, Table, Tables, dictionary, plain, read_coded};

fn report(name: &str, year: i32, text: &str, value: &str, issuer: &str) -> Report {
    let at = text.find(value).expect("the value is in the text");
    serde_json::from_value(serde_json::json!({
        "source": {"name": name, "media": "text", "encoding": "UTF-8", "bytes": text.len()}, "script": "Hans",
        "title": "=cmd|' /C calc'!A0", "issuer": issuer, "addressee": null, "signatories": ["-甲", "乙"], "year": year,
        "published": "2024-04-11", "signed": null, "body": [0, text.len()], "furniture": [],
        "sections": [], "enumerations": [], "checks": [],
        "commitments": [{"id": "c1", "span": [0, text.len() - 3], "section": null, "theme": null, "instruments": [],
            "targets": [], "deadline": null, "framing": false}],
        "shortcomings": [], "instruments": [], "diagnostics": [],
        "indicators": [{
            "id": "i1", "span": [at, at + value.len()], "sentence": [0, text.len()], "section": null,
            "subject": "温度", "label": "+温度", "concept": "weather.change", "role": "change",
            "quantity": {"value": value, "value_hi": null, "unit": "度", "bound": "exact", "resolution": "0.1"},
            "scope": null, "period": {"year": null, "as_of": null, "text": null}}]
    }))
    .expect("a report")
}

fn catalog() -> Catalog {
    serde_json::from_value(serde_json::json!([{
        "id": "weather.change", "name_zh": "气温变化", "name_en": "change", "unit": "度", "kind": "change", "tier": "core",
        "task": null, "formula": null, "related": []}]))
    .expect("a catalogue")
}

/// A table of two years of one issuer as rows by the names of their columns.
fn rows(table: Table, options: Options) -> Vec<csv::StringRecord> {
    let texts = ["气温变化-2.50度，建成\"数据\",平台。", "气温变化-1.25度，\n数据平台建成。"];
    let reports =
        [report("=a.txt", 2022, texts[0], "-2.50", "甲市"), report("b.txt", 2023, texts[1], "-1.25", "甲市人民政府")];
    let reads: Vec<Read<'_>> = reports.iter().zip(texts).map(|(report, text)| Read { report, text }).collect();
    let comparison = compare(&reports, &catalog()).with_texts(&reads);
    let mut out = Vec::new();
    Tables::new(&comparison, &reads).write(table, &mut out, options).expect("memory takes all");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
    reader.records().map(|record| record.expect("the same number of cells in every row")).collect()
}

fn cell(rows: &[csv::StringRecord], row: usize, name: &str) -> String {
    let at = rows[0].iter().position(|head| head == name).expect(name);
    rows[row + 1][at].to_owned()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a person who changed a column says so in the environment")]
fn the_dictionary_is_that_of_the_columns() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("COLUMNS.md");
    if std::env::var("UPDATE_COLUMNS").is_ok() {
        fs::write(&path, dictionary()).expect("the dictionary can be written");
    }
    let published = fs::read_to_string(&path).expect("the dictionary is there");
    assert_eq!(published, dictionary(), "run again with UPDATE_COLUMNS=1");
    for table in Table::ALL {
        let columns = table.columns();
        let names: BTreeSet<&str> = columns.iter().map(|column| column.name).collect();
        assert_eq!(names.len(), columns.len(), "{table:?}: a name twice");
        assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')), "{names:?}");
        assert_eq!(names.contains("report"), table != Table::Concepts, "{table:?}: the report's key");
        assert!(!columns.iter().any(|column| column.about.contains('|') && column.kind != Kind::Text));
    }
}

#[test]
fn what_is_written_can_be_read_back() {
    for table in Table::ALL {
        let found = rows(table, Options::default());
        let heads: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
        assert_eq!(found[0].iter().collect::<Vec<_>>(), heads);
    }
    let alone = compare(&[report("a.txt", 2022, "气温变化-2.50度", "-2.50", "甲市")], &catalog());
    for table in Table::ALL {
        let written = Tables::new(&alone, &[]).write(table, Vec::new(), Options::default());
        assert!(written.is_ok(), "without the reports the rows are as long: {written:?}");
    }
    let found = rows(Table::Indicators, Options::default());
    assert_eq!(found.len(), 3, "two figures under one head");
    assert_eq!(plain(&cell(&found, 0, "report")), "=a.txt");
    assert_eq!((cell(&found, 0, "value"), cell(&found, 0, "quote")), ("-2.50".to_owned(), "'-2.50".to_owned()));
    assert_eq!(cell(&found, 0, "start"), "12");
    let found = rows(Table::Changes, Options::default());
    assert_eq!(["value_before", "value", "absolute"].map(|name| cell(&found, 0, name)), ["-2.50", "-1.25", "1.25"]);
    let found = rows(Table::Promises, Options::default());
    assert_eq!(cell(&found, 0, "quote_before"), "气温变化-2.50度，建成\"数据\",平台", "quotes, commas and all");
    let found = rows(Table::Publication, Options::default());
    let late = (0..found.len() - 1)
        .find(|row| cell(&found, *row, "report") == "b.txt" && cell(&found, *row, "requirement") == "date.publication");
    let late = late.expect("the report on 2023 has a day of publication");
    assert_eq!(
        ["status", "day", "limit", "days_late"].map(|it| cell(&found, late, it)),
        ["unmet", "2024-04-11", "2024-04-01", "10"]
    );
}

#[test]
fn no_cell_is_a_formula_and_numbers_stay_numbers() {
    for table in Table::ALL {
        let found = rows(table, Options::default());
        for row in found.iter().skip(1) {
            for (column, cell) in table.columns().iter().zip(row) {
                match column.kind {
                    Kind::Text | Kind::Code => {
                        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}: {cell:?}", column.name);
                    }
                    Kind::Integer | Kind::Decimal => {
                        assert!(cell.is_empty() || cell.parse::<f64>().is_ok(), "{}: {cell:?}", column.name);
                    }
                    Kind::Date => assert!(cell.is_empty() || cell.len() == 10, "{}: {cell:?}", column.name),
                    Kind::Logical => assert!(["true", "false"].contains(&cell), "{}: {cell:?}", column.name),
                }
            }
        }
    }
    let found = rows(Table::Reports, Options::default());
    assert_eq!(cell(&found, 0, "title"), "'=cmd|' /C calc'!A0");
    assert_eq!(cell(&found, 0, "signatories"), "'-甲;乙");
}

#[test]
fn the_mark_for_excel_is_written_where_asked_for() {
    let comparison = compare(&[], &Catalog::default());
    let head = |bom| {
        let mut out = Vec::new();
        let options = Options::default().with_bom(bom);
        Tables::new(&comparison, &[]).write(Table::Reuse, &mut out, options).expect("memory takes all");
        out
    };
    assert!(head(true).starts_with(b"\xEF\xBB\xBFreport,"));
    assert_eq!(head(true)[3..], head(false));
}

#[test]
fn what_refuses_the_bytes_is_told() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("no space left"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let comparison = compare(&[], &Catalog::default());
    let error = Tables::new(&comparison, &[]).write(Table::Reuse, Full, Options::default()).expect_err("nothing fits");
    assert_eq!(error.to_string(), "the table reuse cannot be written: no space left");
}

#[test]
fn a_table_coded_by_hand_is_read_whatever_wrote_it() {
    let excel = "\u{FEFF}value,note,concept,report\r\n\"12\",x,a.b,'=a.txt\r\n'-3.5,,a.b,b.txt\r\n,,a.b,c.txt\r\n";
    let coded = read_coded(excel.as_bytes()).expect("a table");
    let told: Vec<_> = coded.iter().map(|row| (row.report.as_str(), row.value.map(|it| it.to_string()))).collect();
    assert_eq!(told, [("=a.txt", Some("12".into())), ("b.txt", Some("-3.5".into())), ("c.txt", None)]);
    assert!(coded.iter().all(|row| row.unit.is_none()));
    for (table, line, words) in [
        ("report,concept\n", 1, "no column value"),
        ("report,concept,value\na,b,1\na,b,九百\n", 3, "no decimal"),
        ("report,concept,value\na,b,1\na,b\n", 3, "found record with 2 fields"),
        ("report,concept,value\na,b,1e400\n", 2, "no decimal"),
    ] {
        let error = read_coded(table.as_bytes()).expect_err(words);
        assert_eq!(error.line(), line, "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
}
