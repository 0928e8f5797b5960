//! The tables of words: nothing twice, and sentences cut as the clause grammar needs it.

use std::collections::BTreeSet;

use shangji_vocabulary::{WordClass, hant_words, lexicon, swaps, words};

#[test]
fn no_word_stands_twice_in_a_class() {
    let mut seen = BTreeSet::new();
    for word in words() {
        assert!(seen.insert((word.text, word.class)), "{word:?}");
        assert!(!word.source.is_empty() && !word.text.contains(char::is_whitespace), "{word:?}");
    }
    assert!(seen.len() > 1000);
}

#[test]
fn every_class_has_words() {
    for class in WordClass::ALL {
        assert!(words().iter().any(|word| word.class == *class), "{class:?}");
    }
}

/// Characters that the clause grammar takes for particles where no word holds them.
const PARTICLES: &str = "由从自将把对向在为以于按就被给的了等和及与并而或均已都也至到可较比";

/// A shield that holds no other word and no particle, and ends in the start of none, guards nothing; one that is a word
/// of another class guards against itself.
#[test]
fn every_shield_guards_something() {
    let others: BTreeSet<&str> =
        words().iter().filter(|word| word.class != WordClass::Shield).map(|word| word.text).collect();
    for shield in words().iter().filter(|word| word.class == WordClass::Shield) {
        assert!(!others.contains(shield.text), "{}", shield.text);
        let bounds: Vec<usize> = shield.text.char_indices().map(|(at, _)| at).chain([shield.text.len()]).collect();
        let guards = bounds.iter().any(|from| {
            bounds.iter().any(|upto| shield.text.get(*from..*upto).is_some_and(|part| others.contains(part)))
        });
        // 项目的 is 项目 and 的, not 项 and 目的.
        let joins = bounds.iter().skip(1).filter_map(|from| shield.text.get(*from..)).any(|end| {
            !end.is_empty() && words().iter().any(|word| word.text.len() > end.len() && word.text.starts_with(end))
        });
        let joiner = shield.text.contains(|c| PARTICLES.contains(c));
        assert!(guards || joins || joiner, "{}", shield.text);
    }
}

#[test]
fn sentences_are_cut_into_words_of_their_classes() {
    use WordClass::*;
    let cases: [(&str, &[(&str, WordClass)]); 8] = [
        ("全年受理行政复议案件96件,审结88件", &[("全年", PeriodWord), ("受理", Verb), ("审结", Verb)]),
        (
            "平均承诺办结时限由20天压缩至12天",
            &[("承诺办结时限", AttributeNoun), ("由", Preposition), ("压缩至", ToVerb)],
        ),
        ("成功率分别为95%、72%和48%", &[("成功率", RateNoun), ("分别为", DealOut), ("和", Conjunction)]),
        ("查处违法行为12起", &[("查处", Verb), ("违法行为", Shield)]),
        ("共享数据5条,共计3类", &[("共享", Verb), ("共计", Copula)]),
        ("将出台《市政管理办法》", &[("将", Promise), ("出台", IssueVerb)]),
        ("力争满意率达到90%以上", &[("力争", Target), ("满意率", RateNoun), ("达到", Copula)]),
        ("执法力量有待加强", &[("有待加强", Problem)]),
    ];
    for (text, expected) in cases {
        let tokens: Vec<_> = lexicon().tokens(text).collect();
        for (word, class) in expected {
            let found = tokens.iter().any(|token| token.text == *word && token.classes.has(*class));
            assert!(found, "{word} as {class:?} in {text}: {tokens:?}");
        }
    }
}

#[test]
fn forms_of_swapped_words_are_their_own() {
    let forms: BTreeSet<&str> = hant_words().iter().map(|word| word.form).collect();
    assert_eq!(forms.len(), hant_words().len());
    for word in hant_words() {
        assert_ne!(word.form, word.mainland);
        assert!(!word.source.is_empty());
        for guard in &word.guards {
            assert!(guard.contains(word.form) && *guard != word.form, "{guard} guards {}", word.form);
            assert!(!forms.contains(guard), "{guard} is a form itself");
        }
    }
}

#[test]
fn swapped_words_are_found_and_guarded_ones_left() {
    let cases: [(&str, &[&str]); 7] = [
        ("最佳化规范性档案制定程式", &["优化", "规范性文件", "程序"]),
        ("推广最佳实践", &[]),
        ("档案馆建立诚信档案", &[]),
        ("完善方程式", &[]),
        ("引导民众签订契约", &["群众", "合同"]),
        ("智慧财产权保护,探索智慧型监管", &["知识产权", "智能"]),
        ("对入口网站改版,网路平台升级", &["门户网站", "网络平台"]),
    ];
    for (text, expected) in cases {
        let found: Vec<&str> = swaps(text).map(|swap| swap.word.mainland).collect();
        assert_eq!(found, expected, "{text}");
    }
}
