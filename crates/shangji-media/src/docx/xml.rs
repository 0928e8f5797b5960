use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::{Limits, MediaError};

/// A part of a Word file, step by step. It does not recurse, and it knows no entities but the five of XML.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// The length of the byte order mark before what is read.
    mark: usize,
    depth: usize,
    deepest: usize,
}

/// What comes next.
pub(crate) enum Step<'a> {
    /// The start of an element.
    Open(Element<'a>),
    /// The end of the innermost element.
    Close,
    /// Characters, or a part of them.
    Text {
        text: String,
        /// Where they begin, in bytes of the part.
        offset: usize,
        /// Whether they stand there to the letter.
        exact: bool,
    },
}

/// An element with its attributes.
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Its prefix.
    pub(crate) fn prefix(&self) -> &str {
        self.0.name().prefix().map_or("", |prefix| prefix.into_inner())
    }

    /// The value of the attribute of that name, prefixes aside.
    pub(crate) fn attr(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attribute = attributes.with_checks(false).flatten().find(|it| it.key.local_name().into_inner() == name)?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
    }

    /// `w:val` as a number.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.attr(name)?.trim().parse().ok()
    }

    /// Whether a switch such as `w:vanish` is on.
    pub(crate) fn is_on(&self) -> bool {
        self.attr("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

impl<'a> Xml<'a> {
    pub(crate) fn new(source: &'a str, limits: &Limits) -> Self {
        let text = source.trim_start_matches('\u{FEFF}');
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, mark: source.len() - text.len(), depth: 0, deepest: limits.depth }
    }

    /// The next step; none at the end.
    pub(crate) fn step(&mut self) -> Result<Option<Step<'a>>, MediaError> {
        loop {
            let offset = self.mark + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            let event = self.reader.read_event().map_err(|error| damaged(error.to_string()))?;
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.deepest {
                        return Err(MediaError::TooLarge {
                            what: "a Word file with a nesting",
                            limit: self.deepest,
                            found: self.depth,
                            advice: "save its text in a new file",
                        });
                    }
                    return Ok(Some(Step::Open(Element(start))));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Step::Close));
                }
                Event::Text(raw) => {
                    let text = raw.xml10_content().into_owned();
                    let exact = text.len() == raw.len();
                    return Ok(Some(Step::Text { text, offset, exact }));
                }
                Event::CData(raw) => {
                    let text = raw.xml10_content().into_owned();
                    let exact = text.len() == raw.len();
                    return Ok(Some(Step::Text { text, offset: offset + "<![CDATA[".len(), exact }));
                }
                Event::GeneralRef(name) => {
                    let text = match name.resolve_char_ref() {
                        Ok(Some(c)) => c.to_string(),
                        _ => resolve_predefined_entity(&name).map_or_else(|| format!("&{};", &*name), str::to_owned),
                    };
                    return Ok(Some(Step::Text { text, offset, exact: false }));
                }
                Event::DocType(_) => return Err(damaged("a document type, which no Word file has".to_owned())),
                Event::Eof if self.depth > 0 => return Err(damaged("the end of the file".to_owned())),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }
}

fn damaged(found: String) -> MediaError {
    MediaError::Damaged { expected: "the elements of a Word file, each with its end", found }
}
