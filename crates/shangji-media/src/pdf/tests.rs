use proptest::prelude::*;

use crate::{Limits, MediaError, Medium, open, open_within};

/// A PDF of one page a text, with a Chinese font that is not embedded.
fn pdf(contents: &[String]) -> Vec<u8> {
    let n = contents.len();
    let kids: Vec<String> = (0..n).map(|nth| format!("{} 0 R", 10 + 2 * nth)).collect();
    let mut objects = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, format!("<</Type/Pages/Kids[{}]/Count {n}>>", kids.join(" "))),
        (
            3,
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"
                .to_owned(),
        ),
        (
            4,
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)\
             /Supplement 4>>/DW 1000>>"
                .to_owned(),
        ),
    ];
    for (nth, content) in contents.iter().enumerate() {
        let (page, stream) = (10 + 2 * nth, 11 + 2 * nth);
        objects.push((
            page,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X 9 0 R/Y 1000 0 R>>>>\
                 /Contents {stream} 0 R>>"
            ),
        ));
        objects.push((stream, format!("<</Length {}>>stream\n{content}\nendstream", content.len())));
    }
    let form = "BT /F1 12 Tf 50 20 Td <9875811A> Tj ET /X Do /X Do";
    objects.push((
        9,
        format!("<</Type/XObject/Subtype/Form/Resources<</Font<</F1 3 0 R>>/XObject<</X 9 0 R>>>>/Length {}>>stream\n{form}\nendstream", form.len()),
    ));
    // A form that draws a form twice, and so on.
    for nth in 1000..1011 {
        let form = "/Y Do /Y Do";
        let dict = format!("/Type/XObject/Subtype/Form/Resources<</XObject<</Y {} 0 R>>>>", nth + 1);
        objects.push((nth, format!("<<{dict}/Length {}>>stream\n{form}\nendstream", form.len())));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    for (id, object) in objects {
        out.push_str(&format!("{id} 0 obj\n{object}\nendobj\n"));
    }
    out.push_str("trailer<</Root 1 0 R>>\n%%EOF\n");
    out.into_bytes()
}

fn hex(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04X}")).collect()
}

fn lines(lines: &[&str]) -> String {
    let lines = lines.iter().map(|line| format!("<{}> Tj T*\n", hex(line)));
    format!("BT /F1 16 Tf 28 TL 1 0 0 1 80 760 Tm\n{}ET", lines.collect::<String>())
}

#[test]
fn lines_are_read_from_the_top_to_the_foot_and_wrapped_ones_joined() {
    let first = lines(&["一、主要成效", "全年受理行政复议案件12件，审结", "10件。"]);
    let opened = open(&pdf(&[first, lines(&["二、存在的不足"])])).unwrap();
    assert_eq!(opened.medium, Medium::Pdf);
    assert_eq!(opened.text, "一、主要成效\n全年受理行政复议案件12件，审结10件。\n二、存在的不足\n");
}

/// An indented line begins a paragraph, a page does not; the number of a page is no text.
#[test]
fn paragraphs_run_over_pages() {
    let full = "零".repeat(20);
    let pages = [lines(&["　　全年受理案件", &full, "— 1 —"]), lines(&["12件。", "　　审结10件。", &full, "2"])];
    let want = format!("全年受理案件\n{full}12件。\n审结10件。\n{full}\n");
    assert_eq!(open(&pdf(&pages)).unwrap().text, want);
}

#[test]
fn cells_of_a_row_stand_on_one_line() {
    let content = format!(
        "/Artifact BMC BT /F1 12 Tf 50 20 Td <{}> Tj ET EMC BT /F1 12 Tf 300 700 Td <{}> Tj ET \
         BT /F1 12 Tf 80 700 Td [<{}> -20 <{}>] TJ ET",
        hex("第1页"),
        hex("12件"),
        hex("受理"),
        hex("案件")
    );
    assert_eq!(open(&pdf(&[content])).unwrap().text, "受理案件\t12件\n");
}

#[test]
fn a_glyph_printed_twice_is_one() {
    let content = format!("BT /F1 12 Tf 80 700 Td <{0}> Tj 1 0 0 1 80.3 700 Tm <{0}> Tj ET", hex("成效"));
    assert_eq!(open(&pdf(&[content])).unwrap().text, "成效\n");
}

#[test]
fn a_scan_says_what_to_do() {
    let message = open(&pdf(&["q 1 0 0 1 0 0 cm Q".to_owned()])).unwrap_err().to_string();
    assert!(message.contains("OCR"), "{message}");
}

#[test]
fn forms_are_read_and_forms_within_forms_end() {
    assert_eq!(open(&pdf(&["/X Do".to_owned()])).unwrap().text, "页脚\n");
    let limits = Limits { expanded: 1000, ..Limits::default() };
    let error = open_within(&pdf(&["/Y Do".to_owned()]), &limits).unwrap_err();
    assert!(matches!(error, MediaError::TooLarge { limit: 8000, .. }), "{error}");
}

#[test]
fn streams_that_unfold_are_refused() {
    let zeros = {
        use std::io::Write;
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![b' '; 3 << 20]).unwrap();
        packed.finish().unwrap()
    };
    let file = |filter: &[u8]| {
        [b"%PDF-1.4\n1 0 obj <</Length 1", filter, b">> stream\r\n", &zeros, b"\nendstream endobj"].concat()
    };
    let limits = Limits { expanded: 1 << 20, ..Limits::default() };
    for filter in ["/Filter/FlateDecode", "/Filter[/FlateDecode]", "/#46ilter /#46lateDecode"] {
        let error = open_within(&file(filter.as_bytes()), &limits).unwrap_err();
        assert!(matches!(error, MediaError::TooLarge { .. }), "{filter}: {error}");
    }
    for filter in
        ["/Filter[/FlateDecode/FlateDecode]", "/Filter/LZWDecode", "/Filter 7 0 R", "/Filter[/A85 /FlateDecode]"]
    {
        let error = open_within(&file(filter.as_bytes()), &limits).unwrap_err();
        assert!(error.to_string().contains("unusual"), "{filter}: {error}");
    }
}

#[test]
fn protected_files_say_what_to_do() {
    for trailer in ["trailer <</Encrypt 5 0 R>>", "trailer <</#45ncrypt 5 0 R>>"] {
        let message = open(format!("%PDF-1.4\n{trailer}").as_bytes()).unwrap_err().to_string();
        assert!(message.contains("password"), "{message}");
    }
}

#[test]
fn deep_nesting_does_no_harm() {
    for open_mark in ["[", "<<", "<</A", "(", "[<<"] {
        let nested = open_mark.repeat(200_000);
        let file = format!("%PDF-1.4\n1 0 obj {nested}\nendobj\ntrailer<</Root 1 0 R {nested}>>");
        assert!(open(file.as_bytes()).is_err());
        assert!(open(&pdf(&[nested])).is_err());
    }
}

#[test]
fn every_cut_of_a_file_is_opened_or_refused() {
    let bytes = pdf(&[lines(&["全年受理12件。"])]);
    for end in (0..bytes.len()).step_by(11) {
        let _ = open(&bytes[..end]);
    }
}

proptest! {
    #[test]
    fn any_change_of_a_file_is_opened_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = pdf(&[lines(&["全年受理12件。", "审结10件。"])]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = open(&bytes);
    }
}
