//! The language in which a program speaks.

use shangji::compare::Language;

/// What `--lang` takes.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// The language that was asked for, else that of the locale: the first of LC_ALL, LC_MESSAGES and LANG that is set and
/// not empty decides, as POSIX has it.
#[expect(clippy::disallowed_methods, reason = "a program speaks the language of its user")]
pub(crate) fn language(asked: Option<Lang>) -> Language {
    match asked {
        Some(Lang::Zh) => Language::Chinese,
        Some(Lang::En) => Language::English,
        None => {
            let set = |name: &&str| std::env::var(name).ok().filter(|locale| !locale.is_empty());
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
            locale.map_or(Language::English, |locale| Language::of_locale(&locale))
        }
    }
}
