//! Reports are told from what is saved beside them, and are never taken for anything else.

use std::fs;

use shangji::model::{Genre, GenreKind};
use shangji::{Reader, Report};
use shangji_tests::samples;

fn read(text: &str) -> (Report, Genre) {
    let report = Reader::new().read("text", text.as_bytes()).report;
    let genre = report.genre.clone().expect("a text has a genre");
    (report, genre)
}

const NEWS: &str = "我市召开法治政府建设推进会\n发布时间：2024-03-08 来源：云枕日报\n\
    \u{3000}\u{3000}本报讯（记者 林某）3月7日，全市法治政府建设推进会在市行政中心召开。市长出席会议并讲话。\n\
    \u{3000}\u{3000}会议指出，2023年全市办理行政复议案件168件，审结141件。会议强调，要压实责任，严格依法行政。\n";
const NEWS_OF_A_REPORT: &str = "云枕市公布2023年法治政府建设年度报告\n\
    \u{3000}\u{3000}3月28日，记者从市司法局获悉，《云枕市2023年法治政府建设年度报告》近日公布。\n\
    \u{3000}\u{3000}报告显示，全年受理行政复议案件168件，审结141件，直接纠错率9.82%。\n";
const NEWS_OF_A_MEETING: &str = "云枕县部署依法行政工作\n\
    \u{3000}\u{3000}近日，云枕县召开依法行政工作会议，各乡镇负责人参加。\n\
    \u{3000}\u{3000}会议强调，要严格规范公正文明执法，全年完成案卷评查120宗。\n";
const INTERPRETATION: &str = "《云枕市行政执法监督办法》政策解读\n\
    一、起草背景\n　　为规范行政执法监督，根据有关法律法规，市司法局起草了《办法》。\n\
    二、主要内容\n　　《办法》共32条，明确监督主体12家，规定整改期限30日。\n\
    三、适用范围\n　　本市行政区域内的行政执法监督活动。\n";
const REGULATION: &str = "云枕市行政执法监督办法\n\
    第一章 总则\n第一条 为规范行政执法监督，根据有关法律、法规，制定本办法。\n第二条 本市行政区域内适用本办法。\n\
    第三条 市、县人民政府负责本办法的实施。\n第四条 监督机关应当自受理之日起30日内作出处理。\n\
    第二章 监督\n第五条 执法案卷每年评查不少于1次。\n第六条 本办法自2024年1月1日起施行。\n";
const PLAN: &str = "云枕市2024年法治政府建设工作要点\n\
    \u{3000}\u{3000}为做好2024年法治政府建设工作，制定本要点。\n一、完善制度体系\n　　制定行政规范性文件不少于5件，开展清理2次。\n\
    二、规范行政执法\n　　组织执法人员培训不少于60学时。\n";
const TEMPLATE: &str = "××县人民政府关于20××年度法治政府建设情况的报告\n\
    市人民政府：\n　　20××年，××县认真贯彻落实上级部署。现将有关情况报告如下。\n一、主要举措和成效\n\
    \u{3000}\u{3000}全年制定行政规范性文件XX件，备案率为XX%；召开常务会议*次，培训xx人次。办理行政复议案件**件，审结**件，同比增长**%。\n\
    二、存在的不足\n　　……\n三、下一年度主要安排\n　　……\n××县人民政府\n20××年××月××日\n";
const OTHER_MATTERS: &str =
    "云枕市2023年国民经济和社会发展统计公报\n　　全年地区生产总值3567.8亿元，比上年增长5.2%。\n";

#[test]
fn each_kind_is_told_with_its_evidence() {
    let cases = [
        (NEWS, GenreKind::News, "本报讯"),
        (NEWS_OF_A_REPORT, GenreKind::News, "记者从"),
        (NEWS_OF_A_MEETING, GenreKind::News, "会议强调"),
        (INTERPRETATION, GenreKind::Interpretation, "《云枕市行政执法监督办法》政策解读"),
        (REGULATION, GenreKind::Regulation, "第六条"),
        (PLAN, GenreKind::Other, "云枕市2024年法治政府建设工作要点"),
        (TEMPLATE, GenreKind::Template, "20××年度"),
    ];
    for (text, kind, word) in cases {
        let (_, genre) = read(text);
        assert_eq!(genre.kind, kind, "{text}\n{}", genre.reason);
        let quoted: Vec<&str> =
            genre.evidence.iter().map(|span| span.slice(text).expect("a stretch of the text")).collect();
        assert!(quoted.iter().any(|it| word.contains(*it) || it.contains(word)), "{quoted:?} for {word}");
        assert!(genre.evidence.is_sorted() && !genre.reason.is_empty());
        // As a page, with the furniture of a site.
        let page = format!(
            "<!doctype html><div>首页</div><p>{}</p><div>版权所有：云枕市人民政府</div>",
            text.replace('\n', "</p><p>")
        );
        assert_eq!(read(&page).1.kind, kind, "{page}");
    }
    assert_eq!(read(OTHER_MATTERS).1.kind, GenreKind::Other);
    for title in
        ["关于报送2023年度法治政府建设情况的通知", "关于2024年法治政府建设工作的实施意见", "2024年依法行政工作计划"]
    {
        let text = format!("{title}\n各乡镇人民政府：\n请于3月1日前依法完成。\n");
        assert_eq!(read(&text).1.kind, GenreKind::Other, "{title}");
    }
    assert_eq!(Reader::new().read("", b"").report.genre, None, "no text is nothing");
}

#[test]
fn masked_figures_are_no_figures() {
    let (report, _) = read(TEMPLATE);
    assert_eq!(report.indicators, [], "{:?}", report.indicators.first());
    for masked in ["XX件", "*件", "＊＊件", "1X件", "3*件", "×件", "1××件", "2x人次", "__件", "X%", "1X%"]
    {
        let (report, _) = read(&format!("全县受理行政复议案件{masked}，审结行政复议案件141件。"));
        let values: Vec<String> = report.indicators.iter().map(|it| it.quantity.value.to_string()).collect();
        assert_eq!(values, ["141"], "{masked}");
    }
}

/// The samples, the further reports, and those of a folder that `SHANGJI_SOURCES` names.
fn reports() -> Vec<(String, String)> {
    let mut folders = vec![samples::folder(), samples::root().join("tests/reports")];
    #[expect(
        clippy::disallowed_methods,
        reason = "a test harness is told by the environment where reports from outside are"
    )]
    folders.extend(std::env::var("SHANGJI_SOURCES").map(Into::into));
    let mut found = Vec::new();
    for folder in folders {
        let mut paths: Vec<_> = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.is_file()) {
            found.push((path.display().to_string(), fs::read_to_string(path).expect("UTF-8")));
        }
    }
    found
}

#[test]
fn a_report_is_never_called_anything_else() {
    let reports = reports();
    assert!(reports.len() >= 12, "{} reports", reports.len());
    for (name, text) in reports {
        let (whole, genre) = read(&text);
        assert_eq!(genre.kind, GenreKind::Report, "{name}: {}", genre.reason);
        assert_ne!(genre.reason, "nothing speaks against it", "{name}");
        if text.starts_with('<') {
            continue;
        }
        // Without its title and head, without its foot, and only a part of it.
        let title: String = whole.title.unwrap_or_default();
        let untitled: String = text.lines().filter(|line| !title.contains(line.trim())).collect::<Vec<_>>().join("\n");
        let characters: Vec<char> = text.chars().collect();
        let part = |from: usize, to: usize| {
            characters[characters.len() * from / 4..characters.len() * to / 4].iter().collect()
        };
        for (what, text) in
            [("untitled", untitled), ("first half", part(0, 2)), ("middle", part(1, 3)), ("last half", part(2, 4))]
        {
            let (_, genre) = read(&text);
            assert_eq!(genre.kind, GenreKind::Report, "{name}, {what}: {}", genre.reason);
        }
    }
}

#[test]
fn words_of_other_kinds_make_no_report_anything_else() {
    let body = "　　现将2023年度法治政府建设情况报告如下。\n一、主要工作。会议强调依法行政，接受新华社记者采访2次。\
                开展政策解读12次，印发《云枕县行政执法监督办法》第一条至第六条的解释。办理**某等行政复议案件12件。\n";
    for title in [
        "云枕县人民政府关于2023年度法治政府建设情况的报告",
        "云枕县司法局2023年法治政府建设工作总结",
        "云枕县2023年度依法行政工作情况的通报",
        "云枕县司法局2023年法治政府建设工作总结及2024年工作计划",
        "云枕县司法局2023年工作总结和2024年工作要点",
        "云枕县2023年法治政府建设白皮书",
        "关于印发《云枕县2023年法治政府建设年度报告》的通知",
        "云枕县人民政府关于贯彻落实《法治政府建设实施纲要》情况的报告（2023年度）",
    ] {
        assert_eq!(read(&format!("{title}\n{body}")).1.kind, GenreKind::Report, "{title}");
    }
    // Without words that open a report, too.
    for title in [
        "云枕县司法局2023年法治政府建设工作总结及2024年工作计划",
        "2023年工作总结和2024年工作打算",
        "云枕县2023年法治政府建设白皮书",
    ] {
        let text =
            format!("{title}\n一、主要工作\n全年依法受理行政复议案件12件。\n二、2024年工作计划\n开展培训2次。\n");
        assert_eq!(read(&text).1.kind, GenreKind::Report, "{title}");
    }
    // A place that hides one name is no template.
    let one_name = "云枕县2023年法治政府建设年度报告\n一、主要工作。查处××镇违法案件12件，罚款**万元。\n";
    assert_eq!(read(one_name).1.kind, GenreKind::Report);
}
