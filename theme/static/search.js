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
const ENDING = 3; // letters at most of an ending after a hyphen: NATO-u, 2022-м

// Words that nobody writes, by which a search is narrowed: plugins/editions/index.py puts them into the index.
const NARROW = {
  kind: (kind) => `qxkind${kind}`,
  year: (year) => `qxyear${[...year].map((digit) => "abcdefghij"[digit]).join("")}`,
};

const letters = new Map(JSON.parse(form.dataset.letters));
const rules = JSON.parse(form.dataset.rules).map(([pattern, instead]) => [new RegExp(pattern, "g"), instead]);
const plurals = new Intl.PluralRules(document.documentElement.lang);
// Pagefind's part that knows the language's stems, if the rules here do not find them already.
const wasm = rules.length ? "unknown" : document.documentElement.lang.split("-")[0];

let engine; // Pagefind's, loaded with the first search
let broken = false; // whether a part of the index did not come: Pagefind would take its words for nowhere
let asked = 0; // how many searches there were: the answer to an older one is dropped

const LONGEST = 50; // letters of a word that has a stem; a longer one is no word, and the rules would take long

export function stem(word) {
  const small = [...word.toLowerCase().normalize("NFC")].map((letter) => letters.get(letter) ?? letter).join("");
  const bare = small.normalize("NFD").replace(/\p{M}/gu, "");
  if (bare.length > LONGEST) return bare;
  return rules.reduce((found, [pattern, instead]) => found.replace(pattern, instead), bare);
}

// Words and phrases, each with the stems that must stand side by side.
function terms(query) {
  const plain = query.normalize("NFC").replace(/[\p{M}\p{Cf}]/gu, "");
  return [...plain.matchAll(WORDS_IN_QUOTES)]
    .map(([words, quoted]) => ({ words: (quoted ?? words).trim(), stems: split(quoted ?? words, quoted).map(stem) }))
    .filter((term) => term.stems.length);
}

// The words of a term; of one with a hyphen that is in no quotes, without its ending.
function split(words, quoted) {
  const found = words.match(WORD) ?? [];
  return !quoted && found.length > 1 && found.at(-1).length <= ENDING ? found.slice(0, -1) : found;
}

// The address of a file of the index.
function beside(name) {
  return new URL(name, document.baseURI).href;
}

async function load() {
  if (!engine) {
    broken = false;
    // On this thread, so that we see what does not come.
    engine = import(beside("pagefind.js")).then(({ createInstance }) => createInstance({ noWorker: true }));
    // What Pagefind would ask for later: on a slow line each waiting counts.
    fetch(beside(`wasm.${wasm}.pagefind`)).catch(() => {});
  }
  try {
    return await engine;
  } catch (error) {
    engine = undefined;
    throw error;
  }
}

const plainFetch = globalThis.fetch;
globalThis.fetch = async (...given) => {
  try {
    const answer = await plainFetch(...given);
    broken ||= !answer.ok;
    return answer;
  } catch (error) {
    broken = true;
    throw error;
  }
};

// The results that have every term and are of the kind and year asked for, the best first; the terms that nothing has;
// and whether only kind or year leave nothing. Pagefind gives what is like a word where nothing has it, but not where
// the word is in quotes; and only without them does it say how good a result is.
async function find(every, narrow) {
  const pagefind = await load();
  const exact = async (stems) => (await pagefind.search(`"${stems.join(" ")}"`)).results;
  const found = await Promise.all(every.map((term) => exact(term.stems)));
  const narrowed = await Promise.all(narrow.map((word) => exact([word])));
  const together = common(found);
  const results = common([together, ...narrowed]);
  const ranked = results.length ? (await pagefind.search(every.flatMap((term) => term.stems).join(" "))).results : [];
  if (broken) {
    engine = undefined; // the next search begins anew
    throw new Error("a part of the index did not come");
  }
  const best = common([ranked, results]);
  return {
    results: [...best, ...results.filter(({ id }) => !best.some((one) => one.id === id))],
    nowhere: every.filter((_, place) => !found[place].length),
    elsewhere: together.length > 0,
  };
}

// The results of the first list that are in all.
function common([first, ...others]) {
  const ids = others.map((results) => new Set(results.map(({ id }) => id)));
  return first.filter(({ id }) => ids.every((one) => one.has(id)));
}

function say(what, values = {}, number = 0) {
  const forms = [...says.querySelectorAll(`[data-of="${what}"]`)];
  const form = forms.find((one) => plurals.select(Number(one.dataset.number)) === plurals.select(number)) ?? forms[0];
  const line = form.cloneNode(true);
  line.textContent = line.textContent.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  status.append(line);
}

// Words with those marked that were found; `before` is how many words stand before them in the record.
function mark(element, words, before, found) {
  let place = before;
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

// The stretch of a text with the most of what was found in it: its words, and how many stand before it.
function excerpt(text, before, found) {
  const places = [...text.matchAll(WORD)].map((match) => match.index);
  const hits = [...found].map((place) => place - before).filter((place) => place >= 0 && place < places.length);
  const within = (first) => hits.filter((hit) => hit >= first && hit < first + EXCERPT - LEAD).length;
  const best = hits.reduce((one, other) => (within(other) > within(one) ? other : one), hits[0] ?? 0);
  const start = Math.max(0, Math.min(best - LEAD, places.length - EXCERPT));
  const end = places[start + EXCERPT] ?? text.length;
  const words = text.slice(start ? places[start] : 0, end).trim();
  const cut = end < text.length ? `${words.replace(/[\s.,:;!?–—-]+$/, "")}…` : words;
  return [`${start ? "…" : ""}${cut}`, before + start];
}

function count(words) {
  return (words.match(WORD) ?? []).length;
}

// Where the words stand that were found. Pagefind also says where words stand that only begin alike; it takes those for
// worse. What a word weighs by its line counts twice in what it says.
function exact(locations) {
  const values = locations.map(({ balanced_score, weight }) => balanced_score / weight ** 2);
  const best = Math.max(...values);
  return new Set(locations.filter((_, number) => values[number] > 0.99 * best).map(({ location }) => location));
}

async function shown(result) {
  const { raw_url, content, weighted_locations, meta } = await result.data();
  const [title, labels, text] = content.split("\n");
  const item = blank.cloneNode(true);
  const found = exact(weighted_locations);
  const link = item.querySelector("a");
  link.href = new URL(`../${raw_url}`, document.baseURI);
  mark(link, title, 0, found);
  if (labels) mark(item.querySelector(".labels"), labels, count(title), found);
  else item.querySelector(".labels").remove();
  mark(item.querySelector(".excerpt"), ...excerpt(text, count(title) + count(labels), found), found);
  for (const part of item.querySelectorAll("[data-of]")) {
    if (![meta.kind, meta.status].includes(part.dataset.of)) part.remove();
  }
  item.querySelector("li").classList.add(meta.kind);
  return item;
}

// Appends the next results, each as soon as it and all before it have come.
async function show(results, search) {
  const next = results.slice(0, AT_ONCE).map(shown);
  more.hidden = true;
  list.setAttribute("aria-busy", "true");
  more.onclick = undefined;
  for (const result of next) {
    const item = await result;
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
  engine = undefined;
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
    await show(results, current);
  } catch {
    fail(current);
  }
}

// What is asked for stands after # in the address, which a browser keeps to itself; ?q=… is understood too.
function read() {
  const given = new URLSearchParams(isAsked() ? location.hash.slice(1) : location.search);
  const narrow = [];
  for (const name of ["q", "kind", "year"]) {
    const field = form.elements[name];
    field.value = given.get(name) ?? "";
    if (field.selectedIndex === -1) field.value = "";
    if (name !== "q" && field.value) narrow.push(NARROW[name](field.value));
  }
  for (const link of document.querySelectorAll(".editions a")) link.hash = location.hash;
  search(form.elements.q.value, narrow);
}

// Whether what stands after # is a question, and not a place on the page.
function isAsked() {
  return new URLSearchParams(location.hash.slice(1)).has("q");
}

function ask(event) {
  event.preventDefault();
  const given = [...new FormData(form)].filter(([, value]) => value);
  const hash = `#${new URLSearchParams(given)}`;
  if (hash === location.hash) read();
  else location.hash = hash;
}

form.hidden = false;
document.querySelector(".scriptless").hidden = true;
form.addEventListener("submit", ask);
form.addEventListener("change", (event) => event.target.matches("select") && form.elements.q.value && ask(event));
addEventListener("hashchange", () => isAsked() && read());
read();
