//! What was found, in Chinese and in English: the one room in which facts become sentences.
//!
//! The analyses give facts ([`Reason`](crate::Reason), [`Note`](crate::Note), [`Finding`](crate::Finding) ...); here is how
//! they are said, a module for each analysis. What a report says itself (labels, scopes, titles) stays as it is written.

mod checks;
mod duties;
mod panel;
mod promises;
mod years;

pub use checks::check_in_words;

/// A language in which findings are told.
///
/// ```
/// use shangji_compare::Language;
///
/// assert_eq!(Language::Chinese.pick("可比", "comparable"), "可比");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Chinese, in Simplified script.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Of a locale or a language tag: `zh_CN.UTF-8` and `zh` are Chinese, anything else English.
    ///
    /// ```
    /// use shangji_compare::Language;
    ///
    /// assert_eq!(Language::of_locale("zh_CN.UTF-8"), Language::Chinese);
    /// assert_eq!(Language::of_locale("C.UTF-8"), Language::English);
    /// ```
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") { Self::Chinese } else { Self::English }
    }

    /// The one of two wordings that is in this language.
    pub fn pick<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}

/// A fact that can be told.
///
/// ```
/// use shangji_compare::{InWords, Language, Reason};
///
/// let reason = Reason::Inferred { reports: vec!["a.txt".to_owned()] };
/// assert_eq!(reason.in_words(Language::English), "not stated, follows from other figures in a.txt");
/// assert_eq!(reason.in_words(Language::Chinese), "报告未直接给出，由其他数据推算：a.txt");
/// ```
pub trait InWords {
    /// The fact in a sentence or a part of one, without a mark at its end.
    fn in_words(&self, language: Language) -> String;
}

/// `a.txt`, `a.txt and b.txt`, `a.txt, b.txt, c.txt and 4 more`; `a.txt、b.txt、c.txt等7份`.
fn list(names: &[String], language: Language) -> String {
    // A panel may hold hundreds of reports; beyond a few the number tells more than the names.
    const SHOWN: usize = 3;
    let shown = names.get(..SHOWN.min(names.len())).unwrap_or_default();
    let more = names.len() - shown.len();
    match (language, shown) {
        (Language::Chinese, _) if more == 0 => shown.join("、"),
        (Language::Chinese, _) => format!("{}等{}份", shown.join("、"), names.len()),
        (Language::English, []) => String::new(),
        (Language::English, [only]) => only.clone(),
        (Language::English, [first @ .., last]) if more == 0 => format!("{} and {last}", first.join(", ")),
        (Language::English, _) => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut_to_a_number() {
        for (names, english, chinese) in [
            (&[][..], "", ""),
            (&["a"], "a", "a"),
            (&["a", "b"], "a and b", "a、b"),
            (&["a", "b", "c"], "a, b and c", "a、b、c"),
            (&["a", "b", "c", "d", "e"], "a, b, c and 2 more", "a、b、c等5份"),
        ] {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(list(&names, Language::English), english);
            assert_eq!(list(&names, Language::Chinese), chinese);
        }
    }

    #[test]
    fn a_locale_shows_its_language() {
        for (locale, expected) in [
            ("zh", Language::Chinese),
            ("zh-Hans", Language::Chinese),
            ("zh_TW.Big5", Language::Chinese),
            ("en_GB.UTF-8", Language::English),
            ("zha", Language::English),
            ("C", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::of_locale(locale), expected, "{locale}");
        }
    }
}
