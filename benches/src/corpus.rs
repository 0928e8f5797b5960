use shangji::text::{Script, script};

/// The sample reports as plain text; of the web page, the text that stands beside it.
const REPORTS: [&str; 6] = [
    include_str!("../../examples/reports/101_qinglan_2021.txt"),
    include_str!("../../examples/reports/102_qinglan_2022.txt"),
    include_str!("../../examples/reports/201_yunzhen_2022.txt"),
    include_str!("../../examples/reports/gold/202/twin.txt"),
    include_str!("../../examples/reports/301_songling_2023.txt"),
    include_str!("../../examples/reports/302_qixialing_2020.txt"),
];

/// A text with its script, which is found before anything is timed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The text.
    pub text: String,
    /// The script that it is written in.
    pub script: Script,
}

impl Document {
    fn new(text: String) -> Self {
        Self { script: script(&text), text }
    }
}

/// The sample reports, repeated up to a size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corpus {
    distinct: Vec<Document>,
    n_documents: usize,
    n_bytes: usize,
}

impl Corpus {
    /// Documents of normal size, some 12 KB each, of at least `n_bytes` together: the real use.
    pub fn of_documents(n_bytes: usize) -> Self {
        let distinct: Vec<Document> = REPORTS.map(|text| Document::new(text.to_owned())).into();
        let mut corpus = Self { distinct, n_documents: 0, n_bytes: 0 };
        while corpus.n_bytes < n_bytes {
            let next = REPORTS.get(corpus.n_documents % REPORTS.len()).map_or(0, |text| text.len());
            corpus.n_bytes += next;
            corpus.n_documents += 1;
        }
        corpus
    }

    /// The same bytes as [`Corpus::of_documents`], all in one document: the worst case for whatever is not linear.
    pub fn of_one_document(n_bytes: usize) -> Self {
        let many = Self::of_documents(n_bytes);
        let text: String = many.documents().map(|document| document.text.as_str()).collect();
        Self { n_documents: 1, n_bytes: text.len(), distinct: vec![Document::new(text)] }
    }

    /// The documents, one after the other.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.distinct.iter().cycle().take(self.n_documents)
    }

    /// The number of documents.
    pub fn n_documents(&self) -> usize {
        self.n_documents
    }

    /// The bytes of all documents together.
    pub fn n_bytes(&self) -> usize {
        self.n_bytes
    }
}
