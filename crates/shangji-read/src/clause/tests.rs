//! The productions of the grammar, each with sentences that it reads.

use shangji_model::IndicatorRole;

use super::{Memory, read};

/// What is said in a paragraph: for each figure its words, its subject, and its role.
fn said(paragraph: &str) -> Vec<(&str, String, IndicatorRole)> {
    let mut memory = Memory::default();
    let mut base = 0;
    let mut out = Vec::new();
    for (number, sentence) in paragraph.split_inclusive('。').enumerate() {
        for statement in read(sentence, base, number, false, &mut memory) {
            let subject = statement.subject.pieces.iter().map(|piece| &paragraph[piece.clone()]).collect();
            out.push((&paragraph[statement.span.clone()], subject, statement.role));
        }
        base += sentence.len();
    }
    out
}

/// Asserts for each paragraph its figures with their subjects.
fn reads(table: &[(&str, &[(&str, &str)])]) {
    for (paragraph, expected) in table {
        let found = said(paragraph);
        let found: Vec<(&str, &str)> = found.iter().map(|(figure, subject, _)| (*figure, subject.as_str())).collect();
        assert_eq!(found, *expected, "{paragraph}");
    }
}

#[test]
fn a_noun_stands_behind_its_figure() {
    reads(&[
        ("全年制定出台52条惠企措施。", &[("52条", "制定出台惠企措施")]),
        ("组织82名执法人员参加综合考试。", &[("82名", "组织执法人员参加综合考试")]),
        ("对160家企业进行全覆盖检查。", &[("160家", "企业进行全覆盖检查")]),
        ("98.6%的区级事项实现网上办理。", &[("98.6%", "区级事项实现网上办理")]),
        ("完成2个二类立法项目的调研、论证等工作。", &[("2个", "完成二类立法项目")]),
        // Of figures in a row what is named first has what is named next.
        ("调整了6家单位300余项职权事项。", &[("6家", "调整单位"), ("300余项", "调整单位职权事项")]),
        ("协调解决21名群众46个问题。", &[("21名", "协调解决群众"), ("46个", "协调解决群众问题")]),
        (
            "制定3件、修改5件、废止2件政府规章。",
            &[("3件", "制定政府规章"), ("5件", "修改政府规章"), ("2件", "废止政府规章")],
        ),
    ]);
}

#[test]
fn a_noun_stands_before_its_figure() {
    reads(&[
        ("办理公证1001件。", &[("1001件", "办理公证")]),
        ("政务服务事项共1150项。", &[("1150项", "政务服务事项")]),
        ("行政机关负责人出庭应诉率保持在100%。", &[("100%", "行政机关负责人出庭应诉率")]),
        ("常规工作实现5天内办理并反馈。", &[("5天内", "常规工作办理并反馈")]),
        ("实际发放标准为每人每月800元。", &[("800元", "实际发放标准")]),
        ("法治建设考核得分96.4分。", &[("96.4分", "法治建设考核得分")]),
    ]);
}

#[test]
fn a_bare_verb_takes_what_was_counted() {
    reads(&[
        ("受理行政复议案件153件,审结88件。", &[("153件", "受理行政复议案件"), ("88件", "审结行政复议案件")]),
        // What is applied for is a thing, not a deed.
        (
            "接收政府信息公开申请165件,办结139件。",
            &[("165件", "接收政府信息公开申请"), ("139件", "办结政府信息公开申请")],
        ),
        // A clause without figures before it names what is spoken of.
        ("党政机关法律顾问全覆盖,年内履职2380件。", &[("2380件", "党政机关法律顾问履职")]),
        // A verb that holds its object takes no other; one that does not does.
        ("召开专题会议5次,带头出庭应诉1次。", &[("5次", "召开专题会议"), ("1次", "出庭应诉")]),
        ("召开专题会议5次,集体学法3次。", &[("5次", "召开专题会议"), ("3次", "集体学法")]),
        ("行政案件数连续3年下降,同比下降15.6%。", &[("15.6%", "行政案件数同比下降")]),
        // Behind people, these do what is counted; behind a semicolon, nobody before it does.
        (
            "村居法律顾问履职2380件;公职律师新增12人,履职1150件。",
            &[("2380件", "村居法律顾问履职"), ("12人", "公职律师新增"), ("1150件", "公职律师履职")],
        ),
        (
            "收到行政复议申请96件;聘任专家12人;审结88件。",
            &[("96件", "收到行政复议申请"), ("12人", "聘任专家"), ("88件", "审结行政复议申请")],
        ),
    ]);
}

#[test]
fn a_bare_rate_takes_its_owner() {
    reads(&[
        (
            "审结行政复议案件88件,直接纠错率12.5%。",
            &[("88件", "审结行政复议案件"), ("12.5%", "行政复议案件直接纠错率")],
        ),
        // What this sentence speaks of goes before what the one before it counted.
        (
            "组织82名执法人员参加培训。开展公务员法律知识考试,参考率达100%。",
            &[("82名", "组织执法人员参加培训"), ("100%", "公务员法律知识考试参考率")],
        ),
        ("处理各类咨询820件。群众满意率99%。", &[("820件", "处理各类咨询"), ("99%", "群众满意率")]),
    ]);
}

#[test]
fn a_bare_measure_takes_its_owner() {
    reads(&[(
        "小麦播种面积45万亩、单产412公斤,玉米播种面积38万亩、总产21万吨。",
        &[("45万亩", "小麦播种面积"), ("412公斤", "小麦单产"), ("38万亩", "玉米播种面积"), ("21万吨", "玉米总产")],
    )]);
}

#[test]
fn changes_and_ranks_take_the_subject_before() {
    use IndicatorRole::{Change, From, Level, Rank, To};
    type Expected = (&'static str, &'static str, IndicatorRole);
    let table: &[(&str, &[Expected])] = &[
        (
            "受理调解案件1240件,同比增长36%。",
            &[("1240件", "受理调解案件", Level), ("36%", "受理调解案件同比增长", Change)],
        ),
        ("企业开办时间由20天压缩至12天。", &[("20天", "企业开办时间", From), ("12天", "企业开办时间", To)]),
        (
            "法治建设考核得分96.4分,位列全省第4名,较上年前进3个位次。",
            &[
                ("96.4分", "法治建设考核得分", Level),
                ("第4名", "法治建设考核得分位列全省", Rank),
                ("3个位次", "法治建设考核得分位列全省较上年前进", Change),
            ],
        ),
    ];
    for (paragraph, expected) in table {
        let found = said(paragraph);
        let found: Vec<_> = found.iter().map(|(figure, subject, role)| (*figure, subject.as_str(), *role)).collect();
        assert_eq!(found, *expected, "{paragraph}");
    }
}

#[test]
fn a_list_is_dealt_out() {
    reads(&[
        (
            "民事、行政案件调解成功率分别为95%、72%。",
            &[("95%", "民事行政案件调解成功率"), ("72%", "行政案件调解成功率")],
        ),
        (
            "民事纠纷820件,邻里纠纷640件,成功率分别为97%、66%。",
            &[("820件", "民事纠纷"), ("640件", "邻里纠纷"), ("97%", "民事纠纷成功率"), ("66%", "邻里纠纷成功率")],
        ),
    ]);
}

#[test]
fn parts_belong_to_their_whole() {
    reads(&[
        ("公职律师412名,其中女性175名。", &[("412名", "公职律师"), ("175名", "公职律师女性")]),
        ("决策事项7项,其中5项完成法定程序。", &[("7项", "决策事项"), ("5项", "决策事项完成法定程序")]),
        ("决策事项7项,其中5项已完成。", &[("7项", "决策事项"), ("5项", "决策事项已完成")]),
        (
            "查办食品案件57件(其中移送公安3件),罚没金额86万元。",
            &[("57件", "查办食品案件"), ("3件", "食品案件移送公安"), ("86万元", "查办食品案件罚没金额")],
        ),
    ]);
}

#[test]
fn what_tells_one_figure_from_another_stays_in_its_name() {
    reads(&[
        // A share is of that very figure; 占 says that it is one.
        ("其中持证执法人员29人,占比63%。", &[("29人", "持证执法人员"), ("63%", "持证执法人员占比")]),
        ("“零跑腿”事项32项、占82%。", &[("32项", "“零跑腿”事项"), ("82%", "“零跑腿”事项占")]),
        (
            "实行物业管理的小区716个,占住宅小区总数1024个的69.9%。",
            &[
                ("716个", "实行物业管理的小区"),
                ("1024个", "住宅小区总数"),
                ("69.9%", "实行物业管理的小区占住宅小区总数"),
            ],
        ),
        // Means, totals of lists.
        ("窗口日均办件1100件。", &[("1100件", "窗口日均办件")]),
        ("聘任法治副校长436名,校均1.06名。", &[("436名", "聘任法治副校长"), ("1.06名", "聘任法治副校长校均")]),
        ("税款、滞纳金、罚款合计4.07亿元。", &[("4.07亿元", "税款、滞纳金、罚款合计")]),
        (
            "办理简易案件1820件、一般案件242件,共计2062件。",
            &[("1820件", "办理简易案件"), ("242件", "办理一般案件"), ("2062件", "办理简易案件一般案件共计")],
        ),
        // Of 均 all that was counted together; of a second fine, the cases that it was for.
        (
            "收到司法建议8件、检察建议5件,按期回复率均为100%。",
            &[("8件", "收到司法建议"), ("5件", "收到检察建议"), ("100%", "司法建议检察建议按期回复率")],
        ),
        ("投资5亿元以上项目17个。", &[("17个", "投资5亿元以上项目")]),
        ("县政府(含政府办)文件11件。", &[("11件", "县政府文件")]),
    ]);
}

#[test]
fn lists_that_moved_are_dealt_out_twice() {
    use IndicatorRole::{From, To};
    let found = said("一般登记、抵押登记分别由5个工作日、3个工作日压缩至2个工作日、1个工作日。");
    let found: Vec<_> = found.iter().map(|(figure, subject, role)| (*figure, subject.as_str(), *role)).collect();
    assert_eq!(
        found,
        [
            ("5个工作日", "一般登记", From),
            ("3个工作日", "抵押登记", From),
            ("2个工作日", "一般登记", To),
            ("1个工作日", "抵押登记", To),
        ]
    );
    let found = said("报告书审批时限60日、报告表审批时限30日分别压缩至25日和15日。");
    let roles: Vec<_> = found.iter().map(|(figure, _, role)| (*figure, *role)).collect();
    assert_eq!(roles, [("60日", From), ("30日", From), ("25日", To), ("15日", To)]);
}

#[test]
fn a_figure_held_against_another_is_a_change() {
    use IndicatorRole::{Change, Level, Share};
    let found = said("出庭应诉率仅为62.5%,比全省平均水平低9个百分点。");
    let found: Vec<_> = found.iter().map(|(figure, subject, role)| (*figure, subject.as_str(), *role)).collect();
    assert_eq!(found, [("62.5%", "出庭应诉率", Share), ("9个百分点", "出庭应诉率比全省平均水平低", Change)]);
    let found = said("新增示范村21个、累计153个。");
    let roles: Vec<_> = found.iter().map(|(figure, _, role)| (*figure, *role)).collect();
    assert_eq!(roles, [("21个", Change), ("153个", Level)]);
}
