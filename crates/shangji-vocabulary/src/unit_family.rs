/// What a counting unit counts, so far as the unit tells.
///
/// ```
/// use shangji_vocabulary::UnitFamily;
///
/// assert_eq!(UnitFamily::of("人次"), UnitFamily::of("名"));
/// assert_ne!(UnitFamily::of("场次"), UnitFamily::of("人次"));
/// assert_eq!(UnitFamily::of("个"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UnitFamily {
    /// 人, 名, 人次.
    People,
    /// 件, 起, 宗, 例.
    Cases,
    /// 次, 场, 期, 班次.
    Events,
    /// 家, 户, 所.
    Places,
    /// 份, 篇, 册.
    Papers,
    /// 项.
    Items,
    /// 条.
    Entries,
    /// 批次 of samples.
    Batches,
    /// 元.
    Money,
    /// 天, 工作日, 小时.
    Time,
    /// %, ‰.
    Share,
    /// 百分点.
    Points,
}

impl UnitFamily {
    /// The family of a base unit; none for 个, which counts anything, and for units that stand alone (辆, 亩).
    pub fn of(unit: &str) -> Option<Self> {
        Some(match unit {
            "人" | "名" | "人次" | "位" | "名次" | "员" | "人员" => Self::People,
            "件" | "起" | "宗" | "例" | "件次" | "案" | "桩" | "单" | "笔" | "案件" => Self::Cases,
            "次" | "场" | "场次" | "期" | "期次" | "班次" | "轮" | "届" | "回" | "节" | "堂" | "课" | "班" | "次数" => {
                Self::Events
            }
            "家" | "户" | "家次" | "户次" | "所" | "处" | "站" | "间" | "户数" => Self::Places,
            "份" | "篇" | "部" | "册" | "本" | "张" => Self::Papers,
            "项" | "项次" => Self::Items,
            "条" | "条次" => Self::Entries,
            "批" | "批次" => Self::Batches,
            "元" | "美元" => Self::Money,
            "天" | "日" | "工作日" | "小时" | "分钟" | "月" | "年" | "周" => Self::Time,
            "%" | "‰" => Self::Share,
            "百分点" | "点" => Self::Points,
            _ => return None,
        })
    }

    /// Whether two units count the same kind of thing: the same unit, or one family.
    pub fn same(a: &str, b: &str) -> bool {
        a == b || matches!((Self::of(a), Self::of(b)), (Some(a), Some(b)) if a == b)
    }
}
