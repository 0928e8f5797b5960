use super::*;

fn traced(text: &str) -> Traced {
    let mut traced = Traced::default();
    text.chars().for_each(|c| traced.push(c, None));
    traced
}

fn table(rows: &[&[&str]]) -> String {
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|text| Cell { traced: traced(text), ..Cell::default() }).collect())
        .collect();
    let mut out = Traced::default();
    Table { rows, nests: false }.write(&mut out);
    out.text
}

#[test]
fn heads_of_rows_and_columns_name_a_figure() {
    let text = table(&[&["类别", "2022年", "2023年"], &["受理案件（件）", "107", "1,118"], &["审结率", "95%", "—"]]);
    assert_eq!(text, "2022年受理案件：107件\n2023年受理案件：1,118件\n2022年审结率：95%\n");
}

#[test]
fn columns_of_numbers_and_units_name_nothing() {
    let text = table(&[
        &["序号", "项目", "单位", "数量"],
        &["1", "行政处罚案件", "件", "12"],
        &["2", "罚没款", "万元", "3.5"],
    ]);
    assert_eq!(text, "行政处罚案件：12件\n罚没款：3.5万元\n");
}

#[test]
fn rows_of_pairs_need_no_heads() {
    let text = table(&[&["受理案件：", "12件", "审结案件", "10件"], &["败诉率", "8.7%"]]);
    assert_eq!(text, "受理案件：12件\n审结案件：10件\n败诉率：8.7%\n");
}

#[test]
fn bare_years_may_be_heads() {
    assert_eq!(table(&[&["指标", "2022", "2023"], &["听证（次）", "3", "4"]]), "2022听证：3次\n2023听证：4次\n");
}

#[test]
fn tables_without_figures_stay_rows() {
    let text =
        table(&[&["索引号", "014/2024-01", "发布日期", "2024-04-11"], &["发文机关", "县政府", "有效性", "有效"]]);
    assert_eq!(text, "索引号\t014/2024-01\t发布日期\t2024-04-11\n发文机关\t县政府\t有效性\t有效\n");
}

#[test]
fn running_text_stays_text() {
    assert_eq!(
        table(&[&["成效", "办理案件12件。\n审结10件。"], &["不足", "无"]]),
        "成效\n办理案件12件。\n审结10件。\n不足\t无\n"
    );
}

#[test]
fn merged_heads_are_dealt_out() {
    let cell = |text: &str, columns, rows| Cell { traced: traced(text), columns, rows, ..Cell::default() };
    let rows = vec![
        vec![cell("部门", 1, 2), cell("行政复议", 2, 1)],
        vec![cell("受理（件）", 1, 1), cell("审结（件）", 1, 1)],
        vec![cell("县公安局", 1, 1), cell("12", 1, 1), cell("10", 1, 1)],
    ];
    let mut out = traced("表1（单位：件）\n");
    Table { rows, nests: false }.write(&mut out);
    assert_eq!(out.text, "表1（单位：件）\n县公安局行政复议受理：12件\n县公安局行政复议审结：10件\n");
}

#[test]
fn a_table_of_a_million_merged_places_is_not_dealt_out() {
    let row = vec![Cell { traced: traced("1"), columns: usize::MAX, rows: usize::MAX, ..Cell::default() }; 3];
    let mut out = Traced::default();
    Table { rows: vec![row; 3], nests: false }.write(&mut out);
    assert_eq!(out.text, "1\t1\t1\n1\t1\t1\n1\t1\t1\n");
}
