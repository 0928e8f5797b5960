//! Laws of folding and decoding over arbitrary input.

use proptest::prelude::*;
use shangji_text::{Script, decode, fold, script};

fn text() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        proptest::char::range('一', '鿿'),
        prop_oneof![
            Just(' '),
            Just('\u{3000}'),
            Just('\u{200B}'),
            Just('\u{A0}'),
            Just('\n'),
            Just('，'),
            Just('％'),
            Just('７'),
            Just('。'),
            Just('a'),
            Just('1'),
            Just('⼈'),
            Just('規'),
            Just('檔'),
            Just('案'),
            Just('“')
        ],
        any::<char>(),
    ];
    proptest::collection::vec(c, 0..60).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #[test]
    fn the_map_is_monotone_total_and_on_character_boundaries(source in text(), hant in any::<bool>()) {
        let folded = fold(&source, if hant { Script::Hant } else { Script::Hans });
        let map = folded.map();
        let mut last = (0, 0);
        for at in (0..=folded.text().len()).filter(|&at| folded.text().is_char_boundary(at)) {
            let (start, end) = (map.source_start(at), map.source_end(at));
            for to in at..=folded.text().len() {
                prop_assert_eq!(folded.to_source(at..to), start..map.source_end(to).max(start));
            }
            prop_assert!(source.is_char_boundary(start) && source.is_char_boundary(end));
            prop_assert!(start <= source.len() && last.0 <= start && last.1 <= end && end <= start);
            last = (start, end);
        }
        let mut last = 0;
        for at in (0..=source.len()).filter(|&at| source.is_char_boundary(at)) {
            let to = map.folded(at);
            for end in (at..=source.len()).filter(|&end| source.is_char_boundary(end)) {
                prop_assert_eq!(folded.from_source(at..end), to..map.folded(end));
            }
            prop_assert!(last <= to && to <= folded.text().len() && folded.text().is_char_boundary(to));
            last = to;
        }
        prop_assert_eq!(map.folded(source.len()), folded.text().len());
    }

    #[test]
    fn characters_of_both_scripts_fold_alike_and_map_to_where_they_stand(
        chars in proptest::collection::vec(proptest::sample::select("法治政府5万件a \n　，。％𠗣".chars().collect::<Vec<_>>()), 0..30),
        row in 0..80_usize,
    ) {
        // 𠗣 is longer than its Simplified form; a long row stands before it.
        let source = "依法行政".chars().cycle().take(row).chain(chars).collect::<String>();
        let (hant, hans) = (fold(&source, Script::Hant), fold(&source, Script::Hans));
        prop_assert_eq!(hant.text().replace('㓆', "𠗣"), hans.text());
        for (at, c) in hant.text().char_indices().filter(|(_, c)| "依法行政治府5万件a。".contains(*c)) {
            prop_assert!(source[hant.map().source_start(at)..].starts_with(c));
            prop_assert!(source[..hant.map().source_end(at + c.len_utf8())].ends_with(c));
        }
    }

    #[test]
    fn folding_twice_changes_nothing_and_copies_nothing(source in text()) {
        let once = fold(&source, Script::Hans).text().to_owned();
        let twice = fold(&once, Script::Hans);
        prop_assert_eq!(twice.text(), once.as_str());
        prop_assert!(twice.is_borrowed());
    }

    #[test]
    fn any_bytes_decode(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let decoded = decode(&bytes, Some("gb2312"));
        let _ = script(&decoded.text);
    }

    #[test]
    fn utf_8_decodes_to_itself(source in text()) {
        prop_assume!(!source.starts_with('\u{FEFF}'));
        let decoded = decode(source.as_bytes(), None);
        prop_assert_eq!(decoded.text.as_ref(), source.as_str());
    }
}

#[test]
fn encodings_of_one_text_decode_alike() {
    let text = "2021年，全县办理行政复议案件96件，审结88件。关于法治政府建设情况的报告\n";
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    assert_eq!(decode(&gbk, None).text, text);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(decode(&utf16, None).text, text);
    assert_eq!(decode(&utf16, None).encoding, "UTF-16LE");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(decode(&utf16, None).text, text);
    let hant = "2018年度法治政府建設情況的報告，辦結行政複議案件72件，應訴案件574件。";
    let (big5, _, lost) = encoding_rs::BIG5.encode(hant);
    assert!(!lost);
    assert_eq!(decode(&big5, None).text, hant);
    // A wrong declaration does no harm.
    assert_eq!(decode(&gbk, Some("utf-8")).text, text);
    assert_eq!(decode(text.as_bytes(), Some("gb2312")).text, text);
}

#[test]
fn spaces_and_invisible_characters_go_where_they_mean_nothing() {
    let folded = fold("　　实现3 天内办理，App 2\u{200B}.0 版\u{A0}上线", Script::Hans);
    assert_eq!(folded.text(), "实现3天内办理,App 2.0版上线");
    assert_eq!(fold("關於", Script::Hant).text(), "关于");
}
