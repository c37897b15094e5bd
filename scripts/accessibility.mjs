// What axe-core finds in pages, and whether they fit a window of 320 pixels and paper:
//   npm install axe-core playwright-core
//   node scripts/accessibility.mjs report/*.html
// A browser is looked for at /usr/bin/chromium, or where CHROMIUM says.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(resolve("package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
let found = 0;
for (const file of process.argv.slice(2)) {
  const page = await browser.newPage({ bypassCSP: true, viewport: { width: 320, height: 900 } });
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  // Paper: A4 across with margins of 12 mm is 273 mm wide, 1031 pixels of 1/96 inch.
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1031, height: 700 });
  const cut = await page.evaluate(
    () => [...document.querySelectorAll("table")].filter((one) => one.getBoundingClientRect().right > 1031).length,
  );
  found += violations.length + (width > 320) + cut;
  console.log(`${file}: ${violations.length} violations, ${width} pixels wide, ${cut} tables cut off in print`);
  for (const one of violations) console.log(`  ${one.id}: ${one.help} (${one.nodes[0].html})`);
  await page.close();
}
await browser.close();
process.exitCode = found ? 1 : 0;
