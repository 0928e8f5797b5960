//! Finds where the report begins and ends among the furniture of a page.

use std::cell::OnceCell;
use std::ops::Range;

use shangji_grammar::heading;
use shangji_text::WordList;
use shangji_text::chars::{is_closer, is_space};

use crate::headings;
use crate::lines::Line;

/// What stands around the running text. Numbers are places in the list of lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Frame {
    /// The lines of the title.
    pub(crate) title: Vec<usize>,
    /// The title as the page states it, where the report itself has none.
    pub(crate) headline: Vec<usize>,
    /// The line of the addressee.
    pub(crate) addressee: Option<usize>,
    /// The lines of running text, headings among them.
    pub(crate) prose: Range<usize>,
    /// The lines of signature and date.
    pub(crate) closing: Range<usize>,
}

/// An encyclopedia's box stands within so many lines.
const BOX: usize = 20;
/// The longest title line, in characters.
const TITLE: usize = 70;
/// The longest line of an encyclopedia's box, in bytes.
const LABELLED: usize = 240;
/// A line of so many characters with a comma in it is running text.
const PROSE: usize = 40;

/// The lines of a text, and what was found of them.
struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    /// Whether a line is running text, once that was asked.
    prose: Vec<OnceCell<bool>>,
}

impl<'a> Page<'a> {
    fn line(&self, idx: usize) -> &'a str {
        self.lines.get(idx).and_then(|line| self.text.get(line.text.clone())).unwrap_or_default()
    }

    fn is_prose(&self, idx: usize) -> bool {
        self.prose.get(idx).is_some_and(|known| *known.get_or_init(|| is_prose(self.line(idx))))
    }
}

/// Finds the frame.
pub(crate) fn frame(text: &str, lines: &[Line]) -> Frame {
    let page = Page { text, lines, prose: vec![OnceCell::new(); lines.len()] };
    let n_lines = lines.len();
    let Some(last) = (0..n_lines).rev().find(|&idx| page.is_prose(idx) || is_headed_prose(page.line(idx))) else {
        return headings_alone(&page);
    };
    // The box with which an encyclopedia opens an entry, its introduction included, is no part of the report.
    let opening = (0..last.min(BOX)).rev().find(|&idx| is_encyclopedia(page.line(idx))).map_or(0, |idx| idx + 1);
    let part = |idx: usize| page.is_prose(idx + 1) && headings::names_part(page.line(idx));
    // The first line of a paragraph that was wrapped.
    let wrapped = |idx: usize| {
        let line = page.line(idx);
        lines.get(idx + 1).is_some_and(|next| !next.spaced)
            && line.chars().nth(24).is_some()
            && line.contains(['，', ','])
            && !line.ends_with(['。', ':', '：'])
            && page.is_prose(idx + 1)
            && !is_furniture(line)
    };
    let begins = |idx: usize| {
        page.is_prose(idx) || part(idx) || wrapped(idx) || (is_heading(page.line(idx)) && !is_menu(&page, idx))
    };
    let first = (opening..=last).find(|&idx| begins(idx)).unwrap_or(last);
    // The addressee is the last line before the text that calls on somebody.
    let addressee = (0..first).rev().take_while(|&idx| first - idx <= 3).find(|&idx| is_addressee(page.line(idx)));
    let end = table_end(&page, last + 1);
    let title = title(&page, addressee.unwrap_or(first));
    let (headline, title) = title.into_iter().partition(|&idx| idx < opening);
    Frame { title, headline, addressee, prose: first..end, closing: closing(&page, end) }
}

/// The longest cell of a table that stands a cell a line, in characters.
const CELL: usize = 24;
/// A table has so many names with figures behind them.
const ROWS: usize = 2;

/// Where a table ends that begins behind the last sentence (附表), with rows parted by bars or tabs, or a cell a line as
/// pages are saved: names and figures in turn. It ends with its last figure.
fn table_end(page: &Page<'_>, after: usize) -> usize {
    let is_date = |idx: usize| shangji_grammar::date::calendar(page.line(idx)).is_some();
    let is_row = |line: &str| line.contains(['|', '｜', '\t']);
    let is_cell = |idx: usize| {
        let line = page.line(idx);
        let signs = is_date(idx) || ends_as_body(line) && is_date(idx + 1);
        let short = is_row(line) || line.chars().nth(CELL).is_none();
        short && !signs && !line.contains(['@', '>', '。']) && !is_furniture(line)
    };
    let has_figure = |idx: usize| page.line(idx).contains(|c: char| c.is_ascii_digit());
    let (mut end, mut n_rows, mut named) = (after, 0, false);
    for idx in (after..page.lines.len()).take_while(|&idx| is_cell(idx)) {
        let line = page.line(idx);
        let states = has_figure(idx) && (is_row(line) || !line.ends_with('年') && !line.contains("年度"));
        if states {
            end = idx + 1;
            n_rows += usize::from(named || is_row(line));
        }
        named = !states;
    }
    if n_rows >= ROWS { end } else { after }
}

/// A text without a single sentence: take it for a report only if it has headings.
fn headings_alone(page: &Page<'_>) -> Frame {
    let n_lines = page.lines.len();
    let mut headings = (0..n_lines).filter(|&idx| is_heading(page.line(idx)));
    match headings.next() {
        Some(first) => {
            let last = headings.next_back().unwrap_or(first);
            Frame {
                title: title(page, first),
                prose: first..last + 1,
                closing: closing(page, last + 1),
                ..Frame::default()
            }
        }
        None => Frame { title: title(page, n_lines), ..Frame::default() },
    }
}

/// Running text: long, with the marks of sentences, and no word of page furniture.
fn is_prose(line: &str) -> bool {
    let marked = line.contains('。');
    let long = line.chars().nth(if marked { 6 } else { PROSE } - 1).is_some();
    // 现将有关情况报告如下: leads in, however short.
    let leads = || !marked && line.trim_end_matches([':', '：']).ends_with("如下") && line.contains(['，', ',']);
    (long || leads()) && (marked || line.contains(['，', ',', '、'])) && !line.contains('@') && !is_furniture(line)
}

/// The number of a printed page between two lines: `— 4 —`.
pub(crate) fn is_page_number(line: &str) -> bool {
    let inner =
        line.trim_matches(|c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '第' | '页' | '·') || is_space(c));
    !inner.is_empty()
        && inner.len() < line.len()
        && inner.chars().count() <= 3
        && inner.chars().all(|c| c.is_numeric() && !('一'..='鿿').contains(&c))
}

/// A paragraph that opens with a heading and lost its full stops.
fn is_headed_prose(line: &str) -> bool {
    is_heading(line) && !is_furniture(line)
}

fn is_heading(line: &str) -> bool {
    heading::marker(line).is_some_and(|marker| marker.level() <= 2)
}

/// A numbered line among other short lines, far from any sentence, is a menu or a table of contents.
fn is_menu(page: &Page<'_>, idx: usize) -> bool {
    !(idx..idx + 4).any(|idx| page.is_prose(idx))
}

/// Words that only page furniture has.
static FURNITURE: WordList = WordList::new(&[
    "ICP备",
    "公网安备",
    "网站标识码",
    "版权所有",
    "主办单位",
    "承办单位",
    "技术支持",
    "网站地图",
    "设为首页",
    "加入收藏",
    "浏览次数",
    "访问量",
    "点击数",
    "点击量",
    "阅读次数",
    "浏览量",
    "扫一扫",
    "二维码",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "打印本页",
    "关闭窗口",
    "字体大小",
    "责任编辑",
    "信息来源",
    "来源:",
    "来源：",
    "索引号",
    "索 引 号",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "您访问的链接",
    "即将离开",
    "浏览器",
    "无障碍",
    "分享到",
    "相关阅读",
    "相关链接",
    "相关词条",
    "相關詞條",
    "热门词条",
    "熱門詞條",
    "本网",
    "本站",
    "有害信息",
    "维护电话",
    "举报电话",
    "联系电话",
    "邮编",
    "郵編",
    "客服",
    "Copyright",
    "copyright",
    "版權所有",
    "主题分类",
    "发文机关",
    "发布机构",
    "公开方式",
    "发布日期",
    "发布时间",
    "發布時間",
    "IE版本",
    "微信公众号扫码",
    "中文名:",
    "中文名：",
    "参考资料",
    "參考資料",
]);

/// Labels that open a line of furniture.
static LABELS: WordList = WordList::new(&[
    "来源",
    "來源",
    "作者",
    "编辑",
    "編輯",
    "日期",
    "时间",
    "時間",
    "字号",
    "字號",
    "字体",
    "分享",
    "打印",
    "关闭",
    "保存",
    "首页",
    "首頁",
    "附件下载",
    "地址",
    "电话",
    "電話",
    "邮箱",
    "传真",
    "主办",
    "承办",
    "文号",
    "有效性",
    "主题词",
    "发文字号",
    "成文日期",
    "生成日期",
    "公开日期",
    "稿源",
    "标题",
]);

fn is_furniture(line: &str) -> bool {
    // A long line with a full stop in it is a paragraph, whatever it speaks of.
    let paragraph = line.chars().nth(60).is_some() && line.contains('。');
    (!paragraph && FURNITURE.is_in(line)) || is_labelled(line)
}

/// `label: something`, short.
fn is_labelled(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c == '【' || c == '[' || c == '•' || c == '·' || is_space(c));
    LABELS
        .opening(line)
        .filter_map(|label| line.get(label.len()..))
        .any(|rest| rest.chars().find(|&c| !is_space(c)).is_none_or(|c| matches!(c, ':' | '：' | '】' | ']' | '|')))
}

fn is_encyclopedia(line: &str) -> bool {
    // Its labels stand in short lines; the paragraphs of a report are not searched for them.
    if line.len() > LABELLED {
        return false;
    }
    static WORDS: WordList =
        WordList::new(&["基本介绍", "基本介紹", "基本信息", "基本資訊", "中文名", "词条", "詞條", "百科名片"]);
    let boxed = line.starts_with(['•', '·', '▪']) && line.contains([':', '：']);
    boxed || WORDS.is_in(line)
}

/// What bodies are called.
const BODIES: &[&str] = &[
    "政府",
    "委员会",
    "委員會",
    "常委会",
    "常委會",
    "人大",
    "党委",
    "黨委",
    "市委",
    "县委",
    "縣委",
    "区委",
    "區委",
    "省委",
    "厅",
    "廳",
    "局",
    "办公室",
    "辦公室",
    "办",
    "党工委",
    "黨工委",
    "工委",
    "管委会",
    "管委會",
    "党组",
    "黨組",
    "中心",
    "院",
    "部",
    "署",
    "公司",
    "银行",
    "镇",
    "乡",
    "街道",
    "办事处",
    "辦事處",
    "支队",
    "大队",
];

fn ends_as_body(line: &str) -> bool {
    let name = line.trim_end_matches(|c: char| is_closer(c) || is_space(c));
    let name = name.split(['(', '（']).next().unwrap_or(name).trim_end_matches(is_space);
    BODIES.iter().any(|body| name.ends_with(body))
}

fn is_addressee(line: &str) -> bool {
    line.strip_suffix([':', '：']).is_some_and(|name| {
        let name = name.trim_end_matches(is_space);
        name.chars().count() <= 60
            && !is_labelled(line)
            && (ends_as_body(name) || name.ends_with(['会', '會', '组', '組', '市', '县', '區', '区']))
    })
}

/// The lines of the title before line `end`: the last group that reads as one.
fn title(page: &Page<'_>, end: usize) -> Vec<usize> {
    let line = |idx: usize| page.line(idx);
    for last in (0..end).rev() {
        if !ends_title(line(last)) {
            continue;
        }
        let mut group = vec![last];
        // The lines above belong to the title while it does not yet say who or what about.
        while let Some(above) = group.first().and_then(|first| first.checked_sub(1)).filter(|_| group.len() < 3) {
            let joined: String = group.iter().map(|&idx| line(idx)).collect();
            let wanting = !is_about(&joined)
                || joined.starts_with("关于")
                || joined.starts_with("關於")
                || joined.starts_with(|c: char| c.is_ascii_digit());
            if wanting && continues_title(line(above)) {
                group.insert(0, above);
            } else {
                break;
            }
        }
        let joined: String = group.iter().map(|&idx| line(idx)).collect();
        if is_about(&joined) {
            return group;
        }
    }
    Vec::new()
}

/// What such reports are about.
pub(crate) fn is_about(title: &str) -> bool {
    const TOPICS: &[&str] = &[
        "法治",
        "依法行政",
        "行政执法",
        "行政執法",
        "政府工作",
        "信息公开",
        "信息公開",
        "政务公开",
        "政務公開",
        "复议",
        "複議",
        "应诉",
        "應訴",
        "普法",
        "司法",
        "工作总结",
        "工作總結",
        "工作报告",
        "工作報告",
        "年度报告",
        "年度報告",
    ];
    TOPICS.iter().any(|topic| title.contains(topic))
}

fn ends_title(line: &str) -> bool {
    let name = bare(line);
    plain(line)
        && (["报告", "報告", "报告书", "总结", "總結", "情况", "情況", "汇报", "匯報", "公告", "公报", "通报", "白皮书"]
            .iter()
            .any(|word| name.ends_with(word))
            // 2019年工作总结和2020年工作计划
            || (name.contains(['总', '總']) && ["计划", "計劃", "打算", "思路", "安排"].iter().any(|word| name.ends_with(word))))
}

fn continues_title(line: &str) -> bool {
    plain(line)
        && (ends_as_body(line)
            || line.ends_with("关于")
            || line.ends_with("關於")
            || line.starts_with("关于")
            || line.starts_with("關於")
            || is_about(line))
}

/// Short, and without the marks of sentences and labels.
fn plain(line: &str) -> bool {
    line.chars().count() <= TITLE
        && !line.contains(['。', ',', '，', ';', '；', ':', '：', '>', '|', '•', '！'])
        && !is_labelled(line)
}

/// Without a bracket behind: …报告(2021年度).
fn bare(line: &str) -> &str {
    let line = line.trim_end_matches(is_space);
    match line.rfind(['(', '（']) {
        Some(at) if line.ends_with([')', '）']) => line.get(..at).unwrap_or(line),
        _ => line,
    }
}

/// Signature and date behind the text: names of bodies, then a date.
fn closing(page: &Page<'_>, start: usize) -> Range<usize> {
    let n_lines = page.lines.len();
    let is_date = |idx: usize| shangji_grammar::date::calendar(page.line(idx)).is_some();
    let signs = |idx: usize| {
        let line = page.line(idx);
        line.len() <= 320
            && ends_as_body(line)
            && line.chars().count() <= 80
            && !line.contains(['。', '|', ':', '：'])
            && !is_furniture(line)
    };
    // An attachment list may stand before the signature.
    let Some(first) = (start..n_lines.min(start + 12)).find(|&idx| signs(idx) || is_date(idx)) else {
        return start..start;
    };
    let mut end = first;
    while end < n_lines && end < first + 8 && signs(end) {
        end += 1;
    }
    if end < n_lines && is_date(end) {
        return first..end + 1;
    }
    // Names without a date are as likely a footer.
    if first == start && end > first { first..end } else { start..start }
}
