// Whoever writes while the server goes and comes back writes on. Streamlit draws the field anew under their fingers, as the new server knows
// it, or folds the box shut that it stands in. What they had written is put back, with the letters that came while there was no field; those
// are no keys of a workshop.
const AFTER_MS = 10000, MARK_MS = 2000;
let lost = null;  // when the line was last seen down, once it was up: shortly after it is back all is drawn anew
// Until they leave it: the field and its key, its words, a letter on its way into it or given to it, letters since it is gone, its box; since
// when a field in its place waits for its words.
let writing = null;

function isAfter() {
  if (isConnected()) lost ??= 0;
  else if (lost !== null) lost = Date.now();
  return lost !== null && Date.now() - lost < AFTER_MS;
}
// Streamlit's word that there is no connection takes the focus, too, and leaves it to nobody when it goes.
const isUsable = () => isConnected() && !writing.input.disabled && writing.input.checkVisibility();
const isWithNobody = () => document.activeElement === document.body || document.activeElement.closest('[role="dialog"]');
const isGone = () => document.activeElement !== writing.input && (!isUsable() || isWithNobody());
const isCutOff = () => Boolean(writing) && isAfter() && isGone();
const comeBack = () => { if (isCutOff() && isUsable() && document.activeElement === document.body) writing.input.focus({ preventScroll: true }); };

function foldOut() {
  if (!writing.box || isRunning() || !isConnected()) return;
  const summary = document.querySelector(`.${CSS.escape(writing.box)} details:not([open]) > summary`);
  if (!summary) return;
  writing.box = null;  // once
  summary.click();
}

function enter(input) {
  const key = unversioned(keyOf(input) ?? ""), box = input.closest('[data-testid="stExpander"]');
  const was = isAfter() && writing?.key === key ? writing : null;  // back from nobody
  const more = was && { words: was.words + was.pressed, given: was.pressed || was.given, between: was.between, owed: Date.now() };
  writing = { input, key, words: input.value, pressed: "", given: "", between: "", owed: 0, box: box && keyOf(box), ...more };
  putBack();
}

// Its mark, by which the outbox knows it, may be drawn later than the field, and Streamlit sets a field back right after it is drawn. What was
// changed elsewhere, or asks, is left as it is.
const markOf = (input) => marks().find((mark) => textIn(mark) === input);
function putBack() {
  if (!writing || !(isAfter() || writing.between) || isGone()) return;
  const { input, between, owed } = writing, words = writing.words + between, field = markOf(input);
  if (!field && (!owed || isRunning() || Date.now() - owed < MARK_MS)) return;
  const isKnown = field && !field.ask && !field.add && writing.words.startsWith(field.w ?? "");
  Object.assign(writing, { owed: 0, between: "" });
  if (isKnown ? input.value !== words : between) write(input, isKnown ? words : input.value + between);
  if (isKnown) note(field);
}

// Set back later, it says again before the next letter what it said: what they have written, of which the outbox may not know the last letter.
function setRight(input) {
  if (!isAfter()) return;
  const field = markOf(input), entry = here.pending.get(field?.b), known = entry ? entry.shown : field?.w;
  if (typeof known !== "string" || field.ask || field.add) return;
  const words = writing?.input === input && writing.words.startsWith(known) ? writing.words : known;
  if (input.value !== words) write(input, words);
}

function watchLetters() {
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(WRITTEN_IN) && !target.closest(DRAFT)) enter(target);
    else if (isConnected()) writing = null;
  });
  document.addEventListener("pointerdown", () => { writing = null; }, true);
  document.addEventListener("input", ({ target, data }) => {
    if (writing?.input === target) writing.words = writing.owed ? writing.words + (data ?? "") : target.value;
  }, true);
  document.addEventListener("beforeinput", ({ target }) => {
    if (writing) writing.pressed = "";
    if (target.matches(WRITTEN_IN)) setRight(target);
  }, true);
  // A key that is down and its letter are two messages; a field that came back between them has been given the letter already.
  document.addEventListener("keypress", (event) => {
    if (!writing?.given) return;
    writing.given = "";
    event.preventDefault();
  }, true);
  document.addEventListener("keyup", () => { if (writing && !isCutOff()) writing.pressed = ""; }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") writing = null;
    if (writing && event.isTrusted) writing.given = "";  // the next key; handing a text over is none
    const isInIt = writing && event.target === writing.input;
    if (isInIt && writing.between) putBack();  // what was pressed before goes before
    if (!writing || event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    const isHeld = isCutOff() || (isInIt && writing.between) || (writing.owed && isRunning());
    if (!isHeld) {
      writing.pressed = isInIt ? event.key : "";
      return;
    }
    writing.between += event.key;
    event.preventDefault();
    event.stopImmediatePropagation();
    comeBack();
  }, true);
  const at = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] };
  new MutationObserver(() => {
    if (isCutOff()) foldOut();
    comeBack();
    putBack();
  }).observe(document.body, at);
  setInterval(putBack, MARK_MS / 4);  // that the wait for a mark is over is no change of the page
}
