import puppeteer from "puppeteer-core";
const site = process.argv[2];
const b = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true });
const page = await b.newPage();
page.on("console", m => console.log("console", m.type(), m.text()));
page.on("pageerror", e => console.log("pageerror", e.message));
page.on("requestfailed", r => console.log("failed", r.url(), r.failure()?.errorText));
await page.evaluateOnNewDocument(() => { window.bad = []; document.addEventListener("securitypolicyviolation", e => { bad.push(e.violatedDirective + " " + e.blockedURI); console.error("CSP", e.violatedDirective, e.blockedURI) }) });
for (const p of process.argv.slice(3)) {
  await page.goto(site + p, { waitUntil: "load" });
  await new Promise(r => setTimeout(r, 1500));
  console.log(p, await page.title(), await page.evaluate(() => JSON.stringify([bad, document.querySelector("html").className])));
}
console.log(await b.version());
await b.close();
