// One click is enough, and two in one place are one.
const DOUBLE = 600;   // milliseconds
const BACK = 3000;    // milliseconds
const NEAR = 12;      // pixels
const BUTTONS = '[data-testid="stButton"] button';

// The second half of a double click would land on what has moved under the pointer: the next app's Remove, the next Next.
function watchDoubleClicks() {
  let last = { at: -DOUBLE, x: 0, y: 0 };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(BUTTONS);
    if (!button || button.closest(".st-key-undo, .st-key-redo")) return;  // two undos are two
    // A click by the keyboard has no place: there it is the button that counts.
    const near = event.detail ? Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR : keyOf(button) === last.key;
    if (near && event.timeStamp - last.at < DOUBLE) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      last = { at: event.timeStamp, x: event.clientX, y: event.clientY, key: keyOf(button) };
    }
  }, true);
}

// Leaving a field saves it, and what that draws anew may take a button away between press and release: the browser then knows
// no click. The press is carried out all the same. A link that is not back yet is waited for: to follow it late does no harm.
function watchPresses() {
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    const control = event.button === 0 && event.target.closest("button, a[href], summary, label");
    const key = control && (keyOf(control) ?? "");
    pressed = control && {
      control, key, place: key ? placeOf(control, key) : -1, section: control.dataset.section, href: control.getAttribute("href"), x: event.clientX, y: event.clientY,
    };
  }, true);
  document.addEventListener("click", (event) => {
    if (pressed && (pressed.control === event.target || pressed.control.contains(event.target))) pressed = null;
  }, true);
  document.addEventListener("pointerup", (event) => {
    const press = pressed;
    if (!press || Math.hypot(event.clientX - press.x, event.clientY - press.y) > NEAR) return;
    const until = Date.now() + (press.section || press.href ? BACK : 0);
    const carryOut = () => {
      if (pressed !== press) return;
      const found = press.control.isConnected ? press.control : pressedAgain(press);
      if (!found && Date.now() < until) return setTimeout(carryOut, 30);
      pressed = null;
      const at = { bubbles: true, cancelable: true, detail: 1, clientX: press.x, clientY: press.y };
      if (found) found.dispatchEvent(new MouseEvent("click", at));
    };
    setTimeout(carryOut, 30);
  }, true);
}

function pressedAgain(press) {
  if (press.section) return document.querySelector(`a[data-section="${CSS.escape(press.section)}"]`);
  if (press.href) return document.querySelector(`a[href="${CSS.escape(press.href)}"]`);
  return press.place >= 0 ? controlAt(press) : null;
}
