// The keys of whoever presents a workshop. They act on that page alone, where nobody types and nothing is folded out, and never with
// Ctrl, Alt or the like: those belong to the browser and to screen readers. A switch on the page turns them off (WCAG 2.1.4).
const TYPED_IN = "textarea, select, [contenteditable=true], [role=listbox], [role=combobox], input:not([type=radio], [type=checkbox])";
const RECORDS = { n: "record_note", d: "record_dissent", p: "record_parked", w: "record_decided" };
const CHOICES = '[class*="st-key-q_"] :is([data-testid="stRadioOption"] input, button[aria-pressed])';
const ANSWERS = '[class*="st-key-q_"] input[type=text]';
const STEPS = { ArrowRight: "next_", ArrowLeft: "back_" };
const EXCUSED = '[class*="st-key-na_"] input';
const MOVES = '[class*="st-key-next_"] button, [class*="st-key-back_"] button';
const KEYS = /^(Arrow(Right|Left)|[1-9?cndpw])$/i;
const STEP_MS = 2000;  // how long a step may leave the page at rest before it counts as not taken
let step = null;  // since a step to the side: where it began, and the keys that are meant for the screen that it leads to

function watchPresenter() {
  document.addEventListener("keydown", (event) => {
    const page = presented();
    if (!page || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.(TYPED_IN)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (page.querySelector(".st-key-presenter_keys input")?.checked === false) return;
    if (!(step || held.length ? KEYS.test(event.key) : control(page, event.key))) return;
    event.preventDefault();
    event.stopImmediatePropagation();  // an arrow on a radio button would choose another answer
    inTurn(event.key, event.repeat);
  }, true);
  document.addEventListener("click", ({ target }) => {
    if (!step && presented()?.contains(target) && target.closest(MOVES)) setTimeout(stepped, 30, step = { place: here.place, keys: [], at: Date.now() });
  }, true);
}

// A key right after a field was left, as a click there (presses.js): what was typed goes first, by itself.
let held = [];
function inTurn(key, repeats) {
  if (step) return void (repeats || step.keys.push(key));
  if (!leaving && !held.length) return act(key, repeats);
  held.push([key, repeats]);
  if (held.length === 1) setTimeout(() => held.splice(0).forEach((kept) => inTurn(...kept)), SENT_MS);
}

const presented = () => document.querySelector(".st-key-workshop");

function act(key, repeats) {
  const meant = control(presented(), key);
  if (meant?.disabled) presented().querySelector(EXCUSED)?.focus();  // the tick that greys the choices
  else if (meant?.matches(TYPED_IN)) meant.focus();
  else if (meant && !repeats) {
    const choice = meant.closest("label")?.textContent;
    meant.click();
    if (choice) announce(choice);  // the focus is elsewhere
  }
}

// What is pressed before the next question is drawn would answer the one that is left.
function stepped({ place, keys }) {
  const moves = isRunning() || !here.connected;
  if (moves) step.at = Date.now();
  if (moves || (here.place === place && Date.now() - step.at < STEP_MS)) return void setTimeout(stepped, 30, step);
  step = null;
  if (here.place === place) return;
  while (keys.length && presented() && !document.activeElement?.matches(TYPED_IN)) {
    act(keys.shift());
    if (step) step.keys.push(...keys.splice(0));
  }
}

function control(page, key) {
  if (STEPS[key]) return page.querySelector(`[class*="st-key-${STEPS[key]}"] button:not(:disabled)`);
  if (key.toLowerCase() === "c") return page.querySelector('[class*="st-key-confirm_"] button:not(:disabled)');
  if (key === "?") return page.querySelector(".st-key-keys summary");
  if (/^[1-9]$/.test(key)) return (page.querySelectorAll(CHOICES).length ? page.querySelectorAll(CHOICES) : page.querySelectorAll(ANSWERS))[key - 1];
  const fields = [...page.querySelectorAll(`[class*="st-key-${RECORDS[key.toLowerCase()]}"] :is(input[type=text], textarea)`)];
  return fields.find((field) => !field.value) ?? fields.at(-1);
}
