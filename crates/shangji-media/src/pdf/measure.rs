use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;

use crate::{Limits, MediaError};

/// The error for a file whose streams are enciphered: they cannot be measured.
pub(super) const PROTECTED: MediaError = MediaError::Unsupported {
    found: "a PDF with a password or a protection",
    advice: "print it to a new PDF, or save its text",
};

/// How many bytes all streams of a file may unfold into.
pub(super) fn total(limits: &Limits) -> usize {
    limits.expanded.saturating_mul(8)
}

/// Deflate packs at most so many bytes into one.
const DENSEST: usize = 1032;
/// How far before a stream the dictionary that describes it is looked for.
const DICTIONARY: usize = 16 << 10;

/// Measures what the streams of a file unfold into, before anything is read of it.
///
/// The reader of PDF unfolds a stream as a whole. So each is unfolded here first, without being kept; and one that is
/// packed twice, or in a way that cannot be measured, is refused.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), MediaError> {
    if memmem::find_iter(bytes, b"trailer").any(|at| {
        let trailer = bytes.get(at..).unwrap_or_default();
        has(&unescaped(trailer.get(..DICTIONARY.min(trailer.len())).unwrap_or_default()), b"/Encrypt")
    }) {
        return Err(PROTECTED);
    }
    let mut left = total(limits);
    for at in memmem::find_iter(bytes, b"stream") {
        let before = bytes.get(..at).unwrap_or_default();
        if before.ends_with(b"end") {
            continue;
        }
        let window = before.get(before.len().saturating_sub(DICTIONARY)..).unwrap_or_default();
        let dictionary = memmem::rfind(window, b"obj").and_then(|start| window.get(start..)).unwrap_or(window);
        let dictionary = unescaped(dictionary);
        if has(&dictionary, b"/XRef") && has(&dictionary, b"/Encrypt") {
            return Err(PROTECTED);
        }
        if is_packed_oddly(&dictionary) {
            return Err(MediaError::Unsupported {
                found: "a PDF that is packed in an unusual way",
                advice: "print it to a new PDF, or save its text",
            });
        }
        if !has(&dictionary, b"/Fl") {
            continue;
        }
        let data = bytes.get(at + b"stream".len()..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let found = unfolded(data, limits.expanded.min(left));
        if found > limits.expanded || found > left {
            return Err(MediaError::TooLarge {
                what: "a PDF that unfolds into a number of bytes",
                limit: if found > limits.expanded { limits.expanded } else { total(limits) },
                found: if found > limits.expanded { found } else { total(limits) - left + found },
                advice: "save its text, or print the report alone to a new PDF",
            });
        }
        left -= found;
    }
    Ok(())
}

/// How many bytes packed data gives, counted to one beyond `most`.
fn unfolded(data: &[u8], most: usize) -> usize {
    if let Some(found) = count(ZlibDecoder::new(data), most) {
        return found;
    }
    // Readers forgive a damaged start or middle.
    if let Some(found) = count(DeflateDecoder::new(data), most) {
        return found;
    }
    let packed = memmem::find(data, b"endstream").unwrap_or(data.len());
    packed.saturating_mul(DENSEST).min(most.saturating_add(1))
}

fn count(mut unfolding: impl Read, most: usize) -> Option<usize> {
    let mut part = [0; 8192];
    let mut found = 0usize;
    while found <= most {
        match unfolding.read(&mut part) {
            Ok(0) => return Some(found),
            Ok(n) => found += n,
            Err(_) => return None,
        }
    }
    Some(found)
}

/// Whether a stream is packed twice, by another way than deflation that packs densely, or in a way stated elsewhere.
fn is_packed_oddly(dictionary: &[u8]) -> bool {
    let deflated = memmem::find_iter(dictionary, b"/FlateDecode").count();
    let others = [b"/LZW".as_slice(), b"/ASCII85", b"/A85", b"/ASCIIHex", b"/AHx", b"/RunLength", b"/RL"];
    let other = others.iter().any(|name| has(dictionary, name));
    let elsewhere = memmem::find_iter(dictionary, b"/Filter").any(|at| {
        let value = dictionary.get(at + b"/Filter".len()..).unwrap_or_default().trim_ascii_start();
        value.strip_prefix(b"[").unwrap_or(value).trim_ascii_start().first().is_some_and(u8::is_ascii_digit)
    });
    deflated > 1 || (deflated == 1 && other) || has(dictionary, b"/LZW") || elsewhere
}

fn has(bytes: &[u8], name: &[u8]) -> bool {
    memmem::find(bytes, name).is_some()
}

/// Names may be written with codes in place of letters: `/#46lateDecode`.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let code = match after {
            [high, low, ..] if byte == b'#' => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        if code.is_some() {
            rest = after.get(2..).unwrap_or_default();
        }
        out.push(code.unwrap_or(byte));
    }
    out
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
