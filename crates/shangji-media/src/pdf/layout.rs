use std::collections::{BTreeMap, BTreeSet};

use hayro_cmap::BfString;
use hayro_font::kurbo::{Affine, Point};

use crate::MediaError;

/// Puts glyphs together to lines, and lines to a text.
#[derive(Debug, Default)]
pub(super) struct Layout {
    out: String,
    page: Vec<Line>,
    /// The lines of the pages before it.
    rows: Vec<Line>,
    /// Glyphs of the page with their places: bold is often the same glyph twice.
    seen: BTreeSet<(String, i64, i64)>,
    n_glyphs: usize,
    n_unknown: usize,
}

#[derive(Debug)]
struct Line {
    text: String,
    /// How far down the page it stands, and where it ends.
    y: f64,
    start: f64,
    end: f64,
    size: f64,
    /// Whether it is the first of a page.
    opens_page: bool,
}

impl Layout {
    /// A glyph with what it stands for, where it stands, how wide it is and how high its font, before `place`.
    pub(super) fn glyph(&mut self, unicode: Option<BfString>, place: Affine, width: f64, height: f64) {
        let text = match unicode {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        let known = !text.chars().any(|c| c == char::REPLACEMENT_CHARACTER || is_private(c));
        self.n_glyphs += 1;
        self.n_unknown += usize::from(!known);
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        let (start, end) = (place * Point::ZERO, place * Point::new(width, 0.0));
        let size = (place * Point::new(0.0, height) - start).hypot();
        let sound = [start.x, start.y, end.x, size].into_iter().all(|n| n.is_finite() && n.abs() < 1e6) && size > 0.0;
        if text.is_empty() || !sound || self.is_again(&text, cell(start.x, size), cell(start.y, size)) {
            return;
        }
        let blank = text.trim().is_empty();
        if let Some(line) = self.page.last_mut() {
            let height = line.size.max(size);
            if (line.y - start.y).abs() < height * 0.5 && start.x > line.end - height {
                line.append(&text, blank, start.x, end.x, size);
                return;
            }
        }
        if !blank {
            self.page.push(Line { text, y: start.y, start: start.x, end: end.x, size, opens_page: false });
        }
    }

    /// Whether the glyph was printed in that place before, or a hair's breadth beside it.
    fn is_again(&mut self, text: &str, x: i64, y: i64) -> bool {
        let again = (-1..=1).any(|dx| (-1..=1).any(|dy| self.seen.contains(&(text.to_owned(), x + dx, y + dy))));
        self.seen.insert((text.to_owned(), x, y));
        again
    }

    /// Puts the lines of a page in order, from its top to its foot.
    pub(super) fn end_page(&mut self) {
        self.seen.clear();
        let mut lines = std::mem::take(&mut self.page);
        lines.sort_by(|a, b| a.y.total_cmp(&b.y));
        let mut rows: Vec<Line> = Vec::new();
        let mut lines = lines.into_iter().peekable();
        while let Some(first) = lines.next() {
            // Cells of a row come in any order.
            let mut row = vec![first];
            while let Some(next) =
                lines.next_if(|next| row.first().is_some_and(|it| (next.y - it.y).abs() < it.size.min(next.size) * 0.4))
            {
                row.push(next);
            }
            row.sort_by(|a, b| a.start.total_cmp(&b.start));
            rows.extend(row.into_iter().reduce(|mut row, cell| {
                row.text.push('\t');
                row.text.push_str(&cell.text);
                row.end = row.end.max(cell.end);
                row
            }));
        }
        if let Some(first) = rows.first_mut() {
            first.opens_page = true;
        }
        let last = rows.len().saturating_sub(1);
        let rows = rows.into_iter().enumerate();
        self.rows.extend(
            rows.filter(|(nth, row)| !(is_page_number(&row.text) && (*nth == 0 || *nth == last))).map(|(_, row)| row),
        );
    }

    /// Joins what was wrapped: a line that begins at the left margin, below one that reaches the right margin.
    fn join(&mut self) {
        let edges = |edge: fn(&Line) -> f64| {
            let mut times: BTreeMap<i64, (usize, f64)> = BTreeMap::new();
            for row in &self.rows {
                let place = times.entry(cell(edge(row), row.size * 5.0)).or_insert((0, edge(row)));
                place.0 += 1;
            }
            times.into_values().max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))).map(|(_, edge)| edge)
        };
        let (Some(left), Some(right)) = (edges(|row| row.start), edges(|row| row.end)) else {
            return;
        };
        let mut before: Option<&Line> = None;
        for row in &self.rows {
            let wrapped = before.is_some_and(|before| {
                let near = (row.y - before.y < before.size.max(row.size) * 2.6) || row.opens_page;
                let alike = (before.size - row.size).abs() < row.size * 0.1;
                let full = before.end > right - before.size * 1.6;
                let flush = (row.start - left).abs() < row.size * 0.8;
                near && alike && full && flush && !before.text.contains('\t') && !row.text.contains('\t')
            });
            if wrapped {
                let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                if latin(self.out.chars().next_back()) && latin(row.text.chars().next()) {
                    self.out.push(' ');
                }
            } else if before.is_some() {
                self.out.push('\n');
            }
            self.out.push_str(row.text.trim_end());
            before = Some(row);
        }
        self.out.push('\n');
    }

    /// The text.
    pub(super) fn finish(mut self) -> Result<String, MediaError> {
        self.join();
        if self.out.trim().is_empty() {
            return Err(MediaError::Unsupported {
                found: "a PDF without text, such as a scan",
                advice: "put it through text recognition (OCR) and save the text",
            });
        }
        if self.n_unknown * 3 > self.n_glyphs {
            return Err(MediaError::Unsupported {
                found: "a PDF whose fonts do not say what their glyphs stand for",
                advice: "put it through text recognition (OCR) and save the text",
            });
        }
        Ok(self.out)
    }
}

impl Line {
    fn append(&mut self, text: &str, blank: bool, start: f64, end: f64, size: f64) {
        let gap = start - self.end;
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
        if gap > size * 2.5 {
            self.text.push('\t');
        } else if gap > size * 0.15 && latin(self.text.chars().next_back()) && latin(text.chars().next()) {
            self.text.push(' ');
        }
        // A blank wider than a gap is a gap; the text is not indented by hand.
        if !(blank && self.text.ends_with([' ', '\t'])) {
            self.text.push_str(text);
        }
        self.end = self.end.max(end);
        self.size = self.size.max(size);
    }
}

/// The square of a tenth of a glyph in which a place lies.
#[expect(clippy::cast_possible_truncation, reason = "places are bounded, and near ones fall together")]
fn cell(place: f64, size: f64) -> i64 {
    (place / size * 10.0).round() as i64
}

/// `— 4 —`: the number of a printed page, at its top or foot.
fn is_page_number(text: &str) -> bool {
    let digits = text.trim_matches(|c: char| matches!(c, '-' | '—' | '–' | '－' | '·') || c.is_whitespace());
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}
