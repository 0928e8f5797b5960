//! Who is who from one year to the next.
//!
//! A name is brought to its key: 中共北京市云溪区委 and 北京市云溪区人民政府 are 北京市云溪区. The place that a name begins with may be
//! left out, so 云溪区 is 北京市云溪区, as long as no other place among the reports has a 云溪区. What a rename could explain
//! (云溪县 and 云溪区, two zones of one city) is told and not decided.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shangji_model::Report;

use crate::scope::{level_of_issuer, simplified};
use crate::{InWords, Language};

/// Two reports that may be of one issuer in successive years; nothing is computed for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unsure {
    /// The source name of the earlier report.
    pub from: String,
    /// The source name of the later report.
    pub to: String,
    /// The issuer as the earlier report names it.
    pub from_issuer: String,
    /// The issuer as the later report names it.
    pub to_issuer: String,
    /// Why it is doubtful.
    pub because: Doubt,
    /// The same in English.
    pub reason: String,
}

/// Why two reports may or may not be of one issuer. [`InWords`](crate::InWords) puts it into words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Doubt {
    /// One issuer has two reports on a year; the first by name is taken.
    TwoReports {
        /// The year.
        year: i32,
    },
    /// Several places among the reports have the later report's name.
    SeveralPlaces {
        /// One of them, as it is named.
        one: String,
    },
    /// Several places have the earlier report's name.
    EarlierSeveralPlaces,
    /// One name with another kind of place: 云溪县 and 云溪区.
    SameStem {
        /// The earlier name.
        from: String,
        /// The later name.
        to: String,
    },
    /// Two zones of one place, where zones are renamed and merged.
    SameZone {
        /// The earlier name.
        from: String,
        /// The later name.
        to: String,
        /// Whose zones they are.
        place: String,
    },
}

/// The name of an issuer without what may be there or not: 中共, 人民政府, 委员会, spaces. Departments keep their names.
///
/// ```
/// use shangji_compare::issuer_key;
/// assert_eq!(issuer_key("北京市云溪区人民政府"), "北京市云溪区");
/// assert_eq!(issuer_key("中共云溪区委"), "云溪区");
/// assert_eq!(issuer_key("云溪区司法局"), "云溪区司法局");
/// ```
pub fn key(issuer: &str) -> String {
    const ENDS: &[&str] = &["办公厅", "办公室", "人民政府", "政府", "委员会", "委"];
    let spaceless: String = issuer.chars().filter(|c| !c.is_whitespace()).collect();
    let name = simplified(&spaceless).replace("黨", "党");
    // A Party committee and its government report together: the government names the place.
    let last = name.rsplit('、').next().filter(|last| last.ends_with("政府")).unwrap_or(&name);
    let name = last.to_owned();
    let name = name.strip_prefix("中国共产党").or_else(|| name.strip_prefix("中共")).unwrap_or(&name);
    let name = name.replace("管理委员会", "管委会").replace("管理委員会", "管委会");
    let mut key = name.as_str();
    // 办公室 of a department or commission is a body of its own; that of a government speaks for it.
    while let Some(stem) = ENDS.iter().find_map(|end| key.strip_suffix(end)) {
        let ends_in_place = |stem: &str| stem.ends_with(['省', '市', '县', '区', '旗', '州', '盟', '镇', '乡']);
        let governs = ["人民政府", "政府", "委员会", "委"].iter().any(|end| stem.ends_with(end));
        if !ends_in_place(stem) && !governs {
            break;
        }
        key = stem;
    }
    key.to_owned()
}

/// What stays of a name when the places that it begins with are left out: 云溪区 of 北京市云溪区.
fn tails(key: &str) -> impl Iterator<Item = &str> {
    let ends = key.char_indices().filter(|(_, c)| matches!(c, '省' | '市' | '州' | '盟' | '区'));
    ends.filter_map(|(at, c)| key.get(at + c.len_utf8()..))
        // 局 of the city alone names nobody, and neither does 区.
        .filter(|tail| tail.chars().count() >= 3 && level_of_issuer(tail).is_some())
}

/// The whole key of each key that is the tail of one, and those that are tails of several.
fn wholes<'k>(keys: &BTreeSet<&'k str>) -> (BTreeMap<&'k str, &'k str>, BTreeMap<&'k str, Vec<&'k str>>) {
    let mut of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for key in keys {
        for tail in tails(key) {
            if let Some(short) = keys.get(tail) {
                of.entry(short).or_default().push(key);
            }
        }
    }
    let (mut whole, mut ambiguous) = (BTreeMap::new(), BTreeMap::new());
    for (short, mut longer) in of {
        longer.sort_by_key(|key| (std::cmp::Reverse(key.len()), *key));
        // 江苏省锦澜市云溪区 and 锦澜市云溪区 are one chain.
        let Some(longest) = longer.first().copied() else { continue };
        if longer.iter().all(|key| longest.ends_with(key)) {
            whole.insert(short, longest);
        } else {
            ambiguous.insert(short, longer);
        }
    }
    (whole, ambiguous)
}

/// Pairs of columns (a year, the next) of one issuer, by issuer and year, and the pairs that are doubtful.
pub(crate) fn successive<R: Borrow<Report>>(reports: &[R]) -> (Vec<(usize, usize)>, Vec<Unsure>) {
    let keyed: Vec<(String, i32, usize)> = reports
        .iter()
        .enumerate()
        .map(|(column, report)| (column, report.borrow()))
        .filter_map(|(column, report)| Some((key(report.issuer.as_deref()?), report.year?, column)))
        .filter(|(key, ..)| !key.is_empty())
        .collect();
    let keys: BTreeSet<&str> = keyed.iter().map(|(key, ..)| key.as_str()).collect();
    let (whole, ambiguous) = wholes(&keys);
    let name = |column: usize| reports.get(column).map_or("", |report| report.borrow().source.name.as_str());
    let mut years: BTreeMap<(&str, i32), Vec<usize>> = BTreeMap::new();
    for (key, year, column) in &keyed {
        let key = key.as_str();
        years.entry((whole.get(key).copied().unwrap_or(key), *year)).or_default().push(*column);
    }
    // The order in which the reports are given decides nothing but the place of names that are alike.
    for columns in years.values_mut() {
        columns.sort_by_key(|column| (name(*column), *column));
    }
    let first = |key: &str, year: i32| years.get(&(key, year)).and_then(|columns| columns.first()).copied();
    let issuer =
        |column: usize| reports.get(column).and_then(|report| report.borrow().issuer.as_deref()).unwrap_or_default();
    let mut pairs = Vec::new();
    // By pair: two reasons to doubt one pair are one doubt.
    let mut unsure: BTreeMap<(usize, usize), Doubt> = BTreeMap::new();
    // Those that end without a successor, and those that begin without a predecessor, may be one under two names.
    let mut begun: BTreeMap<(i32, Likeness), Vec<(&str, usize)>> = BTreeMap::new();
    let mut ended: Vec<(&str, i32, usize)> = Vec::new();
    for ((key, year), columns) in &years {
        let Some(column) = columns.first().copied() else { continue };
        for other in columns.iter().skip(1) {
            unsure.entry((column, *other)).or_insert(Doubt::TwoReports { year: *year });
        }
        match year.checked_add(1).and_then(|next| first(key, next)) {
            Some(next) => pairs.push((column, next)),
            None => ended.push((key, *year, column)),
        }
        if year.checked_sub(1).and_then(|last| first(key, last)).is_none() {
            for likeness in likenesses(key) {
                begun.entry((*year, likeness)).or_default().push((key, column));
            }
            if let Some(longer) = ambiguous.get(key) {
                let last = longer.iter().filter_map(|longer| first(longer, year.checked_sub(1)?));
                for last in last.take(SHOWN) {
                    let doubt = Doubt::SeveralPlaces { one: issuer(last).to_owned() };
                    unsure.entry((last, column)).or_insert(doubt);
                }
            }
        }
    }
    for (key, year, column) in ended {
        let Some(next) = year.checked_add(1) else { continue };
        for likeness in likenesses(key) {
            let candidates = begun.get(&(next, likeness.clone())).into_iter().flatten();
            for (other, to) in candidates.filter(|(other, _)| likeness.allows(key, other)).take(SHOWN) {
                unsure.entry((column, *to)).or_insert_with(|| likeness.doubt(key, other));
            }
        }
        if let Some(longer) = ambiguous.get(key) {
            for to in longer.iter().filter_map(|longer| first(longer, next)).take(SHOWN) {
                unsure.entry((column, to)).or_insert(Doubt::EarlierSeveralPlaces);
            }
        }
    }
    let mut unsure: Vec<((usize, usize), Doubt)> = unsure.into_iter().collect();
    unsure.sort_by_key(|((from, to), _)| (issuer(*from), name(*from), issuer(*to), name(*to), *from, *to));
    let told = unsure.into_iter().map(|((from, to), because)| Unsure {
        from: name(from).to_owned(),
        to: name(to).to_owned(),
        from_issuer: issuer(from).to_owned(),
        to_issuer: issuer(to).to_owned(),
        reason: because.in_words(Language::English),
        because,
    });
    (pairs, told.collect())
}

/// How many candidates of one name are told; a folder may hold thousands of zones.
const SHOWN: usize = 5;

/// What two names may share that are not one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// 云溪县 and 云溪区: a county that became a district.
    Stem(String),
    /// 禾州市高新技术产业开发区 and 禾州市示范区: zones of one place.
    Zone(String),
}

impl Likeness {
    /// Whether a rename could lead from one to the other: not from one district to that of another city.
    fn allows(&self, from: &str, to: &str) -> bool {
        let (from_stem, to_stem) = (stem(from), stem(to));
        match self {
            Self::Zone(_) => from != to,
            Self::Stem(_) => {
                from.chars().last() != to.chars().last()
                    && (from_stem.ends_with(to_stem) || to_stem.ends_with(from_stem))
            }
        }
    }

    fn doubt(&self, from: &str, to: &str) -> Doubt {
        let (from, to) = (from.to_owned(), to.to_owned());
        match self {
            Self::Stem(_) => Doubt::SameStem { from, to },
            Self::Zone(place) => Doubt::SameZone { from, to, place: place.clone() },
        }
    }
}

/// The name without the kind of place that it ends with.
fn stem(key: &str) -> &str {
    key.strip_suffix(['县', '区', '市', '旗']).unwrap_or(key)
}

/// What a renamed issuer would share with its earlier name.
fn likenesses(key: &str) -> Vec<Likeness> {
    let mut found = Vec::new();
    let body = key.strip_suffix("管委会").unwrap_or(key);
    let is_zone = [
        "开发区",
        "示范区",
        "高新区",
        "新区",
        "园区",
        "合作区",
        "保税区",
        "功能区",
        "度假区",
        "经开区",
        "风景区",
        "試驗區",
        "试验区",
        "实验区",
    ]
    .iter()
    .any(|zone| body.ends_with(zone));
    if is_zone {
        // 禾州市 is a city whose name holds 州.
        let place = ['市', '州', '盟', '县'].iter().find_map(|c| body.get(..body.find(*c)? + c.len_utf8()));
        if let Some(place) = place {
            found.push(Likeness::Zone(place.to_owned()));
        }
    } else if key == body
        && let Some(stem) = body.strip_suffix(['县', '区', '市', '旗'])
        && stem.chars().count() >= 2
    {
        // 锦澜市云溪县 may have become 云溪区.
        let own = stem.rsplit(['省', '市', '州', '盟']).next().unwrap_or(stem);
        found.push(Likeness::Stem(if own.chars().count() >= 2 { own } else { stem }.to_owned()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(name: &str, issuer: &str, year: i32) -> Report {
        serde_json::from_value(serde_json::json!({
            "source": {"name": name, "media": "text", "encoding": "UTF-8", "bytes": 0}, "script": "Hans",
            "title": null, "issuer": issuer, "addressee": null, "signatories": [], "year": year, "published": null,
            "signed": null, "body": [0, 0], "furniture": [], "sections": [], "enumerations": [], "checks": [],
            "commitments": [], "shortcomings": [], "instruments": [], "diagnostics": [], "indicators": []
        }))
        .unwrap()
    }

    #[test]
    fn a_name_has_a_key() {
        for (issuer, expected) in [
            ("云溪区", "云溪区"),
            ("云溪区人民政府", "云溪区"),
            ("云溪区人民政府办公室", "云溪区"),
            ("中共云溪区委员会", "云溪区"),
            ("中共云溪区委", "云溪区"),
            ("中共云溪区委、云溪区人民政府", "云溪区"),
            ("棲霞嶺區人民政府", "棲霞嶺区"),
            ("云枕县市场监督管理局", "云枕县市场监督管理局"),
            ("松岭省发展和改革委员会", "松岭省发展和改革委员会"),
            ("禾州市城乡一体化示范区管理委员会", "禾州市城乡一体化示范区管委会"),
            ("", ""),
        ] {
            assert_eq!(key(issuer), expected, "{issuer}");
        }
    }

    #[test]
    fn names_are_matched_over_their_forms_and_told_where_doubtful() {
        type Case<'c> = (&'c [(&'c str, i32)], &'c [(usize, usize)], &'c [&'c str]);
        let cases: &[Case<'_>] = &[
            (&[("北京市云溪区人民政府", 2020), ("云溪区", 2021)], &[(0, 1)], &[]),
            (&[("中共云溪区委", 2021), ("云溪区人民政府", 2020)], &[(1, 0)], &[]),
            // A year between them is missing.
            (&[("云溪区", 2019), ("云溪区", 2021)], &[], &[]),
            // Other bodies of the same place.
            (&[("云溪区人民政府", 2020), ("云溪区司法局", 2021)], &[], &[]),
            // Two districts of one name.
            (
                &[("锦澜市云溪区", 2020), ("北京市云溪区", 2020), ("云溪区人民政府", 2021)],
                &[],
                &["several places", "several places"],
            ),
            (&[("云溪县人民政府", 2020), ("云溪区人民政府", 2021)], &[], &["may have become"]),
            (&[("锦澜市云溪县", 2020), ("云溪区人民政府", 2021)], &[], &["may have become"]),
            (&[("禾州市高新区管理委员会", 2020), ("禾州市科创示范区管委会", 2021)], &[], &["zones of 禾州市"]),
            (&[("东城区", 2020), ("西城区", 2021)], &[], &[]),
            (&[("云溪区", 2020), ("云溪区", 2020), ("云溪区", 2021)], &[(0, 2)], &["two reports"]),
        ];
        for (reports, expected, doubts) in cases {
            let reports: Vec<Report> = reports
                .iter()
                .enumerate()
                .map(|(at, (issuer, year))| report(&format!("{at}.txt"), issuer, *year))
                .collect();
            let (pairs, unsure) = successive(&reports);
            assert_eq!(&pairs, expected);
            let reasons: Vec<&String> = unsure.iter().map(|unsure| &unsure.reason).collect();
            assert_eq!(reasons.len(), doubts.len(), "{reasons:?}");
            for (reason, doubt) in reasons.iter().zip(*doubts) {
                assert!(reason.contains(doubt), "{reason}");
            }
        }
    }
}
