// A file comes as data and is saved from here: nothing lies at an address that others could fetch.
const LATE = 30000, SOON = 3000, HELD = 5000;  // milliseconds
const MISSING = "The download has not arrived. If it does not come, reload the page and click it again.";
const FILES = 1, WAYS = 5;  // how often a download, or the way to another screen, is clicked again

function save({ id, name, type, data }) {
  if (!id || here.saved === id) return;
  here.saved = id;
  here.wanted = null;
  here.note = "";
  setTimeout(() => { if (!here.wanted && here.queue.length) press(here.wanted = { ...here.queue.shift(), at: Date.now() }); });
  if (!data) return;  // it could not be made, and the page says why
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([bytes], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LATE);
}

// A click on a download, or on the way to another screen, that the line swallowed is made again when the line is back. Both may be made
// twice without harm. A way is tried more often, because an answer that is given right after it names the old screen, and the last message counts.
const WANTED = '[class*="st-key-download_"] button, .st-key-ways button, a[data-section], [data-testid="stPageLink-NavLink"]';

function watchWanted() {
  here.queue = [];  // files whose making was cut short by the wish for another one
  document.addEventListener("click", (event) => {
    const control = event.target.closest(WANTED);
    // A way into another tab leaves this one as it is; a way to where one is, or to a field in sight, is gone by now.
    if (!control || here.repeating || elsewhere(event) || control.ariaCurrent || control.href === location.href || fieldOf(control)) return;
    const key = keyOf(control) ?? "", download = key.startsWith("st-key-download_");
    const place = key ? placeOf(control, key) : -1, { section, field } = control.dataset, href = control.getAttribute("href");
    if (here.wanted?.download && here.wanted.key !== key) here.queue.push(here.wanted);
    if (!download && here.queue.length) [here.queue, here.note] = [[], "The download was stopped. Click it again."];
    here.wanted = { control, key, place, section, field, href, screen: here.place, download, since: Date.now(), at: Date.now(), left: download ? FILES : WAYS };
  });
  setInterval(() => {
    const wanted = here.wanted;
    if (!wanted || !here.connected) return;
    const heard = here.asked?.heardAt ?? 0;
    if (isRunning()) wanted.ran = Date.now();  // a file may take its time
    const late = Date.now() - (wanted.ran ?? wanted.at) > SOON;
    // The page has run since, and nothing came of the click: it was lost on the way, or its run was cut short by that one.
    const lost = heard > wanted.at && Date.now() - heard > (wanted.download ? SOON : 700);
    if (!wanted.download && (here.place !== wanted.screen || isThere(wanted))) here.wanted = null;
    else if (lost || late) repeat(wanted);
  }, 500);
}

// What a page draws is there before the page says that it is: a section that was chosen meanwhile is asked for once more, from there.
function arrived(place) {
  const { section, since, download } = here.wanted ?? {};
  if (download) return;
  const isAhead = /^\w+$/.test(section ?? "") && !place.includes(`/${section}/`) && Date.now() - since < HELD;
  here.wanted = isAhead ? Object.assign(here.wanted, { screen: place, left: 1 }) : null;
}

// A way to a field may lead to another part of the same screen.
const isThere = ({ field }) => field && marks().some((mark) => mark.b === field);
const isOnTheWay = () => here.wanted && !here.wanted.download && Date.now() - here.wanted.since < HELD;
const isRunning = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning";

function repeat(wanted) {
  if (!wanted.left) {
    here.wanted = null;
    if (wanted.download) here.note = MISSING;
    const { left, bottom } = pressedAgain(wanted)?.getBoundingClientRect() ?? {};
    if (wanted.download && bottom) tellNear(MISSING, left, bottom, LATE);  // on a phone the sidebar with that word is folded away
    return;
  }
  Object.assign(wanted, { left: wanted.left - 1, at: Date.now(), ran: undefined });
  press(wanted);
}

function press(wanted) {
  here.repeating = true;
  pressedAgain(wanted)?.click();
  here.repeating = false;
}
