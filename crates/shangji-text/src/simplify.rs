//! Traditional characters as Simplified ones.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use crate::chars::is_han;

static T2S: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());

/// The characters that OpenCC converts by the words in which they stand: 瞭解 and 瞭望, 計畫 and 畫展. Each of its words
/// that is not converted character by character holds one of them.
const BY_WORD: &str = "么乾俱吒噁彷徵於昇沈濛牴畫瞭薹藉衹覆鉅鍊鍾麼麽";

/// The block in which nearly all characters of texts stand.
const BLOCK: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

/// What OpenCC makes of each character of [`BLOCK`] alone; none for those [`BY_WORD`]. To look for words at every
/// character of a text takes a hundred times as long as to look the character up.
static ALONE: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let apart: String = BLOCK.flat_map(|c| [c, '\n']).collect();
    let converted = T2S.as_ref().map_or_else(String::new, |t2s| t2s.convert(&apart));
    if converted.chars().count() != apart.chars().count() {
        return Vec::new();
    }
    let by_word = |c: char| BY_WORD.contains(c);
    BLOCK.zip(converted.chars().step_by(2)).map(|(c, alone)| (!by_word(c)).then_some(alone)).collect()
});

/// `text` in Simplified characters, one for each of its own: what OpenCC makes of it.
pub(crate) fn simplified(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // No word of OpenCC's holds anything but Chinese characters: between others the text is converted piece by piece.
    let mut run = 0;
    while let Some(rest) = text.get(run..).filter(|rest| !rest.is_empty()) {
        let begin = out.len();
        let mut alone = true;
        let mut len = rest.len();
        for (at, c) in rest.char_indices() {
            match (c as usize).checked_sub(*BLOCK.start() as usize).and_then(|idx| ALONE.get(idx)) {
                Some(Some(simple)) => out.push(*simple),
                None if !is_han(c) => {
                    out.push(c);
                    len = at + c.len_utf8();
                    break;
                }
                _ => {
                    alone = false;
                    out.push(c);
                }
            }
        }
        let piece = rest.get(..len).unwrap_or_default();
        if !alone && let Some(whole) = by_words(piece) {
            out.truncate(begin);
            out.push_str(&whole);
        }
        run += len.max(1);
    }
    out
}

/// What OpenCC makes of a text as a whole. It keeps the number of characters; none, should it ever not.
fn by_words(text: &str) -> Option<String> {
    let converted = T2S.as_ref()?.convert(text);
    (converted.chars().count() == text.chars().count()).then_some(converted)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words of OpenCC's dictionary `TSPhrases` (Apache-2.0).
    const WORDS: &str = "\
        一目瞭然 上鍊 不瞭解 么麼 么麽 乾乾淨淨 乾乾脆脆 乾元 乾卦 乾嘉 乾圖 乾坤 乾坤一擲 乾坤再造 \
        乾坤大挪移 乾宅 乾斷 乾旦 乾曜 乾清宮 乾盛世 乾紅 乾綱 乾縣 乾象 乾造 乾道 乾陵 乾隆 乾隆年間 \
        乾隆皇帝 二噁英 以免藉口 以功覆過 侔德覆載 傢俱 傷亡枕藉 八濛山 凌藉 出醜狼藉 函覆 千鍾粟 反反覆覆 \
        反覆 反覆思維 反覆思量 反覆性 名覆金甌 哪吒 回覆 壺裏乾坤 大目乾連冥間救母變文 宫商角徵羽 尼乾子 \
        尼乾陀 幺麼 幺麼小丑 幺麼小醜 康乾 張法乾 彷彿 彷徨 徵弦 徵絃 徵羽摩柯 徵聲 徵調 徵音 情有獨鍾 \
        憑藉 憑藉着 手鍊 扭轉乾坤 找藉口 拉鍊 拉鍊工程 拜覆 據瞭解 文錦覆阱 於世成 於乎 於仲完 於倫 於其一 \
        於則 於勇明 於呼哀哉 於單 於坦 於崇文 於忠祥 於惟一 於戲 於敖 於梨華 於清言 於潛 於琳 於穆 於竹屋 \
        於菟 於邑 於陵子 旋乾轉坤 旋轉乾坤 旋轉乾坤之力 明瞭 明覆 書中自有千鍾粟 有序 朝乾夕惕 木吒 李乾德 \
        李澤鉅 李鍊福 李鍾郁 樊於期 沈沒 沈沒成本 沈積 沈船 沈默 流徵 浪蕩乾坤 滑藉 無序 牴牾 牴觸 \
        狐藉虎威 珍珠項鍊 甚鉅 申覆 畢昇 發覆 瞭如 瞭如指掌 瞭望 瞭然 瞭然於心 瞭若指掌 瞭解 瞭解到 示覆 \
        神祇 稟覆 竺乾 答覆 篤麼 簡單明瞭 籌畫 素藉 老態龍鍾 肘手鍊足 茵藉 萬鍾 蒜薹 蕓薹 蕩覆 蕭乾 藉代 \
        藉以 藉助 藉助於 藉卉 藉口 藉喻 藉寇兵 藉寇兵齎盜糧 藉手 藉據 藉故 藉故推辭 藉方 藉條 藉槁 藉機 \
        藉此 藉此機會 藉甚 藉由 藉着 藉端 藉端生事 藉箸代籌 藉草枕塊 藉藉 藉藉无名 藉詞 藉讀 藉資 衹得 \
        衹見樹木 衹見樹木不見森林 袖裏乾坤 覆上 覆住 覆信 覆冒 覆呈 覆命 覆墓 覆宗 覆帳 覆幬 覆成 覆按 \
        覆文 覆杯 覆校 覆瓿 覆盂 覆盆 覆盆子 覆盤 覆育 覆蕉尋鹿 覆逆 覆醢 覆醬瓿 覆電 覆露 覆鹿尋蕉 \
        覆鹿遺蕉 覆鼎 見覆 角徵 角徵羽 計畫 變徵 變徵之聲 變徵之音 貂覆額 買臣覆水 踅門瞭戶 躪藉 郭子乾 \
        酒逢知己千鍾少 酒逢知己千鍾少話不投機半句多 醞藉 重覆 金吒 金鍊 鈞覆 鉅子 鉅萬 鉅防 鉸鍊 銀鍊 錢鍾書 \
        鍊墜 鍊子 鍊形 鍊條 鍊錘 鍊鎖 鍛鍾 鍾繇 鍾萬梅 鍾重發 鍾鍛 鍾馗 鎖鍊 鐵鍊 鑽石項鍊 雁杳魚沈 \
        雖覆能復 電覆 露覆 項鍊 頗覆 頸鍊 顛乾倒坤 顛倒乾坤 顧藉 麼些族 黄鍾公 龍鍾";

    #[test]
    fn every_word_is_converted_as_a_word() {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        assert_eq!(words.len(), 277);
        for word in &words {
            let text = format!("關於{word}與{word}、{word}的報告");
            assert_eq!(Some(simplified(&text)), by_words(&text), "{word}");
        }
        assert_eq!(simplified("瞭解計畫,瞭望畫展"), "了解计划,瞭望画展");
        assert_eq!(simplified("𠁞\u{3473}"), by_words("𠁞\u{3473}").unwrap());
    }

    #[test]
    fn characters_that_are_not_looked_at_by_word_are_the_same_in_every_word() {
        for word in WORDS.split_whitespace().filter(|word| !word.contains(|c| BY_WORD.contains(c))) {
            let alone: String = word.chars().map(|c| simplified(&c.to_string())).collect();
            assert_eq!(Some(alone), by_words(word), "{word}");
        }
    }

    fn piece() -> impl Strategy<Value = String> {
        let words: Vec<&'static str> = WORDS.split_whitespace().collect();
        prop_oneof![
            3 => proptest::sample::select(words).prop_map(str::to_owned),
            3 => proptest::sample::select(WORDS.chars().collect::<Vec<_>>()).prop_map(String::from),
            2 => proptest::char::range('\u{4E00}', '\u{9FFF}').prop_map(String::from),
            1 => proptest::sample::select(vec!["，", "。", "12", "\n", " ", "\u{3400}", "𠌥", "〇", "關於", "の"])
                .prop_map(str::to_owned),
        ]
    }

    proptest! {
        #[test]
        fn a_text_is_converted_as_the_converter_converts_it_whole(
            pieces in proptest::collection::vec(piece(), 0..40)
        ) {
            let text = pieces.concat();
            prop_assert_eq!(Some(simplified(&text)), by_words(&text));
        }
    }
}
