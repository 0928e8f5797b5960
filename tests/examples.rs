//! Every example is built and run, as a user runs it, and says what it should.

use std::fs;
use std::path::Path;

use serde_json::Value;
use shangji::compare::{Comparison, Read};
use shangji::model::{Report, Verdict};
use shangji::{Reader, Reading, compare};
use shangji_tests::programs::{programs, run, run_with, scratch};
use shangji_tests::samples;
use unicode_width::UnicodeWidthStr;

fn read_file(path: &Path) -> Reading {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Reader::new().read(&name, &fs::read(path).expect("a sample can be read"))
}

fn names() -> [String; 6] {
    samples::IDS.map(|id| samples::file_of(id).file_name().unwrap_or_default().to_string_lossy().into_owned())
}

#[test]
fn every_example_is_run_here() {
    let tested = [
        "agreement",
        "audit",
        "compare",
        "downstream",
        "extract",
        "follow_up",
        "outline",
        "own_vocabulary",
        "quantities",
    ];
    assert_eq!(programs().keys().map(String::as_str).collect::<Vec<_>>(), tested);
    for name in tested {
        let help = run(name, &["--help"]).succeeded();
        assert!(help.contains("Usage:"), "{name} --help:\n{help}");
        let unknown = run(name, &["--no-such-option"]);
        assert_eq!(unknown.code, Some(2), "{name} takes any option");
    }
}

#[test]
fn compare_sets_the_samples_side_by_side() {
    let out = run::<&str>("compare", &[]).succeeded();
    for (id, name) in samples::IDS.iter().zip(names()) {
        assert!(out.contains(&name), "{name} is not told of:\n{out}");
        let gold = samples::sample(id).gold();
        let issuer = gold.meta.issuer.unwrap_or_default();
        let year = gold.meta.year.unwrap_or_default();
        assert!(out.contains(&format!("{issuer}, {year}")), "{issuer}, {year} is not told of:\n{out}");
        // The arithmetic that a person found wrong in it.
        for check in gold.checks.iter().filter(|check| check.must && check.verdict == Verdict::Inconsistent) {
            let told = out.lines().any(|line| line.contains("does not come out") && line.contains(&check.stated));
            assert!(told, "{} is not told of: stated {}\n{out}", check.id, check.stated);
        }
    }
    let rows = table_rows(&out);
    assert!(rows.len() >= 20, "{} concepts in the table:\n{out}", rows.len());
    let row = rows.iter().find(|row| row.contains(&"行政复议受理件数".to_owned())).expect("the row of accepted cases");
    assert_eq!(row[4..].join(" "), "255件 312件 83件 107件  121件");
}

#[test]
fn the_columns_of_compare_line_up() {
    let out = run::<&str>("compare", &[]).succeeded();
    let borders = |line: &str| -> Vec<usize> {
        line.char_indices()
            .filter(|(_, c)| matches!(c, '│' | '┆' | '┌' | '┬' | '┐' | '╞' | '╪' | '╡' | '└' | '┴' | '┘'))
            .map(|(at, _)| line[..at].width())
            .collect()
    };
    let table: Vec<&str> = out.lines().filter(|line| line.starts_with(['│', '┌', '╞', '└'])).collect();
    assert!(table.len() > 20);
    let want = borders(table[0]);
    assert_eq!(want.len(), 11, "four columns of the row and six of the reports: {}", table[0]);
    for line in table {
        assert_eq!(borders(line), want, "{line}");
    }
}

#[test]
fn compare_takes_files_and_writes_the_comparison() {
    let folder = scratch("compare");
    let json = folder.join("panel.json");
    let (a, b) = (samples::file_of("201"), samples::file_of("202"));
    let arguments = ["--json".as_ref(), json.as_path(), a.as_path(), b.as_path()];
    let out = run("compare", &arguments).succeeded();
    assert!(out.contains("201_yunzhen_2022.txt") && out.contains("202_yunzhen_2023.html"));
    assert!(!out.contains("清澜市"), "only the files named:\n{out}");

    let written: Comparison =
        serde_json::from_slice(&fs::read(&json).expect("the file is written")).expect("a comparison");
    let readings = [read_file(&a), read_file(&b)];
    let reads = readings.each_ref().map(|reading| Read { report: &reading.report, text: &reading.text });
    let reports = readings.each_ref().map(|reading| reading.report.clone());
    assert!(written == compare(&reports, shangji::catalog()).with_texts(&reads), "the comparison, with its texts");
    assert!(!written.follow_up.is_empty() && !written.changes.is_empty(), "two years of one issuer");
    let page = folder.join("page.html");
    let arguments = ["--html".as_ref(), page.as_path(), "--lang".as_ref(), "zh".as_ref(), a.as_path(), b.as_path()];
    run("compare", &arguments).succeeded();
    let html = fs::read_to_string(&page).expect("the page is written");
    assert!(html.contains("<html lang=\"zh-Hans\">") && html.contains("承诺落实") && html.contains("行政复议"));
    assert_eq!(english_words(&html), Vec::<String>::new(), "on the Chinese page nothing is English but names");
    let all = run("compare", &["--least".as_ref(), "1".as_ref(), a.as_os_str(), b.as_os_str()]).succeeded();
    assert_eq!(table_rows(&all).len(), written.panel.len());
}

/// Words of three Latin letters and more that a page shows, names of files and abbreviations left out.
fn english_words(html: &str) -> Vec<String> {
    let without_style = html.split("</style>").nth(1).unwrap_or_default();
    let shown = without_style.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
    let attributes = without_style.split(" title=\"").skip(1).filter_map(|rest| rest.split('"').next());
    shown
        .chain(attributes)
        .flat_map(|text| text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))))
        .filter(|word| word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_uppercase()))
        .filter(|word| word.chars().any(|c| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

/// `--json a.txt b.txt` names a report as the file to write.
#[test]
fn compare_leaves_a_report_as_it_is() {
    let folder = scratch("kept");
    let (report, page) = (folder.join("report.txt"), folder.join("page.html"));
    fs::copy(samples::file_of("101"), &report).expect("a sample is copied");
    let before = fs::read(&report).expect("it can be read");
    let other = samples::file_of("102");
    for option in ["--json", "--html"] {
        let out = run("compare", &[option.as_ref(), report.as_path(), other.as_path()]);
        assert_eq!(out.code, Some(1), "{}", out.err);
        assert_eq!(fs::read(&report).expect("it can be read"), before, "{option} wrote over a report");
    }
    // What it wrote itself it writes anew.
    for _ in 0..2 {
        run("compare", &["--html".as_ref(), page.as_path(), other.as_path()]).succeeded();
    }
}

#[test]
fn compare_writes_tables() {
    let folder = scratch("tables").join("deep");
    let (a, b) = (samples::file_of("101"), samples::file_of("102"));
    let arguments = ["--csv".as_ref(), folder.as_path(), "--bom".as_ref(), a.as_path(), b.as_path()];
    run("compare", &arguments).succeeded();
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder is made")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let expected = "changes.csv columns.md concepts.csv coverage.csv indicators.csv parts.csv promises.csv \
                    publication.csv reports.csv reuse.csv shortcomings.csv";
    assert_eq!(names.join(" "), expected);
    let table = |name: &str| fs::read_to_string(folder.join(name)).expect("a table");
    assert!(table("reports.csv").starts_with('\u{FEFF}'), "the mark for Excel");
    assert!(table("indicators.csv").lines().any(|line| {
        line.starts_with("101_qinglan_2021.txt,1,清澜市人民政府,2021,reconsideration.accepted,")
            && line.contains(",255,,件,")
    }));
    assert_eq!(table("promises.csv").lines().filter(|line| line.contains(",missed,")).count(), 2);
    assert_eq!(run("compare", &["--bom"]).code, Some(2), "no mark without tables");
}

#[test]
fn agreement_finds_the_planted_disagreement() {
    let out = run::<&str>("agreement", &[]).succeeded();
    assert!(out.contains("1 disagreements:") && out.contains("202_yunzhen_2023.html"), "{out}");
    assert!(out.contains("by hand 107, by machine 118件"), "{out}");
    let json = run("agreement", &["--json"]).succeeded();
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let received =
        value["concepts"].as_array().expect("a list").iter().find(|it| it["concept"] == "reconsideration.received");
    let received = received.expect("the concept with the planted row");
    assert_eq!((&received["n_both"], &received["n_equal"]), (&5.into(), &4.into()));
    assert_eq!(received["share_agreed"], "0.8");
    // 1 - 11² * 9 / (10 Σv² - (Σv)²) over 278 278 341 341 94 94 107 118 134 134.
    assert_eq!(received["alpha"], "0.9989");

    let folder = scratch("agreement");
    let (odd, broken) = (folder.join("odd.csv"), folder.join("broken.csv"));
    fs::write(&odd, "report,concept,value\nnowhere.txt,reconsideration.accepted,1\n301_songling_2023.txt,a.b,1\n")
        .expect("a file");
    fs::write(&broken, "report,concept,value\na,b,九\n").expect("a file");
    let unused = run("agreement", &[odd.as_path()]);
    assert_eq!(unused.code, Some(1));
    assert!(unused.err.contains("no such report") && unused.err.contains("no such concept"), "{}", unused.err);
    let broken = run("agreement", &[broken.as_path()]);
    assert!(broken.code == Some(1) && broken.err.contains("line 2"), "{}", broken.err);
}

#[test]
fn the_programs_speak_chinese_where_asked_to() {
    let out = run("compare", &["--lang", "zh"]).succeeded();
    assert!(
        out.contains("清澜市人民政府，2021年度") && out.contains("标记的缘由：") && out.contains("各指标概况"),
        "{out}"
    );
    assert!(out.contains("目标值，非结果（[3]）") && out.contains("比率基数表述不同"), "{out}");
    let is_english = |line: &&str| {
        let names = ["_", "UTF", "GB18030", "json"];
        line.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() > 2)
            && !names.iter().any(|it| line.contains(it))
    };
    assert_eq!(out.lines().filter(is_english).collect::<Vec<_>>(), Vec::<&str>::new());
    let out = run("follow_up", &["--lang", "zh"]).succeeded();
    assert!(out.contains("承诺：10项（达标2，未达标2，有回应3，再次承诺1，未提及2）"), "{out}");
    assert!(out.contains("实际26家，目标不低于30家") && out.contains("再次出现的问题：3\n"), "{out}");
    assert_eq!(run("compare", &["--lang", "fr"]).code, Some(2), "no other language");
}

#[test]
fn follow_up_tells_what_became_of_each_promise() {
    let out = run::<&str>("follow_up", &[]).succeeded();
    assert!(out.contains("Promises: 10 (2 met, 2 missed, 3 addressed, 1 repeated, 2 silent)"), "{out}");
    assert!(out.contains("26家 against at least 30家"), "{out}");
    assert!(out.contains("Problems that come back: 3\n") && out.contains("Passages copied: 2\n"), "{out}");

    // In whatever order the two are named.
    let (a, b) = (samples::file_of("201"), samples::file_of("202"));
    let (before, after) = (run("follow_up", &[&a, &b]).succeeded(), run("follow_up", &[&b, &a]).succeeded());
    let promises = |out: &str| out.split_once("\nPromises").map(|(_, rest)| rest.to_owned());
    assert_eq!(promises(&before), promises(&after));

    let json = run("follow_up", &["--json".as_ref(), a.as_path(), b.as_path()]).succeeded();
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let missed = value["follow_up"].as_array().expect("a list").iter().find(|it| it["status"] == "missed");
    assert_eq!(missed.expect("a promise that was not kept")["targets"][0]["reason"], "138宗 against at least 150宗");

    let strangers = run("follow_up", &[samples::file_of("101"), samples::file_of("202")]);
    assert_eq!(strangers.code, Some(1));
    assert!(strangers.err.starts_with("error: these are not reports of one issuer"), "{}", strangers.err);
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let folder = scratch("unreadable");
    let pdf = folder.join("scan.pdf");
    fs::write(&pdf, "%PDF-1.7\n").expect("the file can be written");
    let missing = folder.join("nowhere.txt");
    let good = samples::file_of("301");
    let (out_folder, empty) = (folder.join("out"), folder.join("empty"));
    fs::create_dir(&empty).expect("the folder can be made");
    let files = [pdf.as_path(), missing.as_path(), empty.as_path(), good.as_path()];

    let compared = run("compare", &files);
    let extracted = run("extract", &[&["--out".as_ref(), out_folder.as_path()], files.as_slice()].concat());
    for run in [&compared, &extracted] {
        assert_eq!(run.code, Some(1), "{}", run.err);
        for file in ["scan.pdf", "nowhere.txt", "empty"] {
            assert!(run.err.lines().any(|line| line.starts_with("error:") && line.contains(file)), "{}", run.err);
        }
    }
    assert!(compared.out.contains("松陵市市场监督管理局, 2023"), "{}", compared.out);
    let written: Vec<_> = fs::read_dir(&out_folder).expect("the folder is made").flatten().collect();
    assert_eq!(written.len(), 1, "{written:?}");
}

#[test]
fn extract_writes_one_file_a_report() {
    let folder = scratch("extract").join("deep/out");
    let out = run("extract", &["--out".as_ref(), folder.as_os_str(), samples::folder().as_os_str()]).succeeded();
    assert_eq!(out, "");
    for (id, name) in samples::IDS.iter().zip(names()) {
        let json = fs::read_to_string(folder.join(format!("{name}.json"))).expect("a file for each report");
        let value: Value = serde_json::from_str(&json).expect("JSON");
        let fields = "source script title issuer addressee signatories year published signed body furniture sections \
                      enumerations indicators checks commitments shortcomings instruments diagnostics";
        for field in fields.split_whitespace() {
            assert!(value.get(field).is_some(), "{name}: no {field}");
        }
        assert_eq!(value["source"]["name"], name.as_str());
        assert!(value["indicators"][0]["quantity"]["value"].is_string(), "decimals are strings");
        let report: Report = serde_json::from_value(value).expect("a report");
        assert_eq!(report, read_file(&samples::file_of(id)).report);
    }
    assert_eq!(fs::read_dir(&folder).expect("the folder is made").count(), samples::IDS.len());
}

#[test]
fn extract_prints_a_line_a_report() {
    let files = [samples::file_of("301"), samples::file_of("101")];
    let out = run("extract", &files).succeeded();
    let reports: Vec<Report> = out.lines().map(|line| serde_json::from_str(line).expect("a report a line")).collect();
    assert_eq!(reports, files.map(|file| read_file(&file).report), "in the order of the arguments");

    let nothing = run::<&str>("extract", &[]);
    assert_eq!(nothing.code, Some(2));
    assert!(nothing.err.contains("Usage:"), "{}", nothing.err);
}

#[test]
fn quantities_prints_an_array_a_line() {
    let lines = ["节约资金54亿3528.13万元", "", "满意率达90%以上，选派1至2名", "第16位", "没有数字"];
    let out = run_with("quantities", &["--json"], &(lines.join("\n") + "\n")).succeeded();
    let arrays: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON a line")).collect();
    assert_eq!(arrays.len(), lines.len(), "{out}");
    let figure = |value: &Value| {
        ["kind", "value", "value_hi", "unit", "bound"]
            .map(|field| value[field].as_str().unwrap_or("-").to_owned())
            .join(" ")
    };
    let figures: Vec<Vec<String>> =
        arrays.iter().map(|array| array.as_array().expect("an array").iter().map(figure).collect()).collect();
    let want: [&[&str]; 5] = [
        &["money 5435281300 - 元 exact"],
        &[],
        &["percent 90 - % min", "measure 1 2 名 range"],
        &["ordinal 16 - 位 exact"],
        &[],
    ];
    assert_eq!(figures, want);
    let at = |n: usize| arrays[2][1]["span"][n].as_u64().and_then(|at| usize::try_from(at).ok()).expect("an offset");
    assert_eq!(lines[2].get(at(0)..at(1)), Some("1至2名"), "spans are bytes of the line");
}

#[test]
fn quantities_speaks_to_people() {
    let input = "2021年办结案件135件\n";
    let numbers = run_with::<&str>("quantities", &[], input).succeeded();
    assert!(numbers.contains("135件\tmeasure\t135 件\texact"), "{numbers}");
    let figures = run_with("quantities", &["--report"], input).succeeded();
    assert!(figures.contains("135件\tmeasure\t135 件\texact"), "{figures}");
    assert!(figures.lines().any(|line| line.starts_with("2021年\tdate")), "a year is a date in a report: {figures}");
    assert_eq!(run_with::<&str>("quantities", &[], "").succeeded(), "");
}

#[test]
fn outline_shows_the_tree() {
    let out = run::<&str>("outline", &[]).succeeded();
    assert!(out.contains("warning") && out.contains('^'), "the oddities of the sample are pointed at:\n{out}");

    let file = samples::file_of("101");
    let whole = run("outline", &[file.as_os_str()]).succeeded();
    for section in read_file(&file).report.sections {
        assert!(whole.contains(&section.title), "{} is not shown:\n{whole}", section.title);
    }
    let first = run("outline", &["--depth".as_ref(), "1".as_ref(), file.as_os_str()]).succeeded();
    assert!(first.contains("下一年度推进法治政府建设的主要安排"), "a heading of the first level:\n{first}");
    assert!(first.lines().count() < whole.lines().count(), "less depth, fewer lines");
    let sentences = run("outline", &["--sentences".as_ref(), file.as_os_str()]).succeeded();
    assert!(sentences.lines().count() > whole.lines().count(), "sentences are shown where asked for");
    assert_eq!(run("outline", &["nowhere.txt"]).code, Some(1));
}

#[test]
fn audit_shows_what_does_not_come_out() {
    let out = run::<&str>("audit", &[]).succeeded();
    // Every figure that a person found wrong is there, marked in its sentence; no other check is.
    let golds = samples::IDS.map(|id| samples::sample(id).gold());
    let wrong = |verdict: Verdict| golds.iter().flat_map(|gold| &gold.checks).filter(move |it| it.verdict == verdict);
    for check in wrong(Verdict::Inconsistent) {
        let told = out.lines().any(|line| line.contains(", failed: ") && line.contains(&check.stated));
        assert!(told, "{}: stated {}\n{out}", check.id, check.stated);
    }
    assert_eq!(out.matches(", failed: ").count(), wrong(Verdict::Inconsistent).count(), "{out}");
    assert!(out.contains("排查问题隐患⟦586个⟧,已整改⟦571个⟧,整改率⟦98.44%⟧。"), "{out}");
    let text = read_file(&samples::file_of("101")).text;
    assert_eq!(text.get(4078..4084), Some("571个"));
    assert!(out.contains("    part       571个  已整改问题隐患  [4078, 4084)\n"), "{out}");
    // The sums of the table are those of the reports above it.
    let of_reports: usize =
        out.lines().filter_map(|line| line.split_once("): ")?.1.split_once(" checks, ")?.0.parse::<usize>().ok()).sum();
    let last: Vec<&str> = out.lines().last().unwrap_or_default().split_whitespace().collect();
    assert_eq!(last[..2], ["all".to_owned(), of_reports.to_string()]);
    let parts: usize = last[2..].iter().map(|n| n.parse::<usize>().expect("a number")).sum();
    assert_eq!(parts, of_reports, "each check has one verdict");

    let all = run("audit", &["--all".as_ref(), samples::file_of("101").as_os_str()]).succeeded();
    assert!(all.contains("cut off: 1372项 / 1486项 = 92.33%") && all.contains(", holds: "), "{all}");
    let chinese = run("audit", &["--lang".as_ref(), "zh".as_ref(), samples::file_of("101").as_os_str()]).succeeded();
    assert!(chinese.contains("占比，不符：571个 / 586个 = 97.44%"), "{chinese}");
    let words = chinese.replace("101_qinglan_2021.txt", "");
    assert!(!words.chars().any(|c| c.is_ascii_alphabetic() && c != 'k'), "no English is left: {chinese}");
    let missing = run("audit", &["nowhere.txt"]);
    assert!(missing.code == Some(1) && missing.err.starts_with("error: nowhere.txt"), "{}", missing.err);
}

#[test]
fn own_vocabulary_finds_concepts_of_ones_own() {
    let out = run::<&str>("own_vocabulary", &[]).succeeded();
    let table = fs::read_to_string(samples::root().join("examples/own_vocabulary.tsv")).expect("the table ships");
    let own: Vec<&str> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .collect();
    assert!(own.len() >= 5);
    for id in own {
        let told =
            out.lines().find(|line| line.starts_with(id)).unwrap_or_else(|| panic!("{id} is not told of\n{out}"));
        assert!(!told.contains("stated by 0 of 6"), "the samples show nothing of {id}");
    }
    // As the reports say: 结转下年度继续办理14件, 结转下年度办理3件.
    assert!(out.contains("reconsideration.carried_over 行政复议结转下年度件数: stated by 5 of 6\n  14件\t"), "{out}");
    assert!(out.contains("  0起\t全市因执法不当引发的群体性事件\t清澜市人民政府 2022\n"), "{out}");
    assert!(!out.contains("  was "), "the table takes no figure from a concept that ships:\n{out}");

    let mine = scratch("own_vocabulary").join("mine.tsv");
    let header = table.lines().find(|line| line.starts_with("id\t")).unwrap_or_default();
    let row = "review.cases\tcore\t复议受理\tcases\t件\tcount\t受理行政复议案件\t\t\t\t\t用语";
    fs::write(&mine, format!("{header}\n{row}\n")).expect("a table can be written");
    let arguments = ["--table".as_ref(), mine.as_os_str(), samples::file_of("102").as_os_str()].map(ToOwned::to_owned);
    let out = run("own_vocabulary", &arguments).succeeded();
    assert!(out.starts_with("1 concepts of your own"), "{out}");
    fs::write(&mine, format!("{header}\n{}\n", row.replace("count", "number"))).expect("a table can be written");
    let faulty = run("own_vocabulary", &arguments);
    assert_eq!(faulty.code, Some(1));
    assert!(faulty.err.contains("mine.tsv: line 2, column kind: expected one of count"), "{}", faulty.err);
}

#[test]
fn downstream_needs_the_json_alone() {
    let json = run("extract", &[samples::folder()]).succeeded();
    let medians = |arguments: &[&str], json: &str| -> Vec<Vec<String>> {
        let out = run_with("downstream", arguments, json).succeeded();
        out.lines().skip(2).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    };
    // 255 and 312 in the city; 83, 107 and 121 in county and district; the bureau states none.
    let rows = medians(&[], &json);
    assert_eq!(rows[1], ["市", "2", "0", "0", "0", "283.5"]);
    assert_eq!(rows[2], ["县", "3", "0", "0", "0", "107"]);
    assert_eq!(rows[4], ["部门", "1", "1", "0", "0", "-"]);

    // 超过300件 is no 300, and a report that is not there is not missing.
    let text = "临泽市人民政府2023年法治政府建设情况的报告\n一、主要工作。全市受理行政复议案件超过300件。\n";
    let file = scratch("downstream").join("linze.txt");
    fs::write(&file, text).expect("a report can be written");
    let rows = medians(&[], &run("extract", &[&file]).succeeded());
    assert_eq!(rows[1], ["市", "1", "0", "0", "0", "300 or more"]);
    assert_eq!(rows[2], ["县", "0", "0", "0", "0", "-"]);
    // 87.24% and 92.31%, each rounded or cut off: half a hundredth below to one above.
    let rows = medians(&["--concept", "litigation.head_appearance_rate"], &json);
    assert_eq!(rows[1][5], "89.77 to 89.785");
    assert_eq!(run_with::<&str>("downstream", &[], "no json").code, Some(1));
}

/// The cells of each row of the tables: number, mark, concept, how many, and one for each report.
fn table_rows(out: &str) -> Vec<Vec<String>> {
    out.lines()
        .filter_map(|line| line.strip_prefix('│')?.strip_suffix('│'))
        .map(|line| line.split('┆').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
        .filter(|cells| cells.first().is_some_and(|number| number.parse::<usize>().is_ok()))
        .collect()
}
