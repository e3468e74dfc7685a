/* The box of the error finder: what is pasted is answered at once, below the box. Nothing is sent anywhere. */
(() => {
  const form = document.querySelector("form.finder");
  const says = JSON.parse(form.dataset.says);
  const box = form.querySelector("textarea");
  const found = form.querySelector(".found");
  const root = new URL("..", document.currentScript.src);
  const report = document.querySelector("article .source a:last-child");
  const answer = errorFinder(errorEntries);
  const known = new Map(errorEntries.map((entry) => [entry.word, entry]));

  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  function link(word) {
    const { title, url } = known.get(word);
    const made = element("a", title);
    made.href = new URL(`${url}#${word}`, root);
    return made;
  }

  function sentence(text, word) {
    const [before, after] = text.split("{}");
    return element("p", ...(word ? [before, link(word), after] : [text]));
  }

  function list(text, words) {
    const items = words.map((word) => element("li", link(word)));
    return words.length ? [element("p", text), element("ul", ...items)] : [];
  }

  const wordsOf = (matches) => matches.map(({ word }) => word);

  function reporting() {
    const made = element("a", says.report);
    if (report) made.href = report.href;
    return element("p", ...(report ? [made] : []));
  }

  function shown({ verdict, first, follows, others, causes }) {
    if (verdict === "empty") return [element("p", says.empty)];
    if (!first) return [sentence(says.unknown), ...list(says.near, wordsOf(others)), reporting()];
    const isSure = verdict === "known";
    const sure = known.get(first.word).kind.includes("-") ? says.consequence : says.known;
    const lead = sentence(isSure ? sure : says.perhaps, first.word);
    lead.className = "first";
    return [
      lead,
      ...(first.said
        ? [element("p", says.said), element("pre", element("code", element("mark", first.said)))]
        : []),
      ...(isSure ? [] : [element("p", says.unsure)]),
      ...list(says.causes, causes),
      ...list(says.follows, wordsOf(follows)),
      ...list(says.others, wordsOf(others)),
      ...(isSure ? [] : [reporting()]),
    ];
  }

  const hangs = element("script"); // finish/hangs.js: where processes waited when Ctrl+C came

  function show() {
    found.replaceChildren(...shown(answer(box.value)));
    if (box.value.includes("KeyboardInterrupt")) {
      // It runs once, and then listens for changes itself: a script that was loaded is not loaded again.
      hangs.src = form.dataset.hangs;
      form.append(hangs);
    }
  }

  form.querySelector("button").disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  box.addEventListener("input", ({ inputType }) => {
    if (box.value.trim()) show();
    else found.replaceChildren();
    if (inputType === "insertFromPaste") found.scrollIntoView({ block: "nearest" });
  });
  /* It was pasted before this script was here, or the browser has kept it. */
  if (box.value.trim()) show();
})();
