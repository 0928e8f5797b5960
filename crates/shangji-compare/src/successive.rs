//! Which report follows which: the same issuer, the year after.

use shangji_model::Report;

use crate::{Read, issuer_key};

/// The name by which an issuer is known from year to year: 清澜市 for 清澜市人民政府. None where nobody is named.
pub(crate) fn issuer_of(report: &Report) -> Option<String> {
    report.issuer.as_deref().map(issuer_key).filter(|key| !key.is_empty())
}

/// Pairs of columns, a report and the one of its issuer on the year after, by the first column: those between which
/// changes are told, too.
pub(crate) fn successive(reads: &[Read<'_>]) -> Vec<(usize, usize)> {
    let reports: Vec<&Report> = reads.iter().map(|read| read.report).collect();
    let (mut pairs, _) = crate::years::successive(&reports);
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::promises::samples::report;

    #[test]
    fn the_year_after_of_the_same_issuer_follows() {
        let reports = [
            report("锦澜市人民政府", 2022, serde_json::json!({})),
            report("乙市人民政府", 2022, serde_json::json!({})),
            report("江苏省锦澜市", 2021, serde_json::json!({})),
            report("锦澜市人民政府", 2024, serde_json::json!({})),
            report("锦澜市人民政府", 2022, serde_json::json!({})),
        ];
        let reads: Vec<Read<'_>> = reports.iter().map(|report| Read { report, text: "" }).collect();
        assert_eq!(successive(&reads), [(2, 0)], "2023 is missing, 乙 has one year, the first of 2022 stands for it");
    }
}
