// A new screen begins at its top with the focus on its title, the links of the section list stay on the page, and a field that
// is drawn anew while somebody is in it keeps the focus. Of a button that goes, what stands next gets it.

function arrive(place, question) {
  const first = here.place === undefined;
  if (here.place === place) return;
  here.place = place;
  arrived(place);
  here.visit = {};
  if (first && !question) return;
  here.focus = null;
  const main = document.querySelector('[data-testid="stMain"]');
  if (main) main.scrollTop = 0;
  const box = question && document.querySelector(`.st-key-q_${CSS.escape(question)}`);
  const title = box ? box.querySelector("h2") : document.querySelector('[data-testid="stMain"] h1');
  if (box) box.scrollIntoView();
  if (title) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
}

// A question that is drawn by itself says how far the answers are now; the sidebar, which is not drawn, says it after it.
function tellHowFar() {
  const told = [...document.querySelectorAll("p.dc-fields[data-fields]")].map((line) => known.get(line)).filter((found) => found?.how_far);
  const latest = told.reduce((one, other) => (other.at > (one?.at ?? -1) ? other : one), null);
  const line = document.querySelector(".dc-how-far");
  if (!line || !latest || latest.at <= Number(line.dataset.at)) return;
  latest.how_far.forEach((words, place) => say(line.children[place], words));
}

// What came of a press is drawn with its words in it, which a screen reader is told nothing of: they are said in a line that was there before.
const OUTCOMES = ".st-key-undone, .st-key-reply, .st-key-recent_deleted, .stVerticalBlock[class*='st-key-confirmed_']";
let outcome = "";
const announcer = () => document.querySelector(".dc-told") ?? document.body.appendChild(Object.assign(document.createElement("p"), { className: "dc-told", role: "status" }));
const announce = (words) => { announcer().textContent = words; };
function tellOutcome() {
  const words = [...document.querySelectorAll(OUTCOMES)].flatMap((one) => [...one.querySelectorAll("p, li")].map((line) => line.textContent)).join(" ");
  if (words !== outcome) announce(words);
  outcome = words;
}

// On a phone the drawer lies over the page: whoever chose where to go wants to see it. Elsewhere the pages stay where they are (style.css).
function watchDrawer() {
  document.addEventListener("click", (event) => {
    const above = document.querySelector(".st-key-brand")?.offsetHeight;
    if (above) document.documentElement.style.setProperty("--above-pages", `${above}px`);
    const chosen = event.target.closest('[data-testid="stSidebar"] a[href]');
    if (chosen && matchMedia("(max-width: 767px)").matches) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  });
}

const elsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey;  // into another tab or window
const fieldOf = (link) => link.dataset.field && marks().find((mark) => mark.b === link.dataset.field);

function watchSectionLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-section]");
    if (!link || elsewhere(event) || event.button !== 0) return;
    event.preventDefault();
    const field = fieldOf(link);
    if (field) (box(field) ?? field.line).scrollIntoView({ block: "center" });
    else here.tell("go", link.dataset.section);
  });
}

// What is true now is asked under the row that was just marked as done, and comes into sight while it is being drawn.
function watchAsked() {
  const asked = '[class*="st-key-truth_"]';
  let row = null, until = 0;
  for (const moved of ["wheel", "pointerdown", "keydown"]) document.addEventListener(moved, () => { row = null; }, { capture: true, passive: true });
  document.addEventListener("click", ({ target }) => {
    const clicked = target.closest('[class*="st-key-row_"]');
    row = clicked && !clicked.querySelector(asked) ? [...clicked.classList].find((name) => name.startsWith("st-key-row_")) : null;
    until = Date.now() + 10_000;
  }, true);
  new MutationObserver(() => {
    if (!row || Date.now() > until) return;
    document.querySelector(`.${CSS.escape(row)} ${asked}`)?.scrollIntoView({ block: "nearest" });
  }).observe(document.body, { childList: true, subtree: true });
}

// A widget that gets a new key is a new element. Its class differs in the version at its end alone.
const CONTROLS = "input, textarea, button, a[href], summary";
const keyOf = (element) => [...(element.closest('[class*="st-key-"]')?.classList ?? [])].find((name) => name.startsWith("st-key-"));
const unversioned = (key) => key.replace(/_v\d+$/, "");
const boxOf = (key) => document.querySelector(`.${CSS.escape(key)}, [class*="${CSS.escape(unversioned(key))}_v"]`);
const placeOf = (control, key) => [...(control.closest(`.${CSS.escape(key)}`)?.querySelectorAll(CONTROLS) ?? [])].indexOf(control);
const controlAt = ({ key, place }) => (boxOf(key) ?? boxOf(unversioned(key)))?.querySelectorAll(CONTROLS)[place];

// A button that goes with what it did, or rests until there is something to do again, leaves the focus to its undo, else to the first
// field that it emptied, else to what stood after it.
const RESTS_MS = 400;
function controlsAfter(button) {
  const all = [...document.querySelectorAll(CONTROLS)];
  // A box that lies over the page is drawn behind all of it: what stood after it stands after the button that opened it.
  const opener = button.closest('[data-testid="stPopoverBody"]') && document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]');
  return all.slice(all.indexOf(opener || button) + 1);
}
// The browser takes the focus from a button that was disabled only when it draws next.
const isLost = ({ target }) => (!target.isConnected || target.disabled) && [document.body, target].includes(document.activeElement);
const formKeys = () => drafts().map(keyOf);
const emptied = ({ form }) => form.filter((key) => !document.getElementsByClassName(key).length).map((key) => boxOf(key)?.querySelector("input, textarea")).find(Boolean);
function moveOn(lost) {
  if (here.focus !== lost || !isLost(lost)) return;
  if (document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "running") return void setTimeout(moveOn, RESTS_MS, lost);
  const undo = document.querySelector(`.${CSS.escape(lost.key.replace("st-key-confirm_", "st-key-unconfirm_"))} button:enabled`);
  (undo ?? emptied(lost) ?? lost.after.find((next) => next.isConnected && !next.disabled && next.checkVisibility()))?.focus();
}

function watchFocus() {
  let rests;
  const entered = ({ target }) => {
    const key = target.matches(CONTROLS) && keyOf(target);
    here.focus = key ? { target, key, place: placeOf(target, key), ...(target.matches("button:focus-visible") && { after: controlsAfter(target), form: formKeys() }) } : null;
    // Arrows move among choices without bringing the next one into sight.
    if (target.matches(":focus-visible")) (target.closest("label") ?? target).scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("focusin", entered);
  entered({ target: document.activeElement });  // whoever was in a field before this was here
  new MutationObserver(() => {
    const lost = here.focus;
    if (!lost || !isLost(lost)) return;
    const found = controlAt(lost), again = found?.disabled ? null : found;
    clearTimeout(rests);
    if (!again && lost.after) rests = setTimeout(moveOn, RESTS_MS, lost);
    if (!again) return;
    again.focus({ preventScroll: true });
    if (again.matches("textarea, input[type=text]")) again.setSelectionRange(again.value.length, again.value.length);
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
}
