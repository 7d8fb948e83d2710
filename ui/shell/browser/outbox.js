// Every edit stays here until the server says that this very value is stored: over a dead line, a restart, a reload.
// Beside its fields the server writes what each of them shows once it is stored (ui/shell/field_marks.py). Equal is saved, unequal is under
// way; what stays unequal is sent again, with the field, the value that it replaces and the new one (ui/shell/outbox.py).
const ASK = 2000, SLOWEST = 10000, SAY = 6000, PAUSE = 500, PATIENT = 3000, MOST_PATIENT = 24000;
const SILENT = "Not saved yet: Deskcheck does not answer. Keep this page open; it tries again by itself.";
const TRYING = "Not saved yet. Deskcheck keeps trying; keep this page open.";
const NOT_SAVED = "Not saved yet";
const CHOOSE = "Not saved yet. It waits for you to choose which of the two to keep";
const WORDS_SHOWN = 80;
const STORAGE = "deskcheck outbox";

const equal = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const known = new WeakMap();

const marks = () => [...document.querySelectorAll("p.dc-fields[data-fields]")].flatMap((line) => read(line).fields);

// One line, read once: the page is looked at several times a click.
function read(line) {
  const raw = line.dataset.fields;
  if (known.get(line)?.raw !== raw) {
    const { a, fields, trouble, ...more } = JSON.parse(raw);
    known.set(line, { raw, ...more, fields: fields.map((field) => ({ ...field, a, trouble, line, key: classOf(field.k) })) });
  }
  return known.get(line);
}

const classOf = (key) => `st-key-${key.replace(/[^a-zA-Z0-9_-]/g, "-")}`;
const box = (field) => document.getElementsByClassName(field.key)[0];

// What a person sees in the widget, in the same words as the mark's.
function shows(field) {
  const here = box(field);
  if (!here) return undefined;
  const radios = [...here.querySelectorAll("input[type=radio]")];
  if (radios.length) return radios.some((r) => r.checked) ? radios.findIndex((r) => r.checked) : null;
  const pills = [...here.querySelectorAll("button[aria-pressed]")];
  if (pills.length) return pills.flatMap((pill, place) => (pill.ariaPressed === "true" ? [place] : []));
  const tick = here.querySelector("input[type=checkbox]");
  return tick ? tick.checked : here.querySelector("textarea, input")?.value;
}

function valueOf(field, shown) {
  if (field.l) return field.o[field.l.indexOf(shown)];
  if (Array.isArray(shown)) return shown.length ? shown.map((place) => field.o[place]) : null;
  if (field.o) return shown === null ? null : field.o[Number(shown)];
  return shown.trim() === "" ? field.e ?? null : shown;
}

function note(field) {
  const shown = shows(field);
  if (shown !== undefined && !(here.pending.get(field.b)?.away && equal(shown, field.w))) edited(field, shown);
}

// randomUUID is there on a secure page alone, and a team may have Deskcheck at a plain address of its own network.
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

function edited(field, shown) {
  const after = valueOf(field, shown), before = here.pending.get(field.b);
  if (after === undefined || (before ? equal(before.shown, shown) : equal(shown, field.w))) return;
  const now = Date.now();
  here.pending.set(field.b, {
    id: newId(), a: field.a, b: field.b, path: field.p, before: before ? before.before : valueOf(field, field.w), after, shown,
    sent: before?.asked ? [...before.sent, before.after].slice(-5) : before?.sent ?? [],  // perhaps stored, with the answer lost
    back: Boolean(before) && equal(shown, field.w),  // as the mark has it, but something else is under way: the server has to say so
    k: field.k, text: !field.o, since: now, next: now + ASK, wait: ASK,
  });
  keep();
}

// By its name, because what was clicked may be drawn anew before one can look; and by its key, because what is drawn under a new one
// is the program's doing. A text that is drawn anew has forgotten what was typed: that is no edit either.
const touchedIn = (target) => new Map(marks().filter((field) => !field.add && box(field)?.contains(target)).map((field) => [field.b, { k: field.k, text: textIn(field), choice: Boolean(field.o) }]));
const textIn = (field) => box(field)?.querySelector("textarea, input:not([type=radio], [type=checkbox])");
const isSame = (field, { k, text } = {}) => k === field.k && text === textIn(field);
const noteAll = (touched) => { marks().filter((field) => isSame(field, touched.get(field.b))).forEach(note); look(); };
// A choice is drawn some time after its click. A text counts at its own event alone: what stands there later may be what Streamlit has set
// back, because a text field sets itself to its old value right after it is drawn, whatever was typed meanwhile.
const noteChoices = (touched) => noteAll(new Map([...touched].filter(([, at]) => at.choice)));

// While the line is down Streamlit disables what can be chosen or typed in, and a field that is disabled loses the focus in the middle of
// a word. A choice made then counts all the same, and so do the letters.
const WRITTEN_IN = "input[type=text]:not([role=combobox]), input[type=number], textarea", TAKEN_AWAY = `input[type=radio], ${WRITTEN_IN}`;
function chosenWhileAway(target) {
  const radio = !isConnected() && (target.closest("label")?.querySelector("input[type=radio]") ?? (target.type === "radio" && target));
  const field = radio && marks().find((mark) => box(mark)?.contains(radio));
  if (!field) return;
  edited(field, [...box(field).querySelectorAll("input[type=radio]")].indexOf(radio));
  const entry = here.pending.get(field.b);
  if (entry) entry.away = true;  // the widget goes on showing what it did: that is no edit
  look();
}

function watchEdits() {
  let list = null;  // the field whose choices are folded out elsewhere on the page
  let turn = null;  // what was touched in this breath: a press is a click, an input and a change, which are looked at together
  const heed = (event) => {
    const target = event.target.closest('[role="option"]') ? list : event.target;
    const touched = target ? touchedIn(target) : new Map();
    if (event.type === "input") noteAll(touched);
    if (touched.size && turn) touched.forEach((at, name) => turn.set(name, at));
    else if (touched.size) {
      turn = touched;
      for (const wait of [0, 40, 150]) setTimeout(noteChoices, wait, touched);
      setTimeout(() => { turn = null; });
    }
  };
  for (const kind of ["input", "change", "click", "keyup"]) document.addEventListener(kind, heed, true);
  document.addEventListener("focusin", ({ target }) => { if (target.matches?.('[role="combobox"]')) list = target; });
  document.addEventListener("click", ({ target }) => chosenWhileAway(target), true);
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target.disabled && target.matches(TAKEN_AWAY) && !isConnected()) target.disabled = false;
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["disabled"] });
  window.addEventListener("beforeunload", (event) => { if (here.pending.size) event.preventDefault(); });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-fields"] });
  setInterval(() => { look(); bringBack(); }, 500);
}

// Through a reload the tab remembers what is under way; it is forgotten as soon as it is stored.
function keep() {
  const words = here.pending.size ? JSON.stringify([...here.pending]) : "";
  if (words === here.kept) return;
  here.kept = words;
  store(STORAGE, words);
}

// Without room, or where storing is not allowed, the page goes on: then a reload loses what is under way, and leaving asks.
function store(name, words) {
  try {
    if (words) sessionStorage.setItem(name, words);
    else sessionStorage.removeItem(name);
  } catch { /* said above */ }
}

function recall(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

// The fields of a page that was loaded anew show nothing of it: it is sent at once.
function remembered() {
  try {
    return new Map(JSON.parse(recall(STORAGE) ?? "[]").map(([name, entry]) => [name, { ...entry, next: 0 }]));
  } catch {
    return new Map();
  }
}

function look() {
  bringBackTyped();
  const shown = new Map(marks().map((field) => [field.b, field]));
  const now = Date.now(), due = [];
  for (const [name, entry] of here.pending) {
    const field = shown.get(name);
    if (field) {
      entry.path = field.p;  // a row may have been renamed
      if (!entry.add && !entry.back && (equal(field.w, entry.shown) || equal(field.s, [entry.k, entry.shown]))) {
        here.pending.delete(name);
        continue;
      }
    } else if (entry.next > entry.since + ASK / 2 && entry.wait === ASK) {
      entry.next = entry.since + ASK / 4;  // its field is gone from the screen, so no other way will bring it
    }
    if (now >= entry.next && isToAsk(field, entry)) due.push(entry);
  }
  keep();
  // All, in their order: of several messages in one breath only the last may arrive, and the server knows what it has already.
  if (due.length && here.connected) ask(waiting());
  tellSaved(shown);
  tellHowFar();
  tellOutcome();
}

// What was refused waits for a person; and so does what its field asks about, until it asks no more. Where that field is away, the server
// is asked once a screen, because the choice may have been made meanwhile. (`visit` is compared as the object that it is: a reload is another.)
const waiting = () => [...here.pending.values()].filter((entry) => !entry.why);
const isToAsk = (field, entry) => !entry.why && !(entry.visit && (field ? field.ask : entry.visit === here.visit));
const isSeen = (field, entry) => field !== undefined && equal(shows(field), entry.shown);

// While another screen is on its way nothing is asked, for a while: the message would name the screen that is being left, and bring that one back.
function ask(entries) {
  if (isOnTheWay()) return;
  const now = Date.now();
  for (const entry of entries) {
    entry.wait = Math.min(entry.wait * 2, SLOWEST);
    entry.next = now + entry.wait;
    entry.asked = true;
  }
  // Each question begins the page's run anew: one that takes longer than our patience would never end, so we have more of it each time.
  const patience = here.asked && !here.asked.heard ? Math.min(here.asked.patience * 2, MOST_PATIENT) : PATIENT;
  here.asked = { n: now, at: now, heard: false, patience };
  here.tell("edits", { n: here.asked.n, who: here.who, edits: entries.map(({ id, a, k, path, before, after, sent, back, add }) => ({ id, a, k, path, before, after, sent, back, add })) });
}

// The name for the history is kept by no assessment: a server that has forgotten this tab hears it again.
function watchWho() {
  document.addEventListener("input", ({ target }) => { if (target.closest(".st-key-who")) here.who = target.value; });
}

// What the server answered: these are stored, these cannot be, for these the field asks which of two stays. Nothing that was given is
// forgotten for that: it stays until it is typed anew or given up.
function heard({ n, taken, refused, waiting }) {
  const isNew = here.asked && !here.asked.heard && n >= here.asked.n;
  if (isNew) Object.assign(here.asked, { heard: true, heardAt: Date.now() });
  for (const [name, entry] of here.pending) {
    if (taken.includes(entry.id)) here.pending.delete(name);
    if (waiting[entry.id]) [entry.name, entry.screen, entry.whose] = waiting[entry.id];
    if (refused[entry.id]) entry.why = refused[entry.id];
    else if (waiting[entry.id] && isNew) entry.visit = here.visit;
  }
  keep();
}

// What was refused stands in its field again where that shows what it showed before, once the page is at rest: what is written into a
// field that is just being drawn may be gone in the same breath. The outbox keeps it all the same, until it is typed anew.
function bringBack() {
  if (isRunning()) return;
  for (const field of marks()) {
    const entry = here.pending.get(field.b), input = entry?.why && !field.o && textIn(field);
    if (input && !input.disabled && equal(shows(field), field.w) && equal(valueOf(field, field.w), entry.before)) write(input, entry.shown);
  }
}

// As React hears it.
function write(input, words) {
  const kind = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(input, words);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

// What was said last is remembered: a browser that translates the page has since put other words there, and they stay.
const said = new WeakMap();
function say(element, words, ...more) {
  const all = [words, ...more.map((part) => part.textContent)].join("");
  if ((said.get(element) ?? element.textContent) !== all) element.replaceChildren(words, ...more);
  said.set(element, all);
}

// What was given, unless the reason says it, and why it is not saved.
const given = ({ text, after }) => (text ? [after ?? ""].flat().join(", ") : "");
function reason(entry) {
  const words = given(entry), shown = words.length > WORDS_SHOWN ? `${words.slice(0, WORDS_SHOWN)}\u2026` : words;
  return !shown || entry.why.includes(shown) ? entry.why : `\u201c${shown}\u201d is not saved. ${entry.why.replace(/^Not saved\. /, "")}`;
}

const made = (tag, words, more) => Object.assign(document.createElement(tag), { textContent: words, ...more });

function linkTo({ b, at = b, name, screen }) {
  const link = made("a", name, { href: screen });
  Object.assign(link.dataset, { section: screen, field: at });
  return link;
}

function wordsFor(entry, field, trouble) {
  if (entry.why) return isSeen(field, entry) ? "" : reason(entry);  // what stands in its field the field explains itself
  if (entry.name || field?.ask) return `${CHOOSE}.`;
  if (field && equal(field.no, entry.shown)) return "";
  if (Date.now() - entry.since < SAY) return "Saving\u2026";
  return trouble || (here.asked?.heard ? TRYING : SILENT);
}

function tellSaved(shown) {
  const lines = new Map([...document.querySelectorAll("p.dc-fields")].map((line) => [line, ""]));
  const trouble = [...shown.values()].find((field) => field.trouble)?.trouble;
  let all = "", first;
  const away = [], wait = new Set();
  for (const [name, entry] of here.pending) {
    const field = shown.get(name) ?? shown.get(entry.at), words = wordsFor(entry, field, field?.trouble ?? trouble), seen = isSeen(field, entry);
    if (field) lines.set(field.line, words);
    if (all !== SILENT) all = entry.why ? NOT_SAVED : words || NOT_SAVED;
    if (entry.why && !seen) away.push(entry);
    if (entry.name && !(entry.why && seen)) first ??= entry;
    if (entry.why || entry.name) wait.add(entry.at ?? name);
  }
  for (const [line, words] of lines) say(line, words);
  const several = wait.size > 1 && `${NOT_SAVED}: ${wait.size} fields wait for you. One of them`;
  for (const word of document.querySelectorAll(".dc-saved")) {
    if (first && all !== SILENT) say(word, `${several || (first.why ? NOT_SAVED : CHOOSE)}: `, linkTo(first));
    else say(word, all || here.note || word.dataset.word);
  }
  tellRefused(away);
}

// Whose it is, where another assessment is on the screen.
const inWhose = ({ a, whose }) => (whose && new URLSearchParams(location.search).get("a") !== a ? `, in ${whose}` : "");

// Above the page, where it is seen after every change of it: what was given, whole, why it is not saved, the way to its field.
function tellRefused(entries) {
  const page = document.querySelector('[data-testid="stMainBlockContainer"]'), words = JSON.stringify(entries.map((entry) => [entry.id, entry.why, inWhose(entry)]));
  const list = document.querySelector(".dc-refused") ?? made("div", "", { className: "dc-refused", role: "status" });
  if (page && list.parentElement !== page) page.prepend(list);
  if ((list.dataset.words ?? "[]") === words) return;
  list.dataset.words = words;
  list.replaceChildren(...entries.flatMap((entry) => {
    const line = made("p", `${NOT_SAVED}${inWhose(entry)}: `), stop = /[.?!]$/.test(entry.name) ? " " : ". ", whole = made("details", ""), drop = made("button", "Discard", { type: "button" });
    drop.addEventListener("click", () => discard(entry));
    line.append(...(entry.name ? [linkTo(entry), stop] : []), `${reason(entry)} `, drop);
    whole.append(made("summary", "All that you entered"), made("div", given(entry)));
    return given(entry).length > WORDS_SHOWN ? [line, whole] : [line];
  }));
}

// The focus goes to what waits next, else to the page's title.
function discard(entry) {
  if (here.pending.get(entry.b) === entry) here.pending.delete(entry.b);
  look();
  const next = document.querySelector('.dc-refused button, [data-testid="stMain"] h1');
  if (next?.matches("h1")) next.tabIndex = -1;
  next?.focus();
}

const isConnected = () => document.querySelector("[data-test-connection-state]")?.dataset.testConnectionState === "CONNECTED";

// After every reconnect the page runs once whole, if not for another screen: the server may be a new one, and the line may have swallowed a click.
function watchConnection() {
  const changed = () => {
    const connected = isConnected();
    if (connected && !here.connected) setTimeout(() => { here.asked = null; ask(waiting()); }, 50);
    here.connected = connected;
  };
  new MutationObserver(changed).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"] });
  changed();
  setInterval(() => {
    if (here.connected && here.asked && !here.asked.heard && Date.now() - here.asked.at > here.asked.patience) ask(waiting());
  }, 1000);
}

// A text area is handed over after a pause, and before the page goes away. Ctrl+Enter is Streamlit's own way to send it.
function watchTyping() {
  const waiting = new Map();
  const handOver = (area) => {
    if (area.isConnected) area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
  };
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(() => { waiting.delete(target); handOver(target); }, PAUSE));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    for (const [area, timer] of waiting) { clearTimeout(timer); handOver(area); }
    waiting.clear();
  });
}
