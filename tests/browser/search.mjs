/* The search of a built site without a browser: node search.mjs <site> <language> reads a JSON list of queries, and
   writes for each of them the results that the theme would be given. */
import { readFileSync } from "node:fs";
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
worker.results = [];
worker.queries = JSON.parse(readFileSync(0, "utf8"));
const ask =
  "for (const data of queries) answer({ type: 2, data }, (reply) => results.push(reply.data.items))";
runInContext(ask, worker);
process.stdout.write(JSON.stringify(worker.results));
