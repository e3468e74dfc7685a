/* The box of the error finder: what is pasted is answered at once, below the box. Nothing is sent anywhere. */
(function () {
  var form = document.querySelector("form.finder"),
    says = JSON.parse(form.dataset.says),
    box = form.querySelector("textarea"),
    found = form.querySelector(".found"),
    root = new URL("..", document.currentScript.src),
    report = document.querySelector("article .source a:last-child"),
    answer = errorFinder(errorEntries),
    known = {};
  errorEntries.forEach(function (entry) {
    known[entry.word] = entry;
  });

  function element(name, children) {
    var made = document.createElement(name);
    made.append.apply(made, children);
    return made;
  }

  function link(word) {
    var made = element("a", [known[word].title]);
    made.href = new URL(known[word].url + "#" + word, root);
    return made;
  }

  function sentence(text, word) {
    var parts = text.split("{}");
    return element("p", word ? [parts[0], link(word), parts[1]] : parts);
  }

  function list(text, words) {
    if (!words.length) return [];
    var items = words.map(function (word) {
      return element("li", [link(word)]);
    });
    return [element("p", [text]), element("ul", items)];
  }

  function words(matches) {
    return matches.map(function (match) {
      return match.word;
    });
  }

  function reporting() {
    var made = element("a", [says.report]);
    if (report) made.href = report.href;
    return element("p", report ? [made] : []);
  }

  function shown(told) {
    var first = told.first;
    if (told.verdict === "empty") return [element("p", [says.empty])];
    if (!first) return [sentence(says.unknown)].concat(list(says.near, words(told.others)), reporting());
    var isConsequence = known[first.word].kind === "consequence",
      text = told.verdict === "perhaps" ? says.perhaps : isConsequence ? says.consequence : says.known,
      lead = sentence(text, first.word);
    lead.className = "first";
    return [lead].concat(
      element("p", [says.said]),
      element("pre", [element("code", [element("mark", [first.said])])]),
      told.verdict === "perhaps" ? element("p", [says.unsure]) : [],
      list(says.causes, told.causes),
      list(says.follows, words(told.follows)),
      list(says.others, words(told.others)),
      told.verdict === "perhaps" ? reporting() : [],
    );
  }

  function show() {
    found.replaceChildren.apply(found, shown(answer(box.value)));
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    show();
  });
  box.addEventListener("input", function () {
    if (box.value.trim()) show();
    else found.replaceChildren();
  });
})();
