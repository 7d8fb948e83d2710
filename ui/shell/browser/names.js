// "Add an app": each Enter adds a name and leaves the field empty, at once and with the focus in it; a column adds its lines.
// What a line means is the server's to say (ui/shell/app_lines.py); here only its first cell is measured. What needs a word first,
// a line that reads like several names, more lines than fit, or a column pasted into the name of an app that is there already, stays in the
// field, which hands it over as any field does.
const lines = (words) => words.split(/\r\n?|\n/).filter((line) => line.trim());
const nameIn = (line) => line.split("\t").map((cell) => cell.trim()).find(Boolean) ?? "";
const SEVERAL = /[^;,\s][^;,]*[;,][;,\s]*[^;,\s]/;
const isSeveral = (words) => SEVERAL.test(nameIn(words));
const adder = (target) => marks().find((field) => field.add && box(field)?.contains(target));
// Of the name of an app in a list, the field beside it that adds to this list.
const adderBeside = (target) => {
  const name = marks().find((field) => field.p[3] === "name" && box(field)?.contains(target));
  return name && marks().find((field) => field.add && field.p[1] === name.p[1]);
};
const handOverLine = (input) => setTimeout(() => input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true })));

const inOneLine = (names) => names.map(nameIn).filter(Boolean).join("; ");
function askAbout(input, names) {
  write(input, inOneLine(names));
  handOverLine(input);
}

function add(field, input, names) {
  const waiting = [...here.pending.values()].filter((entry) => entry.add && equal(entry.path, field.p)).flatMap((entry) => entry.after);
  if (names.length > field.room - waiting.length && isSeveral(inOneLine(names))) return askAbout(input, names);
  const long = names.filter((line) => nameIn(line).length > field.m);
  names = names.filter((line) => nameIn(line).length <= field.m);
  write(input, long.map(nameIn).join("; "));  // what is too long stays in the field, which says so
  if (field.asks) handOverLine(input);
  tooLong(field, input);
  if (!names.length) return;
  const id = newId(), now = Date.now();
  here.pending.set(`${field.b} ${id}`, {
    id, a: field.a, b: `${field.b} ${id}`, at: field.b, path: field.p, before: [...field.names, ...waiting], after: names, add: true, text: true, since: now, next: now, wait: ASK,
  });
  look();
}

function tooLong(field, input) {
  const longest = Math.max(0, ...lines(input.value).map((line) => nameIn(line).length));
  const isLong = longest > field.m && !isSeveral(input.value);
  const words = isLong ? `${longest} characters; a name has at most ${field.m}. Shorten it, then press Enter: nothing is added yet.` : "";
  const line = field.line.parentElement.querySelector(".dc-adding") ?? field.line.parentElement.appendChild(Object.assign(document.createElement("p"), { className: "dc-adding", role: "status" }));
  say(line, words);
}

function watchNames() {
  // What was typed before this was there, as it loads after the page.
  for (const draft of drafts()) if (!recall(typedIn(keyOf(draft)))) store(typedIn(keyOf(draft)), typedText(draft)?.value ?? "");
  document.addEventListener("keydown", (event) => {
    const field = event.key === "Enter" && !event.isComposing && adder(event.target);
    if (!field || !event.target.value.trim() || isSeveral(event.target.value)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    add(field, event.target, lines(event.target.value));
  }, true);
  document.addEventListener("focusout", (event) => {
    const field = adder(event.target);
    if (field && !isSeveral(event.target.value)) add(field, event.target, lines(event.target.value));
  }, true);
  document.addEventListener("input", (event) => {
    const draft = event.target.closest(DRAFT), field = draft && adder(event.target);
    if (field) tooLong(field, event.target);
    if (draft) store(typedIn(keyOf(draft)), event.target.value);
  }, true);  // before the page is drawn anew for it, and looked at
  const several = (event, words) => {
    const field = words && /[\r\n]./.test(words.trim()) && (adder(event.target) ?? adderBeside(event.target)), input = field && textIn(field);
    if (!input) return;
    event.preventDefault();
    if (input === event.target) return add(field, input, lines(`${input.value}\n${words}`));
    // The name that is there stays as it is.
    input.focus({ preventScroll: true });
    input.scrollIntoView({ block: "center" });
    askAbout(input, lines(`${input.value}\n${words}`));
  };
  document.addEventListener("paste", (event) => several(event, event.clipboardData?.getData("text")), true);
  document.addEventListener("beforeinput", (event) => several(event, event.data), true);
}

// What was typed, and waits for Enter or for its button, survives a reload, after which versions are counted anew. A form that begins
// anew after its button has a higher version: what was typed into the one before is done with. Of a field that goes with its button the
// server says so.
const DRAFT = '.stElementContainer[class*="st-key-draft_"]';  // the first part spares a look at each element of the page, many times a click
const version = (key) => Number(/_v(\d+)$/.exec(key)?.[1] ?? 0);
// A field that begins anew stands beside the one before until the run is over.
const isNewer = (key, other) => unversioned(key) === unversioned(other) && version(key) > version(other);
const drafts = () => [...document.querySelectorAll(DRAFT)].filter((one, _, all) => !all.some((other) => isNewer(keyOf(other), keyOf(one))));
const typedText = (draft) => draft.querySelector("textarea, input");
const versions = new Map();
function typedIn(key) {
  const name = `deskcheck typed ${unversioned(key)}`, now = version(key);
  if (now > (versions.get(name) ?? now)) store(name, "");
  versions.set(name, now);
  return name;
}

const forgetTyped = (keys) => keys.forEach((key) => store(typedIn(classOf(key)), ""));

// Again until it stands there: a field that is just being drawn sets itself back to what it was drawn with.
function bringBackTyped() {
  for (const draft of drafts()) {
    const input = typedText(draft), words = recall(typedIn(keyOf(draft)));
    if (!input || !words || input.value === words) continue;
    write(input, words);
    if (!adder(input) || isSeveral(words)) handOverLine(input);
  }
}
