//! Whose figures they are: 全市, 市本级, 各区县 as seen from the one who reports.
//!
//! 全区 is the whole in a report of 云溪区 and in one of an autonomous region; in a report of a city it is the region
//! above. So the words are read against the level that the issuer's name shows. Both are as written, and a report in
//! Traditional script writes 全區.

/// An administrative level, from the nation down. The four cities under the centre count as cities: in their reports,
/// too, 全市 is the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Nation,
    Province,
    City,
    County,
    Township,
    Village,
}

/// What part of the issuer's realm a figure covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// All of it: 全市 of a city, 全系统 of a department.
    Whole,
    /// Nothing is said.
    Unstated,
    /// The authority itself without those under it: 市本级, 区政府.
    Own,
    /// Something else that is named, as written.
    Named(String),
    /// Those under it: 各区县, 乡镇.
    Parts,
    /// More than it, as written: 全国, 全省 in a report of a city.
    Beyond(String),
}

impl Scope {
    /// The lower, the sooner a panel shows a figure of this scope.
    pub(crate) fn preference(&self) -> u8 {
        match self {
            Self::Whole => 0,
            Self::Unstated => 1,
            Self::Own => 2,
            Self::Named(_) => 3,
            Self::Parts => 4,
            Self::Beyond(_) => 5,
        }
    }

    /// Reads the scope as written against the level of the issuer.
    pub(crate) fn read(written: Option<&str>, home: Option<Level>) -> Self {
        let Some(written) = written.map(simplified).filter(|written| !written.is_empty()) else {
            return Self::Unstated;
        };
        let written = written.as_str();
        let has = |words: &[&str]| words.iter().any(|word| written.contains(word));
        if has(&["全系统", "全局", "全域", "辖区", "市域", "县域", "各级", "两级", "三级", "四级"])
            || (written.starts_with(['我', '本']) && written.chars().nth(1).is_some_and(|c| level_of_char(c).is_some()))
        {
            return Self::Whole;
        }
        // 区政府 and 市级 are the authority; 全市 and 云溪区 the realm.
        let authority = !written.starts_with('全') && has(&["本级", "级", "直", "政府", "管委会", "机关"]);
        let at_home = if authority { Self::Own } else { Self::Whole };
        if !authority
            && (written.starts_with('各') || has(&["区县", "县区", "乡镇", "镇街", "街道", "村居", "下辖", "基层"]))
        {
            return Self::Parts;
        }
        let Some(level) = level_of_scope(written, home) else {
            return if authority || written.starts_with('全') { at_home } else { Self::Named(written.to_owned()) };
        };
        match home {
            Some(home) if level < home => Self::Beyond(written.to_owned()),
            Some(home) if level > home => Self::Named(written.to_owned()),
            _ => at_home,
        }
    }
}

/// The level of the first word for a place (全市范围内), or of the last one in a name (北京市云溪区).
fn level_of_scope(written: &str, home: Option<Level>) -> Option<Level> {
    let place = if written.starts_with('全') {
        written.chars().find(|c| level_of_char(*c).is_some())
    } else {
        written.chars().rev().find(|c| level_of_char(*c).is_some())
    }?;
    match (place, home) {
        // Above a city only an autonomous region calls itself 区.
        ('区', Some(Level::Province | Level::City)) if written.starts_with("全区") => Some(Level::Province),
        ('区', _) if written.contains("自治区") => Some(Level::Province),
        ('区', Some(Level::Province)) if written.starts_with("区本级") || written.starts_with("区级") => {
            Some(Level::Province)
        }
        _ => level_of_char(place),
    }
}

/// The level that the name of a government or department shows: that of the last place in it.
pub(crate) fn level_of_issuer(issuer: &str) -> Option<Level> {
    // These hold a word for a place and name none.
    const MASKED: &[&str] = &[
        "市场", "市政", "市容", "城市", "城区", "城乡", "城镇", "乡村", "村镇", "社区", "区域", "国家", "国有", "国防",
    ];
    let mut name = simplified(issuer).replace("自治区", "省").replace("地区", "市");
    if name.contains("国务院") {
        return Some(Level::Nation);
    }
    for word in MASKED {
        name = name.replace(word, "");
    }
    name.chars().rev().find_map(level_of_char)
}

/// The words of places and authorities in Simplified characters, without white space around.
pub(crate) fn simplified(words: &str) -> String {
    let simple = |c| match c {
        '國' => '国',
        '縣' => '县',
        '區' => '区',
        '鎮' => '镇',
        '鄉' => '乡',
        '級' => '级',
        '機' => '机',
        '關' => '关',
        '轄' => '辖',
        '層' => '层',
        '務' => '务',
        '場' => '场',
        '會' => '会',
        '統' => '统',
        '兩' => '两',
        other => other,
    };
    words.trim().chars().map(simple).collect()
}

fn level_of_char(c: char) -> Option<Level> {
    Some(match c {
        '国' => Level::Nation,
        '省' => Level::Province,
        '市' | '州' | '盟' => Level::City,
        '县' | '区' | '旗' => Level::County,
        '镇' | '乡' => Level::Township,
        '村' => Level::Village,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_issuer_shows_its_level() {
        for (issuer, expected) in [
            ("北京市云溪区人民政府", Some(Level::County)),
            ("临岚市人民政府", Some(Level::City)),
            ("北京市人民政府", Some(Level::City)),
            ("云枕县人民政府", Some(Level::County)),
            ("禾州市城乡一体化示范区管理委员会", Some(Level::County)),
            ("内蒙古自治区人民政府", Some(Level::Province)),
            ("内蒙古自治区岚海市人民政府", Some(Level::City)),
            ("云枕县市场监督管理局", Some(Level::County)),
            ("松岭省住房和城乡建设厅", Some(Level::Province)),
            ("国务院办公厅", Some(Level::Nation)),
            ("國務院辦公廳", Some(Level::Nation)),
            ("棲霞嶺區人民政府", Some(Level::County)),
            ("雲枕縣市場監督管理局", Some(Level::County)),
            ("示范区管委会", Some(Level::County)),
            ("司法局", None),
        ] {
            assert_eq!(level_of_issuer(issuer), expected, "{issuer}");
        }
    }

    #[test]
    fn a_scope_is_read_from_where_the_issuer_stands() {
        let beyond = |written: &str| Scope::Beyond(written.to_owned());
        let named = |written: &str| Scope::Named(written.to_owned());
        for (written, home, expected) in [
            ("全市", Some(Level::City), Scope::Whole),
            ("全市", Some(Level::County), beyond("全市")),
            ("全市", None, Scope::Whole),
            ("全区", Some(Level::County), Scope::Whole),
            ("全区", Some(Level::Province), Scope::Whole),
            ("全区", Some(Level::City), beyond("全区")),
            ("全区", Some(Level::County), Scope::Whole),
            ("全區", Some(Level::County), Scope::Whole),
            ("各區縣", Some(Level::City), Scope::Parts),
            ("全国", Some(Level::City), beyond("全国")),
            ("全國", Some(Level::City), beyond("全国")),
            ("全县", Some(Level::City), named("全县")),
            ("全系统", Some(Level::City), Scope::Whole),
            ("我市", Some(Level::City), Scope::Whole),
            ("市县两级", Some(Level::City), Scope::Whole),
            ("市本级", Some(Level::City), Scope::Own),
            ("市政府本级", Some(Level::City), Scope::Own),
            ("区政府", Some(Level::County), Scope::Own),
            ("区级", Some(Level::County), Scope::Own),
            ("市级", Some(Level::County), beyond("市级")),
            ("各区县", Some(Level::City), Scope::Parts),
            ("街道(乡镇)", Some(Level::County), Scope::Parts),
            ("云溪区", Some(Level::County), Scope::Whole),
            ("北京市", Some(Level::County), beyond("北京市")),
            ("生态涵养带", Some(Level::County), named("生态涵养带")),
        ] {
            assert_eq!(Scope::read(Some(written), home), expected, "{written} at {home:?}");
        }
        assert_eq!(Scope::read(None, Some(Level::City)), Scope::Unstated);
        assert_eq!(Scope::read(Some(" "), None), Scope::Unstated);
    }
}
