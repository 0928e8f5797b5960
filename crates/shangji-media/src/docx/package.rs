use std::io::{Cursor, Read};

use memchr::memmem;
use shangji_text::decode;
use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Step, Xml};
use crate::{Limits, MediaError};

/// The parts of a Word file. Nothing is unpacked: a part is asked for by its name, and the names of the file lead
/// nowhere.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
    /// How many bytes may still be unfolded.
    left: usize,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, MediaError> {
        // Every entry has a record with this signature: their number is known before a list of them is built.
        let n_entries = memmem::find_iter(bytes, b"PK\x01\x02").take(limits.entries.saturating_add(1)).count();
        if n_entries > limits.entries {
            return Err(MediaError::TooLarge {
                what: "a Word file with a number of parts",
                limit: limits.entries,
                found: n_entries,
                advice: "save its text in a new file",
            });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        Ok(Self { archive, limits, left: limits.expanded })
    }

    /// The text of a part, if the file has it.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, MediaError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        // What a file says of its own sizes is not believed: what comes out is counted.
        let mut bytes = Vec::new();
        let most = u64::try_from(self.left).unwrap_or(u64::MAX).saturating_add(1);
        file.take(most).read_to_end(&mut bytes).map_err(|error| MediaError::Damaged {
            expected: "a part of a Word file that can be unpacked",
            found: error.to_string(),
        })?;
        if bytes.len() > self.left {
            return Err(MediaError::TooLarge {
                what: "a Word file that unfolds into a number of bytes",
                limit: self.limits.expanded,
                found: self.limits.expanded - self.left + bytes.len(),
                advice: "save its text in a new file without pictures",
            });
        }
        self.left -= bytes.len();
        Ok(Some(decode(&bytes, None).text.into_owned()))
    }

    /// The name of the part with the text.
    pub(crate) fn main(&mut self) -> Result<String, MediaError> {
        const USUAL: &str = "word/document.xml";
        if self.has(USUAL) {
            return Ok(USUAL.to_owned());
        }
        if let Some((found, advice)) = self.kind() {
            return Err(MediaError::Unsupported { found, advice });
        }
        let target = match self.part("_rels/.rels")? {
            Some(part) => target(&part, "/officeDocument", self.limits)?,
            None => None,
        };
        match target.map(|target| target.trim_start_matches('/').to_owned()).filter(|target| self.has(target)) {
            Some(target) => Ok(target),
            None => Err(MediaError::Unsupported {
                found: "an archive without a Word text",
                advice: "unpack it and open the files in it",
            }),
        }
    }

    /// The part beside `main` of a kind such as `/numbering`.
    pub(crate) fn related(&mut self, main: &str, kind: &str) -> Result<Option<String>, MediaError> {
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let within = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let relations = self.part(&within(&format!("_rels/{file}.rels")))?;
        let target = match relations {
            Some(part) => target(&part, kind, self.limits)?,
            None => None,
        };
        let target = target.unwrap_or_else(|| format!("{}.xml", kind.trim_start_matches('/')));
        match target.strip_prefix('/') {
            Some(absolute) => self.part(absolute),
            None => self.part(&within(&target)),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Files of other programs that are archives too.
    fn kind(&self) -> Option<(&'static str, &'static str)> {
        const KINDS: &[(&str, &str, &str)] = &[
            ("OFD.xml", "an OFD file", "open it in its reader and export it as Word (.docx) or text"),
            ("xl/workbook.xml", "a spreadsheet", "save the sheet as a web page or as text"),
            ("ppt/presentation.xml", "a presentation", "save its outline as text"),
            ("content.xml", "an OpenDocument file", "save it as Word (.docx)"),
        ];
        KINDS.iter().find(|(name, _, _)| self.has(name)).map(|(_, found, advice)| (*found, *advice))
    }
}

/// Where a list of relations says that a kind of part lies.
fn target(relations: &str, kind: &str, limits: &Limits) -> Result<Option<String>, MediaError> {
    let mut xml = Xml::new(relations, limits);
    while let Some(step) = xml.step()? {
        if let Step::Open(element) = step
            && element.name() == "Relationship"
            && element.attr("Type").is_some_and(|it| it.ends_with(kind))
        {
            return Ok(element.attr("Target"));
        }
    }
    Ok(None)
}

fn damaged(error: &ZipError) -> MediaError {
    MediaError::Damaged { expected: "a Word file (.docx) with all its parts", found: error.to_string() }
}
