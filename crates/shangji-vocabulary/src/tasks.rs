/// The nine tasks of 《法治政府建设实施纲要(2021—2025年)》, parts 二 to 十, as headed there.
pub const TASKS: [&str; 9] = [
    "二、健全政府机构职能体系，推动更好发挥政府作用",
    "三、健全依法行政制度体系，加快推进政府治理规范化程序化法治化",
    "四、健全行政决策制度体系，不断提升行政决策公信力和执行力",
    "五、健全行政执法工作体系，全面推进严格规范公正文明执法",
    "六、健全突发事件应对体系，依法预防处置重大突发事件",
    "七、健全社会矛盾纠纷行政预防调处化解体系，不断促进社会公平正义",
    "八、健全行政权力制约和监督体系，促进行政权力规范透明运行",
    "九、健全法治政府建设科技保障体系，全面建设数字法治政府",
    "十、加强党的领导，完善法治政府建设推进机制",
];

/// The heading of a task from its ordinal alone: 七 gives 七、健全社会矛盾纠纷…; anything else is a task of the table's own.
pub(crate) fn expand(task: &str) -> Option<String> {
    if task.is_empty() {
        return None;
    }
    let full = TASKS.iter().find(|full| full.split('、').next() == Some(task));
    Some(full.map_or_else(|| task.to_owned(), |full| (*full).to_owned()))
}
