//! Reads the sample reports over and over, beside what else goes over the same bytes.
//!
//! ```sh
//! cargo bench -p shangji-benches                 # 1 MB and 20 MB, as many documents and as one
//! cargo bench -p shangji-benches -- --quick      # one round on 1 MB: does it run?
//! ```
//!
//! What to see: megabytes a second of each task; how fast the outline is beside the events of pulldown-cmark and the
//! whole reading beside one pass of a lexicon, as the median of the ratios of the rounds; and whether time is linear:
//! what a byte costs in 20 MB as a multiple of what it costs in 1 MB. The results are asserted before they are timed.

use std::cell::RefCell;
use std::process::ExitCode;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use shangji::grammar::scan::scan;
use shangji::outline::outline;
use shangji::text::fold;
use shangji::vocabulary::{self, lexicon};
use shangji_benches::{Corpus, Task, Times, run, table};

const MEGABYTE: usize = 1_000_000;
const USAGE: &str = "options: --quick (one round on 1 MB), --rounds N (of each size; 9 if not told), \
                     --only TASK (for a profiler; the ratios need all)";

/// Aims, as shares of the rival's speed.
const RATIOS: [(&str, &str, f64); 2] = [("outline", "pulldown-cmark", 0.3), ("read", "daachorse", 0.1)];

fn main() -> ExitCode {
    let (mut quick, mut n_rounds, mut only) = (false, 9, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), arguments.size_hint().0) {
            ("--quick", _) => quick = true,
            ("--rounds", 1..) => n_rounds = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(n_rounds),
            ("--only", 1..) => only = arguments.next(),
            // Cargo says so to every target.
            ("--bench", _) => {}
            _ => {
                eprintln!("{USAGE}");
                return ExitCode::FAILURE;
            }
        }
    }
    let automaton = automaton();
    check(&automaton);
    let mut tasks = tasks(automaton);
    tasks.retain(|task| only.as_ref().is_none_or(|only| task.name() == only));
    if quick {
        report("1 MB, documents of normal size, one round", &run(&tasks, &Corpus::of_documents(MEGABYTE), 1));
        return ExitCode::SUCCESS;
    }
    for (name, corpus) in [
        ("documents of normal size", Corpus::of_documents as fn(usize) -> Corpus),
        ("one document", Corpus::of_one_document),
    ] {
        let small = run(&tasks, &corpus(MEGABYTE), n_rounds);
        let large = run(&tasks, &corpus(20 * MEGABYTE), n_rounds);
        report(&format!("1 MB, {name}"), &small);
        report(&format!("20 MB, {name}"), &large);
        linearity(&small, &large);
    }
    ExitCode::SUCCESS
}

/// All words that figures and their subjects are told by.
fn words() -> Vec<&'static str> {
    let mut words: Vec<&str> = vocabulary::words().iter().map(|word| word.text).collect();
    words.extend(shangji::catalog().iter().map(|concept| concept.name_zh.as_str()));
    words.sort_unstable();
    words.dedup();
    words
}

fn automaton() -> CharwiseDoubleArrayAhoCorasick<u32> {
    let builder = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest);
    builder.build(words()).expect("the words are distinct and not empty")
}

fn tasks(automaton: CharwiseDoubleArrayAhoCorasick<u32>) -> Vec<Task> {
    fn sum(corpus: &Corpus, of: impl Fn(&str) -> usize) -> usize {
        corpus.documents().map(|document| of(&document.text)).sum()
    }
    let copy = RefCell::new(Vec::with_capacity(21 * MEGABYTE));
    vec![
        Task::new("memcpy", move |corpus| {
            let mut copy = copy.borrow_mut();
            copy.clear();
            corpus.documents().for_each(|document| copy.extend_from_slice(document.text.as_bytes()));
            copy.len()
        }),
        Task::new("pulldown-cmark", |corpus| sum(corpus, |text| pulldown_cmark::Parser::new(text).count())),
        Task::new("daachorse", move |corpus| sum(corpus, |text| automaton.leftmost_find_iter(text).count())),
        Task::new("outline", |corpus| sum(corpus, |text| outline(text).nodes().len())),
        Task::new("read", |corpus| sum(corpus, |text| shangji::read(text.as_bytes()).indicators.len())),
        Task::new("scan", |corpus| sum(corpus, |text| scan(text).len())),
        Task::new("fold", |corpus| {
            corpus.documents().map(|document| fold(&document.text, document.script).text().len()).sum()
        }),
    ]
}

/// What is timed must be right: nothing is faster than doing nothing.
fn check(automaton: &CharwiseDoubleArrayAhoCorasick<u32>) {
    let corpus = Corpus::of_one_document(6 * 14_000);
    assert!(corpus.n_bytes() >= 6 * 14_000, "the corpus is as large as asked for");
    for corpus in [Corpus::of_documents(MEGABYTE), Corpus::of_one_document(MEGABYTE)] {
        for document in corpus.documents().take(6) {
            let text = &document.text;
            let tree = outline(text);
            let leaves: String = tree.leaves().filter_map(|leaf| text.get(leaf.span.clone())).collect();
            assert!(leaves == *text, "the leaves of the outline concatenate to the text");
            assert!(tree.sections().len() > 5, "the outline has sections");
            let report = shangji::read(text.as_bytes());
            assert!(report.indicators.len() > 20, "figures are found");
            assert!(scan(text).len() >= report.indicators.len(), "every figure that is read was scanned");
            assert!(!fold(text, document.script).text().contains('　'), "the normal form has no wide spaces");
        }
    }
    // The rival finds what a look-up at every character finds, and nothing less.
    let words = words();
    let longest = words.iter().map(|word| word.chars().count()).max().unwrap_or_default();
    for document in Corpus::of_documents(1).documents() {
        let mut expected = 0;
        let mut rest = document.text.as_str();
        while let Some(c) = rest.chars().next() {
            let ends = rest.char_indices().skip(1).map(|(at, _)| at).chain([rest.len()]).take(longest);
            let hit = ends.filter(|&end| rest.get(..end).is_some_and(|word| words.binary_search(&word).is_ok())).last();
            expected += usize::from(hit.is_some());
            rest = rest.get(hit.unwrap_or(c.len_utf8())..).unwrap_or_default();
        }
        let found = automaton.leftmost_find_iter(&document.text).count();
        assert!(found == expected && found > 500, "the automaton finds {found} words, {expected} are there");
    }
    println!("results asserted; {} words in the automaton, {} in the lexicon\n", words.len(), lexicon().len());
}

fn report(title: &str, times: &Times) {
    println!("{}", table(title, times));
    for (name, rival, aim) in RATIOS {
        if let Some(ratio) = times.ratio(name, rival) {
            let best = times.ratio_of_best(name, rival).unwrap_or_default();
            println!("  {name} / {rival}: {ratio}, of the fastest rounds {best:.3}; aim {aim}");
        }
    }
    println!();
}

fn linearity(small: &Times, large: &Times) {
    println!("  ns/byte at 20 MB as a multiple of that at 1 MB");
    for (name, _) in &large.seconds {
        if let (Some(small), Some(large)) = (small.nanoseconds_per_byte(name), large.nanoseconds_per_byte(name)) {
            println!("  {name:<16}{:>10.2}", large.median / small.median);
        }
    }
    println!();
}
