/* The search of a built site without a browser: node search.mjs <site> <language> reads lines, each a JSON list of
   queries, and writes for each line the list of the results that the theme would be given, as a line. */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";

const [site, language] = process.argv.slice(2);
const href = `${pathToFileURL(site)}/assets/search.js?${language}`;
const worker = createContext({ URL, location: { href } });
worker.self = worker;
worker.importScripts = (...urls) => {
  for (const url of urls) runInContext(readFileSync(new URL(url), "utf8"), worker);
};
for (const file of ["assets/search.js", `search/${language}.js`, `search/${language}-texts.js`]) {
  runInContext(readFileSync(`${site}/${file}`, "utf8"), worker);
}
const ask =
  "for (const data of queries) answer({ type: 2, data }, (reply) => results.push(reply.data.items))";
for await (const line of createInterface({ input: process.stdin })) {
  worker.results = [];
  worker.queries = JSON.parse(line);
  runInContext(ask, worker);
  process.stdout.write(`${JSON.stringify(worker.results)}\n`);
}
