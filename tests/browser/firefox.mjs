/* The built site in Firefox, which its own protocol drives: node firefox.mjs <firefox> <site> reads a JSON list of paths,
   and writes of each page what the browser complains of and what came of using it. */
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [executablePath, site] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });

async function visit(path) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`${event.violatedDirective}: ${event.blockedURI}`),
    );
  });
  await page.goto(site + path, { waitUntil: "load" });
  await page.waitForSelector("html.js");
  const colours = () => page.$eval("body", (body) => body.dataset.mdColorScheme);
  const before = await colours();
  await page.click("[data-md-component=palette] label:not([hidden])");
  const changed = (await colours()) !== before;
  await page.evaluate(() => localStorage.clear());
  let note = null;
  if (await page.$(".marker")) {
    await page.$eval(".marker", (marker) => marker.scrollIntoView({ block: "center" }));
    await page.click(".marker");
    note = await page.$eval(".note:popover-open", (opened) => opened.textContent.trim());
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("/");
  await page.keyboard.type("get_context");
  const link = await page.waitForSelector('.md-search-result__link[href*="get_context"]'); // all of it is typed
  const found = await link.evaluate((result) => result.href);
  /* Time for what a browser fetches when a page is at rest, such as the page that comes next. */
  await page.waitForNetworkIdle({ idleTime: 500 });
  await page.close();
  return { complaints, changed, note, found };
}

const seen = {};
for (const path of JSON.parse(readFileSync(0, "utf8"))) seen[path] = await visit(path);
await browser.close();
process.stdout.write(JSON.stringify(seen));
