use proptest::prelude::*;

use super::{Found, Item, scan, scan_numbers};
use crate::quantity::{Bound, Kind, Quantity};

/// The figures of a text as written: span, value, unit, bound.
fn figures(text: &str) -> Vec<(&str, String, &'static str, Bound)> {
    scan(text)
        .into_iter()
        .filter_map(|found| match found.item {
            Item::Quantity(quantity) => Some((
                &text[found.span],
                quantity.value.normalize().to_string(),
                quantity.unit.as_str(),
                quantity.bound,
            )),
            _ => None,
        })
        .collect()
}

fn names(text: &str) -> Vec<&str> {
    scan(text).into_iter().filter(|found| found.item == Item::Name).map(|found| &text[found.span]).collect()
}

/// What the characters before a figure make of it.
#[test]
fn a_figure_is_told_by_what_stands_before_it() {
    use Bound::Exact;
    type Figure = (&'static str, &'static str, &'static str);
    let table: &[(&str, &[Figure])] = &[
        ("年度考核得分96.4分", &[("96.4分", "96.4", "分")]),
        ("17时31分发布", &[]),
        ("为企业减负1.37亿元", &[("1.37亿元", "137000000", "元")]),
        ("增速为负3.2%", &[("负3.2%", "-3.2", "%")]),
        ("分别压缩至5个、3个工作日", &[("5个", "5", "工作日"), ("3个工作日", "3", "工作日")]),
        ("提高1.2和5.6个百分点", &[("1.2", "1.2", "百分点"), ("5.6个百分点", "5.6", "百分点")]),
        ("设立5个、改造3个站点", &[("5个", "5", "个"), ("3个", "3", "个")]),
        ("每千人5批次", &[("5批次", "5", "批次")]),
        ("摆在首位", &[]),
        ("把安全放在第一位", &[]),
        ("位居全省第1位", &[("第1位", "1", "位")]),
        ("连续8年保持100%", &[("100%", "100", "%")]),
    ];
    for (text, expected) in table {
        let expected: Vec<_> =
            expected.iter().map(|&(span, value, unit)| (span, value.to_owned(), unit, Exact)).collect();
        assert_eq!(figures(text), expected, "{text}");
    }
}

#[test]
fn a_figure_is_found_with_its_span_value_unit_and_bound() {
    use Bound::{Approx, Exact, Max, Min, Range};
    for (text, span, value, unit, bound) in [
        ("共受理申请570件,均办结", "570件", "570", "件", Exact),
        ("预算54亿3528.13万元;", "54亿3528.13万元", "5435281300", "元", Exact),
        ("公开信息280余条", "280余条", "280", "条", Approx),
        ("培训近800人次", "近800人次", "800", "人次", Approx),
        ("持证率达90%以上", "90%以上", "90", "%", Min),
        ("率超过95%", "超过95%", "95", "%", Min),
        ("设置至少配有5名", "至少配有5名", "5", "名", Min),
        ("每年不少于40学时", "不少于40学时", "40", "学时", Min),
        ("时限不超过3个工作日", "不超过3个工作日", "3", "工作日", Max),
        ("实现3 天内办结", "3 天内", "3", "天", Max),
        ("和1至2名明白人", "1至2名", "1", "名", Range),
        ("增长4.5-5%", "4.5-5%", "4.5", "%", Range),
        ("惠及几十万人", "几十万人", "100000", "人", Range),
        ("召开上百场", "上百场", "100", "场", Min),
        ("节约2618.45万元", "2618.45万元", "26184500", "元", Exact),
        ("全县没有发生一起责任事故", "没有发生一起", "0", "起", Exact),
        ("无出现一起投诉", "无出现一起", "0", "起", Exact),
        ("排名上升到第12位", "第12位", "12", "位", Exact),
        ("位列全市第一。", "第一", "1", "", Exact),
        ("名列全国首位", "首位", "1", "位", Exact),
        ("提升1.5个百分点", "1.5个百分点", "1.5", "百分点", Exact),
        ("压缩四分之三", "四分之三", "0.75", "", Exact),
        ("落实“三项制度”", "三项", "3", "项", Exact),
        ("五大领域改革", "五大", "5", "", Exact),
        ("受理12345件", "12345件", "12345", "件", Exact),
        ("下降-2%", "-2%", "-2", "%", Exact),
    ] {
        assert_eq!(figures(text), [(span, value.to_owned(), unit, bound)], "{text}");
    }
}

#[test]
fn figures_side_by_side_are_each_found() {
    for (text, spans) in [
        ("接待群众89批217人次", vec!["89批", "217人次"]),
        ("由20天压缩至12天", vec!["20天", "12天"]),
        ("从3个到5个", vec!["3个", "5个"]),
        ("分别为95%、72%和48%", vec!["95%", "72%", "48%"]),
        ("播种面积3320万亩、产量1285万吨", vec!["3320万亩", "1285万吨"]),
    ] {
        assert_eq!(figures(text).iter().map(|figure| figure.0).collect::<Vec<_>>(), spans, "{text}");
    }
}

#[test]
fn what_is_no_figure_is_not_taken_for_one() {
    for text in [
        "统一全市、进一步完善、一般企业、四川、一切、一方面",
        "党的十九大和十九届四中、五中全会",
        "增强“四个意识”,一企一策,一网通办,最多跑一次",
        "“2.28”案件、“9+N”政策3.0版、12345热线",
        "邮编:016000,电话:0700-6882315,备案43990002000117",
        "http://www.example.gov.cn/2021/3/1.html fzb@example.com A20210721 PM2.5 GB/T9704-2012",
        "10:00-11:30,17:31:35,192.168.1.1",
        "*次、xx市、****年、20xx年、1*件",
        "2020年12月23日、截至2020年11月、2015—2020年、近五年、前三季度",
        "(一)深化,1.依法,(1)制定,一是加强,二是推进,第一,第二,",
        "国发〔2015〕6号、国务院令第713号",
        "《三年行动计划》《镇街5项考评指标》",
        "单位:万元",
        "第三方评估、质量第一、二次录入、二标段",
    ] {
        assert_eq!(figures(text), [], "{text}");
    }
}

/// 1�2件 may have been 132件, and 12� may have been 12万.
#[test]
fn a_figure_beside_a_lost_character_is_none() {
    assert_eq!(figures("受理1\u{FFFD}2件,审结12\u{FFFD},\u{FFFD}8件"), []);
    let found = figures("受理案\u{FFFD}12件,审\u{FFFD}结了10件");
    assert_eq!(found.iter().map(|figure| figure.0).collect::<Vec<_>>(), ["10件"]);
}

#[test]
fn names_are_told_from_figures() {
    assert_eq!(names("十九届二中、三中、四中五中全会精神"), ["十九届二中、三中、四中五中全会"]);
    assert_eq!(names("实施“一村一警”"), ["一村一警"]);
    assert_eq!(names("落实“9+N”政策3.0版"), ["9+N", "3.0"]);
}

#[test]
fn general_text_counts_numerals_without_unit() {
    let values = |text: &str| -> Vec<String> {
        let numbers = scan_numbers(text).into_iter().filter_map(|found| match found.item {
            Item::Quantity(quantity) => Some(quantity.value.normalize().to_string()),
            _ => None,
        });
        numbers.collect()
    };
    for (text, expected) in [
        ("壹佰贰拾", vec!["120"]),
        ("负 1,200", vec!["-1200"]),
        ("10萬萬", vec!["1000000000"]),
        ("一万三", vec!["13000"]),
        (".25", vec!["0.25"]),
        ("1.5M", vec!["1500000"]),
        ("2019年7月", vec!["2019", "7"]),
        ("他在海边拾取贝壳", vec![]),
        ("这是三那是六", vec!["3", "6"]),
    ] {
        assert_eq!(values(text), expected, "{text}");
    }
}

/// Texts of the characters that the grammar looks at, and of any others.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        8 => prop::sample::select(
            "0123456789.,-+%:/()〔〕一二三两五九十百千万亿零〇几数点半第首前截至到近约超不足以上内余多来个项件元角分年月日成《》“”兆K ０８％\n"
                .chars()
                .collect::<Vec<_>>()
        )
        .prop_map(String::from),
        3 => prop::sample::select(vec![
            "百分之", "分之", "至少", "没有发生", "十九大", "工作日", "万元", "人次", "2020年", "12345", "一企一策", "百分点", "届", "中",
        ])
        .prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

fn shifted(found: Vec<Found>, by: usize) -> impl Iterator<Item = Found> {
    found.into_iter().map(move |found| Found { span: found.span.start + by..found.span.end + by, ..found })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_sorted_apart_and_on_character_boundaries(text in texts()) {
        for found in [scan(&text), scan_numbers(&text)] {
            let mut end = 0;
            for found in &found {
                prop_assert!(found.span.start >= end && found.span.start < found.span.end, "{:?}", found);
                prop_assert!(text.get(found.span.clone()).is_some(), "{:?}", found);
                end = found.span.end;
            }
        }
    }

    #[test]
    fn lines_are_independent(first in texts(), second in texts()) {
        let joined = format!("{first}\n{second}");
        let mut apart = scan(&first);
        apart.extend(shifted(scan(&second), first.len() + 1));
        prop_assert_eq!(scan(&joined), apart);
    }

    #[test]
    fn a_quantity_prints_as_text_that_reads_as_the_same(text in texts()) {
        for found in scan(&text) {
            let Item::Quantity(quantity) = found.item else { continue };
            let again = quantity.to_string().parse::<Quantity>().map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(
                (again.value, again.value_hi, again.unit, again.bound, again.kind),
                (quantity.value, quantity.value_hi, quantity.unit, quantity.bound, quantity.kind),
                "{}", quantity
            );
        }
    }

    #[test]
    fn any_text_reads_or_is_refused(text in ".*") {
        let _ = text.parse::<Quantity>();
        let _ = scan(&text);
    }

    #[test]
    fn an_arabic_figure_reads_as_its_value(value in 0u64..=999_999_999, decimals in 0u32..4) {
        let number = rust_decimal::Decimal::new(i64::try_from(value).unwrap(), decimals);
        let quantity: Quantity = format!("{number}件").parse().unwrap();
        prop_assert_eq!((quantity.value, quantity.kind), (number, Kind::Measure));
        prop_assert_eq!(quantity.resolution, rust_decimal::Decimal::new(1, decimals));
    }
}
