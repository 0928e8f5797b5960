//! Where the report begins and ends among the furniture of a page.

use shangji_outline::NodeKind;

use crate::support::{all, checked, headings};

const BODY: &str = "一、工作情况\n全县办理行政复议案件十二件，审结十件，纠正一件。\n";

#[test]
fn a_headline_above_the_title_is_furniture() {
    let text = format!(
        "首页 > 政务公开 > 法治建设\n青岭县2022年法治政府建设年度报告\n发布时间:2023-03-02 浏览次数:15\n\n青岭县人民政府\n关于2022年度法治政府建设情况的报告\n\n{BODY}"
    );
    assert_eq!(all(&text, NodeKind::Title), ["青岭县人民政府", "关于2022年度法治政府建设情况的报告"]);
    let furniture = all(&text, NodeKind::Furniture);
    assert!(furniture.contains(&"青岭县2022年法治政府建设年度报告"));
    assert!(furniture.contains(&"发布时间:2023-03-02 浏览次数:15"));
}

#[test]
fn the_box_of_an_encyclopedia_and_its_introduction_stand_outside() {
    let text = format!(
        "青嶺縣人民政府關於2020年法治政府建設情況的報告\n《報告》是青嶺縣人民政府發布的一份文件，說明全年的工作，供公眾查閱。\n基本介紹\n• 中文名:報告\n• 發布單位:青嶺縣人民政府\n報告全文\n{BODY}"
    );
    let tree = checked(&text);
    assert_eq!(&text[tree.body()], BODY.trim_end());
    assert_eq!(all(&text, NodeKind::Headline), ["青嶺縣人民政府關於2020年法治政府建設情況的報告"]);
    assert!(all(&text, NodeKind::Furniture).contains(&"• 中文名:報告"));
}

#[test]
fn the_line_that_calls_on_somebody_is_the_addressee() {
    for addressee in ["市人民政府：", "中共青岭县委:", "县人大常委会、市司法局：", "区管委会 :"]
    {
        let text = format!("青岭县司法局关于2021年法治政府建设情况的报告\n{addressee}\n{BODY}");
        assert_eq!(all(&text, NodeKind::Addressee), [addressee], "{text}");
    }
    for other in ["来源：县政府办公室", "现将有关情况报告如下：", "联系电话："] {
        let text = format!("青岭县司法局关于2021年法治政府建设情况的报告\n{other}\n{BODY}");
        assert!(all(&text, NodeKind::Addressee).is_empty(), "{text}");
    }
}

#[test]
fn a_signature_may_hold_two_names() {
    for signature in
        ["青岭县人民政府　　青岭县司法局\n2022年3月1日", "青岭县人民政府\n青岭县司法局\n二〇二二年三月一日"]
    {
        let text = format!("{BODY}\n　　{signature}\n上一篇:没有了\n");
        assert_eq!(all(&text, NodeKind::Signatory), ["青岭县人民政府", "青岭县司法局"], "{text}");
        assert_eq!(all(&text, NodeKind::SignDate).len(), 1);
        assert_eq!(all(&text, NodeKind::Furniture), ["上一篇:没有了"]);
        let tree = checked(&text);
        assert!(text[tree.body()].ends_with('日'), "signature and date belong to the report");
    }
}

#[test]
fn a_footer_is_no_signature() {
    let text = format!("{BODY}扫一扫在手机打开当前页\n主办：青岭县人民政府办公室\n网站标识码：1234567890\n");
    assert!(all(&text, NodeKind::Signatory).is_empty());
    assert_eq!(&text[checked(&text).body()], BODY.trim_end());
}

#[test]
fn the_number_of_a_printed_page_is_furniture() {
    for number in ["— 4 —", "- 12 -", "第3页", "－５－"] {
        let text = format!("一、工作情况\n全县办理行政复议案件十二件。\n{number}\n全县新收行政应诉案件三件。\n");
        assert_eq!(all(&text, NodeKind::Furniture), [number]);
        assert_eq!(all(&text, NodeKind::Sentence).len(), 2, "{text}");
    }
    let lone = "一、工作情况\n全县办理行政复议案件十二件。\n4\n全县新收行政应诉案件三件。\n";
    assert!(all(lone, NodeKind::Furniture).is_empty(), "a bare figure may be of the text");
}

#[test]
fn a_text_without_a_report_is_all_furniture() {
    for text in ["首页 | 新闻 | 服务\n登录 注册\n", "x", "\u{3000}\n"] {
        let tree = checked(text);
        assert!(tree.body().is_empty() && headings(text).is_empty(), "{text}");
    }
    assert!(checked("").oddities().is_empty(), "nothing is missing from nothing");
    assert_eq!(checked("登录 注册").oddities().len(), 1);
}
