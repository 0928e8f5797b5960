//! Many files at once: which are read, in which order, what is told of the others, and runs that were stopped.

use std::fs;
use std::path::Path;

use shangji::Report;
use shangji_tests::programs::{run, run_with, scratch};

/// A report of a place and a year.
fn report(place: &str, accepted: usize) -> String {
    format!(
        "{place}人民政府关于2023年度法治政府建设情况的报告\n一、主要工作。全年受理行政复议案件{accepted}件。\n\
         {place}人民政府\n2024年2月10日\n"
    )
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}

/// The files below a folder with what is in them, in order.
fn below(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    found.sort();
    found
}

fn names(lines: &str) -> Vec<String> {
    let report = |line| serde_json::from_str::<Report>(line).expect("a report a line");
    lines.lines().map(|line| report(line).source.name).collect()
}

#[test]
fn what_is_told_of_a_batch_follows_the_language() {
    let folder = scratch("batch-language");
    write(&folder.join("c.txt"), &report("云枕县", 30));
    write(&folder.join("a/scan.jpg"), "no report");
    let news = "本报讯（记者 张三）近日，云枕县召开会议强调，要坚持依法行政。\n";
    write(&folder.join("news.txt"), news);
    let at = |path: &str| folder.join(path).display().to_string();
    let (all, nowhere) = (at(""), at("nowhere.txt"));
    let told = run("extract", &["--lang", "zh", "-r", &all, &nowhere]).err;
    let expected = format!(
        "提示: {}: 可能不是年度报告，而是新闻\n错误: {nowhere}: 文件不存在\n\
         读取2个，失败1个，跳过1个（.jpg文件1个）\n",
        at("news.txt")
    );
    assert_eq!(told, expected);
    let shown = run("compare", &["--lang", "zh", &at("news.txt")]).succeeded();
    assert!(shown.contains("    提示    可能不是年度报告，而是新闻\n"), "{shown}");
}

#[test]
fn folders_patterns_and_lists_name_the_same_reports() {
    let folder = scratch("batch-inputs");
    for (name, accepted) in [("b/2023.txt", 12), ("a/2023.txt", 7), ("c.txt", 30)] {
        write(&folder.join(name), &report("云枕县", accepted));
    }
    write(&folder.join("a/scan.jpg"), "no report");
    write(&folder.join("~$c.docx"), "a lock file of Word");
    let at = |path: &str| folder.join(path).display().to_string();

    let whole = run("extract", &["-r", &at("")]);
    assert_eq!(names(&whole.out), ["a/2023.txt", "b/2023.txt", "c.txt"], "by name, folder by folder");
    assert_eq!(whole.err, "3 read, 0 failed, 2 skipped (1 .jpg files, 1 hidden or lock files)\n");
    let matched = run("extract", &[at("**/*.txt")]).succeeded();
    assert_eq!(matched, whole.out);
    let top = run("extract", &[at("")]);
    assert_eq!(names(&top.out), ["c.txt"]);
    assert!(top.err.contains("2 folders within folders (--recursive reads them)"), "{}", top.err);

    // A list keeps its order; a blank line and a file named before name nothing.
    let list = format!("{}\n\n{}\n{}\n", at("c.txt"), at("a/2023.txt"), at("c.txt"));
    let listed = run_with("extract", &["-"], &list);
    assert_eq!(listed.err, "2 read, 0 failed, 1 skipped (1 named twice)\n");
    let ends: Vec<bool> =
        names(&listed.out).iter().zip(["c.txt", "a/2023.txt"]).map(|(name, end)| name.ends_with(end)).collect();
    assert_eq!(ends, [true, true], "{:?}", names(&listed.out));
    let zeros = format!("{}\0{}\0", at("c.txt"), at("a/2023.txt"));
    assert_eq!(run_with("extract", &["-"], &zeros).succeeded(), listed.out);

    let nothing = run("extract", &[at("*.pdf")]);
    assert_eq!((nothing.code, nothing.out.as_str()), (Some(1), ""));
    assert!(nothing.err.contains("no file matches this pattern"), "{}", nothing.err);
    let compared = run_with("compare", &["--least", "1", "-"], &list).succeeded();
    assert!(compared.contains("[2] 云枕县人民政府, 2023"), "{compared}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = scratch("batch-order");
    for n in 0..60 {
        // Every seventh takes much longer to read than its neighbours.
        let text = report("云枕县", n) + &"全年办理公证820件。\n".repeat(if n % 7 == 0 { 300 } else { 1 });
        write(&folder.join(format!("{n:02}.txt")), &text);
    }
    write(&folder.join("32.txt"), "云枕市公布年度报告\n3月28日，记者从市司法局获悉，全年依法受理行政复议案件168件。\n");
    write(&folder.join("30.html"), "\u{FEFF}<!doctype html><p>全年受理行政复议案件5件。");
    write(&folder.join("30.doc"), "{\\rtf1 old}");
    write(&folder.join("31.docx"), "PK\u{3}\u{4} and no archive");
    let with = |jobs: &str| run("extract", &["--jobs", jobs, &folder.display().to_string()]);
    let (one, many) = (with("1"), with("7"));
    assert_eq!(names(&one.out).len(), 61);
    let note = one.err.lines().next().expect("what is no report is noted");
    assert!(
        note.starts_with("note: ") && note.contains("32.txt: perhaps no report but news (新闻): it has a byline"),
        "{note}"
    );
    assert!(names(&one.out).is_sorted());
    let compared = run("compare", &[folder.join("32.txt"), folder.join("01.txt")]).succeeded();
    assert!(compared.contains("note       perhaps no report but news (新闻): it has a byline"), "{compared}");
    assert_eq!((one.code, &one.out, &one.err), (many.code, &many.out, &many.err));
    assert!(one.err.contains("\nerror: ") && one.err.contains("31.docx: expected a Word file"), "{}", one.err);
    // Reports of old programs are not passed by.
    assert!(one.err.contains("30.doc: expected text"), "{}", one.err);
    assert!(one.err.ends_with("61 read, 2 failed, 0 skipped\n"), "{}", one.err);
    assert_eq!(one.code, Some(1));
}

#[test]
fn a_run_that_was_stopped_goes_on() {
    let folder = scratch("batch-resume");
    let (given, out) = (folder.join("given"), folder.join("out"));
    for place in ["甲/云枕县", "乙/云枕县", "乙/松陵市", "丙/清澜市"] {
        write(&given.join(format!("{place}.txt")), &report("云枕县", 12));
    }
    let path = |path: &Path| path.display().to_string();
    let extract = || run("extract", &["--resume", "-r", "--out", &path(&out), &path(&given)]);
    assert_eq!(extract().err, "4 read, 0 failed, 0 skipped\n");
    let whole = below(&out);
    let files: Vec<&str> = whole.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(files, ["丙/清澜市.txt.json", "乙/云枕县.txt.json", "乙/松陵市.txt.json", "甲/云枕县.txt.json"]);
    assert_eq!(extract().err, "0 read, 0 failed, 4 skipped (4 written before)\n");

    // What a run that was stopped may leave: nothing, half a file under another name, a file that the disk cut off.
    fs::remove_file(out.join(files[0])).expect("it was written");
    fs::write(out.join("丙/清澜市.txt.json.part"), &whole[0].1[..100]).expect("it can be written");
    fs::write(out.join(files[1]), &whole[1].1[..500]).expect("it can be written");
    assert_eq!(extract().err, "2 read, 0 failed, 2 skipped (2 written before)\n");
    assert_eq!(below(&out), whole);

    // A report that was saved anew is read anew.
    write(&given.join("甲/云枕县.txt"), &report("云枕县", 1300));
    assert_eq!(extract().err, "1 read, 0 failed, 3 skipped (3 written before)\n");
    assert!(below(&out)[3].1.contains("\"1300\""));
    // And without --resume all are.
    let anew = run("extract", &["-r", "--out", &path(&out), &path(&given)]);
    assert_eq!(anew.err, "4 read, 0 failed, 0 skipped\n");

    // Two files cannot be written to one.
    let twice = run(
        "extract",
        &["--out", &path(&out), &path(&given.join("甲/云枕县.txt")), &path(&given.join("乙/云枕县.txt"))],
    );
    assert!(twice.code == Some(1) && twice.err.contains("another file of this name"), "{}", twice.err);
}
