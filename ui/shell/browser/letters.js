// Whoever writes while the server goes and comes back writes on. Streamlit draws the field anew under their fingers, as the new server knows
// it, or folds the box shut that it stands in. What they had written is put back, with the letters that came while there was no field; those
// are no keys of a workshop.
const WRITTEN_IN = "textarea, input[type=text], input[type=number]";
const COMES_MS = 2000;  // how long after a run it may take to come back
let writing = null;  // until they leave it: the field and its key, its words, a letter on its way into it, letters since it is gone, its box

const isGone = () => Boolean(writing) && document.activeElement !== writing.input && (writing.input.disabled || !writing.input.checkVisibility());
const isBusy = () => isRunning() || !isConnected();
const isCutOff = () => isGone() && (isBusy() || Date.now() - (writing.missed ?? Date.now()) < COMES_MS);

function foldOut() {
  if (!isGone() || isBusy()) return;
  writing.missed ??= Date.now();
  const summary = writing.box && document.querySelector(`.${CSS.escape(writing.box)} details:not([open]) > summary`);
  if (!summary) return;
  Object.assign(writing, { box: null, missed: Date.now() });
  summary.click();
}

function enter(input) {
  const key = unversioned(keyOf(input) ?? ""), box = input.closest('[data-testid="stExpander"]');
  const owed = isCutOff() && writing.key === key, words = owed ? writing.words + writing.pressed + writing.between : input.value;
  writing = { input, key, words, owed, pressed: "", between: "", box: box && keyOf(box) };
  putBack();
}

// Streamlit sets a field back to its old value right after it is drawn, and its mark may be drawn later: until the outbox has the words.
const markOf = (input) => marks().find((mark) => textIn(mark) === input);
function putBack() {
  if (!writing?.owed || isGone()) return;
  const field = markOf(writing.input);
  if (writing.input.value !== writing.words) write(writing.input, writing.words);
  if (field) note(field);
  writing.owed = !field || !(equal(field.w, writing.words) || here.pending.get(field.b)?.shown === writing.words);
}

// Set back later, it says again before the next letter what it said.
function setRight(input) {
  const field = markOf(input), entry = here.pending.get(field?.b), words = entry ? entry.shown : field?.w;
  if (typeof words === "string" && !field.ask && !entry?.add && input.value !== words) write(input, words);
}

function watchLetters() {
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(WRITTEN_IN)) enter(target);
    else writing = null;
  });
  document.addEventListener("pointerdown", () => { writing = null; }, true);
  document.addEventListener("input", ({ target }) => { if (writing?.input === target) writing.words = target.value; }, true);
  document.addEventListener("beforeinput", ({ target }) => {
    if (writing) writing.pressed = "";
    setRight(target);
  }, true);
  document.addEventListener("keyup", () => { if (writing && !isGone()) writing.pressed = ""; }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") writing = null;
    if (!writing || event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === writing.input) writing.pressed = event.key;
    if (!isCutOff()) return;
    writing.between += event.key;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  const at = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] };
  new MutationObserver(() => { foldOut(); putBack(); }).observe(document.body, at);
}
