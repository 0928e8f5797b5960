use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{Limits, MediaError, Medium, open, open_within};

fn file(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    file(&[("word/document.xml", &format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>"))])
}

fn text(body: &str) -> String {
    open(&document(body)).unwrap().text
}

#[test]
fn paragraphs_are_lines_and_breaks_and_tabs_stand() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>一、</w:t></w:r>\
                <w:r><w:t xml:space='preserve'>成效 </w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙&amp;&#x4E19;</w:t></w:r></w:p>\n\
                <w:p/><w:p><w:r><w:t>\n  丁\n</w:t></w:r></w:p>";
    assert_eq!(text(body), "一、成效 \t甲\n乙&丙\n丁\n");
}

#[test]
fn what_is_not_shown_is_left_out() {
    let body = "<w:p><w:r><w:t>受理</w:t></w:r><w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del>\
                <w:ins><w:r><w:t>案件</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>\
                <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
                <w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>12件</w:t></w:r>\
                <mc:AlternateContent><mc:Choice/><mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback>\
                </mc:AlternateContent></w:p><w:sectPr/>";
    assert_eq!(text(body), "受理案件12件\n");
}

#[test]
fn a_deleted_end_joins_two_paragraphs() {
    let body = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>受理</w:t></w:r></w:p>\
                <w:p><w:r><w:t>12件</w:t></w:r></w:p>";
    assert_eq!(text(body), "受理12件\n");
}

#[test]
fn a_text_box_stands_before_its_paragraph() {
    let body = "<w:p><w:r><w:t>前</w:t><w:drawing><w:txbxContent><w:p><w:r><w:t>盒</w:t></w:r></w:p></w:txbxContent>\
                <a:t>图</a:t></w:drawing><w:t>后</w:t></w:r></w:p>";
    assert_eq!(text(body), "盒\n前后\n");
}

#[test]
fn automatic_numbers_are_counted() {
    let level = |nth: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{nth}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let levels = [
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "%3.%4"),
        level(4, "bullet", ""),
    ];
    let numbering = format!(
        "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'>{}</w:abstractNum><w:num w:numId='3'>\
         <w:abstractNumId w:val='7'/></w:num><w:num w:numId='4'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>\
         <w:startOverride w:val='5'/></w:lvlOverride></w:num></w:numbering>",
        levels.concat()
    );
    let numbered = |list: usize, level: usize, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        numbered(3, 0, "成效"),
        numbered(3, 1, "制度"),
        numbered(3, 2, "立规"),
        numbered(3, 2, "清理"),
        numbered(3, 3, "废止"),
        numbered(3, 4, "三件"),
        numbered(3, 1, "执法"),
        numbered(3, 0, ""),
        numbered(3, 2, "公示"),
        numbered(3, 0, "不足"),
        numbered(0, 0, "正文"),
        numbered(4, 0, "另起"),
    ];
    let document = format!("<w:document xmlns:w='w'><w:body>{}</w:body></w:document>", body.concat());
    let bytes = file(&[("word/document.xml", &document), ("word/numbering.xml", &numbering)]);
    let want = "一、成效\n（一）制度\n1.立规\n2.清理\n2.1 废止\n三件\n（二）执法\n1.公示\n二、不足\n正文\n五、另起\n";
    assert_eq!(open(&bytes).unwrap().text, want);
}

#[test]
fn tables_of_contents_are_left_out() {
    let styles = "<w:styles xmlns:w='w'><w:style w:styleId='11'><w:name w:val='toc 1'/></w:style></w:styles>";
    let document = "<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='11'/></w:pPr><w:r><w:t>一、成效\
                    </w:t></w:r></w:p><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>";
    let bytes = file(&[("word/document.xml", document), ("word/styles.xml", styles)]);
    assert_eq!(open(&bytes).unwrap().text, "正文\n");
}

#[test]
fn cells_merged_downwards_name_all_their_rows() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let rows = [
        [cell("", "类别"), cell("", "阶段"), cell("", "件数（件）")].concat(),
        [cell("<w:vMerge w:val='restart'/>", "行政复议"), cell("", "受理"), cell("", "12")].concat(),
        [cell("<w:vMerge/>", ""), cell("", "审结"), cell("", "10")].concat(),
        cell("<w:gridSpan w:val='3'/>", "注：以上为全县数据"),
    ];
    let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    let want = "行政复议受理：12件\n行政复议审结：10件\n注：以上为全县数据\n";
    assert_eq!(text(&format!("<w:tbl>{rows}</w:tbl>")), want);
}

#[test]
fn the_text_may_lie_under_another_name() {
    let relations = "<Relationships><Relationship Id='1' Type='http://x/relationships/officeDocument' \
                     Target='/word/document2.xml'/></Relationships>";
    let document = "<w:document xmlns:w='w'><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:document>";
    let opened = open(&file(&[("_rels/.rels", relations), ("word/document2.xml", document)])).unwrap();
    assert_eq!((opened.medium, opened.text.as_str()), (Medium::Docx, "正文\n"));
}

/// Parts are looked up in the archive and nowhere else, whatever a relation names.
#[test]
fn relations_lead_out_of_no_archive() {
    let outside = std::env::temp_dir().join("outside.xml");
    for target in ["../../../../etc/hostname", "/etc/hostname", "file:///etc/hostname", &outside.display().to_string()]
    {
        let relations =
            format!("<Relationships><Relationship Type='x/officeDocument' Target='{target}'/></Relationships>");
        let bytes = file(&[("_rels/.rels", &relations), ("../../evil.xml", "<w:p><w:r><w:t>1件</w:t></w:r></w:p>")]);
        assert!(open(&bytes).is_err(), "{target}");
    }
}

#[test]
fn other_archives_are_told_apart() {
    for (name, word) in [("OFD.xml", "OFD"), ("xl/workbook.xml", "spreadsheet"), ("note.txt", "archive")] {
        let message = open(&file(&[(name, "")])).unwrap_err().to_string();
        assert!(message.contains(word), "{name}: {message}");
    }
}

#[test]
fn a_file_that_unfolds_is_refused() {
    let paragraph = "<w:p><w:r><w:t>零零零零零零零零零零零零零零零零零零零零</w:t></w:r></w:p>";
    let bytes = document(&paragraph.repeat(20_000));
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    let limits = Limits { expanded: 1 << 20, ..Limits::default() };
    match open_within(&bytes, &limits) {
        Err(MediaError::TooLarge { limit, found, .. }) => assert!(limit == 1 << 20 && found == limit + 1),
        other => panic!("{other:?}"),
    }
    assert!(open(&bytes).is_ok());
}

#[test]
fn deep_nesting_is_refused() {
    for depth in [600, 200_000] {
        let body = format!("{}{}", "<w:sdt>".repeat(depth), "</w:sdt>".repeat(depth));
        assert!(matches!(open(&document(&body)), Err(MediaError::TooLarge { limit: 512, found: 513, .. })));
    }
}

#[test]
fn a_file_of_many_parts_is_refused() {
    let names: Vec<String> = (0..20).map(|nth| format!("word/part{nth}.xml")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let limits = Limits { entries: 19, ..Limits::default() };
    assert!(matches!(open_within(&file(&parts), &limits), Err(MediaError::TooLarge { limit: 19, .. })));
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>\
                <w:document xmlns:w='w'><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>";
    let message = open(&file(&[("word/document.xml", bomb)])).unwrap_err().to_string();
    assert!(message.contains("document type"), "{message}");
    assert_eq!(text("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"), "&b;\n");
}

#[test]
fn every_cut_of_a_file_is_an_error() {
    let bytes = document("<w:p><w:r><w:t>受理案件12件</w:t></w:r></w:p>");
    for end in 4..bytes.len() {
        assert!(open(&bytes[..end]).is_err(), "{end} of {} bytes", bytes.len());
    }
    let cut = file(&[("word/document.xml", "<w:document><w:p><w:r><w:t>受理")]);
    assert!(matches!(open(&cut), Err(MediaError::Damaged { .. })));
}

proptest! {
    #[test]
    fn any_bytes_are_opened_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), magic in 0usize..4) {
        let magic: &[u8] = [b"".as_slice(), b"PK\x03\x04", b"%PDF-1.4\n", b"<html>"][magic];
        let _ = open(&[magic, &bytes].concat());
    }

    #[test]
    fn any_change_of_a_file_is_opened_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = document("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>受理</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = open(&bytes);
    }

    #[test]
    fn any_elements_are_read(names in prop::collection::vec((0usize..16, any::<bool>()), 0..60)) {
        const NAMES: [&str; 16] = ["p", "r", "t", "tbl", "tr", "tc", "tcPr", "pPr", "rPr", "vanish", "del", "vMerge",
            "numPr", "numId", "br", "txbxContent"];
        let mut open_elements = Vec::new();
        let mut body = String::new();
        for (nth, closes) in names {
            if closes && let Some(name) = open_elements.pop() {
                body.push_str(&format!("</w:{name}>"));
            }
            body.push_str(&format!("<w:{} w:val='1'>1件", NAMES[nth]));
            open_elements.push(NAMES[nth]);
        }
        body.extend(open_elements.iter().rev().map(|name| format!("</w:{name}>")));
        prop_assert!(open(&document(&body)).is_ok());
    }
}
