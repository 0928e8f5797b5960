use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without byte order mark.
    pub text: Cow<'a, str>,
    /// The WHATWG name of the encoding that it was in.
    pub encoding: &'static str,
    /// Whether bytes that are no character of that encoding were replaced by U+FFFD.
    pub lossy: bool,
}

/// Decodes any bytes: byte order mark, then strict UTF-8, then UTF-16 without a mark (told by its zero bytes and the
/// plane of Chinese characters), then UTF-8 with a few broken bytes, then what `declared` names if it fits, then
/// detection over the whole input.
///
/// `declared` is what the file says of itself (a `charset` of a web page); it is believed only where the bytes agree.
///
/// ```
/// let decoded = shangji_text::decode(b"\xB7\xA8\xD6\xCE\xD5\xFE\xB8\xAE\xBD\xA8\xC9\xE8", None);
/// assert_eq!(decoded.text, "法治政府建设");
/// assert_eq!(decoded.encoding, "GBK");
/// assert!(!decoded.lossy);
/// ```
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), lossy: false };
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return with(encoding, bytes);
    }
    let utf_8 = with(UTF_8, bytes);
    let broken = utf_8.text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    if broken * 50 < utf_8.text.chars().filter(|c| !c.is_ascii()).count() {
        return utf_8;
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes())).filter(|&e| e != UTF_8);
    if let Some(decoded) = declared.map(|encoding| with(encoding, bytes)).filter(|decoded| !decoded.lossy) {
        return decoded;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // No hint of a domain: `.cn` would turn Big5 into GBK.
    with(detector.guess(None, Utf8Detection::Deny), bytes)
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding: encoding.name(), lossy }
}

/// Chinese in UTF-16 has high bytes 4E to 9F, and every ASCII character has a zero beside it.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    if pairs < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let (mut little, mut big) = (0usize, 0usize);
    for pair in bytes.chunks_exact(2).take(4096) {
        if let [a, b] = *pair {
            little += usize::from(matches!(b, 0x00 | 0x30 | 0x4E..=0x9F | 0xFF) && !(b == 0 && a == 0));
            big += usize::from(matches!(a, 0x00 | 0x30 | 0x4E..=0x9F | 0xFF) && !(a == 0 && b == 0));
        }
    }
    let seen = pairs.min(4096);
    let zeros = bytes.iter().take(8192).filter(|&&b| b == 0).count();
    // Legacy Chinese text holds no zero byte; UTF-16 has one in every digit and line feed.
    if zeros == 0 {
        return None;
    }
    if little * 10 >= seen * 9 && little > big {
        Some(UTF_16LE)
    } else if big * 10 >= seen * 9 {
        Some(UTF_16BE)
    } else {
        None
    }
}
