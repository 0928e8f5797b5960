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

/** On the page: follows each link to a figure, as a click does, and tells what is seen then. */
async function openAll() {
  const frame = () => new Promise((seen) => requestAnimationFrame(seen));
  const opened = [];
  for (const link of document.querySelectorAll("main a[href^='#f']")) {
    link.click();
    await frame();
    const target = document.querySelector(link.hash);
    // Where two figures share one amount, the place of the second stands just before the mark.
    const mark = target?.matches("mark") ? target : target?.parentElement.querySelector(`${link.hash} ~ mark`);
    const box = mark?.getBoundingClientRect();
    const isInView = box && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
    const faults = [
      [!mark, "leads nowhere"],
      [mark && !mark.closest(".sentence"), "stands in no sentence"],
      [mark && !(isInView && box.width > 0), "is not in view"],
      [mark && getComputedStyle(mark).outlineStyle !== "solid", "is not set off from the other figures"],
    ];
    opened.push({
      link: link.hash,
      shown: link.textContent.trim(),
      isInferred: link.matches(".inferred"),
      words: mark?.textContent ?? "",
      fault: faults.find(([isSo]) => isSo)?.[1] ?? "",
    });
  }
  return opened;
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

  test(`${name}: every figure's link opens its sentence with the figure marked`, async () => {
    for (const size of [WIDE, PHONE]) {
      const { page } = await visit(file, { size });
      const opened = await page.evaluate(openAll);
      assert.ok(opened.length >= 20, `${opened.length} links to figures`);
      for (const { link, shown, isInferred, words, fault } of opened) {
        assert.equal(fault, "", `${link} (${shown})`);
        // 92.32% leads to 92.32%. Amounts are told in other units, words in no digits, and what is inferred leads to
        // what it follows from.
        const digits = !isInferred && shown.match(/^([\d.]+)[%件项]$/)?.[1];
        if (digits && /^[\d.]+[^\d万亿萬億]*$/.test(words)) assert.ok(words.startsWith(digits), `${shown} leads to ${words}`);
      }
      await page.close();
    }
  });

  test(`${name}: a figure can be reached with the mouse and with the keyboard`, async () => {
    const { page } = await visit(file, { size: PHONE });
    const link = page.locator(".panel a[href^='#f']").last();
    for (const reach of [() => link.click(), () => link.focus().then(() => page.keyboard.press("Enter"))]) {
      await page.goto(pathToFileURL(file).href);
      await reach();
      const target = page.locator(await link.getAttribute("href"));
      await target.waitFor({ state: "attached" });
      assert.ok(await target.evaluate((target) => target.matches(":target")), "the link was followed");
    }
    await page.close();
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
