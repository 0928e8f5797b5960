// Writes the pages that are tested, by the program that a user runs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** What a report says that would do harm as markup; each piece must be seen as text. */
export const HARM = ["<script>window.harm = 1</script>", '<img src="x" onerror="window.harm = 2">'];

const HARMFUL = `临浦县人民政府关于2023年度法治政府建设情况的报告
一、主要工作
全县受理行政复议案件${HARM[0]}36件，审结31件。办理政务服务事项${HARM[1]}1280项。
二、存在的不足
对${HARM[0]}“重审批、轻监管”的问题重视不够，基层执法力量仍然薄弱。
三、下一步安排
推动${HARM[1]}行政机关负责人出庭应诉率达到95%以上。
临浦县人民政府
2024年2月8日
`;

/** Name and file of each page: the samples in both languages, and a report that means harm. */
export function pages() {
  const folder = mkdtempSync(join(tmpdir(), "shangji-pages-"));
  const harmful = join(folder, "harmful.txt");
  writeFileSync(harmful, HARMFUL);
  const samples = join(ROOT, "examples/reports");
  const write = (name, language, inputs) => {
    const file = join(folder, `${name}.html`);
    const compare = ["run", "--quiet", "--locked", "--package", "shangji-examples", "--example", "compare", "--"];
    execFileSync("cargo", [...compare, "--html", file, "--lang", language, ...inputs], { cwd: ROOT, stdio: "pipe" });
    return { name, file };
  };
  // Pages of the tester's own: SHANGJI_SOURCES names their folder, as for the other tests.
  const own = process.env.SHANGJI_SOURCES;
  return [
    write("samples-zh", "zh", [samples]),
    write("samples-en", "en", [samples]),
    write("harmful", "zh", [samples, harmful]),
    ...(own ? [write("own-zh", "zh", [own]), write("own-en", "en", [own])] : []),
  ];
}
