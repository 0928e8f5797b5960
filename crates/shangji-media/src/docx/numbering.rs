use std::collections::{BTreeMap, BTreeSet};

use super::xml::{Element, Step, Xml};
use crate::{Limits, MediaError};

/// How many levels a list has.
const LEVELS: usize = 9;

/// The lists of a file with how far each has been counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    /// What lists look like, by the id of their definition.
    definitions: BTreeMap<usize, [Level; LEVELS]>,
    lists: BTreeMap<usize, List>,
    /// The number reached on each level, by definition: lists of one definition count on.
    reached: BTreeMap<usize, [Option<u32>; LEVELS]>,
    /// Lists that were met.
    begun: BTreeSet<usize>,
}

#[derive(Debug, Default)]
struct List {
    definition: usize,
    /// Levels that begin anew, or look otherwise, in this list.
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// `第%1条`.
    text: String,
    style: Option<String>,
    /// Whether all numbers in it are Arabic.
    legal: bool,
    /// Whether it counts on through the whole text.
    through: bool,
}

impl Default for Level {
    fn default() -> Self {
        let format = "none".to_owned();
        Self { start: 1, format, text: String::new(), style: None, legal: false, through: false }
    }
}

impl Numbering {
    pub(crate) fn read(part: &str, limits: &Limits) -> Result<Self, MediaError> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(part, limits);
        let mut definition: Option<usize> = None;
        let mut list: Option<usize> = None;
        let mut level = 0;
        while let Some(step) = xml.step()? {
            let Step::Open(element) = step else {
                continue;
            };
            match element.name() {
                "abstractNum" => {
                    definition = element.number("abstractNumId");
                    list = None;
                }
                "num" => {
                    list = element.number("numId");
                    definition = None;
                }
                "abstractNumId" => {
                    if let Some((list, definition)) = list.zip(element.number("val")) {
                        numbering.lists.entry(list).or_default().definition = definition;
                    }
                }
                "lvl" | "lvlOverride" => level = element.number("ilvl").unwrap_or(level).min(LEVELS - 1),
                "startOverride" => {
                    if let Some((list, start)) = list.zip(element.number("val")) {
                        let start = u32::try_from(start).unwrap_or(1);
                        numbering.lists.entry(list).or_default().starts.insert(level, start);
                    }
                }
                _ => {
                    let place = match (definition, list) {
                        (Some(definition), _) => numbering.definitions.entry(definition).or_default().get_mut(level),
                        (None, Some(list)) if is_of_level(element.name()) => {
                            let list = numbering.lists.entry(list).or_default();
                            Some(list.levels.entry(level).or_default())
                        }
                        _ => None,
                    };
                    if let Some(place) = place {
                        place.take(&element);
                    }
                }
            }
        }
        Ok(numbering)
    }

    /// The level of a list whose paragraphs have that style.
    pub(crate) fn level_of_style(&self, list: usize, style: &str) -> Option<usize> {
        let definition = self.definitions.get(&self.lists.get(&list)?.definition)?;
        definition.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts a paragraph, and gives its number as it stands before the text. Empty for bullets.
    pub(crate) fn next(&mut self, list: usize, level: usize) -> String {
        let level = level.min(LEVELS - 1);
        let Some(found) = self.lists.get(&list) else {
            return String::new();
        };
        let Some(definition) = self.definitions.get(&found.definition) else {
            return String::new();
        };
        let look = |nth: usize| found.levels.get(&nth).or_else(|| definition.get(nth));
        let reached = self.reached.entry(found.definition).or_default();
        if self.begun.insert(list) {
            for (&nth, &start) in &found.starts {
                if let Some(place) = reached.get_mut(nth) {
                    *place = start.checked_sub(1);
                }
            }
        }
        for (nth, place) in reached.iter_mut().enumerate() {
            let start = look(nth).map_or(1, |level| level.start);
            if nth == level {
                *place = Some(place.map_or(start, |n| n.saturating_add(1)));
            } else if nth > level && !look(nth).is_some_and(|level| level.through) {
                *place = None;
            }
        }
        let Some(this) = look(level) else {
            return String::new();
        };
        if this.format == "bullet" {
            return String::new();
        }
        let mut label = String::new();
        let mut chars = this.text.chars().peekable();
        while let Some(c) = chars.next() {
            match chars.peek().and_then(|c| c.to_digit(10)).and_then(|n| usize::try_from(n).ok()?.checked_sub(1)) {
                Some(nth) if c == '%' => {
                    chars.next();
                    let shown = look(nth);
                    let start = shown.map_or(1, |level| level.start);
                    let n = reached.get(nth).copied().flatten().unwrap_or(start);
                    let format = shown.map_or("decimal", |level| level.format.as_str());
                    label.push_str(&number(n, if this.legal { "decimal" } else { format }));
                }
                _ => label.push(c),
            }
        }
        // 一、 needs no gap before its heading, 1.1 does.
        if label.ends_with(|c: char| c.is_alphanumeric()) {
            label.push(' ');
        }
        label
    }
}

fn is_of_level(name: &str) -> bool {
    matches!(name, "start" | "numFmt" | "lvlText" | "pStyle" | "isLgl" | "lvlRestart")
}

impl Level {
    fn take(&mut self, element: &Element<'_>) {
        let value = || element.attr("val").unwrap_or_default();
        match element.name() {
            "start" => self.start = element.number("val").and_then(|n| u32::try_from(n).ok()).unwrap_or(1),
            "numFmt" => self.format = value(),
            "lvlText" => self.text = value().chars().take(64).collect(),
            "pStyle" => self.style = element.attr("val"),
            "isLgl" => self.legal = element.is_on(),
            "lvlRestart" => self.through = element.number("val") == Some(0),
            _ => {}
        }
    }
}

/// A number in one of Word's formats; Arabic in those that Chinese texts do not have.
fn number(n: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographTraditional" => counted(n, "零一二三四五六七八九", "十百千", true),
        "chineseLegalSimplified" => counted(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", false),
        "ideographLegalTraditional" => counted(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟", false),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => digits(n, "〇一二三四五六七八九"),
        "decimalFullWidth" | "decimalFullWidth2" => digits(n, "０１２３４５６７８９"),
        "decimalZero" => format!("{n:02}"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(n, '①'),
        "decimalEnclosedParen" => enclosed(n, '⑴'),
        "decimalEnclosedFullstop" => enclosed(n, '⒈'),
        "ideographEnclosedCircle" if (1..=10).contains(&n) => enclosed(n, '㊀'),
        "upperLetter" => letters(n, 'A'),
        "lowerLetter" => letters(n, 'a'),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_ascii_lowercase(),
        _ => n.to_string(),
    }
}

fn digits(n: u32, glyphs: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|n| glyphs.chars().nth(usize::try_from(n).ok()?)).unwrap_or(c);
    n.to_string().chars().map(digit).collect()
}

/// 十一, 一百零五; in accounts 壹拾壹.
fn counted(n: u32, glyphs: &str, powers: &str, bare_ten: bool) -> String {
    if n == 0 || n > 9999 {
        return digits(n, glyphs);
    }
    let glyph = |set: &str, nth: u32| usize::try_from(nth).ok().and_then(|nth| set.chars().nth(nth));
    let mut out = String::new();
    let mut zero = false;
    for power in (0..4).rev() {
        let digit = n / 10u32.pow(power) % 10;
        if digit == 0 {
            zero = !out.is_empty();
            continue;
        }
        if zero {
            out.extend(glyph(glyphs, 0));
            zero = false;
        }
        if !(bare_ten && power == 1 && digit == 1 && out.is_empty()) {
            out.extend(glyph(glyphs, digit));
        }
        out.extend(power.checked_sub(1).and_then(|power| glyph(powers, power)));
    }
    out
}

fn enclosed(n: u32, first: char) -> String {
    match n.checked_sub(1).filter(|&n| n < 20).and_then(|n| char::from_u32(u32::from(first) + n)) {
        Some(c) => c.to_string(),
        None => format!("({n})"),
    }
}

/// a to z, then aa, bb.
fn letters(n: u32, first: char) -> String {
    let Some(n) = n.checked_sub(1) else {
        return String::new();
    };
    let times = usize::try_from(n / 26 + 1).unwrap_or(1).min(8);
    char::from_u32(u32::from(first) + n % 26).map(|c| c.to_string().repeat(times)).unwrap_or_default()
}

fn roman(n: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n > 3999 {
        return n.to_string();
    }
    let mut left = n;
    let mut out = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let cases = [
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (11, "chineseCountingThousand", "十一"),
            (20, "japaneseCounting", "二十"),
            (105, "chineseCounting", "一百零五"),
            (110, "chineseCounting", "一百一十"),
            (1001, "chineseCounting", "一千零一"),
            (11, "chineseLegalSimplified", "壹拾壹"),
            (20, "ideographDigital", "二〇"),
            (3, "decimalEnclosedCircle", "③"),
            (21, "decimalEnclosedCircle", "(21)"),
            (28, "lowerLetter", "bb"),
            (14, "upperRoman", "XIV"),
            (7, "decimalZero", "07"),
            (7, "unheardOf", "7"),
        ];
        for (n, format, want) in cases {
            assert_eq!(number(n, format), want, "{n} as {format}");
        }
    }
}
