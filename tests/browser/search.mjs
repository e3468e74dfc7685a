/* The search of a built site without a browser: node search.mjs <site> <language> reads a JSON list of queries, and
   writes for each of them the results that the theme would be given. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";

const [site, language] = process.argv.slice(2);
const read = (url) => readFileSync(new URL(url), "utf8");
const here = pathToFileURL(`${site}/assets/search.js`).href;
const worker = createContext({ URL, location: { href: `${here}?${language}` } });
worker.self = worker;
worker.importScripts = (url) => runInContext(read(url), worker);
runInContext(read(here), worker);
worker.replies = [];
worker.queries = JSON.parse(readFileSync(0, "utf8"));
const ask = "queries.forEach((data) => answer({ type: 2, data }, (reply) => replies.push(reply.data.items)))";
runInContext(ask, worker);
process.stdout.write(JSON.stringify(worker.replies));
