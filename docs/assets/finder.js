/* Finds which error of the catalogue a pasted text shows: what learner/finder.py does, in a browser. There its rules
   are explained; tests/test_finder.py holds both to the same answers. What it knows, finish/finder.py writes for
   each language, column by column. */

/* The entries from their columns: one is parted from the next by |, and the parts of a list by ~. An address that is
   left out is that of the entry before. A kind is ! for certain and - for a consequence, with + where framed, and
   with ^ where at_call. */
function errorTable(columns) {
  const entries = [];
  for (const [name, column] of Object.entries(columns)) {
    column.split("|").forEach((value, i) => {
      const parts = value ? value.split("~") : [];
      const one = name === "url" ? value || entries[i - 1]?.url : value;
      entries[i] = { ...entries[i], [name]: /^(texts|frames|causes|cut)$/.test(name) ? parts : one };
    });
  }
  return entries;
}

const errorFinder = (() => {
  const REACH = 400;
  const LEAST = 24;
  const ENOUGH = 36;
  const FEWEST = 12;
  const HALF = 100000;
  const SAID = 300;
  const FEW = 2;
  const PATH = 80;
  const LONG = 1000;
  const [FRAME, GUESS, PART, WHOLE] = [0, 1, 2, 3];

  // biome-ignore-start lint/suspicious/noControlCharactersInRegex: what terminals and files are full of
  const ANSI = /(?:\x1b|\\u001b|\\x1b|\\033)(?:\[[0-9;?]*[A-Za-z]|\][^\x07]{0,300}\x07)/g;
  const DROPPED =
    /[\x00-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2500-\u259f\u3000\ufeff|]+/g;
  // biome-ignore-end lint/suspicious/noControlCharactersInRegex: see above
  const ENTITIES = [
    [/&(?:amp|#38);/g, "&"],
    [/&(?:lt|#60|#x3[cC]);/g, "<"],
    [/&(?:gt|#62|#x3[eE]);/g, ">"],
    [/&(?:quot|#34|#39|#x27|#x22|apos);/g, "'"],
    [/&(?:nbsp|#160);/g, " "],
    [/<br ?\/?>/g, "\n"],
    [/<\/?(?:span|font|code|p|b)(?: [^>]*)?>/g, ""],
  ];
  const ESCAPED = /last\):\\n|\\n {2}/;
  const UNESCAPED = [
    [/\\[nrt]/g, "\n"],
    [/\\(["'\\])/g, "$1"],
  ];
  const QUOTES = /["`´‘’‚‛“”„‟「」『』′″]/g;
  const WIDE = /[\uff01-\uff5e]/g;
  const PREFIX = new RegExp(
    "^[\\t-\\r ]*(?:" +
      [
        "##\\[\\w+\\]",
        "[>|#\\u2500-\\u259f]+",
        "E {2,}",
        "[\\w./-]+[\\t-\\r ]*\\|[\\t-\\r ]",
        "\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.,\\d]*(?:Z|[+-]\\d\\d:?\\d\\d)?\\]?[\\t-\\r :|-]*",
        "\\[?\\d\\d:\\d\\d:\\d\\d[.,\\d]*\\]?[\\t-\\r :|-]*",
        "\\[?(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL|stderr|stdout)\\]?[\\t-\\r :|-]+",
        "\\[?[Rr]ank ?\\d+\\]?[:\\t-\\r ]+",
        "\\[\\d+(?:,\\d+)?\\](?:<\\w+>)?:?[\\t-\\r ]*",
        "\\(\\w[\\w ]*pid=\\d+[^)]*\\)[\\t-\\r ]*",
        "[A-Z][a-z]{2} +\\d+ \\d\\d:\\d\\d:\\d\\d [^\\t-\\r ]+[\\t-\\r ]",
        "[\\w.-]+\\[\\d+\\]:[\\t-\\r ]",
        "\\[[A-Z]?[a-z]\\w*(?:-\\w+)+\\]:?[\\t-\\r ]",
        "(?![^\\t-\\r ]*(?:error|\\.py):)[a-z]\\w*(?:\\.[a-z]\\w*)+:[\\t-\\r ]",
      ].join("|") +
      ")",
  );
  const FOLDED = /(?:^|[\t-\r \u2500-\u259f])\.\.\.(?:[\t-\r \u2500-\u259f]|$)/;
  const EDGE = /[|\u2500-\u259f][\t-\r ]*$/;
  const FOREIGN =
    /^[\t-\r ]*at .*[(:][^\t-\r ]+:\d+\)?[\t-\r ]*$|^[\t-\r ]*at [\w.$<>`]+\(.*\)(?: in .*)?[\t-\r ]*$/;
  const ERROR_LINE =
    /^[\t-\r ]*(?:[A-Za-z_]\w*\.)*([A-Z]\w*(?:Error|Exception|Warning|Interrupt|Empty|Full|Timeout|(?=[\t-\r ]+Traceback \())|error)\b([\t-\r ]*(?:[:(]|$))?/;
  const NAME = /[A-Za-z_][\w.]*/g;
  const CLASS = /^[\w.]+$/;
  const RAISED = /^(?:\w+\.)*([A-Z]\w+|error): (.+)$/;
  const SIGNS = [":", "(", "('"];
  const CLOSING = /^[>'.]*$/;
  const HANDLED = /^[\t-\r ]*(?:During handling of|The above exception)/;
  const ARROW = /^[\t-\r ]*(?:-+>|❱) *\d+\b/;
  const LISTED = /^[\t-\r ]*(?:(?:-+>|❱) *)?\d+(?:[\t-\r ]|$)/;
  const FRAMES = /\.pyc?'?(?:,line\d+:?|:\d+:?)?,?in(?:_?[A-Z]\w{0,60}\.)?/g;
  const PLACE = /\.pyc?'?(?:,line\d+|:\d+)|<(?:stdin|string)>'?,line\d+/;
  const LINES = [
    ["ForkingPickler(file,protocol).dump(obj)", "reduction.dump"],
    ["reduction.dump(process_obj,", "reduction.dump"],
    ["<string>',line11,insetvalue", "sharedctypes.__setitem__"],
    ["futures.process._RemoteTraceback:", "_base.result"],
  ];
  const IMPORTING = ["spawn._main", "spawn.spawn_main", "spawn.prepare"];
  const STARTS = ["start", "Manager", "Pool"];
  const REFUSED = "_check_not_importing_main";
  const LIBRARY = /^(?:multiprocess(?:ing)?|billiard|futures|python\d[\d.]*|[Ll]ib)$/;
  const OURS = ["multiprocessing", "futures"];
  const FORKS = ["multiprocess", "billiard"];
  const ABOUT =
    /multiprocess|billiard|concurrent[./]futures|ProcessPool|PoolWorker-\d|Process-\d|_tracker\.py|\/psm_/;
  const OUR_WORDS = /[Pp]rocess|worker|fork|Pool|Queue|Proxy|Sync(?:hron|M)|Map[RI]|yRes/;

  function straight(text) {
    return text
      .replace(WIDE, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
      .replace(/。/g, ".")
      .replace(QUOTES, "'")
      .replace(/\\/g, "/")
      .replace(/¦/g, "|");
  }

  function squeeze(text) {
    return straight(text).replace(DROPPED, "").replace(/\/\/+/g, "/");
  }

  function patternOf(text) {
    const pieces = text.split("…").map(squeeze);
    const raised = RAISED.exec(text);
    const isName = CLASS.test(text);
    const raises = raised ? raised[1] : isName ? text.slice(text.lastIndexOf(".") + 1) : "";
    let alone = [];
    const message = (raised ? raised[2] : text).split("…").map(squeeze);
    const length = pieces.join("").length;
    if (CLOSING.test(message[message.length - 1])) message.pop();
    let ways = [message];
    const sizes = message.map((piece) => piece.length);
    const size = sizes.reduce((sum, one) => sum + one, 0);
    if (raised && Math.max(...sizes) < LEAST && size < ENOUGH) {
      const [first, ...rest] = message;
      ways = SIGNS.map((sign) => [raised[1] + sign + first, ...rest]);
      if (size >= FEWEST) alone = message.filter(Boolean);
    } else if (raised) {
      while (!/[^<']/.test(message[0])) message.shift();
    }
    return { pieces, ways, alone, raises, length, isName, isOurs: OUR_WORDS.test(text) };
  }

  /* Where a pattern stands in a compact text, [from, to]. */
  function find({ ways }, text) {
    for (const way of ways) {
      const place = placeOf(way, text);
      if (place) return place;
    }
    return null;
  }

  function placeOf(pieces, text) {
    if (!pieces[0]) return null;
    let start = text.indexOf(pieces[0]);
    next: while (start >= 0) {
      let end = start + pieces[0].length;
      for (const piece of pieces.slice(1)) {
        const at = text.slice(end, end + REACH + piece.length).indexOf(piece);
        if (at < 0) {
          start = text.indexOf(pieces[0], start + 1);
          continue next;
        }
        end += at + piece.length;
      }
      return [start, end];
    }
    return null;
  }

  function bared(line) {
    for (let i = 0; i < 4; i++) {
      const shorter = line.replace(PREFIX, "");
      if (shorter === line) break;
      line = shorter;
    }
    return line;
  }

  function noteNames(names, number, line) {
    const plain = line.length < LONG ? straight(line).replace(EDGE, "").trim() : "";
    for (const match of plain.matchAll(NAME)) {
      const name = match[0].replace(/\.+$/, "");
      const after = plain.slice(match.index + match[0].length);
      const told = after.startsWith(":") && /[^: ]/.test(after);
      const whole = name === plain.replace(/[:. ]+$/, "") || (told && plain.startsWith(name));
      for (let tail = name; ; tail = tail.slice(tail.indexOf(".") + 1)) {
        if (told && (tail !== name || !name.includes("."))) break;
        if (!names.has(tail) || (whole && !names.get(tail)[1])) names.set(tail, [number, whole]);
        if (!tail.includes(".")) break;
      }
    }
  }

  function pasteOf(text) {
    if (text.length > 2 * HALF) text = `${text.slice(0, HALF)}\n${text.slice(-HALF)}`;
    text = text.replace(ANSI, "");
    for (const [pattern, plain] of ENTITIES) text = text.replace(pattern, plain);
    if (ESCAPED.test(text)) for (const [pattern, plain] of UNESCAPED) text = text.replace(pattern, plain);
    const lines = text.split(/\r\n|\r|\n/);
    let bare = lines.map(bared);
    if (bare.some((line) => ARROW.test(line))) bare = bare.map((line) => (LISTED.test(line) ? "" : line));
    const names = new Map();
    const starts = [];
    const ends = [];
    let compact = "";
    bare.forEach((line) => {
      starts.push(compact.length);
      compact += squeeze(line);
      ends.push(compact.length);
    });
    const filled = [...bare.keys()].filter((number) => ends[number] > starts[number]);
    const piece = (number) => compact.slice(starts[number], ends[number]);
    const after = new Map();
    for (let i = filled.length - 2; i >= 0; i--) {
      const [number, following] = [filled[i], filled[i + 1]];
      after.set(number, piece(number) === piece(following) ? (after.get(following) ?? following) : following);
    }
    for (const number of filled) noteNames(names, number, bare[number]);
    const handled = new Set([...after.keys()].filter((number) => HANDLED.test(bare[after.get(number)])));
    const told = filled.map((number) => [number, ERROR_LINE.exec(bare[number])]).filter(([, match]) => match);
    const namesError = told.some(([, match]) => match[2] !== undefined);
    const heads = new Map(namesError ? [] : told.map(([number, match]) => [match[1], number]));
    const hasFrames = PLACE.test(compact);
    return {
      lines,
      names,
      handled,
      starts,
      ends,
      compact,
      hasFrames,
      namesError,
      heads,
      isOurs: ABOUT.test(compact) || bare.some((line) => FOLDED.test(line)),
      isForeign: !hasFrames && bare.some((line) => line.length < LONG && FOREIGN.test(line)),
    };
  }

  /* The number of the line in which an offset of the compact text is. */
  function lineAt({ starts }, offset) {
    return starts.findLastIndex((start) => start <= offset);
  }

  function isEcho({ kind }) {
    return kind.includes("-");
  }

  function isFramed({ kind }) {
    return kind.includes("+");
  }

  /* The folder of a frame's file, and its name. */
  function fileOf(text, { index }) {
    return ["", ...text.slice(Math.max(index - PATH, 0), index).split("/")].slice(-2);
  }

  /* Whether the last frame in a text is the reader's own, of an error that calls raise. */
  function isWithin({ kind }, text) {
    const last = kind.includes("^") && [...text.matchAll(FRAMES)].pop();
    return last && !LIBRARY.test(fileOf(text, last)[0]);
  }

  /* A text that fits, with what it is ranked by, the greater the better. */
  function foundOf(known, fit, frames, length = 0, start = 0, line = 0) {
    const order = [fit === GUESS, isEcho(known), fit === PART].map((is) => -is);
    const rank = [...order, +known.kind.includes("!"), frames, length, -start];
    return { known, fit, length, line, rank };
  }

  function compare(a, b) {
    const i = a.rank.findIndex((value, place) => value !== b.rank[place]);
    return i < 0 ? 0 : b.rank[i] - a.rank[i];
  }

  function finderOf(entries) {
    const patterns = new Map(entries.map((one) => [one.word, one.texts.map(patternOf)]));
    const owners = new Map();
    for (const { word, frames } of entries) {
      for (const name of frames) owners.set(name, new Set([...(owners.get(name) || []), word]));
    }
    const owned = new Set([...owners.keys()].filter((name) => owners.get(name).size === 1));
    const named = [...owners.keys(), ...entries.flatMap(({ cut }) => cut)];
    const all = named.map((name) => name.slice(name.lastIndexOf(".") + 1));
    const functions = [...new Set([...all, ...STARTS])];
    functions.sort((a, b) => b.length - a.length);

    function framesOf({ compact }) {
      const found = new Set(LINES.filter(([line]) => compact.includes(line)).map(([, frame]) => frame));
      for (const match of compact.matchAll(FRAMES)) {
        const [place, module] = fileOf(compact, match);
        if (!LIBRARY.test(place)) continue;
        const folder = FORKS.includes(place) ? OURS[0] : place;
        const end = match.index + match[0].length;
        const name = functions.find((one) => compact.startsWith(one, end));
        if (!name) continue;
        if (STARTS.includes(name) && IMPORTING.some((frame) => found.has(frame))) found.add(REFUSED);
        found.add(`${module}.${name}`).add(`${folder}.${module}.${name}`);
        if (OURS.includes(folder)) found.add(name);
      }
      return found;
    }

    function byWord(paste, line, matched) {
      if (paste.isForeign) return FRAME;
      const joined = PLACE.test(paste.compact.slice(paste.starts[line], paste.ends[line]));
      const isCut = [...paste.heads.values()].includes(line) || (matched.length && !paste.namesError);
      return joined || isCut || !paste.hasFrames ? GUESS : FRAME;
    }

    function byFrames(known, { heads }, frames) {
      const near = [...known.cut, ...known.frames].filter((name) => frames.has(name));
      const fits = heads.size
        ? near.length && patterns.get(known.word).some(({ raises }) => heads.has(raises))
        : near.some((name) => known.cut.includes(name) || (owned.has(name) && !isFramed(known)));
      return fits && foundOf(known, GUESS, near.length);
    }

    function certainty(known, paste, matched, isOurs = false) {
      const others = paste.isForeign || (paste.hasFrames && !paste.isOurs);
      if (matched.length || (!isFramed(known) && (isOurs || !others))) return WHOLE;
      return isFramed(known) && others ? FRAME : GUESS;
    }

    function isOfOne(part, word) {
      for (const [other, all] of patterns) {
        if (other !== word && all.some(({ pieces }) => pieces.some((piece) => piece.includes(part))))
          return false;
      }
      return true;
    }

    /* Where a line ends with the beginning of a text, or begins with its end: [offset, length]. */
    function cut({ ways: [pieces] }, word, paste) {
      const [first, last, text] = [pieces[0], pieces[pieces.length - 1], paste.compact];
      if (paste.isForeign || (paste.hasFrames && !paste.isOurs)) return null;
      const head = first.slice(0, LEAST);
      const tail = last.slice(-LEAST);
      let at = first.length > LEAST ? text.indexOf(head) : -1;
      for (; at >= 0; at = text.indexOf(head, at + 1)) {
        const end = paste.ends[lineAt(paste, at)];
        let length = head.length;
        while (length < first.length && at + length < end && text[at + length] === first[length]) length++;
        const part = first.slice(0, Math.min(length, end - at));
        if ((at + part.length === end || part.length >= ENOUGH) && isOfOne(part, word))
          return [at, part.length];
      }
      at = last.length > LEAST ? text.indexOf(tail) : -1;
      for (; at >= 0; at = text.indexOf(tail, at + 1)) {
        const start = paste.starts[lineAt(paste, at)];
        const part = text.slice(Math.max(start, at + LEAST - last.length - 1), at + LEAST);
        if (last.endsWith(part) && isOfOne(part, word)) return [start, part.length];
      }
      return null;
    }

    /* How an entry fits a paste, by the best of its texts; nothing if it does not. */
    function fitOf(known, paste, frames) {
      const matched = known.frames.filter((name) => frames.has(name));
      const isTold = !paste.isForeign && ((matched.length && !paste.namesError) || !paste.hasFrames);
      const found = [];
      function add(fit, length, start, line, frames = matched.length) {
        if (fit !== FRAME) found.push(foundOf(known, fit, frames, length, start, line));
      }
      for (const pattern of patterns.get(known.word)) {
        if (pattern.isName) {
          const name = paste.names.get(pattern.pieces[0]);
          if (!name) continue;
          const [line, whole] = name;
          let fit = whole ? certainty(known, paste, matched) : byWord(paste, line, matched);
          if (paste.handled.has(line)) fit = Math.min(fit, GUESS);
          add(fit, pattern.length, paste.starts[line], line);
          continue;
        }
        const place = find(pattern, paste.compact);
        if (place) {
          const named = paste.isOurs ? /^ordir\w*:'/ : /^\w{0,13}:'/;
          const isFile = named.test(paste.compact.slice(place[1]));
          if (isFile && isFramed(known) && !matched.length) continue;
          const isOwn = isWithin(known, paste.compact.slice(0, place[0]));
          const fit = certainty(known, paste, isOwn ? [] : matched, pattern.isOurs);
          add(fit, pattern.length, place[0], lineAt(paste, place[1] - 1));
          continue;
        }
        const part = isFramed(known) ? null : cut(pattern, known.word, paste);
        const alone = isTold && placeOf(pattern.alone, paste.compact);
        if (part) add(PART, part[1], part[0], lineAt(paste, part[0]));
        else if (alone) add(GUESS, pattern.length, alone[0], lineAt(paste, alone[1] - 1), 0);
      }
      if (found.length) return found.sort(compare)[0];
      const own = matched.filter((name) => owned.has(name)).length;
      return own && foundOf(known, FRAME, own);
    }

    return (text) => {
      const empty = { first: null, follows: [], others: [], causes: [] };
      const paste = pasteOf(text);
      if (!paste.compact) return { ...empty, verdict: "empty" };
      const frames = framesOf(paste);
      const found = entries.map((known) => fitOf(known, paste, frames)).filter(Boolean);
      found.sort(compare);
      const match = ({ known, fit, line, length }) => ({
        word: known.word,
        fit,
        said: !length ? "" : [...paste.lines[line].trim()].slice(0, SAID).join(""),
      });
      let decided = found.filter(({ fit }) => fit > FRAME);
      if (!decided.length && !paste.namesError) {
        decided = entries.map((known) => byFrames(known, paste, frames)).filter(Boolean);
        decided.sort(compare);
      }
      if (!decided.length) return { ...empty, verdict: "unknown", others: found.slice(0, FEW).map(match) };
      const [first, ...rest] = decided;
      const follows = rest.filter(({ known, fit }) => isEcho(known) && fit === WHOLE);
      return {
        verdict: first.fit === WHOLE ? "known" : "perhaps",
        first: match(first),
        follows: follows.map(match),
        others: rest
          .filter((one) => !follows.includes(one))
          .slice(0, FEW)
          .map(match),
        causes: isEcho(first.known) ? first.known.causes : [],
      };
    };
  }

  return finderOf;
})();

if (typeof module !== "undefined") module.exports = (columns) => errorFinder(errorTable(columns));
