//! One sentence, several promises: 培训不少于6期；推进办案场所规范化建设.

use shangji_model::Span;

use crate::fold::significant;

/// What is shorter promises nothing by itself.
const LEAST_CHARACTERS: usize = 6;

/// No sentence makes more promises; what stands behind so many is one.
const MOST_PARTS: usize = 32;

/// A part that begins like this tells more of the one before it.
const GOES_ON: &[&str] = &["其中", "包括", "即", "例如", "如", "比如", "等", "以及", "特别是", "尤其是"];

/// The promises in a sentence: its parts between semicolons, without blanks around them. What stands in quotes or
/// brackets is not parted, and a part that only adds to the one before it stays with that. One part, the whole, where
/// the span does not fit the text.
pub(crate) fn parts(text: &str, sentence: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut depth = 0_usize;
    let mut start = sentence.start;
    let mut push = |from: usize, to: usize| {
        let Some(words) = text.get(from..to) else { return };
        let trimmed = words.trim();
        let start = from + (words.len() - words.trim_start().len());
        let part = Span::new(start, start + trimmed.len());
        let n_found = found.len();
        match found.last_mut() {
            Some(last) if n_found == MOST_PARTS || !stands_alone(trimmed) => last.end = last.end.max(part.end),
            _ if trimmed.is_empty() => {}
            _ => found.push(part),
        }
    };
    for (at, c) in sentence.slice(text).unwrap_or_default().char_indices() {
        match c {
            '《' | '“' | '「' | '（' | '(' | '【' => depth += 1,
            '》' | '”' | '」' | '）' | ')' | '】' => depth = depth.saturating_sub(1),
            '；' | ';' if depth == 0 => {
                push(start, sentence.start + at);
                start = sentence.start + at + c.len_utf8();
            }
            _ => {}
        }
    }
    push(start, sentence.end);
    if found.len() < 2 { vec![sentence] } else { found }
}

fn stands_alone(words: &str) -> bool {
    !GOES_ON.iter().any(|opening| words.starts_with(opening))
        && words.chars().filter_map(significant).count() >= LEAST_CHARACTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        parts(text, Span::new(0, text.len())).iter().filter_map(|part| part.slice(text)).collect()
    }

    #[test]
    fn promises_that_share_a_sentence_are_two() {
        for (text, expected) in [
            ("全年评查案卷300宗；修订裁量基准", vec!["全年评查案卷300宗", "修订裁量基准"]),
            ("建成智慧法庭两处; 推广远程调解；开通夜间窗口", vec!["建成智慧法庭两处", "推广远程调解", "开通夜间窗口"]),
            ("(一)办好“码头说事”；把站点延伸到渔村", vec!["(一)办好“码头说事”", "把站点延伸到渔村"]),
        ] {
            assert_eq!(told(text), expected);
        }
    }

    #[test]
    fn what_goes_on_is_no_promise_of_its_own() {
        for text in [
            "新建司法所5个；其中海岛2个",
            "编制“港口执法；渔政执法”两张清单",
            "修订工作规则；细则",
            "健全行政裁决机制，公布事项清单",
            "",
        ] {
            assert_eq!(told(text), [text]);
        }
        let many = "开办渔家夜校一所；".repeat(500);
        assert_eq!(told(&many).len(), MOST_PARTS);
        assert_eq!(parts("短", Span::new(0, 90)), [Span::new(0, 90)], "no text, no parts");
    }
}
