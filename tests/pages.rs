//! What a page says of itself outside its text.

use shangji::{Reader, Reading};

const BODY: &str = "<p>现将2023年度法治政府建设情况报告如下。</p><p>一、主要工作。全年受理行政复议案件12件。</p>";

fn read(head: &str, body: &str) -> Reading {
    Reader::new().read("page", format!("<!doctype html><head>{head}</head><body>{body}</body>").as_bytes())
}

fn published(head: &str, body: &str) -> Option<String> {
    read(head, body).report.published.map(|day| day.to_string())
}

#[test]
fn title_publisher_and_day_are_taken_from_meta_elements() {
    let head = "<meta name=SiteName content=云枕县人民政府门户网站>\
                <meta name=ArticleTitle content=云枕县人民政府关于2023年度法治政府建设情况的报告>\
                <meta name=PubDate content='2024-02-28 09:26'><meta name=ContentSource content=云枕县司法局>";
    let report = read(head, BODY).report;
    assert_eq!(report.title.as_deref(), Some("云枕县人民政府关于2023年度法治政府建设情况的报告"));
    assert_eq!(report.issuer.as_deref(), Some("云枕县人民政府"), "the title names who reports");
    assert_eq!(report.year, Some(2023));
    assert_eq!(report.source.publisher.as_deref(), Some("云枕县司法局"));
    assert_eq!(report.published.map(|day| day.to_string()).as_deref(), Some("2024-02-28"));
    // A title that the text shows is the report's own.
    let shown = read(head, &format!("<h1>云枕县2023年法治政府建设年度报告</h1>{BODY}")).report;
    assert_eq!(shown.title.as_deref(), Some("云枕县2023年法治政府建设年度报告"));
}

#[test]
fn the_day_of_the_page_goes_before_clocks_in_it() {
    let clock = format!("<div>今天是 时间：2026年11月25日 星期三</div><div>更新时间：2025-05-05</div>{BODY}");
    for day in [
        "2024-02-28",
        "2024-02-28 09:26:00",
        "2024/02/28",
        "2024.2.28",
        "2024年2月28日",
        "2024-02-28T09:26:00+08:00",
        "20240228",
        "2024-2-28",
    ] {
        for name in ["name=PubDate", "name=publishdate", "property='article:published_time'", "itemprop=datePublished"]
        {
            let head = format!("<meta {name} content='{day}'>");
            assert_eq!(published(&head, &clock).as_deref(), Some("2024-02-28"), "{head}");
        }
    }
    // Where the page says nothing worth a day, what it shows is taken.
    let shown = format!("<h1>云枕县2023年法治政府建设年度报告</h1><p>发布时间：2024-03-01 来源：县司法局</p>{BODY}");
    for nothing in [
        "",
        "<meta name=PubDate content=''>",
        "<meta name=PubDate content='0000-00-00'>",
        "<meta name=PubDate content=2024>",
    ] {
        assert_eq!(published(nothing, &shown).as_deref(), Some("2024-03-01"), "{nothing}");
    }
    let second = "<meta name=PubDate content=''><meta name=publishdate content=2024-03-02>";
    assert_eq!(published(second, &shown).as_deref(), Some("2024-03-02"), "the next that says something");
}

#[test]
fn a_label_names_the_publisher_where_meta_elements_do_not() {
    let publisher = |head: &str, line: &str| {
        let body = format!("<h1>云枕县2023年法治政府建设年度报告</h1><div>{line}</div>{BODY}");
        read(head, &body).report.source.publisher
    };
    let lines = [
        ("发布时间：2024-03-01 09:00 作者： 来源：县司法局 浏览次数：12", Some("县司法局")),
        ("【信息来源】 云枕县人民政府办公室 【发布时间】2024-03-01", Some("云枕县人民政府办公室")),
        ("发布机构：云枕县司法局", Some("云枕县司法局")),
        ("来源： 发布时间：2024-03-01", None),
        ("来源：本站　发布时间：2024-03-01", None),
        ("发布时间：2024-03-01", None),
    ];
    for (line, want) in lines {
        assert_eq!(publisher("", line).as_deref(), want, "{line}");
        let stated = publisher("<meta name=ContentSource content=云枕日报>", line);
        assert_eq!(stated.as_deref(), Some("云枕日报"), "{line}");
    }
    // What a report says of sources is no label of its page.
    let said = "<p>拓宽线索来源：畅通渠道，受理案件12件。</p>";
    assert_eq!(read("", &format!("{BODY}{said}")).report.source.publisher, None);
}

#[test]
fn who_is_nobody_is_no_publisher() {
    for nobody in ["", "本站", "原创"] {
        let head = format!("<meta name=ContentSource content='{nobody}'>");
        assert_eq!(read(&head, BODY).report.source.publisher, None, "{nobody}");
    }
    let text = Reader::new().read("text", "全县受理行政复议案件12件。".as_bytes());
    assert_eq!(text.report.source.publisher, None);
}
