//! The text layer of a PDF, line by line as printed.
//!
//! A PDF says where each glyph stands and nothing of lines: glyphs of one height are a line, lines go down the page.
//! What the file marks as no part of its text (headers, footers, page numbers) is left out.

mod layout;
mod measure;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use hayro_font::kurbo::Affine;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;
use hayro_syntax::{LoadPdfError, Pdf};

use crate::{Limits, MediaError};
use layout::Layout;

/// Forms within forms, and saved states, are followed so deep.
const DEEPEST: usize = 12;
const MOST_SAVED: usize = 256;

/// The text of a PDF.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<String, MediaError> {
    measure::check(bytes, limits)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => measure::PROTECTED,
        _ => MediaError::Damaged { expected: "a PDF with its pages", found: "no list of pages".to_owned() },
    })?;
    let pages = pdf.pages();
    if pages.len() > limits.pages {
        return Err(MediaError::TooLarge {
            what: "a PDF with a number of pages",
            limit: limits.pages,
            found: pages.len(),
            advice: "save the pages of the report alone",
        });
    }
    let mut walk = Walk {
        fonts: FontCache::new(),
        font_resolver: Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
        }),
        cmap_resolver: Arc::new(hayro_cmap::load_embedded),
        layout: Layout::default(),
        left: measure::total(limits),
        limits,
    };
    for page in pages.iter() {
        let start = Affine::new(page.initial_transform(true).as_coeffs());
        walk.content(page.page_stream().unwrap_or_default(), page.resources(), start, 0)?;
        walk.layout.end_page();
    }
    walk.layout.finish()
}

struct Walk<'a, 'l> {
    fonts: FontCache<'a>,
    font_resolver: FontResolverFn,
    cmap_resolver: CMapResolverFn,
    layout: Layout,
    /// How many bytes of content may still be read; forms may be drawn again and again.
    left: usize,
    limits: &'l Limits,
}

/// What is saved and restored.
#[derive(Clone)]
struct State<'a> {
    place: Affine,
    font: Option<Font<'a>>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Where the next glyph and the line stand, while text is set.
#[derive(Clone, Copy)]
struct Pen {
    glyph: Affine,
    line: Affine,
}

impl Pen {
    fn to(place: Affine) -> Self {
        Self { glyph: place, line: place }
    }

    fn next_line(self, x: f64, y: f64) -> Self {
        Self::to(self.line * Affine::translate((x, y)))
    }
}

impl<'a> Walk<'a, '_> {
    /// Reads the instructions of a page or form. Goes no deeper than [`DEEPEST`].
    fn content(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        place: Affine,
        depth: usize,
    ) -> Result<(), MediaError> {
        self.left = self.left.checked_sub(content.len()).ok_or(MediaError::TooLarge {
            what: "a PDF that unfolds into a number of bytes",
            limit: measure::total(self.limits),
            found: measure::total(self.limits).saturating_add(1),
            advice: "save its text, or print the report alone to a new PDF",
        })?;
        let mut state = State {
            place,
            font: None,
            size: 1.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State<'a>> = Vec::new();
        let mut pen = Pen::to(Affine::IDENTITY);
        // For each open mark whether it says that what follows is no part of the text.
        let mut marks: Vec<bool> = Vec::new();
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            let number = |nth: usize| match operands.get(nth) {
                Some(Object::Number(number)) => number.as_f64(),
                _ => 0.0,
            };
            let name = |nth: usize| match operands.get(nth) {
                Some(Object::Name(name)) => Some(name),
                _ => None,
            };
            let matrix = || Affine::new([number(0), number(1), number(2), number(3), number(4), number(5)]);
            let operator: &[u8] = instruction.operator.as_ref();
            match operator {
                b"q" if saved.len() < MOST_SAVED => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.place *= matrix(),
                b"BT" => pen = Pen::to(Affine::IDENTITY),
                b"Tm" => pen = Pen::to(matrix()),
                b"Td" => pen = pen.next_line(number(0), number(1)),
                b"TD" => {
                    state.leading = -number(1);
                    pen = pen.next_line(number(0), number(1));
                }
                b"T*" => pen = pen.next_line(0.0, -state.leading),
                b"Tc" => state.letter_gap = number(0),
                b"Tw" => state.word_gap = number(0),
                b"Tz" => state.stretch = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Ts" => state.rise = number(0),
                b"Tf" => {
                    state.size = number(1);
                    state.font = name(0).and_then(|name| self.font(resources, name));
                }
                b"Tj" => self.show(operands.first().copied(), &state, &mut pen, &marks),
                b"'" => {
                    pen = pen.next_line(0.0, -state.leading);
                    self.show(operands.first().copied(), &state, &mut pen, &marks);
                }
                b"\"" => {
                    state.word_gap = number(0);
                    state.letter_gap = number(1);
                    pen = pen.next_line(0.0, -state.leading);
                    self.show(operands.get(2).copied(), &state, &mut pen, &marks);
                }
                b"TJ" => {
                    if let Some(Object::Array(parts)) = operands.first() {
                        self.show_parts(parts, &state, &mut pen, &marks);
                    }
                }
                b"BMC" | b"BDC" => marks.push(name(0).is_some_and(|name| is(name, b"Artifact"))),
                b"EMC" => {
                    marks.pop();
                }
                b"Do" if depth < DEEPEST => {
                    let form = name(0).and_then(|name| resources.get_x_object(name));
                    if let Some(form) = form.filter(|_| !marks.contains(&true)) {
                        self.form(&form, resources, state.place, depth)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn form(
        &mut self,
        form: &Stream<'a>,
        around: &Resources<'a>,
        place: Affine,
        depth: usize,
    ) -> Result<(), MediaError> {
        let dict = form.dict();
        if dict.get::<Name<'_>>(b"Subtype").is_none_or(|kind| !is(&kind, b"Form")) {
            return Ok(());
        }
        let mut matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        if let Some(numbers) = dict.get::<Array<'_>>(b"Matrix") {
            for (place, number) in matrix.iter_mut().zip(numbers.iter::<f32>()) {
                *place = f64::from(number);
            }
        }
        let own = dict.get::<Dict<'a>>(b"Resources").map(Resources::new);
        match form.decoded_data() {
            Ok(content) => {
                self.content(&content, own.as_ref().unwrap_or(around), place * Affine::new(matrix), depth + 1)
            }
            Err(_) => Ok(()),
        }
    }

    fn font(&self, resources: &Resources<'a>, name: &Name<'_>) -> Option<Font<'a>> {
        self.fonts.font(&resources.get_font(name)?, &self.font_resolver, &self.cmap_resolver)
    }

    fn show_parts(&mut self, parts: &Array<'_>, state: &State<'a>, pen: &mut Pen, marks: &[bool]) {
        for part in parts.iter::<Object<'_>>() {
            if let Object::Number(number) = &part {
                let back = -number.as_f64() / 1000.0 * state.size;
                let upright = state.font.as_ref().is_some_and(|font| !font.is_horizontal());
                let shift = if upright { (0.0, back) } else { (back * state.stretch, 0.0) };
                pen.glyph *= Affine::translate(shift);
            } else {
                self.show(Some(&part), state, pen, marks);
            }
        }
    }

    fn show(&mut self, text: Option<&Object<'_>>, state: &State<'a>, pen: &mut Pen, marks: &[bool]) {
        let (Some(Object::String(text)), Some(font)) = (text, &state.font) else {
            return;
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (code, len) = font.read_code(bytes, at);
            let len = len.max(1);
            at += len;
            let advance = font.code_advance(code) / 1000.0 * state.size;
            let gap = state.letter_gap + if len == 1 && code == 32 { state.word_gap } else { 0.0 };
            let shift =
                if font.is_horizontal() { ((advance.x + gap) * state.stretch, 0.0) } else { (0.0, advance.y + gap) };
            if !marks.contains(&true) {
                let unicode = match font.glyph(font.map_code(code), code) {
                    FontGlyph::Outline(glyph) => glyph.as_unicode(),
                    FontGlyph::Type3(glyph) => glyph.as_unicode(),
                };
                let place = state.place * pen.glyph * Affine::translate((0.0, state.rise));
                self.layout.glyph(unicode, place, advance.x * state.stretch, state.size);
            }
            pen.glyph *= Affine::translate(shift);
        }
    }
}

fn is(name: &Name<'_>, word: &[u8]) -> bool {
    let name: &[u8] = name.as_ref();
    name == word
}
