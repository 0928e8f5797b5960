//! Characters as they are compared: half-width, marks and blanks left out.

/// The half-width twin of a full-width character.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The character in the form in which texts are compared; none for marks, blanks and what shows nothing.
pub(crate) fn significant(c: char) -> Option<char> {
    // Nearly all characters of such texts are these.
    if matches!(c, '\u{4E00}'..='\u{9FFF}') {
        return Some(c);
    }
    let c = half_width(c);
    c.is_alphanumeric().then_some(c)
}
