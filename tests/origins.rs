//! From a figure back to the node of the page, or the byte of the Word file, in which it stands.

use ego_tree::NodeRef;
use scraper::{Html, Node};
use shangji::{Reader, Reading};
use shangji_tests::doors::archive;
use shangji_tests::samples;

/// The text of the node that an XPath such as `/html[1]/body[1]/p[2]/text()[1]` leads to.
fn text_at(html: &Html, path: &str) -> Option<String> {
    let mut node = html.tree.root();
    for step in path.split('/').skip(1) {
        let (name, nth) = step.strip_suffix(']')?.split_once('[')?;
        let is_it = |child: &NodeRef<'_, Node>| match child.value() {
            Node::Element(element) => element.name() == name,
            Node::Text(_) => name == "text()",
            _ => false,
        };
        node = node.children().filter(is_it).nth(nth.parse::<usize>().ok()? - 1)?;
    }
    node.value().as_text().map(|text| text.to_string())
}

/// Looks every character of the text up in the page. How many of a hundred stand there to the letter.
fn share_found(reading: &Reading, page: &str) -> usize {
    let html = Html::parse_document(page);
    let (mut exact, mut all) = (0, 0);
    for (at, c) in reading.text.char_indices().filter(|(_, c)| *c != '\n') {
        all += 1;
        let origin = reading.origins.at(at).expect("every character of a page belongs to a node");
        let text = text_at(&html, &origin.node).unwrap_or_default();
        assert!(!text.is_empty(), "{} leads to no text", origin.node);
        if origin.exact {
            exact += 1;
            assert!(text[origin.offset..].starts_with(c), "{c} at {at} is not at {} of {}", origin.offset, origin.node);
        }
    }
    exact * 100 / all
}

#[test]
fn every_character_of_a_page_is_found_in_its_node() {
    let page = String::from_utf8(samples::html()).expect("the web page is UTF-8");
    let reading = Reader::new().read("page", page.as_bytes());
    assert!(share_found(&reading, &page) >= 95);
    for indicator in &reading.report.indicators {
        assert!(reading.origins.at(indicator.span.start).is_some_and(|it| it.exact), "{indicator:?}");
    }
    // The same in another encoding: nodes hold characters, not bytes.
    let (bytes, _, _) = encoding_rs::GB18030.encode(&page);
    assert_eq!(Reader::new().read("page", &bytes).origins, reading.origins);
}

#[test]
fn figures_lead_to_their_nodes() {
    let page = "<!doctype html><html><body><div hidden>藏1件</div><!-- 2件 --><iframe>3件</iframe>\n\
                <p>全年  受理<!-- 4件 -->行政复议案件<b>168</b>件。<span style='display:none'>5件</span></p>\
                <table><tr><th>类别<th>2022年<th>2023年<tr><td>审结案件（件）<td>107<td><p> 118 </p></table>\
                <noscript>6件</noscript><template>7件</template><p>办理公证<br>820件。</p></body></html>";
    let reading = Reader::new().read("page", page.as_bytes());
    assert_eq!(
        reading.text,
        "全年 受理行政复议案件168件。\n2022年审结案件：107件\n2023年审结案件：118件\n办理公证\n820件。\n"
    );
    let of = |words: &str| {
        let origin = reading.origins.at(reading.text.find(words).expect("it is read")).expect("a node");
        (origin.node, origin.offset, origin.exact)
    };
    let body = "/html[1]/body[1]";
    let row = format!("{body}/table[1]/tbody[1]/tr[2]");
    let want = [
        ("全年", (format!("{body}/p[1]/text()[1]"), 0, true)),
        ("受理", (format!("{body}/p[1]/text()[1]"), "全年  ".len(), true)),
        ("行政复议案件", (format!("{body}/p[1]/text()[2]"), 0, true)),
        ("168", (format!("{body}/p[1]/b[1]/text()[1]"), 0, true)),
        ("件。", (format!("{body}/p[1]/text()[3]"), 0, true)),
        // A table is read line by line: what names a figure belongs to its cell, and is no part of it.
        ("107", (format!("{row}/td[2]/text()[1]"), 0, true)),
        ("118", (format!("{row}/td[3]/p[1]/text()[1]"), 1, true)),
        ("2023年审结", (format!("{row}/td[3]/p[1]/text()[1]"), 1, false)),
        ("820件", (format!("{body}/p[2]/text()[2]"), 0, true)),
    ];
    for (words, origin) in want {
        assert_eq!(of(words), origin, "{words}");
    }
    assert!(share_found(&reading, page) > 50);
}

#[test]
fn figures_of_a_word_file_lead_to_their_bytes() {
    let part = "<?xml version=\"1.0\"?><w:document xmlns:w='w'><w:body><w:p><w:r><w:t>全年受理&amp;审结</w:t></w:r>\
                <w:del><w:r><w:delText>9件</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'> 168</w:t></w:r>\
                <w:r><w:t><![CDATA[件。]]></w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>审结（件）</w:t></w:r></w:p>\
                </w:tc><w:tc><w:p><w:r><w:t>\n 141</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
    let reading = Reader::new().read("file", &archive(&[("word/document.xml", part.as_bytes())]));
    assert_eq!(reading.text, "全年受理&审结 168件。\n审结：141件\n");
    for words in ["全年", "审结 ", "168", "件。", "141"] {
        let origin = reading.origins.at(reading.text.find(words).expect("it is read")).expect("a part");
        assert_eq!((origin.node.as_str(), origin.exact), ("word/document.xml", true), "{words}");
        assert!(part[origin.offset..].starts_with(words.trim_end()), "{words} at {}", origin.offset);
    }
    let named = reading.origins.at(reading.text.find("审结：").expect("it is read")).expect("a part");
    assert!(!named.exact && part[named.offset..].starts_with("141"), "{named:?}");
}

#[test]
fn plain_text_stands_where_it_stands() {
    let reading = Reader::new().read("text", "全县受理案件12件。".as_bytes());
    let origin = reading.origins.at(7).expect("text");
    assert_eq!((origin.node.as_str(), origin.offset, origin.exact), ("", 7, true));
}
