//! The whole tree of a small report.

use crate::support::{drawn, oddities};

const REPORT: &str = "\
当前位置：首页 > 法治建设
青岭县2022年法治政府建设报告
发布时间：2023-02-20　浏览次数：41

青岭县人民政府
关于2022年度法治政府建设情况的报告

市人民政府：
　　2022年，青岭县扎实推进法治政府建设。现将情况报告如下。
　　一、主要举措和成效
　　（一）健全制度。全年制定规范性文件3件，备案率100%。“应备尽备！”
　　（三）规范执法。主要做法：一是培训执法人员200人次；二是评查案卷50件。群众比较满意。
　　1.落实《行政执法公示办法。公示信息12条。
　　二、存在的不足
　　一是力量不足。人员偏少。
　　二是经费不足。投入偏低。
　　三、下一步打算
　　继续努力，争取更大进步，全年办结率达到98%以上。

　　　　　　青岭县人民政府　　青岭县司法局
　　　　　　2023年2月17日

上一篇：没有了
主办：青岭县人民政府办公室
";

#[test]
fn a_small_report() {
    insta::assert_snapshot!(drawn(REPORT));
    let expected = [("ordinal-skipped", "（三）"), ("title-unclosed", "《")];
    assert_eq!(oddities(REPORT), expected);
}
