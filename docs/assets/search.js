/* The search of this site: a worker that answers the theme's search box with the messages of the theme's own worker.
   Its address ends in the language (search.js?zh). A page opened from a file may not start a worker; there
   file-worker.js loads this file into the page and calls `answer`.

   What is found are sections, ranked by BM25F (Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and
   Beyond", 2009): how often a term stands in each field of a section, and how rare it is. A Latin word is a term as a
   whole, in its parts (get_context: get, context) and without its ending. Chinese text is cut into pairs of characters,
   so a query may begin anywhere in a word; a character that fits neither of its neighbours stands for one that sounds
   the same. A Latin word that the index lacks stands for words that begin with it, contain it or are spelled nearly the
   same. tests/browser/test_ranking.py says how well all this works. */

const answer = (() => {
  /* The fields of a section, in the order of the index that finish/search.py writes. A term in a field counts `weight`
     times; `b` is BM25's: from 0, where the length of a field does not matter, to 1, where a term in a field twice as
     long as the average counts half. The page's title is the same in all sections of a page. */
  const FIELDS = [
    { name: "title", weight: 5, b: 0.6 },
    { name: "links", weight: 1.5, b: 0.5 }, // what other sections say where they link to this one
    { name: "glossary", weight: 5, b: 0.3 },
    { name: "errors", weight: 1.5, b: 0.5 },
    { name: "phrases", weight: 1, b: 0.3 }, // of readers who look for this section
    { name: "text", weight: 0.85, b: 0.5 },
    { name: "names", weight: 0.15, b: 0.5 }, // in its programs
    { name: "page", weight: 1, b: 0.5 },
  ];
  const TITLE = 1; // in a section of the index: [anchor, title, links, ...]
  const TEXT = 6;
  const PHRASES = 5; // one after the other, with | between them
  const NAMES = FIELDS.findIndex((field) => field.name === "names");
  const K1 = 3; // BM25's k1: how much the tenth time that a term occurs still adds
  const LEAST_SHARE = 0.15; // of the query that a section must have, weighed by rarity, to be a result
  const LEAST_OF_ERROR = 0.5; // the same for an error that is none of the catalogue's
  /* How much of the query, weighed likewise, no section has: above it, nothing is found. */
  const MOST_UNKNOWN = 0.5;
  const MOST_UNKNOWN_OF_SUBJECT = 0.75;
  /* How much of the query a section among the first must say itself, or there is no page on it: what is found is only
     the nearest. Of an error that is none of the catalogue's it is nearly all. */
  const LEAST_SAID = 0.45;
  const LEAST_OF_ERROR_SAID = 0.9;
  const LEAST_BESIDE_SAID = 0.75; // where it names what these pages touch only
  const LEAST_OF_SUBJECT_SAID = 0.2; // where the query names the subject of these pages
  const FEW = 3; // pages that are looked at for that, and that are shown as the nearest
  const TRUST = { begun: 0.9, other: 0.9, near: 0.7, apart: 0.3 }; // in what is not the word itself
  const SAME = { slang: 0.8, other: 0.5 }; // what another word counts: that an everyday word stands for, or a synonym
  /* What a section gains by a phrase of readers that is like the query: how much; what the phrase's other words count;
     how much more a phrase that is nearly the query gains than one with half of it. */
  const GAIN = 2;
  const OTHERS = 1;
  const LIKENESS = 1.5;
  const NO_SHARE = 0.3; // what the score of a section would be multiplied by that has nothing of the query

  /* The line that ends a traceback; the theme's box has put all lines into one. */
  const ERROR =
    /(?:.*[^\w.])?((?:\w+\.)*(\w*(?:Error|Exception|Warning|Interrupt|Empty|Full|Timeout|BrokenProcessPool|RemoteTraceback))(?=:|\s*$).*)$/s;
  const BETWEEN_TRACEBACKS =
    /Traceback \(most recent call last\):|During handling of|The above exception was|Process [\w-]+:|Exception (?:ignored )?in/;
  const ECHO =
    /^(?:EOFError|BrokenPipeError|Connection\w*Error|BrokenProcessPool|KeyboardInterrupt|\w*Warning)$/;

  /* A paste that goes to the finder of errors first: an error with its message, or nothing but its name; a traceback.
     A question that ends in the name of an error asks for more than that. */
  const SHAPE =
    /Traceback|File "|(?:Error|Exception|BrokenProcessPool|Empty|Full|Warning)\b\s*:|^[\w.]*(?:Error|Exception|BrokenProcessPool|Empty|Full|Warning)$/;
  const TOLD = /(?:Error|Exception): *\S/; // an error with its message, from which the finder can tell what it is
  const MESSAGE = /(?:[a-z'_]+[ ,]+){3}[a-z'_]+/i; // four words: perhaps a message, without the name of its error

  const MOST_PAGES = 30;

  const SETUP = 0; // the types of the theme's messages
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const here = self.document ? document.currentScript.src : location.href;
  const language = new URL(here).search.slice(1);
  const PARTS = [`${language}.js`, `${language}-texts.js`]; // of the index, the second twice as long as the first
  let parts = 0; // that have come
  let data = null; // all that has come: {pages, words}
  let index = null;
  let find = null; // the finder's answer to a paste

  /* ---- words and terms ---- */

  const HAN = /\p{Script=Han}/u;
  const WORD = /[-−]\d+(?![\w.])|\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+(?:\.\d+)*/gu;
  /* What is left out of a query: how many, how much and where in memory differ from program to program (30 seconds,
     10gb, 16个, 0x7f5a), numbers of errors do not. A number's measure word goes with it where that says nothing more. */
  const QUANTITY =
    /\b0x[\da-f]+|(?<![\w.−-]|error |errno |code )\d+(?: ?[万千百]?[个条行台张份](?!核)| ?(?:[kmg]b|ms|s|%)(?!\w)|(?= ?[秒次倍核万千])|(?= (?!positional|arguments)[a-z]+s\b))|\b(?:three|four|five|six|seven|eight|nine|ten|hundred)(?= (?!states|arguments)[a-z]+s\b)/gi;
  const NUMBER_OF = /^[三四五六七八九十百千万]+[个条行台张份](?!核)/; // the same in Chinese, where no word of ours begins
  /* How often is another number in each program: everything is printed four times, 打印三遍. */
  const OFTEN = {
    zh: [/好?[\d两二三四五六七八九十几多]+[次遍]/g, "好几次"],
    en: [/\b(?:\d+|two|three|four|five|six|eight|ten) times\b/gi, "several times"],
  };
  const PROCESS = /(p)roc+es+/gi; // proces, proccess: the word of this site that is misspelt most often
  const LEAST_PAIR = 10; // sections that have a pair of characters which is typed wrong: 进城 for 进程
  const SURER = 20; // times as many as have the pair that was typed
  const knownTerms = new Map();
  const knownTokens = new Map();
  const CLASS_NAME = /^[A-Z][a-z]/; // Value is a class, value is not

  function wordsOf(text) {
    return text.normalize("NFKC").match(WORD) || [];
  }

  /* A lower-case English word without its ending: loops and looping are both loop. */
  function stem(word) {
    if (word.length <= 3 || /\d/.test(word)) return word;
    let stemmed = word.replace(/(ss|sh|ch|x|z)es$/, "$1").replace(/([^su])s$/, "$1");
    const bare = stemmed.replace(/(ing|ed)$/, "");
    if (bare !== stemmed && bare.length > 2 && /[aeiouy]/.test(bare)) {
      stemmed = bare.replace(/([^aeiouls])\1$/, "$1");
    }
    return stemmed.length > 3 ? stemmed.replace(/e$/, "") : stemmed;
  }

  /* A word or a phrase as its stems, by which others of the same meaning are looked up. */
  function stems(text) {
    return wordsOf(text.toLowerCase()).map(stem).join(" ");
  }

  /* The terms of a word: {whole, parts}. Chinese has no whole, only pairs of characters. Excerpts ask for the same words
     again and again, so the answers are kept. */
  function termsOf(word) {
    if (!knownTerms.has(word)) knownTerms.set(word, cut(word));
    return knownTerms.get(word);
  }

  function cut(word) {
    if (HAN.test(word)) {
      const pairs = [];
      for (let i = 0; i + 1 < word.length; i++) pairs.push(word.slice(i, i + 2));
      return { whole: null, parts: pairs.length ? pairs : [word] };
    }
    if (/^[-−]/.test(word)) return { whole: `-${word.slice(1)}`, parts: [] }; // an exit code: -9, not 9
    const parts = word
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
      .toLowerCase()
      .split(/[\s_]+/)
      .filter(Boolean)
      .map(stem);
    return { whole: stem(word.toLowerCase()), parts: parts.length > 1 ? parts : [] };
  }

  function mainTermsOf(word) {
    const { whole, parts } = termsOf(word);
    return whole ? [whole] : parts;
  }

  /* ---- the index ---- */

  /* Count a text's terms into the postings: term -> section number -> how often in each field. */
  function addText(postings, number, field, words) {
    function add(term, times) {
      if (!postings.has(term)) postings.set(term, new Map());
      const sections = postings.get(term);
      if (!sections.has(number)) sections.set(number, new Float32Array(FIELDS.length));
      sections.get(number)[field] += times;
    }
    let before = "";
    for (const word of words) {
      const { whole, parts } = termsOf(word);
      if (whole) {
        add(whole, 1);
        if (CLASS_NAME.test(word)) add(`=${word}`, 1);
        if (before && field !== NAMES) add(`${before} ${whole}`, 1); // words side by side
        parts.forEach((part, i) => {
          add(part, 0.5);
          if (i) add(`${parts[i - 1]} ${part}`, 0.5);
        });
      } else {
        for (const pair of parts) add(pair, 1);
        if (word.length > 1) for (const character of word) add(character, 0.3);
      }
      before = whole;
    }
  }

  /* Words as BM25 counts the length of a field; two Chinese characters are about a word. */
  function lengthOf(words) {
    return words.reduce((sum, word) => sum + (HAN.test(word) ? word.length / 2 : 1), 0);
  }

  function addSynonyms(synonyms, word, others) {
    const same = stems(word);
    synonyms.set(same, [...(synonyms.get(same) || []), ...others]);
  }

  function build(data) {
    const postings = new Map();
    const sections = [];
    for (const page of data.pages) {
      page.sections.forEach((texts, i) => {
        const fields = [...texts.slice(TITLE), i ? page.sections[0][TITLE] : ""].map(wordsOf);
        for (const [field, words] of fields.entries()) addText(postings, sections.length, field, words);
        sections.push({ number: sections.length, page, texts, first: !i, lengths: fields.map(lengthOf) });
      });
    }
    const synonyms = new Map();
    for (const group of data.words.same) {
      for (const word of group) addSynonyms(synonyms, word, group);
    }
    const slang = new Map(); // everyday word -> the word of these pages; it has the synonyms of that, too
    for (const group of data.slang || []) {
      const meant = group[group.length - 1];
      for (const word of group.slice(0, -1)) {
        slang.set(stems(word), meant);
        addSynonyms(synonyms, word, [meant, ...(synonyms.get(stems(meant)) || [])]);
      }
    }
    return {
      postings,
      sections,
      synonyms,
      slang,
      ignored: new Set(data.words.ignored),
      known: new Set(
        [...synonyms.keys(), ...data.words.ignored].filter((word) => HAN.test(word)).flatMap(mainTermsOf),
      ),
      sounds: data.sounds || [],
      subject: data.words.subject,
      common: new Set(data.words.common.map(stem)),
      beginning: data.words.beginning,
      elsewhere: data.words.elsewhere,
      beside: data.words.beside,
      averages: FIELDS.map(
        (_, field) => sections.reduce((sum, one) => sum + one.lengths[field], 0) / sections.length,
      ),
      vocabulary: [...postings.keys()].filter((term) => !HAN.test(term) && !/[ =]/.test(term)),
      rarities: new Map(),
      asked: new Map(), // term -> the phrases of readers that have it
    };
  }

  /* BM25's idf, by what sections say themselves: in programs nearly every name is everywhere. */
  function rarity(term) {
    const counts = index.postings.get(term);
    if (!counts) return 0;
    if (!index.rarities.has(term)) {
      let n = 0;
      for (const fields of counts.values()) if (fields.subarray(0, NAMES).some(Boolean)) n++;
      n = n || counts.size;
      index.rarities.set(term, Math.log(1 + (index.sections.length - n + 0.5) / (n + 0.5)));
    }
    return index.rarities.get(term);
  }

  /* Of each section that has any of the terms: its BM25F score, and how rare together the terms are that it has. */
  function score(terms) {
    const found = new Map();
    for (const term of terms) {
      const rare = rarity(term);
      for (const [number, counts] of index.postings.get(term) || []) {
        const { lengths } = index.sections[number];
        let frequency = 0;
        FIELDS.forEach(({ weight, b }, field) => {
          if (!counts[field]) return;
          frequency += (weight * counts[field]) / (1 - b + (b * lengths[field]) / index.averages[field]);
        });
        const one = found.get(number) || { score: 0, known: 0 };
        one.score += (rare * frequency * (K1 + 1)) / (frequency + K1);
        one.known += rare;
        found.set(number, one);
      }
    }
    return found;
  }

  /* Phrases of readers are cut like queries, so this is done once words and rarities are known. */
  function addPhrases() {
    for (const [number, { texts }] of index.sections.entries()) {
      for (const text of texts[PHRASES].split("|")) {
        const terms = new Set(inPieces(wordsOf(text)).filter(isKept).flatMap(mainTermsOf));
        const phrase = { number, size: sizeOf([...terms]) };
        for (const term of terms) {
          if (!index.asked.has(term)) index.asked.set(term, []);
          index.asked.get(term).push(phrase);
        }
      }
    }
  }

  /* How rare terms are together; pairs of characters overlap. */
  function sizeOf(terms) {
    return terms.reduce((sum, term) => sum + rarity(term) * (HAN.test(term) ? 0.6 : 1), 0);
  }

  /* ---- the query ---- */

  /* A way to say something: its terms together; what it counts; what its score counts, for terms that overlap; how
     surely a section that has it says what was typed; and how rare is what no section has of it. */
  function wayOf(terms, weight, { overlap = 1, trust = 1, lost = 0 } = {}) {
    return { terms, weight, overlap, trust, lost };
  }

  /* Letters to change, add, leave out or swap to come from one word to the other; above `most`, any larger number. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    const rows = [[...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length][b.length];
  }

  /* A word that the index lacks as the terms that begin with it. */
  function begunBy(word) {
    const bare = word.replace(/([^aeiou])\1$/, "$1"); // runn becomes running, which the index has as run
    const begun = index.vocabulary.filter((term) => term.startsWith(word) || term === bare);
    return waysOfLonger(word, begun, 0.8);
  }

  /* None of them counts more than the commonest: who has typed proces means process, and not processors. */
  function waysOfLonger(word, terms, weight) {
    const least = Math.min(...terms.map(rarity));
    return terms
      .slice(0, 30)
      .map((term) => wayOf([term], (weight * least) / rarity(term), { trust: trustIn(word, term) }));
  }

  /* What a word that the index lacks may stand for: terms that begin with it, contain it, or are nearly spelled so.
     Whether it is long enough to be misspelt is told by what was typed: quene is, though its stem quen is short. */
  function guesses(word, typed) {
    if (word.length < 2) return [];
    const begun = begunBy(word);
    const isShort = typed.length === 4;
    if (begun.length || (!isShort && typed.replace(/s$/, "").length < 5)) return begun;
    const within = word.length < 5 ? [] : index.vocabulary.filter((term) => term.includes(word));
    if (within.length) return waysOfLonger(word, within, 0.7);
    const near = nearest(word, isShort);
    return near ? [{ ...wayOf([near], 0.7, { trust: TRUST.near }), isNear: true }] : [];
  }

  /* The term that is spelled most nearly like a word; of those that are as near, the commonest is meant. Four letters are
     nearly many words: there a letter is missing (aray), or two have changed places (lcok). */
  function nearest(word, isShort) {
    let least = word.length < 7 ? 1 : 2;
    let near = [];
    for (const term of index.vocabulary) {
      const isLikely =
        !isShort || (term[0] === word[0] && (term.length > word.length || hasSameLetters(word, term)));
      const far = /\d/.test(term) || !isLikely ? least + 1 : distance(word, term, least);
      if (far < least) near = [];
      if (far <= least) {
        least = far;
        near.push(term);
      }
    }
    return near.sort((a, b) => rarity(a) - rarity(b))[0];
  }

  /* Whether two words have the same letters, in whatever order. */
  function hasSameLetters(a, b) {
    return [...a].sort().join() === [...b].sort().join();
  }

  /* How surely a term is what the beginning or the middle of it was typed for: divide is hardly div. */
  function trustIn(word, term) {
    return word.length > 4 ? TRUST.begun : (TRUST.near * word.length) / term.length;
  }

  /* How surely the parts of a word are what it means: those of getStartMethod stand side by side here, those of
     OperationalError do not, so it is the name of something else. */
  function trustInParts(parts) {
    const isPair = (part, i) => !i || index.postings.has(`${parts[i - 1]} ${part}`);
    return parts.every(isPair) ? 1 : TRUST.apart;
  }

  /* The ways to say a Latin word: as a whole, by its parts, or what it may stand for. */
  function waysOfLatin(word) {
    const { whole, parts } = termsOf(word);
    const known = index.postings.has(whole);
    const ways = known ? [wayOf([whole], 1)] : [];
    if (parts.length) {
      ways.push(
        known
          ? { ...wayOf(parts, 0.4), mark: parts.join(" ") }
          : wayOf(parts, 1, { trust: trustInParts(parts) }),
      );
    }
    if (known) return ways;
    const isOfParts = parts.length && parts.every((part) => index.postings.has(part));
    const others = isOfParts ? begunBy(whole) : guesses(whole, word);
    // ProcessPoolExecuter is a name misspelt, and no pool of something.
    return !isOfParts && others.length ? others : [...ways, ...others];
  }

  /* A phrase as one way: {terms, weight, overlap}. Pairs of characters overlap, so each of many counts less. */
  function wayOfPhrase(text, weight) {
    const terms = wordsOf(text).flatMap(mainTermsOf);
    const pairs = terms.filter((term) => HAN.test(term)).length;
    const overlap = pairs > 1 ? (pairs + 1) / 2 / pairs : 1;
    return wayOf(terms, weight, { overlap, lost: lostOf(text) });
  }

  /* How rare is what no section has of a Chinese text: its characters that are in no pair which any section has. Pairs
     across two words are missing, too, but their characters are in others. */
  function lostOf(text) {
    let lost = 0;
    for (const word of wordsOf(text).filter((one) => HAN.test(one) && one.length > 1)) {
      const isKnown = (i) => index.postings.has(word.slice(i, i + 2)) && i >= 0 && i + 2 <= word.length;
      for (let i = 0; i < word.length; i++) if (!isKnown(i) && !isKnown(i - 1)) lost++;
    }
    return (lost / 2) * worthOfUnknown("中");
  }

  function waysOf(text) {
    const words = wordsOf(text);
    return words.length === 1 && !HAN.test(text) ? waysOfLatin(words[0]) : [wayOfPhrase(text, 1)];
  }

  /* Other ways to say a word or phrase. Of them only the whole is marked: for 卡住 every 不结束, and no other 结束. */
  function synonymsOf(text) {
    const same = stems(text);
    return (index.synonyms.get(same) || [])
      .filter((other) => stems(other) !== same)
      .map((other) => {
        const weight = other === index.slang.get(same) ? SAME.slang : SAME.other;
        return { ...wayOfPhrase(other, weight), mark: stems(other), isOther: true };
      });
  }

  /* Chinese text without the words of questions, cut at words that have synonyms. */
  function piecesOf(text) {
    const pieces = [];
    let rest = "";
    function endPiece() {
      if (rest) pieces.push(rest);
      rest = "";
    }
    for (let i = 0; i < text.length; ) {
      let taken = "";
      for (let n = Math.min(6, text.length - i); n && !taken; n--) {
        const piece = text.slice(i, i + n);
        if (index.ignored.has(piece)) {
          endPiece();
          taken = piece;
        } else if (n > 1 && index.synonyms.has(piece)) {
          endPiece();
          pieces.push(piece);
          taken = piece;
        }
      }
      if (!taken && NUMBER_OF.test(text.slice(i))) {
        endPiece();
        [taken] = text.slice(i).match(NUMBER_OF);
      }
      if (!taken) rest += text[i];
      i += taken.length || 1;
    }
    endPiece();
    return pieces.length ? pieces : [text];
  }

  /* Of pasted tracebacks only the error is of interest: the last that this site knows and that is no echo of another. */
  function errorOf(query) {
    if (!/Traceback|File "/.test(query)) return query;
    const errors = query
      .split(BETWEEN_TRACEBACKS)
      .map((part) => part.match(ERROR))
      .filter(Boolean)
      .map(([, text, name]) => ({
        text,
        known: index.postings.has(stem(name.toLowerCase())),
        echo: ECHO.test(name),
      }));
    const value = ({ known, echo }) => 2 * known - echo;
    errors.sort((a, b) => value(a) - value(b)); // of equal ones the last stays last
    return errors.length ? errors[errors.length - 1].text.replace(/https?:\S+/g, "") : query;
  }

  function inPieces(words) {
    return words.flatMap((word) => (HAN.test(word) ? piecesOf(word) : [word]));
  }

  function isKept(word) {
    return !index.ignored.has(word.toLowerCase());
  }

  /* Chinese text with the characters that were meant: who types by sound gets 进城 or 大亮 for 进程 and 大量. The
     likeliest is mended first: of 线成 it is the second character. */
  function asMeant(text) {
    const characters = [...text];
    const pairsAt = (i, character) =>
      [
        [characters[i - 1], character],
        [character, characters[i + 1]],
      ]
        .filter(([a, b]) => a && b)
        .map((pair) => pair.join(""));
    const countOf = (pair) =>
      Math.max(index.postings.get(pair)?.size || 0, index.known.has(pair) ? LEAST_PAIR : 0);
    const fit = (i, character) => Math.max(0, ...pairsAt(i, character).map(countOf));
    function mendingsAt(typed, i) {
      const least = Math.max(LEAST_PAIR, SURER * fit(i, typed));
      const others = [...(index.sounds.find((sound) => sound.includes(typed)) || "")];
      return others.map((meant) => ({ i, meant, fits: fit(i, meant) })).filter(({ fits }) => fits >= least);
    }
    for (let n = characters.length; n; n--) {
      const [best] = characters.flatMap(mendingsAt).sort((a, b) => b.fits - a.fits);
      if (!best) break;
      characters[best.i] = best.meant;
    }
    return characters.join("");
  }

  /* A query as units: {word, ways}, of whose ways the best counts. Units without a word only add to a score. */
  function unitsOf(query) {
    const text = query.replace(PROCESS, "$1rocess").replace(...OFTEN[language]);
    let words = wordsOf(text.replace(QUANTITY, " ")).map((word) => (HAN.test(word) ? asMeant(word) : word));
    const long = words.filter((word) => word.length > 1 || HAN.test(word));
    if (long.length) words = long;
    const plain = inPieces(words);
    let kept = plain.filter(isKept);
    if (!kept.length) kept = plain;
    return [...wordUnits(kept), ...classUnits(query), ...pairUnits(plain), ...beginningUnits(kept)];
  }

  /* A unit for each word, or for two that have synonyms together: main process, progress bar, fork bomb. Two words may
     also be found written as one: multi processing, get context. */
  function wordUnits(words) {
    const units = [];
    for (let i = 0; i < words.length; i++) {
      const both = `${words[i]} ${words[i + 1]}`;
      if (i + 1 < words.length && !HAN.test(both) && index.synonyms.has(stems(both))) {
        units.push({ word: both, ways: [wayOfPhrase(both, 1), ...synonymsOf(both)] });
        i++;
      } else {
        const ways = waysOf(words[i]);
        const meant = ways[0]?.isNear ? ways[0].terms[0] : words[i].toLowerCase(); // misspelt, it has synonyms, too
        units.push({ word: words[i], ways: [...ways, ...synonymsOf(meant)] });
      }
    }
    for (let i = 0; i + 1 < units.length; i++) {
      const [one, other] = [units[i], units[i + 1]];
      if (HAN.test(one.word + other.word)) continue;
      const spellings = [one.word + other.word, `${one.word}_${other.word}`].map((word) =>
        stem(word.toLowerCase()),
      );
      const joined = spellings.find((term) => index.postings.has(term));
      if (!joined) continue;
      for (const unit of [one, other]) {
        for (const way of unit.ways) way.overlap /= 2;
        unit.ways.push(wayOf([joined], 1, { overlap: 0.5 }));
      }
    }
    return units;
  }

  /* What names nothing but the subject itself asks for the beginning. */
  function beginningUnits(words) {
    const isCommon = (word) =>
      index.common.has(stem(word.toLowerCase())) ||
      (!HAN.test(word) && waysOfLatin(word).some(({ terms }) => index.common.has(terms.join())));
    if (!words.length || !words.every(isCommon)) return [];
    return index.beginning.map((text) => ({ word: "", ways: [wayOfPhrase(text, 1)] }));
  }

  /* multiprocessing.Value, Event(): names of classes count more where they are written as such. */
  function classUnits(query) {
    return (query.match(/\.[A-Z]\w*|\b[A-Z]\w*(?=\()/g) || [])
      .map((name) => `=${name.replace(".", "")}`)
      .filter((term) => index.postings.has(term))
      .map((term) => ({ word: "", ways: [wayOf([term], 1)] }));
  }

  /* Words side by side in a section as in the query. */
  function pairUnits(words) {
    const units = [];
    for (let i = 0; i + 1 < words.length; i++) {
      if (HAN.test(words[i] + words[i + 1])) continue;
      const term = `${termsOf(words[i]).whole} ${termsOf(words[i + 1]).whole}`;
      if (index.postings.has(term)) units.push({ word: "", ways: [wayOf([term], 0.5)] });
    }
    return units;
  }

  /* What the finder makes of a paste: the section of the error that it shows, or null. Of a message alone it has to be
     sure. */
  function errorSection(query) {
    if (!find || !(SHAPE.test(query) || MESSAGE.test(query))) return null;
    const { first, verdict } = find(query);
    if (!SHAPE.test(query) && verdict !== "known") return null;
    const entry = first && errorEntries.find(({ word }) => word === first.word);
    return (
      (entry &&
        index.sections.find(({ page, texts }) => page.url === entry.url && texts[0] === entry.word)) ||
      null
    );
  }

  /* The pages found, with a section's before all others, and the section first on it. */
  function withFirst(section, pages) {
    const there = pages.find(([{ section: one }]) => one.page === section.page) || [];
    const match = there.find((one) => one.section === section) || { section, ...newMatch() };
    match.score = 1 + Math.max(0, ...pages.flat().map(({ score }) => score));
    const first = [match, ...there.filter((one) => one !== match)];
    return [first, ...pages.filter((one) => one !== there)];
  }

  /* What a query finds: {pages, missing, isNear}: pages, the words that nothing here has, and whether no page is on it
     and these are only the nearest. */
  function search(query) {
    const units = unitsOf(errorOf(query));
    const worth = units.map(worthOf);
    const total = worth.reduce((sum, one) => sum + one, 0);
    const isUnknown = ({ ways }) => !ways.some(({ terms }) => rarityOf(terms));
    const unknown = units.reduce((sum, unit, i) => sum + (isUnknown(unit) ? worth[i] : 0), 0);
    const missing = units
      .filter(({ word }) => /^[a-z]+$/i.test(word))
      .filter(isUnknown)
      .map(({ word }) => word);
    const parts = worth.map((one) => one / total);
    const error = errorSection(query);
    const isForeign = find && !error && TOLD.test(errorOf(query));
    const least = isForeign ? LEAST_OF_ERROR : LEAST_SHARE;
    const isOurs = isOnSubject(query);
    const most = isOurs ? MOST_UNKNOWN_OF_SUBJECT : MOST_UNKNOWN;
    const pages = unknown / total > most ? [] : pagesWith(units, parts, least);
    if (error) return { pages: withFirst(error, pages), missing, isNear: false };
    const best = pages.slice(0, FEW).flat();
    const inOrder = isForeign ? orderOf(errorOf(query)) : () => 1;
    const said = Math.max(0, ...best.map((one) => Math.min(one.said, inOrder(one.section))));
    const isNear = said < leastOf(query, isOurs, isForeign);
    return { pages: isNear ? pages.slice(0, FEW) : pages, missing, isNear };
  }

  /* How much of a text a section says word after word: an error that it shows has the same words in the same order. */
  function orderOf(text) {
    const words = wordsOf(text).map((word) => termsOf(word).whole);
    if (!index.postings.has(words[words.length - 1])) words.pop(); // it may not have been typed to its end
    const pairs = words.slice(1).map((word, i) => index.postings.get(`${words[i]} ${word}`));
    return ({ number }) => pairs.filter((pair) => pair?.has(number)).length / pairs.length || 0;
  }

  /* How much of a query a section must say, or no page is on it: nothing is on what names only another subject. */
  function leastOf(query, isOurs, isForeign) {
    const text = query.toLowerCase();
    if (index.elsewhere.some((name) => isNamed(text, name))) return isOurs ? LEAST_SAID : Infinity;
    if (isForeign && !isOurs) return LEAST_OF_ERROR_SAID;
    if (isOurs) return LEAST_OF_SUBJECT_SAID;
    return index.beside.some((name) => isNamed(text, name)) ? LEAST_BESIDE_SAID : LEAST_SAID;
  }

  function isOnSubject(query) {
    const text = query.toLowerCase();
    return index.subject.some((word) => text.includes(word));
  }

  /* Whether a text has a name. One Latin word is found as a whole: java, but not that of javascript. */
  function isNamed(text, name) {
    if (HAN.test(name) || name.includes(" ")) return text.includes(name);
    const words = text.split(/[\s,，、。:：;；!！?？'"()]|(?=\p{Script=Han})|(?<=\p{Script=Han})/u);
    return words.some((word) => word === name || word.startsWith(`${name}.`));
  }

  /* The pages found, best first, each as its sections: {section, score, share, said, terms, own}. `parts` is how much of
     the query each unit is, `least` how much of it a section must have. */
  function pagesWith(units, parts, least) {
    const found = new Map(); // section number -> match
    units.forEach(({ word, ways }, i) => {
      for (const [number, best] of scoreUnit(ways)) {
        if (!found.has(number)) found.set(number, newMatch());
        const match = found.get(number);
        match.score += best.score;
        match.share += best.share * parts[i];
        match.said += best.said * parts[i];
        if (!word) continue;
        for (const term of best.terms) match.terms.add(term);
        for (const term of best.own) match.own.add(term);
      }
    });
    for (const [number, gain] of gainsOf(units)) if (found.has(number)) found.get(number).score += gain;
    const pages = new Map();
    for (const [number, match] of found) {
      if (match.share < least) continue;
      const section = index.sections[number];
      match.score *= (NO_SHARE + (1 - NO_SHARE) * match.share) * section.page.weight;
      if (!pages.has(section.page)) pages.set(section.page, []);
      pages.get(section.page).push({ section, ...match });
    }
    for (const sections of pages.values()) {
      sections.sort((a, b) => b.score - a.score);
      // The best section counts most; a page that says more about it comes before one that says as much once.
      sections.score = sections.reduce((sum, one, i) => sum + one.score * (i ? 0.3 / i : 1), 0);
    }
    return [...pages.values()].sort((a, b) => b.score - a.score);
  }

  /* What sections gain, by number: each by that phrase of its readers that is most like the query. */
  function gainsOf(units) {
    const found = new Map(); // phrase -> what it has: of the query, and of its own terms
    let whole = 0;
    for (const { word, ways } of units) {
      if (!word) continue;
      const size = sizeOf(ways.length ? ways[0].terms : []) || worthOfUnknown(word);
      whole += size;
      for (const [phrase, { share, own }] of phrasesWith(ways)) {
        const one = found.get(phrase) || { same: 0, own: 0 };
        found.set(phrase, { same: one.same + share * size, own: one.own + own });
      }
    }
    const gains = new Map();
    for (const [{ number, size }, { same, own }] of found) {
      const like = same / (whole + OTHERS * Math.max(0, size - own));
      gains.set(number, Math.max(gains.get(number) || 0, GAIN * whole * like ** LIKENESS));
    }
    return gains;
  }

  /* The phrases that have something of a unit: how much of it, said in the best way, and how rare that is. */
  function phrasesWith(ways) {
    const found = new Map();
    for (const { terms, weight } of ways) {
      const here = new Map();
      for (const term of terms) {
        for (const phrase of index.asked.get(term) || []) {
          here.set(phrase, (here.get(phrase) || 0) + sizeOf([term]));
        }
      }
      for (const [phrase, own] of here) {
        const share = (own / sizeOf(terms)) * weight;
        if (share > (found.get(phrase)?.share || 0)) found.set(phrase, { share, own });
      }
    }
    return found;
  }

  /* What a section has of a query: its score, its share by which the score is weighed, and how much of the query it
     says, where another word for the same is as good; its terms, and those that were typed. */
  function newMatch() {
    return { score: 0, share: 0, said: 0, terms: new Set(), own: new Set() };
  }

  function rarityOf(terms) {
    return terms.reduce((sum, term) => sum + rarity(term), 0);
  }

  /* How much of a query a unit is: what few sections have is what the reader is after, and most of all what none has.
     Chinese that none has counts half, for it is often a piece of grammar and no word. */
  function worthOf({ word, ways }) {
    if (!word) return 0;
    const known = ways.filter(({ terms }) => rarityOf(terms));
    return Math.max(0, ...known.map(({ terms, lost }) => rarityOf(terms) + lost)) || worthOfUnknown(word);
  }

  function worthOfUnknown(word) {
    return Math.log(1 + index.sections.length) / (HAN.test(word) ? 2 : 1);
  }

  /* Of each section that a unit is found in: the score of the best way to say it, and how much of it is there. */
  function scoreUnit(ways) {
    const found = new Map();
    for (const { terms, weight, overlap, trust, lost, mark, isOther } of ways) {
      const rare = rarityOf(terms);
      for (const [number, one] of score(terms)) {
        if (!found.has(number)) found.set(number, newMatch());
        const match = found.get(number);
        match.score = Math.max(match.score, one.score * weight * overlap);
        match.share = Math.max(match.share, (one.known / rare) * weight);
        match.said = Math.max(match.said, (one.known / (rare + lost)) * (isOther ? TRUST.other : trust));
        for (const term of mark ? [mark] : terms) {
          match.terms.add(term);
          if (!isOther) match.own.add(term);
        }
      }
    }
    return found;
  }

  /* ---- what the theme shows ---- */

  function escapeHtml(text) {
    return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  }

  /* The words of a text of the index, each with its place. It is shown again and again, so the answer is kept. */
  function tokensOf(text) {
    if (!knownTokens.has(text))
      knownTokens.set(
        text,
        [...text.matchAll(WORD)].map((match) => [match[0], match.index]),
      );
    return knownTokens.get(text);
  }

  /* Where terms stand in a text, as [from, to] in order. */
  function placesOf(text, terms) {
    const places = [];
    const lengths = [...terms].filter((term) => HAN.test(term)).map((term) => term.length);
    const longest = Math.max(0, ...lengths);
    const hasPhrases = [...terms].some((term) => term.includes(" "));
    let before = []; // up to four Latin words before, as [stem, where it begins]
    for (const [word, at] of tokensOf(text)) {
      if (HAN.test(word)) {
        for (let i = 0; i < word.length; i++) {
          for (let n = Math.min(longest, word.length - i); n; n--) {
            if (!terms.has(word.slice(i, i + n))) continue;
            places.push([at + i, at + i + n]);
            break;
          }
        }
        before = [];
        continue;
      }
      const { whole, parts } = termsOf(word);
      const end = at + word.length;
      if (terms.has(whole) || parts.some((part) => terms.has(part))) places.push([at, end]);
      if (!hasPhrases) continue;
      before = [[whole, at], ...before.slice(0, 3)];
      let phrase = whole;
      for (const [one, from] of before.slice(1)) {
        phrase = `${one} ${phrase}`;
        if (terms.has(phrase)) places.push([from, end]);
      }
    }
    const joined = [];
    for (const [from, to] of places.sort((a, b) => a[0] - b[0])) {
      const last = joined[joined.length - 1];
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else joined.push([from, to]);
    }
    return joined;
  }

  function marked(text, terms) {
    let html = "";
    let at = 0;
    for (const [from, to] of placesOf(text, terms)) {
      html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
      at = to;
    }
    return html + escapeHtml(text.slice(at));
  }

  /* A place, or if it is within a Latin word the beginning of that. */
  function beginOfWord(text, at) {
    const between = /[\s\p{Script=Han}，。；：、「」（）]/u;
    let begin = at;
    if (!between.test(text[at])) while (begin && !between.test(text[begin - 1])) begin--;
    return begin;
  }

  /* Where the clause begins that a place is in; if that is far before it, the beginning of the word. */
  function beginOfClause(text, at, far) {
    const before = text.slice(0, at);
    const ends = ["。", "；", "：", "，", ". ", "; ", ": ", ", "].map((stop) => {
      const last = before.lastIndexOf(stop);
      return last < 0 ? 0 : last + stop.length;
    });
    const begin = Math.max(...ends);
    return at - begin < far ? begin : beginOfWord(text, at);
  }

  /* The stretch of a text with most of the words found. */
  function excerpt(text, terms) {
    const length = HAN.test(text) ? 90 : 180;
    const places = placesOf(text, terms);
    let most = 0;
    let from = 0;
    places.forEach(([begin], i) => {
      let n = 0;
      while (places[i + n] && places[i + n][1] < begin + length) n++;
      if (n > most) [most, from] = [n, begin];
    });
    from = from < length / 3 ? 0 : beginOfClause(text, from, length / 3);
    const till = from + length < text.length ? beginOfWord(text, from + length) : text.length;
    return (
      (from ? "… " : "") + marked(text.slice(from, till).trim(), terms) + (till < text.length ? " …" : "")
    );
  }

  /* The words to mark on a page, as it has them: those of the query, or where it has none others that mean the same, and
     of these not what is all over the site. The theme marks a word inside of other words, too: short words, and those
     that are mostly found there, are left out. */
  function wordsToMark(found) {
    const page = found[0].section.page;
    const text = page.sections
      .map((texts) => `${texts[TITLE]} ${texts[TEXT]}`)
      .join("\n")
      .toLowerCase();
    const counts = new Map();
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) || 0) + 1);
    function isMarked(word) {
      if (HAN.test(word)) return word.length > 1;
      return (
        word.length > 2 && !index.ignored.has(word) && text.split(word).length - 1 <= 2 * counts.get(word)
      );
    }
    const [own, all] = ["own", "terms"].map((which) => {
      const terms = new Set(found.flatMap((match) => [...match[which]]));
      const words = new Set(placesOf(text, terms).flatMap(([from, to]) => wordsOf(text.slice(from, to))));
      return [...words].filter(isMarked);
    });
    const isRare = (word) => rarityOf(mainTermsOf(word)) >= 1;
    return [own.filter(isRare), all.filter(isRare), own].find((words) => words.length) || [];
  }

  /* A page found as the theme's items: the page itself, then its sections. The theme opens the item with the highest
     score on Enter, and folds those away that have less than the first. It marks the words on the page that is opened,
     and says which are missing. Scores below 1 tell site.js that no page is on what was asked. */
  function itemsOf(found, missing, isNear) {
    const { page } = found[0].section;
    const top = isNear ? 0 : Math.ceil(found[0].score * 100);
    const marks = wordsToMark(found).map((word) => [word, true]);
    const words = Object.fromEntries([...missing.map((word) => [word, false]), ...marks]);
    function item(texts, terms, location, score) {
      const text = texts[TEXT] && `<p>${excerpt(texts[TEXT], terms)}</p>`;
      return { location, title: marked(texts[TITLE], terms), text, terms: words, score };
    }
    const sections = found
      .filter(({ section }) => !section.first)
      .map(({ section, terms, score }, i) => {
        const isBest = section === found[0].section;
        const isGood = i < 3 && score > found[0].score / 2;
        return item(
          section.texts,
          terms,
          `${page.url}#${section.texts[0]}`,
          top + (isBest ? 0.01 : isGood ? 0 : -1),
        );
      });
    const all = new Set(found.flatMap(({ terms }) => [...terms]));
    return [item(page.sections[0], all, page.url, top), ...sections];
  }

  /* ---- messages ---- */

  /* A line of the index as a section; texts that the line ends without are empty, or yet to come. */
  function sectionOf(line) {
    const texts = line.split("\t");
    return FIELDS.map((_, i) => texts[i] || "");
  }

  /* The script that a part of the index is calls this; it is the part's only line. The first part, of which most is
     known by what page and section to find, comes soon on a slow line; the texts of the sections follow, with what is
     typed by sound, and everyday words. */
  self.receive = ({ pages, words, texts, sounds, slang }) => {
    if (pages) {
      data = { pages, words };
      for (const page of pages) page.sections = page.sections.split("\n").map(sectionOf);
    } else {
      data.sounds = sounds;
      data.slang = slang;
      const rows = data.pages.flatMap((page) => page.sections);
      for (const [i, row] of rows.entries()) row.splice(TEXT, 2, ...texts[i]);
    }
    index = build(data);
    addPhrases();
    parts++;
  };

  /* Fetch the finder of errors and what it knows; without it, the search does alone. */
  function loadFinder() {
    const urls = ["finder.js", `../finder/${language}.js`].map((name) => new URL(name, here).href);
    const ready = () => {
      find = errorFinder(errorEntries);
    };
    if (!self.document) {
      try {
        importScripts(...urls);
        ready();
      } catch (_error) {
        /* It is not there: no matter. */
      }
      return;
    }
    if (self.errorEntries) return ready();
    for (const url of urls) {
      const script = document.createElement("script");
      script.src = url;
      script.async = false;
      document.head.append(script);
      script.onload = () => {
        if (url !== urls[1]) return;
        ready();
        if (index && query) retell();
      };
    }
  }

  /* What is pasted with the name of its error needs the finder at once; what may be a message, when all else is there. */
  function askFinder() {
    const isWanted = SHAPE.test(query) || (parts === PARTS.length && MESSAGE.test(query));
    if (!isWanted || isFinderAsked) return;
    isFinderAsked = true;
    loadFinder();
  }

  /* Fetch the next part of the index, if it can be had. In a page that was opened from a file only a script can be. */
  function load(end) {
    const url = new URL(`../search/${PARTS[parts]}`, here).href;
    if (!self.document) {
      fetch(url)
        .then((response) => (response.ok ? response.text() : Promise.reject()))
        .then((text) => self.receive(JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")))))
        .then(end, end);
      return;
    }
    const script = document.createElement("script");
    script.src = url;
    script.onload = end;
    script.onerror = end;
    document.head.append(script);
  }

  let query = ""; // the last; none that came before it while the index was fetched needs an answer
  let isLoading = false;
  let isFinderAsked = false;
  let retell = () => {};

  return (message, reply) => {
    /* Where only the texts may say it, or that no page does, the answer waits for them, if they can be had. */
    function tell() {
      const { pages, missing, isNear } = query ? search(query) : { pages: [] };
      if (query && isLoading && (isNear || !pages.length)) return;
      const items = pages.slice(0, MOST_PAGES).map((found) => itemsOf(found, missing, isNear));
      reply({ type: RESULT, data: { items } });
    }
    function loadAll() {
      const before = parts;
      isLoading = true;
      load(() => {
        isLoading = parts > before && parts < PARTS.length;
        askFinder();
        if (index) tell();
        if (isLoading) loadAll();
      });
    }
    if (message.type === SETUP) reply({ type: READY });
    if (message.type !== QUERY) return;
    query = message.data.trim();
    retell = tell;
    askFinder();
    if (query && parts < PARTS.length && !isLoading) loadAll(); // what failed is tried again with the next query
    if (index || !query) tell();
  };
})();

if (!self.document) self.onmessage = (event) => answer(event.data, self.postMessage);
