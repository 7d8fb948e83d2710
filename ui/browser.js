// What Streamlit leaves to the browser: a new screen begins at its top with the focus on its title, typing is handed
// over after a pause, so that a closed tab takes nothing with it, and the links of the section list stay on the page.
const PAUSE = 700;
const DOUBLE = 600;

function arrive(place, question) {
  const first = window.deskcheckPlace === undefined;
  if (window.deskcheckPlace === place) return;
  window.deskcheckPlace = place;
  if (first && !question) return;
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

function handOver(area) {
  // Ctrl+Enter is Streamlit's own way to send a text area without leaving it.
  if (area.isConnected) area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
}

// The second half of a double click on Next would land on the Next of the following section, and skip it.
function watchDoubleClicks() {
  let last = -DOUBLE;
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".st-key-ways button")) return;
    if (event.timeStamp - last < DOUBLE) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      last = event.timeStamp;
    }
  }, true);
}

function watchTyping() {
  const waiting = new Map();
  document.addEventListener("input", (event) => {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement)) return;
    clearTimeout(waiting.get(area));
    waiting.set(area, setTimeout(() => { waiting.delete(area); handOver(area); }, PAUSE));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    for (const [area, timer] of waiting) { clearTimeout(timer); handOver(area); }
    waiting.clear();
  });
}

// The name of an app waits for Enter, because half a name is no app. Until then this tab remembers it over a reload.
const ADD = '[class*="st-key-add_"]';
const unsent = (box) => `unsent ${[...box.classList].find((name) => name.startsWith("st-key-add_"))}`;

function rememberUnsent() {
  document.addEventListener("input", (event) => {
    const box = event.target.closest(ADD);
    if (box) sessionStorage.setItem(unsent(box), event.target.value);
  });
  document.addEventListener("focusout", (event) => {
    const box = event.target.closest(ADD);
    if (box) sessionStorage.removeItem(unsent(box));  // leaving the field sends it
  });
  document.addEventListener("keydown", (event) => {
    const box = event.key === "Enter" && event.target.closest(ADD);
    if (box) sessionStorage.removeItem(unsent(box));
  });
}

function bringBackUnsent() {
  for (const box of document.querySelectorAll(ADD)) {
    const field = box.querySelector("input"), words = sessionStorage.getItem(unsent(box));
    if (!field || field.value || !words) continue;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, words);  // as React hears it
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function watchSectionLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-section]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    window.deskcheckTell("go", link.dataset.section);
  });
}

// A click that came before the new server knew this page's questions was dropped by it. What was clicked still stands
// here, and goes along with the next full run.
function meet(session, tell) {
  const before = window.deskcheckSession;
  window.deskcheckSession = session;
  if (before !== undefined && before !== session) tell("again", session);
}

export default function ({ data, setTriggerValue }) {
  window.deskcheckTell = setTriggerValue;
  if (!window.deskcheckWatching) {
    window.deskcheckWatching = true;
    watchTyping();
    watchDoubleClicks();
    watchSectionLinks();
    rememberUnsent();
  }
  arrive(data.place, data.question);
  bringBackUnsent();
  meet(data.session, setTriggerValue);
}
