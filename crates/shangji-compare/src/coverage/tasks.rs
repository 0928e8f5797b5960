//! The tasks of the national outlines and the words by which headings name them: `data/tasks.tsv`.

use std::sync::OnceLock;

/// The last year of an edition is four or five years after its first, as its title says.
const EDITIONS: [(i32, i32); 2] = [(2015, 2020), (2021, 2025)];

/// One edition of the outline.
pub(super) struct Outline {
    /// In the order of the outline.
    pub(super) tasks: Vec<Task>,
    /// The task of a word; none for a word of matters outside the tasks.
    words: Vec<(&'static str, Option<usize>)>,
}

/// A task of the outline.
pub(super) struct Task {
    /// With its number.
    pub(super) heading: &'static str,
    /// The numbers of the parts of the 2021 edition that it answers.
    parallel: Vec<&'static str>,
}

/// The outline for reports on that year.
pub(super) fn in_force(year: i32) -> Option<&'static Outline> {
    static OUTLINES: OnceLock<Vec<Outline>> = OnceLock::new();
    let at = EDITIONS.iter().position(|(first, last)| (*first..=*last).contains(&year))?;
    OUTLINES.get_or_init(|| EDITIONS.iter().map(|(first, _)| Outline::of(&first.to_string())).collect()).get(at)
}

/// The fields of each row: edition, ordinal, heading, words, parallel, source.
fn rows() -> impl Iterator<Item = [&'static str; 6]> {
    include_str!("../../data/tasks.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

impl Outline {
    fn of(edition: &str) -> Self {
        let mut outline = Self { tasks: Vec::new(), words: Vec::new() };
        for [of, ordinal, heading, words, parallel, _] in rows() {
            if of != edition {
                continue;
            }
            let task = (ordinal != "-").then_some(outline.tasks.len());
            if task.is_some() {
                outline.tasks.push(Task { heading, parallel: parallel.split_whitespace().collect() });
            }
            outline.words.extend(words.split('/').map(|word| (word, task)));
        }
        outline
    }

    /// The task that a heading names: by the longest word, the first of several as long. `Some(None)` for a heading that
    /// names what lies outside the tasks, `None` for one that names nothing (主要举措和成效).
    pub(super) fn named_in(&self, heading: &str) -> Option<Option<usize>> {
        let heading: String = heading.chars().filter(|c| !c.is_whitespace()).map(simplified).collect();
        let found = self.words.iter().filter_map(|(word, task)| Some((word.len(), heading.find(word)?, task)));
        found.max_by_key(|(length, at, _)| (*length, std::cmp::Reverse(*at))).map(|(.., task)| *task)
    }

    /// The task for a concept that the catalogue puts under a part of the 2021 edition.
    pub(super) fn of_concept(&self, part: &str) -> Option<usize> {
        let ordinal = part.split('、').next()?;
        self.tasks.iter().position(|task| task.parallel.contains(&ordinal))
    }
}

/// Traditional forms of the characters that stand in the words of the table.
fn simplified(c: char) -> char {
    const PAIRS: &str = "機机構构職职體体係系應应對对執执規规範范備备審审決决權权責责監监議议調调紛纷糾纠復复訴诉爭争裁裁\
                         與与訊讯開开訂订設设數数據据資资術术導导領领黨党組组織织統统籌筹協协調调訓训實实識识養养學学習习\
                         憲宪傳传會会鄉乡務务場场業业優优環环進进辦办證证處处務务險险護护動动態态則则軟软轉转變变發发\
                         營营減减單单眾众網网連连聯联滅灭災灾練练條条濟济計计衝冲衛卫點点關关鍵键層层壓压幹干強强\
                         運运行行陽阳務务間间義义訪访質质標标準准評评價价創创項项誠诚\
                         嚴严為为產产簡简約约綜综維维覺觉許许賦赋隊队問问顧顾風风銜衔";
    let mut pairs = PAIRS.chars().filter(|c| !c.is_whitespace());
    while let (Some(traditional), Some(simple)) = (pairs.next(), pairs.next()) {
        if traditional == c {
            return simple;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_well_formed() {
        let lines =
            include_str!("../../data/tasks.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(lines.count(), rows().count() + 1, "every row has six fields");
        for edition in ["2015", "2021"] {
            let mut seen = BTreeSet::new();
            for [_, ordinal, heading, words, parallel, source] in rows().filter(|row| row[0] == edition) {
                assert!(!source.is_empty(), "{edition} {ordinal} has no source");
                assert_eq!(ordinal == "-", heading.is_empty() && parallel.is_empty());
                for word in words.split('/') {
                    assert!(word.chars().count() >= 2, "{word} is too short");
                    assert!(seen.insert(word), "{word} stands twice in the edition of {edition}");
                }
            }
        }
        assert_eq!((in_force(2019).unwrap().tasks.len(), in_force(2023).unwrap().tasks.len()), (7, 9));
    }

    /// The headings of the outline itself are found under their own task.
    #[test]
    fn a_task_knows_its_own_heading() {
        for year in [2018, 2022] {
            let outline = in_force(year).unwrap();
            for (at, task) in outline.tasks.iter().enumerate() {
                assert_eq!(outline.named_in(task.heading), Some(Some(at)), "{}", task.heading);
            }
        }
    }

    #[test]
    fn headings_name_their_task() {
        for (heading, expected) in [
            ("转变政府职能，法治化营商环境不断优化", Some("二")),
            ("深化“放管服”改革,持續最佳化營商環境", Some("二")),
            ("推进科学立法", Some("三")),
            ("加强行政规范性文件监督管理", Some("三")),
            ("健全制度机制，依法决策水平稳步提升", Some("四")),
            ("坚持科学民主决策，把牢合法性审查关口", Some("四")),
            ("规范执法行为，行政执法质量和效能稳步提高", Some("五")),
            ("深化執法體制改革,提升行政執法質效", Some("五")),
            ("加强执法队伍和执法监督", Some("五")),
            ("依法抓好疫情防控,提升应急处置和社会治理效能", Some("六")),
            ("健全多元解纷机制，社会矛盾纠纷有效化解", Some("七")),
            ("复议应诉力量与承担的任务不相适应", Some("七")),
            ("强化制约监督，打造阳光透明政府", Some("八")),
            ("加强行政执法监督", Some("八")),
            ("强化科技赋能，数字法治政府建设扎实推进", Some("九")),
            ("突出“关键少数”，干部法治素养明显提高", Some("十")),
            ("党政主要负责人履行推进法治建设第一责任人职责情况", Some("十")),
            ("坚持以习近平法治思想统领法治政府建设", Some("十")),
            ("全面推进法治社会建设", Some("")),
            ("加强法治宣传教育", Some("")),
            ("加強制約監督，推動權力公開透明運行", Some("八")),
            ("健全多元化解機制,依法化解矛盾糾紛", Some("七")),
            ("突出數字賦能,建設數字法治政府", Some("九")),
            ("主要举措和成效", None),
            ("2024年工作安排", None),
            ("存在的不足和原因", None),
        ] {
            let outline = in_force(2021).unwrap();
            let found = outline
                .named_in(heading)
                .map(|task| task.and_then(|at| outline.tasks[at].heading.split('、').next()).unwrap_or_default());
            assert_eq!(found, expected, "{heading}");
        }
    }

    #[test]
    fn a_concept_goes_to_the_task_that_answers_its_part() {
        let outline = in_force(2019).unwrap();
        let heading = |part| outline.of_concept(part).map(|at| outline.tasks[at].heading);
        assert_eq!(heading("七、健全社会矛盾纠纷行政预防调处化解体系"), Some("(六)依法有效化解社会矛盾纠纷"));
        assert_eq!(heading("九、健全法治政府建设科技保障体系"), None, "a task of the later outline alone");
    }
}
