// A file comes as data and is saved from here: nothing lies at an address that others could fetch.
const LATE = 30000;

function save({ id, name, type, data }) {
  if (!id || here.saved === id) return;
  here.saved = id;
  here.wanted = null;
  if (!data) return;  // it could not be made, and the page says why
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([bytes], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LATE);
}

// A click on a download, or on the way to another screen, that the line swallowed is made once more when the line is back.
// Both may be made twice without harm.
const WANTED = '[class*="st-key-download_"] button, .st-key-ways button, a[data-section], [data-testid="stPageLink-NavLink"]';

function watchWanted() {
  document.addEventListener("click", (event) => {
    const control = event.target.closest(WANTED), key = control && keyOf(control);
    if (!key || here.wanted?.again) return;
    const download = key.startsWith("st-key-download_");
    here.wanted = { control, key, place: placeOf(control, key), section: control.dataset.section, screen: here.place, download, at: Date.now() };
  });
  setInterval(() => {
    const wanted = here.wanted;
    if (!wanted || !here.connected) return;
    if (!wanted.download && (here.place !== wanted.screen || Date.now() - wanted.at > LATE)) here.wanted = null;
    else if (here.asked?.heard && here.asked.at > wanted.at && here.back > wanted.at) repeat(wanted);
    else if (Date.now() - wanted.at > LATE) repeat(wanted);
  }, 500);
}

function repeat(wanted) {
  if (wanted.again) {
    here.wanted = null;
    for (const word of document.querySelectorAll(".dc-saved")) word.dataset.word = "The download did not arrive. Reload the page, then click it again.";
    return;
  }
  Object.assign(wanted, { again: true, at: Date.now() });
  pressedAgain(wanted)?.click();
}
