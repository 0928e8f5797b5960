//! What is odd about a source, for people to look at.

use std::ops::Range;

use shangji_model::{Diagnostic, Severity};
use shangji_outline::{OddityKind, Outline};
use shangji_text::Garbling;

pub(crate) fn diagnostics(tree: &Outline, garbled: &[(Range<usize>, Garbling)]) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = oddities(tree);
    diagnostics.extend(garbled.iter().filter(|(_, it)| *it != Garbling::Lost).map(|(span, garbling)| {
        garbled_text(span.clone(), Severity::Warning, format!("{}; nothing is read from these lines", how(*garbling)))
    }));
    let lost: Vec<&Range<usize>> =
        garbled.iter().filter(|(_, it)| *it == Garbling::Lost).map(|(span, _)| span).collect();
    if let Some(&first) = lost.first() {
        let message = format!("{} in {} places; nothing is read from those sentences", how(Garbling::Lost), lost.len());
        diagnostics.push(garbled_text(first.clone(), Severity::Warning, message));
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    diagnostics
}

/// What to tell of a text of which hardly a line can be read; none of any other.
pub(crate) fn wholly_garbled(text: &str, garbled: &[(Range<usize>, Garbling)]) -> Option<Diagnostic> {
    let (_, garbling) = garbled.iter().max_by_key(|(span, _)| span.len())?;
    let lost: usize = garbled.iter().map(|(span, _)| span.len()).sum();
    // A fifth of the characters lost leaves no sentence whole.
    let least = if *garbling == Garbling::Lost { text.len() / 5 } else { text.len() / 2 };
    let message = || format!("{}; nothing is read from it: save the page anew from where it came", how(*garbling));
    (lost > least).then(|| garbled_text(0..text.len(), Severity::Error, message()))
}

fn how(garbling: Garbling) -> &'static str {
    match garbling {
        Garbling::Utf8AsGbk => "the text is garbled (乱码): it was UTF-8 and was read as GBK",
        Garbling::AsLatin1 => "the text is garbled (乱码): it was Chinese and was read as Latin-1",
        Garbling::Lost => "characters were lost for good (乱码)",
    }
}

fn garbled_text(span: Range<usize>, severity: Severity, message: String) -> Diagnostic {
    Diagnostic { code: "text-garbled".into(), severity, span: span.into(), message }
}

fn oddities(tree: &Outline) -> Vec<Diagnostic> {
    tree.oddities()
        .iter()
        .map(|oddity| {
            let (severity, message) = match oddity.kind {
                OddityKind::OrdinalRepeated => (Severity::Warning, "the heading before it states the same number"),
                OddityKind::OrdinalSkipped => (Severity::Warning, "a number is left out before this heading"),
                OddityKind::OrdinalBackward => (Severity::Warning, "the heading before it states a higher number"),
                OddityKind::LevelSkipped => {
                    (Severity::Note, "the heading stands more than one level below the one above it")
                }
                OddityKind::ItemRepeated => (Severity::Warning, "the item before it states the same number"),
                OddityKind::TitleUnclosed => (Severity::Warning, "《 without 》"),
                OddityKind::TitleUnopened => (Severity::Warning, "》 without 《"),
                OddityKind::CharactersLost => (Severity::Warning, "characters were lost here in an earlier conversion"),
                OddityKind::NoBody => (Severity::Error, "no text of a report was found"),
                _ => (Severity::Note, "unusual"),
            };
            Diagnostic {
                code: oddity.kind.code().into(),
                severity,
                span: oddity.span.clone().into(),
                message: message.to_owned(),
            }
        })
        .collect()
}
