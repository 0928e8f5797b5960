use crate::Origins;

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Medium {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// A Word file (OOXML).
    Docx,
    /// A PDF with a text layer.
    Pdf,
}

/// A file as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The text.
    pub text: String,
    /// The kind of file.
    pub medium: Medium,
    /// The WHATWG name of its encoding; UTF-8 for Word files and PDF, which name characters themselves.
    pub encoding: &'static str,
    /// Whether bytes that are no character of that encoding were replaced by U+FFFD.
    pub lossy: bool,
    /// Where each character of the text stands in the file.
    pub origins: Origins,
    /// Names and contents of the `meta` elements of a page, in order.
    pub metadata: Vec<(String, String)>,
}

impl Opened {
    pub(crate) fn new(text: String, medium: Medium, origins: Origins) -> Self {
        Self { text, medium, encoding: "UTF-8", lossy: false, origins, metadata: Vec::new() }
    }

    /// What a page says of itself under `name` (case does not matter); empty contents say nothing.
    ///
    /// ```
    /// let opened = shangji_media::open(b"<!doctype html><meta name=pubdate content=2024-02-28>").unwrap();
    /// assert_eq!(opened.metadata("PubDate"), Some("2024-02-28"));
    /// ```
    pub fn metadata(&self, name: &str) -> Option<&str> {
        self.metadata
            .iter()
            .filter(|(_, content)| !content.is_empty())
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, content)| content.as_str())
    }

    /// The title that a page states outside its text.
    ///
    /// ```
    /// let page = "<!doctype html><meta name=ArticleTitle content='法治政府建设年度报告'>";
    /// assert_eq!(shangji_media::open(page.as_bytes()).unwrap().title(), Some("法治政府建设年度报告"));
    /// ```
    pub fn title(&self) -> Option<&str> {
        self.first(&["ArticleTitle", "og:title", "dc.title", "headline"], |_| true)
    }

    /// Who put a page up, as it states outside its text. Seldom who reports: a bureau puts up what its government
    /// reports.
    ///
    /// ```
    /// let page = "<!doctype html><meta name=ContentSource content='云枕县司法局'>";
    /// assert_eq!(shangji_media::open(page.as_bytes()).unwrap().publisher(), Some("云枕县司法局"));
    /// ```
    pub fn publisher(&self) -> Option<&str> {
        // What pages say where they say nothing.
        const NOBODY: [&str; 8] = ["本站", "本网", "原创", "转载", "网络", "互联网", "其他", "无"];
        self.first(&["ContentSource", "source", "dc.publisher", "publisher"], |name| !NOBODY.contains(&name))
    }

    /// When a page was put up, as it writes it outside its text.
    ///
    /// ```
    /// let opened = shangji_media::open(b"<!doctype html><meta name=PubDate content='2024-02-28 09:26'>").unwrap();
    /// assert_eq!(opened.published(), Some("2024-02-28 09:26"));
    /// ```
    pub fn published(&self) -> Option<&str> {
        const NAMES: [&str; 13] = [
            "PubDate",
            "firstpublishedtime",
            "publishdate",
            "publish-date",
            "publish_date",
            "publishtime",
            "pubtime",
            "pub_date",
            "article:published_time",
            "og:release_date",
            "datePublished",
            "dc.date.issued",
            "dc.date",
        ];
        // A day has a year, a month and a day; templates leave `0000-00-00`, or a year alone.
        let is_day =
            |content: &str| content.chars().filter(char::is_ascii_digit).count() >= 6 && !content.starts_with("0000");
        self.first(&NAMES, is_day)
    }

    /// The content of the first of those names that has one worth something.
    fn first(&self, names: &[&str], is_worth: impl Fn(&str) -> bool) -> Option<&str> {
        names.iter().filter_map(|name| self.metadata(name)).find(|content| is_worth(content))
    }
}
