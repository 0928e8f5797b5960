// The page of a comparison, as a reader sees it: wide and on a phone, light and dark, on paper.
//
//     npm ci && npm test                       from this folder; `.ci/run` does it
//     SHOTS=folder npm test                    also pictures of every part, to look at
//     SHANGJI_SOURCES=folder npm test          also the reports in that folder
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { open } from "./chromium.js";
import { HARM, pages } from "./pages.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const VIEWS = [WIDE, PHONE].flatMap((size) => ["light", "dark"].map((colorScheme) => ({ size, colorScheme })));
const PAGES = pages();

let browser;
before(async () => {
  browser = await open();
});
after(() => browser?.close());

/** Opens a page; what goes wrong on it is noted in `faults`. */
async function visit(file, { size = WIDE, colorScheme = "light" } = {}) {
  const page = await browser.context.newPage();
  const faults = [];
  const address = pathToFileURL(file).href;
  page.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => faults.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => request.url().split("#")[0] !== address && faults.push(`request: ${request.url()}`));
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  await page.goto(address);
  return { page, faults };
}

async function shoot(page, name) {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  for (const id of await page.$$eval("main > section", (sections) => sections.map((section) => section.id))) {
    await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
    await page.screenshot({ path: join(process.env.SHOTS, `${name}-${id}.png`) });
  }
}

/** What accessibility rules are broken, each with the first element that breaks it. */
async function violations(page) {
  await page.addScriptTag({ path: AXE });
  const found = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
  assert.ok(found.passes.length > 20, `axe looked at ${found.passes.length} rules only`);
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}; ${nodes.length} times, first ${nodes[0].html}`);
}

for (const { name, file } of PAGES) {
  for (const view of VIEWS) {
    const key = `${name}-${view.size.width}-${view.colorScheme}`;
    test(`${key} is quiet, fits and can be used by all`, async () => {
      const { page, faults } = await visit(file, view);
      assert.ok((await page.locator("main > section").count()) >= 6, "the parts of the page are there");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} pixels wider than the screen`);
      await shoot(page, key);
      // Reasons unfolded: they are part of the page.
      await page.$$eval("details", (all) => all.forEach((details) => (details.open = true)));
      const unfolded = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(unfolded <= 0, `unfolded, the page is ${unfolded} pixels wider than the screen`);
      assert.deepEqual(faults, [], "before axe is put into the page");
      assert.deepEqual(await violations(page), []);
      await page.close();
    });
  }

  test(`${name}: a figure's link opens its sentence with the figure marked`, async () => {
    for (const size of [WIDE, PHONE]) {
      const { page } = await visit(file, { size });
      const links = await page.$$eval("main a[href^='#f']", (all) => all.map((link) => link.getAttribute("href")));
      assert.ok(links.length >= 20, `${links.length} links to figures`);
      const missing = await page.evaluate((links) => links.filter((link) => !document.querySelector(link)), links);
      assert.deepEqual(missing, [], "every link leads somewhere");
      // As a reader does it: with the mouse, one here and one there over the whole page.
      const step = Math.ceil(links.length / 25);
      for (let at = 0; at < links.length; at += step) {
        const link = page.locator("main a[href^='#f']").nth(at);
        const shown = (await link.textContent()).trim();
        await link.click();
        const seen = await page.evaluate((id) => {
          const target = document.querySelector(id);
          const mark = target.matches("mark") ? target : target.parentElement.querySelector(`${id} ~ mark`);
          const { top, bottom, left, right, width } = mark.getBoundingClientRect();
          const inView = top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth && width > 0;
          const outline = getComputedStyle(mark).outlineStyle;
          return { inView, outline, words: mark.textContent, isSentence: !!mark.closest(".sentence") };
        }, links[at]);
        assert.ok(seen.inView && seen.isSentence, `${links[at]} (${shown}) is not in view: ${JSON.stringify(seen)}`);
        assert.equal(seen.outline, "solid", `${links[at]} is not set off from the other figures`);
        // 92.32% leads to 92.32%; amounts are told in other units, words in no digits, and what is inferred leads to what
        // it follows from.
        const isStated = !(await link.evaluate((link) => link.matches(".inferred")));
        const digits = isStated && shown.match(/^([\d.]+)[%件项]$/)?.[1];
        if (digits && /^[\d.]+\D*$/.test(seen.words)) assert.ok(seen.words.startsWith(digits), `${shown}: ${seen.words}`);
      }
      await page.close();
    }
  });

  test(`${name}: on paper nothing is folded, cut off or dark`, async () => {
    const { page, faults } = await visit(file, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const seen = await page.evaluate(() => {
      const style = getComputedStyle(document.body);
      const reason = document.querySelector("details li");
      return {
        ground: style.backgroundColor,
        ink: style.color,
        nav: getComputedStyle(document.querySelector("nav")).display,
        scrolls: [...document.querySelectorAll(".scroll")].some((box) => getComputedStyle(box).overflowX !== "visible"),
        folded: reason !== null && !reason.checkVisibility(),
      };
    });
    assert.deepEqual(seen, {
      ground: "rgb(255, 255, 255)",
      ink: "rgb(0, 0, 0)",
      nav: "none",
      scrolls: false,
      folded: false,
    });
    const path = process.env.SHOTS && join(process.env.SHOTS, `${name}.pdf`);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, ...(path ? { path } : {}) });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    const n_sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(n_sheets >= 3, `${n_sheets} sheets`);
    assert.deepEqual(faults, []);
    await page.close();
  });
}

test("what a report says is text, never markup", async () => {
  const { page, faults } = await visit(PAGES.find(({ name }) => name === "harmful").file);
  const text = await page.evaluate(() => document.querySelector("main").textContent);
  for (const harm of HARM) assert.ok(text.includes(harm), `${harm} is not shown`);
  const seen = await page.evaluate(() => [document.scripts.length, document.images.length, window.harm ?? null]);
  assert.deepEqual(seen, [0, 0, null], "scripts, pictures, what a script would have done");
  assert.deepEqual(faults, []);
  await page.close();
});
