// Searches the edition in the reader's own browser: what is asked for is sent nowhere. Words are asked for by their
// stems, which are made here as plugins/language/stemming.py makes them, by the rules that the page hands down.
const form = document.querySelector(".query");
const status = document.querySelector("#_found");
const list = document.querySelector(".results");
const more = document.querySelector(".more");
const says = document.querySelector("#_says").content;
const blank = document.querySelector("#_result").content;

const AT_ONCE = 10; // results shown without asking for more
const EXCERPT = 40; // words
const LEAD = 8; // of them before the first that was found
const WORD = /[\p{L}\p{N}]+/gu;
const WORDS_IN_QUOTES = /["“”„«»]([^"“”„«»]+)["“”„«»]|[^\s,;/"“”„«»]+/g;
const ENDING = /^\p{L}{1,3}$/u; // of a word, behind a hyphen: NATO-u, 2022-м

const START = { title: 0, labels: 64, text: 128 }; // the places in an entry where each begins
const WEIGHT = { title: 8, labels: 4, text: 1 }; // how much a word counts there
const DATES = [
  [/^(\d{1,2})\. ?(\d{1,2})(?:\.(?: ?(\d{4})\.?)?)?(?= |$)/, ([, day, month, year]) => [day, monthNamed(month), year]],
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?= |$)/, ([, year, month, day]) => [day, monthNamed(month), year]],
  [/^(\d{1,2})\.? (\p{L}+)(?: (\d{4})\.?)?(?= |$)/u, ([, day, name, year]) => [day, isMonth(name) && name, year]],
];
const SHORTEST = 3; // letters: a word that is longer may have an ending behind a hyphen, or be misspelt
const NEAR = 6; // parts of the index in which a misspelt word is looked for

const wholeWords = new Map(JSON.parse(form.dataset.words));
const letters = new Map(JSON.parse(form.dataset.letters));
const rules = JSON.parse(form.dataset.rules).map(([pattern, instead]) => [new RegExp(pattern, "g"), instead]);
const plurals = new Intl.PluralRules(document.documentElement.lang);

let asked = 0; // how many searches there were: the answer to an older one is dropped

const LONGEST = 50; // letters of a word; a longer one is none, and is known by so many: the rules would take long

export function stem(word) {
  const bare = bareWord(word);
  const all = [...bare];
  if (all.length > LONGEST) return all.slice(0, LONGEST).join("");
  return rules.reduce((found, [pattern, instead]) => found.replace(pattern, instead), bare);
}

// A word in small letters, in one script, without accents.
function bareWord(word) {
  const small = word.toLowerCase().normalize("NFC");
  const oneScript = [...(wholeWords.get(small) ?? small)].map((letter) => letters.get(letter) ?? letter).join("");
  return oneScript.normalize("NFD").replace(/\p{M}/gu, "");
}

const months = JSON.parse(form.dataset.months);
const monthNamed = (number) => months[number - 1];
const monthStems = new Set(months.map(stem));
const isMonth = (name) => monthStems.has(stem(name));
const YEARS = new Set(["г", "год", "година"].map(stem)); // said after a year, or left out
const isYear = (words) => /(?<!\d)\d{4}\.?$/.test(words);

// What is asked for, without accents and soft hyphens.
function plainWords(query) {
  return query.normalize("NFC").replace(/[\p{M}\p{Cf}]/gu, "");
}

// Words, phrases and dates: each with the ways in which it may stand in a text, as stems side by side.
function terms(query) {
  const all = [...plainWords(query).matchAll(WORDS_IN_QUOTES)].map(([words, quoted]) => ({ words, quoted }));
  const isSaid = ({ words }, before) => before && isYear(before.words) && YEARS.has(stem(split(words)[0] ?? ""));
  const pieces = all.filter((piece, number) => !isSaid(piece, all[number - 1]));
  const found = [];
  while (pieces.length) {
    const date = pieces[0].quoted ? undefined : dateOf(pieces.slice(0, 3).map(({ words }) => words).join(" "));
    const [{ words, quoted }] = date ? [date] : pieces;
    const ways = [split(words, quoted), date?.said].filter((way) => way?.length).map((way) => way.map(stem));
    if (ways.length) found.push({ words: (quoted ?? words).trim(), ways });
    pieces.splice(0, date ? words.split(" ").length : 1);
  }
  return found;
}

// A date that words begin with: its words, and those with which it is said in a text.
function dateOf(words) {
  for (const [pattern, read] of DATES) {
    const match = words.match(pattern);
    const [day, month, year] = match ? read(match) : [];
    if (month) return { words: match[0], said: [String(Number(day)), month, ...(year ? [year] : [])] };
  }
  return undefined;
}

// The words of a term; of one with a hyphen that is in no quotes, without its ending: NATO-u; but из-за, кто-то.
function split(words, quoted) {
  const found = words.match(WORD) ?? [];
  const stems = found.slice(0, -1);
  const isForm = stems.some((word) => word.length > SHORTEST || /\d/.test(word) || /^\p{Lu}{2}/u.test(word));
  return !quoted && isForm && ENDING.test(found.at(-1)) ? stems : found;
}

const loaded = new Map(); // what came, by its address

// What a file of the index says. One that did not come is asked for again by the next search.
function load(name) {
  const url = new URL(name, document.baseURI).href;
  if (!loaded.has(url)) loaded.set(url, fetchJson(url));
  loaded.get(url).catch(() => loaded.delete(url));
  return loaded.get(url);
}

async function fetchJson(url) {
  const answer = await fetch(url, { cache: "no-cache" }); // else parts of two days might not fit together
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}

// The part of the index in which a stem stands, if it is anywhere.
async function part(stem) {
  const first = (await firsts()).filter((one) => one <= stem).pop();
  return first === undefined ? new Map() : partFrom(first);
}

// The first stem of each part, in their order.
function firsts() {
  return load(`${form.dataset.index}parts.json`);
}

async function partFrom(first) {
  const hex = [...new TextEncoder().encode(first)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return new Map(Object.entries(await load(`${form.dataset.index}${hex}.json`)));
}

// The entries that have a stem, by their ids: where it stands in each.
async function places(stem) {
  const entries = new Map();
  for (const [label, postings] of Object.entries((await part(stem)).get(stem) ?? {})) {
    const [year, kind] = label.split(" ");
    for (const posting of postings.split(" ")) {
      const [name, steps] = posting.split(":");
      let place = 0;
      const all = steps.split(",").map((step) => (place += Number.parseInt(step, 36)));
      entries.set(`${year}/${name}`, { year, kind, places: new Set(all) });
    }
  }
  return entries;
}

// The entries that have a term, by their ids: from which place to which it stands in each.
async function standing({ ways }) {
  const entries = new Map();
  for (const [number, [first, ...others]] of (await Promise.all(ways.map(wayPlaces))).entries()) {
    for (const [id, { year, kind, places }] of first) {
      const begins = [...places].filter((place) => others.every((one, step) => one.get(id)?.places.has(place + step + 1)));
      const spans = begins.map((place) => [place, place + ways[number].length]);
      if (spans.length) entries.set(id, { year, kind, spans: [...(entries.get(id)?.spans ?? []), ...spans] });
    }
  }
  return entries;
}

function wayPlaces(stems) {
  return Promise.all(stems.map(places));
}

// The results that have every term and are of the kind and year asked for, the best first; the terms that nothing has;
// and whether only kind or year leave nothing.
async function find(every, { kind, year }) {
  const found = await Promise.all(every.map(standing));
  const together = [...found[0].keys()].filter((id) => found.every((entries) => entries.has(id)));
  const results = together
    .map((id) => ({ id, ...found[0].get(id), spans: found.map((entries) => entries.get(id).spans) }))
    .filter((result) => (!kind || result.kind === kind) && (!year || result.year === year));
  const rarity = found.map((entries) => 1 / Math.log2(2 + entries.size));
  for (const result of results) result.value = value(result.spans, rarity);
  results.sort((one, other) => other.value - one.value || (other.id > one.id ? 1 : -1));
  return { results, nowhere: every.filter((_, place) => !found[place].size), elsewhere: together.length > 0 };
}

// How good a result is: terms that stand side by side count more than all else.
function value(spans, rarity) {
  const ends = spans.map((term) => new Set(term.map(([, end]) => end)));
  const pairs = spans.slice(1).filter((term, number) => term.some(([start]) => ends[number].has(start)));
  const worth = spans.map((term, number) => {
    const counts = { title: 0, labels: 0, text: 0 };
    for (const [start] of term) counts[start < START.labels ? "title" : start < START.text ? "labels" : "text"]++;
    return rarity[number] * Object.entries(counts).reduce((sum, [name, count]) => sum + (WEIGHT[name] * count) / (count + 1), 0);
  });
  return 100 * pairs.length + worth.reduce((sum, one) => sum + one);
}

// The word of the index that one may be meant for which stands nowhere, as a text has it: one that it begins, or else
// the one most like it of those that begin alike.
async function meant(word) {
  const missing = [...new Set([stem(word), bareWord(word)])];
  if (missing[0].length <= SHORTEST) return undefined;
  const most = missing[0].length <= 2 * SHORTEST ? 1 : 2;
  const near = [];
  for (const known of await alike(missing[0])) {
    for (const [stem, labels] of known) {
      const begun = missing.some((one) => stem.startsWith(one));
      const far = begun ? 0.5 : Math.min(...missing.map((one) => distance(one, stem, most)));
      if (far <= most && !/^\d/.test(stem)) near.push({ stem, far, size: JSON.stringify(labels).length });
    }
  }
  near.sort((one, other) => one.far - other.far || other.size - one.size);
  if (!near.length) return undefined;
  const [id] = (await places(near[0].stem)).keys();
  const { title, labels, text } = await load(`${id}.json`);
  const forms = `${title} ${labels} ${text}`.match(WORD).filter((one) => stem(one) === near[0].stem);
  const far = (form) => distance(form.toLowerCase(), word.toLowerCase());
  const [best] = forms.sort((one, other) => far(one) - far(other) || one.length - other.length);
  return word === word.toLowerCase() ? best.toLowerCase() : best;
}

// The parts of the index with the stems that begin as one does, or would but for its first two letters.
async function alike(stem) {
  const all = await firsts();
  const place = all.filter((one) => one <= stem).length - 1;
  const near = all
    .map((first, number) => ({ first, far: Math.abs(number - place) }))
    .filter(({ first, far }) => far === 0 || first[0] === stem[0])
    .sort((one, other) => one.far - other.far)
    .slice(0, NEAR)
    .map(({ first }) => partFrom(first));
  return Promise.all([...near, part(stem.slice(1)), part(stem[1] + stem[0] + stem.slice(2))]);
}

// How many letters must be put in, left out, changed or swapped to make one word of another; if more than `most`, more
// (the optimal string alignment distance, https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance).
function distance(one, other, most = Number.POSITIVE_INFINITY) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const ways = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1)];
      rows[i].push(Math.min(...ways, swapped ? rows[i - 2][j - 2] + 1 : Number.POSITIVE_INFINITY));
    }
  }
  return rows[one.length][other.length];
}

function say(what, values = {}, number = 0) {
  const forms = [...says.querySelectorAll(`[data-of="${what}"]`)];
  const form = forms.find((one) => plurals.select(Number(one.dataset.number)) === plurals.select(number)) ?? forms[0];
  const line = form.cloneNode(true);
  const words = line.firstChild;
  words.data = words.data.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  status.append(line);
  return line;
}

// Words with those marked that were found; `start` is the place of the first in its entry.
function mark(element, words, start, found) {
  let place = start;
  let end = 0;
  for (const match of words.matchAll(WORD)) {
    if (found.has(place++)) {
      const marked = document.createElement("mark");
      marked.textContent = match[0];
      element.append(words.slice(end, match.index), marked);
      end = match.index + match[0].length;
    }
  }
  element.append(words.slice(end));
}

// The stretch of a text with the most of what was found in it: its words, and the place of the first.
function excerpt(text, found) {
  const places = [...text.matchAll(WORD)].map((match) => match.index);
  const hits = [...found].map((place) => place - START.text).filter((place) => place >= 0);
  const within = (first) => hits.filter((hit) => hit >= first && hit < first + EXCERPT - LEAD).length;
  const best = hits.reduce((one, other) => (within(other) > within(one) ? other : one), hits[0] ?? 0);
  const start = Math.max(0, Math.min(best - LEAD, places.length - EXCERPT));
  const end = places[start + EXCERPT] ?? text.length;
  const words = text.slice(start ? places[start] : 0, end).trim();
  const cut = end < text.length ? `${words.replace(/[\s.,:;!?–—-]+$/, "")}…` : words;
  return [`${start ? "…" : ""}${cut}`, START.text + start];
}

async function shown({ id, kind, spans }) {
  const { url, status, title, labels, text } = await load(`${id}.json`);
  const item = blank.cloneNode(true);
  const found = new Set(spans.flat().flatMap(([start, end]) => [...Array(end - start).keys()].map((step) => start + step)));
  const link = item.querySelector("a");
  link.href = new URL(`../${url}`, document.baseURI);
  mark(link, title, START.title, found);
  if (labels) mark(item.querySelector(".labels"), labels, START.labels, found);
  else item.querySelector(".labels").remove();
  mark(item.querySelector(".excerpt"), ...excerpt(text, found), found);
  for (const part of item.querySelectorAll("[data-of]")) {
    if (![kind, status].includes(part.dataset.of)) part.remove();
  }
  item.querySelector("li").classList.add(kind);
  return item;
}

// The results as items of the list, in order. The best is loaded alone, or on a slow network the others took its time.
async function* items([best, ...others]) {
  if (best) yield await shown(best);
  yield* others.map(shown);
}

// Appends the next results, each as soon as it and all before it have come.
async function show(results, search) {
  more.hidden = true;
  list.setAttribute("aria-busy", "true");
  more.onclick = undefined;
  for await (const item of items(results.slice(0, AT_ONCE))) {
    if (search !== asked) return;
    list.append(item);
  }
  list.removeAttribute("aria-busy");
  more.hidden = results.length <= AT_ONCE;
  more.onclick = async () => {
    const first = list.children.length;
    await show(results.slice(AT_ONCE), search).catch(() => fail(search));
    list.children[first]?.querySelector("a").focus();
  };
}

function fail(search) {
  if (search !== asked) return;
  list.removeAttribute("aria-busy");
  status.replaceChildren();
  say("failed");
}

async function search(query, narrow) {
  const current = ++asked;
  const every = terms(query);
  list.replaceChildren();
  list.removeAttribute("aria-busy");
  status.replaceChildren();
  more.hidden = true;
  if (!query.trim()) return;
  if (!every.length) {
    say("nowhere", { words: query.trim() });
    return;
  }
  say("wait");
  try {
    const { results, nowhere, elsewhere } = await find(every, narrow);
    if (current !== asked) return;
    status.replaceChildren();
    if (results.length) say("found", { number: results.length }, results.length);
    else if (nowhere.length) say("nowhere", { words: nowhere.map((term) => term.words).join(", ") });
    else say(elsewhere ? "elsewhere" : "apart");
    if (nowhere.length) await suggest(query, nowhere, current);
    if (current !== asked) return;
    await show(results, current);
  } catch {
    fail(current);
  }
}

// Says what the words that stand nowhere may be misspelt for, with a link that asks for it.
async function suggest(query, nowhere, search) {
  const better = new Map();
  for (const word of nowhere.flatMap(({ words }) => words.match(WORD))) {
    if (!(await places(stem(word))).size) better.set(word, (await meant(word)) ?? word);
  }
  const asIs = plainWords(query);
  const said = asIs.replace(WORD, (word) => better.get(word) ?? word);
  if (said === asIs || search !== asked) return;
  const link = say("meant").querySelector("a");
  link.textContent = said;
  link.href = `#${new URLSearchParams([...filled().filter(([name]) => name !== "q"), ["q", said]])}`;
}

// What is asked for stands after # in the address, which a browser keeps to itself; ?q=… is understood too.
function read() {
  const given = new URLSearchParams(isAsked() ? location.hash.slice(1) : location.search);
  const narrow = {};
  for (const name of ["q", "kind", "year"]) {
    const field = form.elements[name];
    field.value = given.get(name) ?? "";
    if (field.selectedIndex === -1) field.value = "";
    narrow[name] = field.value;
  }
  for (const link of document.querySelectorAll(".editions a")) link.hash = location.hash;
  search(form.elements.q.value, narrow);
}

// Whether what stands after # is a question, and not a place on the page.
function isAsked() {
  return new URLSearchParams(location.hash.slice(1)).has("q");
}

// What the form has, by the names of its fields.
function filled() {
  return [...new FormData(form)].filter(([, value]) => value);
}

function ask(event) {
  event.preventDefault();
  const hash = `#${new URLSearchParams(filled())}`;
  if (hash === location.hash) read();
  else location.hash = hash;
}

form.hidden = false;
document.querySelector(".scriptless").hidden = true;
form.addEventListener("submit", ask);
form.addEventListener("change", (event) => event.target.matches("select") && form.elements.q.value && ask(event));
addEventListener("hashchange", () => isAsked() && read());
read();
