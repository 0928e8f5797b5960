//! Who is bound by the rules, and to whom they have him report.

use super::Unbound;
use crate::issuer_key;
use crate::scope::{Level, level_of_issuer, simplified};

/// What kind of body an issuer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// A government from province to county.
    Government(Level),
    /// A department of one, or of the State Council.
    Department(Level),
    /// A government of a township, which the rules do not name.
    Township,
    /// A committee that manages a zone (管委会), which the rules do not name either.
    Committee,
    /// Not to be told from the name, or no name.
    Unknown,
}

impl Body {
    /// Reads the kind and level off the name.
    pub(super) fn of(issuer: Option<&str>) -> Self {
        // Cities under the centre are provinces to a rule.
        const MUNICIPALITIES: &[&str] = &["北京市", "天津市", "上海市", "重庆市", "重慶市"];
        let Some(issuer) = issuer else { return Self::Unknown };
        let name: String = simplified(issuer).chars().filter(|c| !c.is_whitespace()).collect();
        let key = issuer_key(issuer);
        if MUNICIPALITIES.contains(&key.as_str()) {
            return Self::Government(Level::Province);
        }
        if name.ends_with("管委会") || name.ends_with("管理委员会") {
            return Self::Committee;
        }
        let is_government =
            key.ends_with(['省', '市', '县', '区', '旗', '州', '盟', '镇', '乡']) || name.ends_with("行政公署");
        let of_city = MUNICIPALITIES.iter().find_map(|city| key.strip_prefix(city));
        let central = key.starts_with("国务院")
            || key.starts_with("国家")
            || (key.ends_with('部') && level_of_issuer(&key).is_none());
        match level_of_issuer(&key) {
            _ if central => Self::Department(Level::Nation),
            Some(Level::Township | Level::Village) => Self::Township,
            Some(level) if is_government => Self::Government(level),
            // 北京市司法局 is of a province's rank; 北京市云溪区司法局 of a county's.
            Some(Level::City) if of_city.is_some() => Self::Department(Level::Province),
            Some(level) => Self::Department(level),
            None => Self::Unknown,
        }
    }

    pub(super) fn level(self) -> Option<Level> {
        match self {
            // A provincial department reports to its own government, by March; only governments and the departments of
            // the State Council report to the centre.
            Self::Government(level) | Self::Department(level) => Some(level),
            Self::Township | Self::Committee | Self::Unknown => None,
        }
    }

    /// What kind of body it is, where the rules do not bind it.
    pub(super) fn unbound(self) -> Option<Unbound> {
        match self {
            Self::Township => Some(Unbound::Township),
            Self::Committee => Some(Unbound::Committee),
            Self::Government(_) | Self::Department(_) | Self::Unknown => None,
        }
    }

    /// Those to whom it is to report.
    pub(super) fn recipients(self) -> &'static [Recipient] {
        use Recipient::{Centre, Congress, Department, Government, Party, Superior};
        match self {
            Self::Government(Level::Nation | Level::Province) | Self::Department(Level::Nation) => &[Centre],
            Self::Government(_) => &[Party, Congress, Superior],
            Self::Department(_) => &[Government, Department],
            Self::Township | Self::Committee | Self::Unknown => &[],
        }
    }
}

/// One to whom a report is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recipient {
    /// The Party's central committee and the State Council.
    Centre,
    /// The Party committee of the same level.
    Party,
    /// The standing committee of the people's congress of the same level.
    Congress,
    /// The government of the level above.
    Superior,
    /// The department's own government.
    Government,
    /// The department of the level above.
    Department,
}

impl Recipient {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Centre => "addressee.centre",
            Self::Party => "addressee.party",
            Self::Congress => "addressee.congress",
            Self::Superior => "addressee.superior",
            Self::Government => "addressee.government",
            Self::Department => "addressee.department",
        }
    }

    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::Centre => "向党中央、国务院报告",
            Self::Party => "向同级党委报告",
            Self::Congress => "向同级人大常委会报告",
            Self::Superior => "向上一级政府报告",
            Self::Government => "向本级政府报告",
            Self::Department => "向上一级政府有关部门报告",
        }
    }

    /// Whether an addressee of an issuer of that level names it.
    pub(super) fn is_in(self, addressee: &str, issuer: Level) -> bool {
        let addressee: String = simplified(addressee).chars().filter(|c| !c.is_whitespace()).collect();
        addressee.split(['、', '，', ',', '；', ';', '并']).any(|item| self.is_item(item, issuer))
    }

    fn is_item(self, item: &str, issuer: Level) -> bool {
        // 本级 where no place is named: 县委 of 云枕县 may be 县委 alone, 党委 nobody's but its own.
        let same = |before: &str| level_of_issuer(before).is_none_or(|level| level == issuer);
        let above = |before: &str| level_of_issuer(before).is_some_and(|level| level < issuer);
        let before = |words: &[&str]| words.iter().find_map(|word| item.find(word)).and_then(|at| item.get(..at));
        let is_office = ["依法治", "办公室", "委办", "局", "厅"].iter().any(|word| item.contains(word));
        match self {
            Self::Centre => ["中央", "国务院"].iter().any(|word| item.contains(word)),
            Self::Party => {
                !is_office
                    && party(item).is_some_and(|place| level_of_issuer(place).is_none_or(|level| level == issuer))
            }
            Self::Congress => before(&["人大", "人民代表大会"]).is_some_and(same),
            Self::Superior => !is_office && before(&["人民政府", "政府"]).is_some_and(above),
            Self::Government => !is_office && before(&["人民政府", "政府"]).is_some_and(same),
            Self::Department => {
                let is_department = item.ends_with(['局', '厅', '委', '办', '部']) || item.ends_with("委员会");
                is_department && party(item).is_none() && (above(item) || item.starts_with("国家"))
            }
        }
    }
}

/// The place before 委 or 党委 where it is a Party committee: 云枕县 of 中共云枕县委; none for 发改委.
fn party(item: &str) -> Option<&str> {
    if let Some(at) = item.find("党委") {
        return item.get(..at);
    }
    item.match_indices('委').find_map(|(at, _)| {
        let before = item.get(..at)?;
        before.ends_with(['省', '市', '县', '区', '旗', '州', '盟']).then_some(before)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_shows_what_body_it_is() {
        for (issuer, expected) in [
            (Some("云枕县人民政府"), Body::Government(Level::County)),
            (Some("棲霞嶺區人民政府"), Body::Government(Level::County)),
            (Some("北京市云溪区人民政府"), Body::Government(Level::County)),
            (Some("北京市人民政府"), Body::Government(Level::Province)),
            (Some("中共清澜市委"), Body::Government(Level::City)),
            (Some("松岭省人民政府办公厅"), Body::Government(Level::Province)),
            (Some("松陵市市场监督管理局"), Body::Department(Level::City)),
            (Some("北京市司法局"), Body::Department(Level::Province)),
            (Some("北京市云溪区司法局"), Body::Department(Level::County)),
            (Some("国家税务总局"), Body::Department(Level::Nation)),
            (Some("司法部"), Body::Department(Level::Nation)),
            (Some("石磴镇人民政府"), Body::Township),
            (Some("禾州市城乡一体化示范区管理委员会"), Body::Committee),
            (Some("司法局"), Body::Unknown),
            (None, Body::Unknown),
        ] {
            assert_eq!(Body::of(issuer), expected, "{issuer:?}");
        }
    }
}
