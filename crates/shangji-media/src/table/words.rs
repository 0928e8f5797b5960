//! What the words and figures of a table are.

/// Says nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '—' | '–' | '/' | '－' | '／' | '\\' | '─') || c.is_whitespace())
}

/// A head that adds nothing to the name of a row.
pub(super) fn is_general(head: &str) -> bool {
    const GENERAL: &[&str] = &[
        "数量",
        "數量",
        "数值",
        "數值",
        "数据",
        "數據",
        "数目",
        "數目",
        "件数",
        "件數",
        "指标值",
        "完成值",
        "完成情况",
        "完成情況",
        "情况",
        "情況",
        "结果",
        "結果",
        "内容",
        "內容",
        "统计数",
        "統計數",
        "数字",
        "數字",
    ];
    head.is_empty() || GENERAL.contains(&head)
}

pub(super) fn begins_with_year(text: &str) -> bool {
    let mut chars = text.chars();
    let digits = chars.by_ref().take(4).filter(|&c| is_digit(c)).count();
    digits == 4 && chars.next().is_none_or(|c| c == '年')
}

pub(super) fn is_bare_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Digits with their separators and magnitude, and what stands before and behind them.
fn figure(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let number =
        text.trim_start_matches(['约', '約', '近', '超', '逾', '共', '计', '計', '+', '-', '＋', '－', '±', '第', ' ']);
    if !number.starts_with(is_digit) {
        return None;
    }
    let end = number
        .char_indices()
        .find(|(_, c)| {
            !is_digit(*c)
                && !matches!(c, '.' | ',' | '．' | '，' | '万' | '萬' | '亿' | '億' | '余' | '餘' | '多' | ' ')
        })
        .map_or(number.len(), |(at, _)| at);
    let (digits, unit) = number.split_at_checked(end)?;
    Some((digits, unit.trim()))
}

/// `1302项`, `98.69%`, `１２`; no date and no name with digits in it.
pub(super) fn is_figure(text: &str) -> bool {
    figure(text).is_some_and(|(digits, unit)| {
        let dated = match unit.chars().next() {
            Some('年' | '月' | '日' | '季' | '至' | '-' | '—' | '~' | '/' | ':' | '：' | '、' | ')' | '）' | '.') => {
                true
            }
            first => first.is_some_and(|c| c.is_ascii_alphabetic()),
        };
        !dated && unit.chars().count() <= 6 && !unit.contains(is_digit) && digits.chars().count() <= 24
    })
}

/// A figure without its unit.
pub(super) fn is_bare(text: &str) -> bool {
    figure(text).is_some_and(|(_, unit)| unit.is_empty())
}

/// A unit that stands for itself in a head or a column of units.
pub(super) fn unit(text: &str) -> Option<&'static str> {
    const UNITS: &[&str] = &[
        "件",
        "个",
        "個",
        "项",
        "項",
        "人",
        "名",
        "次",
        "人次",
        "件次",
        "户次",
        "场次",
        "元",
        "万元",
        "萬元",
        "亿元",
        "億元",
        "%",
        "％",
        "‰",
        "份",
        "宗",
        "起",
        "部",
        "条",
        "條",
        "家",
        "场",
        "場",
        "期",
        "篇",
        "户",
        "戶",
        "天",
        "日",
        "小时",
        "小時",
        "工作日",
        "个工作日",
        "公里",
        "平方公里",
        "平方米",
        "万人",
        "万人次",
        "万件",
        "批",
        "批次",
        "处",
        "處",
        "所",
        "支",
        "辆",
        "台",
        "套",
        "册",
        "本",
        "页",
        "张",
        "分",
        "例",
        "笔",
        "只",
        "座",
        "间",
        "间次",
        "吨",
        "亩",
        "万亩",
        "公顷",
    ];
    let text = text.trim();
    UNITS.iter().copied().find(|unit| *unit == text)
}

/// `受理案件（件）`, `受理案件/件`: a head and its unit.
pub(super) fn split_unit(head: &str) -> (&str, Option<&'static str>) {
    let head = head.trim();
    let named = head.trim_end_matches([':', '：']);
    let bracketed = named.strip_suffix([')', '）']).and_then(|head| {
        let at = head.rfind(['(', '（'])?;
        let inner = head.get(at..)?.trim_start_matches(['(', '（']);
        let inner = ["单位", "單位"].iter().find_map(|word| inner.strip_prefix(word)).unwrap_or(inner);
        Some((head.get(..at)?, unit(inner.trim_start_matches([':', '：']))?))
    });
    let slashed = || {
        let (name, after) = named.rsplit_once(['/', '／'])?;
        Some((name, unit(after)?))
    };
    match bracketed.or_else(slashed) {
        Some((name, unit)) => (name.trim_end(), Some(unit)),
        None => (head, None),
    }
}

/// `单位：件` on a line before a table, or at the end of its caption.
pub(super) fn unit_of_line(line: &str) -> Option<&'static str> {
    let at = ["单位", "單位"].iter().find_map(|word| Some(line.rfind(word)? + word.len()))?;
    let after = line.get(at..)?.trim_start();
    let stated = after.strip_prefix([':', '：'])?.trim_end_matches([')', '）', ' ', '\t']);
    unit(stated)
}
