/* Where the processes stood that Ctrl+C interrupted: what learner/hanging.py does, in the page of the error finder.
   Lines are read as they are pasted: prefixes of logs, which the finder undoes, are not undone here. The table of calls
   and the sections are written behind this by finish/finder.py; the page loads it all only when somebody pastes such a
   traceback. */
const errorHangs = ({ calls, says, sections }) => {
  const FRAME = /^\s*File "([^"]*)", line (\d+), in ([\w<>]+)/;
  const LIBRARY = /(?:^|[\\/])(?:multiprocess(?:ing)?|billiard|futures|python\d[\d.]*|[Ll]ib)[\\/](\w+)\.py$/;
  const INSTALLED = /[\\/](?:python\d[\d.]*|[Ll]ib|site-packages)[\\/]|<frozen /;
  const HEADING = /^(?:Traceback \(most recent|Process \S+:\s*$)/;
  const RAISED = /^[A-Za-z_][\w.]*(?::|\s*$)/;
  const BEGUN_BY = ["_bootstrap", "spawn_main", "_process_worker"];

  function callOf({ file, name }) {
    const library = LIBRARY.exec(file);
    return calls[`${library ? library[1] : file}.${name}`] || "";
  }

  function isOwn({ file, line }) {
    return !(file === "<string>" && line === "2") && !INSTALLED.test(file) && !LIBRARY.test(file);
  }

  function tracebacks(text) {
    const lines = text.split(/\r\n|\r|\n/);
    const found = [];
    let frames = [];
    lines.forEach((line, i) => {
      const frame = FRAME.exec(line);
      if (frame) {
        const [, file, number, name] = frame;
        const one = { file, line: number, name, source: (lines[i + 1] || "").trim() };
        const last = frames[frames.length - 1];
        if (name === "<module>" && isOwn(one) && last && last.name !== name && !last.file.includes("runpy"))
          frames = [];
        frames.push(one);
      } else if (frames.length && /^\S/.test(line) && !HEADING.test(line)) {
        found.push([frames, line]);
        frames = [];
      }
    });
    return found;
  }

  function standOf(frames) {
    const own = frames.findLastIndex(isOwn);
    const below = frames.slice(own + 1);
    let found = below.map(callOf).filter(Boolean);
    if (found.length && found[0].startsWith("pipe.") && !callOf(below[0])) found = [];
    if (own < 0) return found.includes("queue.end") ? ["queue.end", ""] : ["", ""];
    const { source } = frames[own];
    if (!below.length && /^with |\.acquire\(/.test(source))
      found = [source.startsWith("with ") ? "lock.thread" : "lock.acquire"];
    return found.length ? [found[0], source] : ["", ""];
  }

  function stands(text) {
    const failed = [];
    const found = [];
    for (const [frames, end] of tracebacks(text)) {
      const byChild = frames.some(({ name }) => BEGUN_BY.includes(name));
      if (end.startsWith("KeyboardInterrupt")) {
        const [call, said] = standOf(frames);
        const isNew = call && !found.some((one) => one.call === call && one.byChild === byChild);
        if (isNew) found.push({ call, said, byChild });
      } else if (byChild && !found.length && !failed.length && RAISED.test(end)) {
        const isFirst = frames.some(({ source }) => source.startsWith("initializer("));
        failed.push({ call: isFirst ? "initializer" : "failed", said: end.trim(), byChild });
      }
    }
    const children = found.filter(({ call, byChild }) => byChild || call === "queue.end");
    const known = [...children.map(({ call }) => call), ...(children.length ? ["join"] : [])];
    const parents = found.filter((one) => !children.includes(one) && !known.includes(one.call));
    return found.length ? [...failed, ...children, ...parents] : [];
  }

  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  /* Each place with what explains it; a section that was told before is not told again. */
  function shown(found, root) {
    const told = new Set();
    return found.flatMap(({ call, said, byChild }) => {
      const name = { failed: "failed", initializer: "failed", "queue.end": "end" }[call];
      const items = [];
      for (const [title, url] of sections[call]) {
        if (told.has(url)) continue;
        told.add(url);
        const link = element("a", title);
        link.href = new URL(url, root);
        items.push(element("li", link));
      }
      const line = said ? [element("pre", element("code", said))] : [];
      return [element("p", says[name || (byChild ? "child" : "parent")]), ...line, element("ul", ...items)];
    });
  }

  return { stands, shown };
};

/* Tell it below what the finder tells, now and with each change; in place of what it takes for likely causes, and of
   its doubts. */
function tellHangs(known) {
  const { stands, shown } = errorHangs(known);
  const form = document.querySelector("form.finder");
  const { causes, unsure } = JSON.parse(form.dataset.says);
  const root = new URL("..", document.currentScript.src);
  function tell() {
    const first = form.querySelector(".found .first");
    const found = stands(form.querySelector("textarea").value);
    if (!found.length || !first || !first.querySelector("a[href$='#interrupted']")) return;
    for (const one of form.querySelectorAll(".found > p")) {
      if (one.textContent === causes) one.nextSibling.remove();
      if ([causes, unsure].includes(one.textContent)) one.remove();
    }
    form.querySelector(".found").append(...shown(found, root));
  }
  form.addEventListener("input", tell);
  form.addEventListener("submit", tell);
  tell();
}

if (typeof module !== "undefined") module.exports = { errorHangs, tellHangs };
