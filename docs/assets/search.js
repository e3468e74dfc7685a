/* The search of this site, behind the theme's search box: a worker that speaks the messages of the theme's own.
   Its address ends in the language (search.js?zh). On file:// there are no workers and file-worker.js runs it.

   Sections are ranked by BM25F: how often the words of the query stand in the title, the text and so on, weighed by
   how rare they are. Latin words count whole, in parts (get_context: get, context) and without their endings;
   Chinese as pairs of characters, so a query may begin anywhere in a word. A word that is nowhere stands for what it
   begins or is part of, or for what is spelled nearly the same. */

var answer = (function () {
  "use strict";
  var SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // the theme's messages
  // title, text, what other pages say of it, terms of the glossary, errors, what readers ask, the page's title, names in programs
  var WEIGHTS = [5, 0.85, 1.5, 5, 1.5, 1, 1, 0.15];
  var FLAT = [0.6, 0.5, 0.5, 0.3, 0.5, 0.3, 0.5, 0.5]; // how much a long one counts less
  var FIELDS = WEIGHTS.length, OWN = 6, NAMES = 7, K1 = 3; // of the fields, six are a section's own texts
  var ENOUGH = 0.15; // of a query, for a section to be shown
  var WHOLE = 0.3; // what a section is worth of which the query finds nothing, when one that has all of it is worth 1
  var here = self.document ? document.currentScript.src : location.href;
  var language = new URL(here).search.slice(1);
  var index = null, waiting = "";

  /* ---- words ---- */

  var NAME = /^[A-Z][a-z]/; // Value is a class, value is not
  var WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+(?:\.\d+)*/gu, HAN = /\p{Script=Han}/u;

  function words(text) {
    return text.normalize("NFKC").match(WORD) || [];
  }

  function stem(word) {
    var found = word;
    if (word.length > 3 && !/\d/.test(word)) {
      found = found.replace(/(ss|sh|ch|x|z)es$/, "$1").replace(/([^su])s$/, "$1");
      var bare = found.replace(/(ing|ed)$/, "");
      if (bare !== found && bare.length > 2 && /[aeiouy]/.test(bare)) found = bare.replace(/([^aeiouls])\1$/, "$1");
      if (found.length > 3) found = found.replace(/e$/, "");
    }
    return found;
  }

  /* A word or a phrase by which its like is found: loops and looping, but not 循环. */
  function stems(text) {
    return words(text.toLowerCase()).map(stem).join(" ");
  }

  /* A word as [what it is as a whole, its parts]. */
  function cut(word) {
    if (HAN.test(word)) {
      var pairs = [];
      for (var i = 0; i + 1 < word.length; i++) pairs.push(word.slice(i, i + 2));
      return [null, pairs.length ? pairs : [word]];
    }
    var parts = word.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").toLowerCase().split(/[\s_]+/);
    parts = parts.filter(Boolean).map(stem);
    return [stem(word.toLowerCase()), parts.length > 1 ? parts : []];
  }

  /* ---- the index ---- */

  function add(postings, term, doc, field, times) {
    var docs = postings.get(term);
    if (!docs) postings.set(term, docs = new Map());
    var counts = docs.get(doc);
    if (!counts) docs.set(doc, counts = new Float32Array(FIELDS));
    counts[field] += times;
  }

  function build(data) {
    var postings = new Map(), docs = [], lengths = new Float64Array(FIELDS);
    data.pages.forEach(function (page) {
      page.sections.forEach(function (section) {
        var doc = { page: page, section: section, lengths: new Float64Array(FIELDS) }, number = docs.push(doc) - 1;
        var texts = section.slice(1, 1 + OWN).concat(section === page.sections[0] ? "" : page.sections[0][1], section[1 + OWN]);
        texts.forEach(function (text, field) {
          var before = "", all = words(text);
          all.forEach(function (word) {
            var terms = cut(word), whole = terms[0];
            if (whole) {
              add(postings, whole, number, field, 1);
              if (NAME.test(word)) add(postings, "=" + word, number, field, 1);
              if (before && field !== NAMES) add(postings, before + " " + whole, number, field, 1);
              terms[1].forEach(function (part, i) {
                add(postings, part, number, field, 0.5);
                if (i) add(postings, terms[1][i - 1] + " " + part, number, field, 0.5);
              });
            } else {
              terms[1].forEach(function (pair) { add(postings, pair, number, field, 1); });
              if (word.length > 1) Array.from(word).forEach(function (c) { add(postings, c, number, field, 0.3); });
            }
            before = whole;
          });
          doc.lengths[field] = all.reduce(function (sum, word) { return sum + (HAN.test(word) ? word.length / 2 : 1); }, 0);
          lengths[field] += doc.lengths[field];
        });
      });
    });
    var vocabulary = Array.from(postings.keys()).filter(function (t) { return !HAN.test(t) && !/[ =]/.test(t); });
    var same = new Map();
    data.words.same.forEach(function (group) {
      group.forEach(function (word) { same.set(stems(word), (same.get(stems(word)) || []).concat(group)); });
    });
    return {
      docs: docs, postings: postings, rarities: new Map(), vocabulary: vocabulary, same: same,
      average: lengths.map(function (sum) { return sum / docs.length; }),
      ignored: new Set(data.words.ignored)
    };
  }

  /* How rare a term is: by the texts, for in the programs nearly everything is everywhere. */
  function rarity(term) {
    var docs = index.postings.get(term), n = 0;
    if (!docs) return 0;
    if (!index.rarities.has(term)) {
      docs.forEach(function (counts) { if (counts.subarray(0, OWN).some(Boolean)) n++; });
      n = n || docs.size;
      index.rarities.set(term, Math.log(1 + (index.docs.length - n + 0.5) / (n + 0.5)));
    }
    return index.rarities.get(term);
  }

  /* Of each section that has any of the terms: what they are worth there, and how rare those are that it has. */
  function score(terms) {
    var found = new Map();
    terms.forEach(function (term) {
      var rare = rarity(term);
      (index.postings.get(term) || []).forEach(function (counts, number) {
        var doc = index.docs[number], sum = 0;
        for (var f = 0; f < FIELDS; f++)
          if (counts[f]) sum += WEIGHTS[f] * counts[f] / (1 - FLAT[f] + FLAT[f] * doc.lengths[f] / index.average[f]);
        var one = found.get(number);
        if (!one) found.set(number, one = { value: 0, known: 0 });
        one.value += rare * sum * (K1 + 1) / (sum + K1);
        one.known += rare;
      });
    });
    return found;
  }

  /* ---- the query ---- */

  /* Letters to change, to add, to leave out or to swap, from one word to the other; more than `most` is too many. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var rows = [[]];
    for (var j = 0; j <= b.length; j++) rows[0][j] = j;
    for (var i = 1; i <= a.length; i++) {
      rows[i] = [i];
      for (j = 1; j <= b.length; j++) {
        var cost = a[i - 1] === b[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[a.length][b.length];
  }

  /* What an unknown word may stand for, as [term, how likely]. */
  function guesses(word) {
    if (word.length < 2) return [];
    var begun = index.vocabulary.filter(function (term) { return term.startsWith(word); });
    if (begun.length) return begun.slice(0, 30).map(function (term) { return [term, 0.8]; });
    var within = word.length < 5 ? [] : index.vocabulary.filter(function (term) { return term.includes(word); });
    if (within.length) return within.slice(0, 30).map(function (term) { return [term, 0.7]; });
    var most = word.length < 5 ? 0 : word.length < 7 ? 1 : 2, best = most, near = [];
    if (most) index.vocabulary.forEach(function (term) {
      var far = /\d/.test(term) ? most + 1 : distance(word, term, best);
      if (far < best) near = [];
      if (far <= best) { best = far; near.push([term, 0.7]); }
    });
    return near;
  }

  /* The ways to say a word or phrase, as [terms, weight, what overlapping terms count less, what is marked]: of what the
     reader did not write only the whole is marked, for 卡住 every 不结束 and no other 结束. */
  function ways(text) {
    var found = [], all = words(text);
    all.length === 1 && !HAN.test(text) ? found.push.apply(found, latin(all[0])) : found.push(phrase(text, 1));
    return found;
  }

  function terms(text) {
    return words(text).flatMap(function (word) {
      var t = cut(word);
      return t[0] ? [t[0]] : t[1];
    });
  }

  /* A phrase as a way; pairs of characters overlap, so each of many counts less. */
  function phrase(text, weight) {
    var all = terms(text), han = all.filter(function (t) { return HAN.test(t); }).length;
    return [all, weight, han > 1 ? (han + 1) / 2 / han : 1];
  }

  function latin(word) {
    var t = cut(word), found = [];
    if (index.postings.has(t[0])) found.push([[t[0]], 1]);
    if (t[1].length) found.push(found.length ? [t[1], 0.4, 1, t[1].join(" ")] : [t[1], 1]);
    if (!found.length || (t[1].length && !t[1].every(function (p) { return index.postings.has(p); }) && found.length < 2))
      guesses(t[0]).forEach(function (guess) { found.push([[guess[0]], guess[1]]); });
    return found;
  }

  function synonyms(text, found) {
    (index.same.get(stems(text)) || []).forEach(function (other) {
      if (stems(other) !== stems(text)) found.push(phrase(other, 0.5).concat(stems(other)));
    });
    return found;
  }

  /* A query as units: each a list of ways to say one thing, of which the best counts. */
  function units(query) {
    // Of a pasted traceback only the error is of interest.
    var error = /Traceback|File "/.test(query) && query.match(/.*\s([\w.]*(?:Error|Exception|Warning|Interrupt|Empty|Full)\b.*)$/);
    if (error) query = error[1];
    var all = words(query), found = [], plain = [];
    var short = all.filter(function (w) { return w.length > 1 || HAN.test(w); });
    if (short.length) all = short;
    all.forEach(function (word) {
      if (!HAN.test(word)) return plain.push(word);
      pieces(word).forEach(function (piece) { plain.push(piece); });
    });
    var kept = plain.filter(function (w) { return !index.ignored.has(w.toLowerCase()); });
    if (!kept.length) kept = plain;
    var halved = new Set();
    for (var i = 0; i < kept.length; i++) {
      var word = kept[i], low = word.toLowerCase(), next = kept[i + 1], unit = { word: word, ways: ways(word), at: i };
      synonyms(low, unit.ways);
      found.push(unit);
      if (!next || HAN.test(word + next)) continue;
      var both = word + " " + next;
      if (index.same.has(stems(both))) { // main process, progress bar, fork bomb: one thing to say
        unit.ways = synonyms(both, [phrase(both, 1)]);
        i++;
        continue;
      }
      // multi processing, get context, time out: written as one, too
      [stem(low + next.toLowerCase()), stem(low + "_" + next.toLowerCase())].forEach(function (joined) {
        if (!index.postings.has(joined)) return;
        found.push({ word: "", ways: [[[joined], 1]] });
        halved.add(i).add(i + 1);
      });
    }
    found.forEach(function (unit) {
      if (halved.has(unit.at)) unit.ways.forEach(function (way) { way[1] /= 2; });
    });
    // multiprocessing.Value, Event(): names of classes, where they are written as such.
    (query.match(/\.[A-Z]\w*|\b[A-Z]\w*(?=\()/g) || []).forEach(function (name) {
      name = "=" + name.replace(".", "");
      if (index.postings.has(name)) found.push({ word: "", ways: [[[name], 1]] });
    });
    // Words side by side on the page as in the query.
    for (i = 0; i + 1 < plain.length; i++) {
      if (HAN.test(plain[i] + plain[i + 1])) continue;
      var a = cut(plain[i])[0], b = cut(plain[i + 1])[0];
      if (index.postings.has(a + " " + b)) found.push({ word: "", ways: [[[a + " " + b], 0.5]] });
    }
    return found;
  }

  /* Chinese text without the words of questions, cut where a word has others of its meaning. */
  function pieces(text) {
    var found = [], rest = "", i = 0;
    function end() { if (rest) found.push(rest); rest = ""; }
    while (i < text.length) {
      var taken = "";
      for (var n = Math.min(6, text.length - i); n && !taken; n--) {
        var piece = text.substr(i, n);
        if (index.ignored.has(piece)) { end(); taken = piece; }
        else if (n > 1 && index.same.has(piece)) { end(); found.push(piece); taken = piece; }
      }
      if (!taken) rest += text[i];
      i += taken.length || 1;
    }
    end();
    return found.length ? found : [text];
  }

  function search(query) {
    var all = units(query), sums = new Map(), covered = new Map(), matched = new Map(), total = 0;
    all.forEach(function (unit) {
      var best = new Map(), has = new Map(), worth = 0;
      unit.ways.forEach(function (way) {
        var rare = way[0].reduce(function (sum, t) { return sum + rarity(t); }, 0);
        worth = Math.max(worth, rare);
        score(way[0]).forEach(function (one, number) {
          best.set(number, Math.max(best.get(number) || 0, one.value * way[1] * (way[2] || 1)));
          has.set(number, Math.max(has.get(number) || 0, one.known / rare * way[1]));
          if (!matched.has(number)) matched.set(number, new Set());
          if (way[3]) matched.get(number).add(way[3]);
          else way[0].forEach(function (t) { matched.get(number).add(t); });
        });
      });
      worth = worth || Math.log(1 + index.docs.length);
      if (unit.word) total += worth;
      best.forEach(function (value, number) {
        sums.set(number, (sums.get(number) || 0) + value);
        if (unit.word) covered.set(number, (covered.get(number) || 0) + has.get(number) * worth);
      });
    });
    var pages = new Map();
    sums.forEach(function (value, number) {
      var doc = index.docs[number], share = (covered.get(number) || 0) / total;
      if (share < ENOUGH) return;
      value *= (WHOLE + (1 - WHOLE) * share) * doc.page.weight;
      if (!pages.has(doc.page)) pages.set(doc.page, []);
      pages.get(doc.page).push({ doc: doc, score: value, terms: matched.get(number) });
    });
    return Array.from(pages.values()).map(function (found) {
      found.sort(function (a, b) { return b.score - a.score; });
      found.score = found.reduce(function (sum, one, i) { return sum + one.score * (i ? 0.15 / i : 1); }, 0);
      return found;
    }).sort(function (a, b) { return b.score - a.score; });
  }

  /* ---- what the theme shows ---- */

  function escape(text) {
    return text.replace(/[&<>"]/g, function (c) { return "&#" + c.charCodeAt(0) + ";"; });
  }

  /* Where the words and phrases found stand in a text, as [from, to]. */
  function places(text, terms) {
    var found = [], match, before = [];
    var longest = Array.from(terms).reduce(function (most, term) { return Math.max(most, term.length); }, 0);
    WORD.lastIndex = 0;
    while ((match = WORD.exec(text))) {
      var word = match[0], at = match.index;
      if (HAN.test(word)) {
        for (var i = 0; i < word.length; i++)
          for (var n = Math.min(longest, word.length - i), done = false; n && !done; n--)
            if ((done = terms.has(word.substr(i, n)))) found.push([at + i, at + i + n]);
        before = [];
      } else {
        var t = cut(word), joined = "";
        if (terms.has(t[0]) || t[1].some(function (p) { return terms.has(p); })) found.push([at, at + word.length]);
        before = [[t[0], at]].concat(before.slice(0, 3));
        before.forEach(function (one, i) {
          joined = one[0] + (i ? " " + joined : "");
          if (i && terms.has(joined)) found.push([one[1], at + word.length]);
        });
      }
    }
    found.sort(function (a, b) { return a[0] - b[0]; });
    return found.reduce(function (joined, one) {
      var last = joined[joined.length - 1];
      if (last && one[0] <= last[1]) last[1] = Math.max(last[1], one[1]); else joined.push(one);
      return joined;
    }, []);
  }

  function marked(text, terms) {
    var html = "", at = 0;
    places(text, terms).forEach(function (place) {
      html += escape(text.slice(at, place[0])) + "<mark>" + escape(text.slice(place[0], place[1])) + "</mark>";
      at = place[1];
    });
    return html + escape(text.slice(at));
  }

  /* The place at or before another that is not within a word of Latin letters. */
  function edge(text, at) {
    var between = /[\s\p{Script=Han}，。；：、「」（）]/u;
    if (!between.test(text[at])) while (at && !between.test(text[at - 1])) at--;
    return at;
  }

  /* Where the clause begins that a place is in; where that is far before it, the word. */
  function clause(text, at, far) {
    var before = text.slice(0, at), end = Math.max.apply(null, ["。", "；", "：", "，", ". ", "; ", ": ", ", "].map(function (stop) {
      var found = before.lastIndexOf(stop);
      return found < 0 ? 0 : found + stop.length;
    }));
    return at - end < far ? end : edge(text, at);
  }

  /* The stretch of a text with most of the words found. */
  function excerpt(text, terms) {
    var length = HAN.test(text) ? 90 : 180, found = places(text, terms), best = 0, from = 0;
    found.forEach(function (place, i) {
      for (var n = 0; found[i + n] && found[i + n][1] < place[0] + length;) n++;
      if (n > best) { best = n; from = place[0]; }
    });
    from = from < length / 3 ? 0 : clause(text, from, length / 3);
    var till = from + length < text.length ? edge(text, from + length) : text.length;
    return (from ? "… " : "") + marked(text.slice(from, till).trim(), terms) + (till < text.length ? " …" : "");
  }

  function shown(found) {
    var page = found[0].doc.page, first = page.sections[0], top = Math.ceil(found[0].score * 100);
    var seen = {};
    found.forEach(function (one) {
      var text = one.doc.section[1] + " " + one.doc.section[2];
      places(text, one.terms).forEach(function (place) { seen[text.slice(place[0], place[1]).toLowerCase()] = true; });
    });
    var items = found.filter(function (one) { return one.doc.section !== first; }).map(function (one, i) {
      var good = i < 3 && one.score > found[0].score / 2;
      return {
        location: page.url + "#" + one.doc.section[0], title: marked(one.doc.section[1], one.terms),
        text: "<p>" + excerpt(one.doc.section[2], one.terms) + "</p>", terms: seen,
        score: good ? top + (i ? 0 : 0.01) : top - 1
      };
    });
    var all = found.reduce(function (sum, one) { one.terms.forEach(function (t) { sum.add(t); }); return sum; }, new Set());
    items.unshift({
      location: page.url, title: marked(first[1], all), text: "<p>" + excerpt(first[2], all) + "</p>", terms: seen, score: top
    });
    return items;
  }

  /* ---- messages ---- */

  /* Nothing is fetched before there is a query; what fails is tried again with the next. */
  function load(then, failed) {
    var url = new URL("../search/" + language + ".js", here).href;
    if (self.importScripts) {
      try { importScripts(url); } catch (error) { return failed(); }
      return then();
    }
    var script = document.createElement("script");
    script.src = url;
    script.onload = then;
    script.onerror = failed;
    document.head.append(script);
  }

  self.receive = function (data) { index = build(data); };

  return function (message, reply) {
    function tell(items) { reply({ type: RESULT, data: { items: items } }); }
    if (message.type === SETUP) return reply({ type: READY });
    if (message.type !== QUERY) return;
    var query = message.data.trim();
    if (!query) return tell([]);
    var first = !waiting && !index;
    waiting = query;
    function find() { tell(search(waiting).slice(0, 30).map(shown)); }
    if (index) find(); else if (first) load(find, function () { waiting = ""; });
  };
})();

if (self.importScripts) onmessage = function (event) { answer(event.data, postMessage); };
