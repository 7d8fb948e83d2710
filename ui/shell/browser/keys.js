// Ctrl+Z and Ctrl+Shift+Z or, as on Windows, Ctrl+Y (on a Mac, Cmd) undo and redo a whole change of the assessment. In a field that is typed into they are the browser's own.
const UNDO_KEYS = ["z", "y"];
function watchUndoKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, [contenteditable=true]");
    if (typing || event.altKey || !(event.ctrlKey || event.metaKey) || !UNDO_KEYS.includes(event.key.toLowerCase())) return;
    const redo = event.shiftKey || event.key.toLowerCase() === "y";
    const button = document.querySelector(`.st-key-${redo ? "redo" : "undo"} button`);
    if (!button) return;
    event.preventDefault();
    if (!event.repeat) button.click();  // a key held down is one press: each undo is said, and the next would replace it
  });
}

// Whoever comes back to a tab sees what was changed elsewhere meanwhile, without a click.
const AWAY = 5000;    // milliseconds
function watchReturn() {
  let left = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) left = Date.now();
    else if (Date.now() - left > AWAY) here.tell("go", "");
  });
}
