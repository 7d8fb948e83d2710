// One click is enough, two in one place are one, and what has just moved under the pointer was not aimed at.
const DOUBLE = 600;   // milliseconds
const UNSEEN = 700;   // milliseconds that pass before anybody has seen a move and aimed anew
const SAID = 5000;    // milliseconds
const BACK = 3000;    // milliseconds
const NEAR = 12;      // pixels
const BUTTONS = '[data-testid="stButton"] button';
const MOVED = "The list had just moved; press again.";

// The second half of a double click would land on what has moved under the pointer: the next app's Remove, the next Next.
function watchDoubleClicks() {
  let last = { at: -DOUBLE, x: 0, y: 0 };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(BUTTONS);
    if (!button || button.closest(".st-key-undo, .st-key-redo")) return;  // two undos are two
    // A click by the keyboard has no place: there it is the button that counts.
    const near = event.detail ? Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR : keyOf(button) === last.key;
    const isDouble = near && event.timeStamp - last.at < DOUBLE, isOther = event.detail && keyOf(button) === notAimedAt;
    if (isDouble || isOther) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!isDouble) tellMoved(event);
    } else {
      last = { at: event.timeStamp, x: event.clientX, y: event.clientY, key: keyOf(button) };
    }
  }, true);
}

// A list that closes up brings the next row's button to where another one was aimed at. What counts is the moment of the press, and the
// place on the screen: a page that got shorter may have been scrolled by it. What a person scrolls is no move. Back and Next are no rows:
// where the next screen has them elsewhere, whoever presses there has seen them there.
let notAimedAt = null;
function watchMoves() {
  let places = new Map(), left = [], frame = null, top = 0;
  const scrollTop = () => document.querySelector('[data-testid="stMain"]')?.scrollTop ?? 0;
  const measured = () => new Map([...document.querySelectorAll(`[data-testid="stMain"] ${BUTTONS}:not(.st-key-ways *)`)]
    .filter((button) => button.checkVisibility()).map((button) => [keyOf(button), button.getBoundingClientRect()]));
  const gone = (now) => [...places].filter(([key, { x, y }]) => !now.has(key) || Math.hypot(now.get(key).x - x, now.get(key).y - y) > 2);
  const look = () => {
    const now = measured(), at = performance.now();
    left = [...left.filter((was) => at - was.at < UNSEEN), ...gone(now).map(([key, place]) => ({ key, place, at }))];
    places = now;
    top = scrollTop();
    frame = null;
  };
  const scrolled = () => {
    const now = measured();
    if (gone(now).length) left = [];
    places = now;
    top = scrollTop();
  };
  document.addEventListener("pointerdown", (event) => {
    if (top === scrollTop()) look();
    else scrolled();  // by whoever presses, a moment ago: the browser says so only when it draws next
    const { target, clientX: x, clientY: y } = event, button = target.closest(BUTTONS), key = button && keyOf(button);
    const others = left.filter((was) => was.key !== key && was.place.left <= x && x <= was.place.right && was.place.top <= y && y <= was.place.bottom);
    notAimedAt = others.length && left.some((was) => was.key === key) ? key : null;
    // Between the rows nothing happens anyway; what was aimed at is still there, elsewhere.
    if (!target.closest("button, input, a, label, summary") && others.some((was) => places.has(was.key))) tellMoved(event);
  }, true);
  document.addEventListener("scroll", scrolled, { capture: true, passive: true });
  new MutationObserver(() => { frame ??= requestAnimationFrame(look); }).observe(document.body, { childList: true, subtree: true });
}

// Beside the pointer, because that is where somebody looks.
const tellMoved = ({ clientX, clientY }) => tellNear(MOVED, clientX, clientY, SAID);

function tellNear(words, x, y, during) {
  const word = document.querySelector(".dc-moved") ?? document.body.appendChild(Object.assign(document.createElement("p"), { className: "dc-moved", role: "status" }));
  Object.assign(word.style, { left: `min(${x}px, 100vw - 19rem)`, top: `${y + NEAR}px` });
  word.textContent = words;
  clearTimeout(Number(word.dataset.until));
  word.dataset.until = setTimeout(() => { word.textContent = ""; }, during);
}

// Leaving a field saves it, and what that draws anew may take a button away between press and release: the browser then knows
// no click. The press is carried out all the same. A link that is not back yet is waited for: to follow it late does no harm.
// A finger leaves a field and clicks in one breath; Streamlit would send both as one, to the part of the page that the field is in, where
// nobody hears the click. It is carried out a moment later, by itself.
let leaving = false;
const SENT_MS = 30;  // after which what a left field holds is under way by itself
function watchPresses() {
  let pressed = null;
  document.addEventListener("focusout", ({ target }) => {
    if (!target.matches("textarea, input:not([type=radio], [type=checkbox])")) return;
    leaving = true;
    setTimeout(() => setTimeout(() => { leaving = false; }));  // by then what was typed is sent
  }, true);
  document.addEventListener("pointerdown", (event) => {
    const control = event.button === 0 && event.target.closest("button, a[href], summary, label");
    const key = control && (keyOf(control) ?? "");
    pressed = control && {
      control, key, place: key ? placeOf(control, key) : -1, section: control.dataset.section, href: control.getAttribute("href"), x: event.clientX, y: event.clientY,
    };
  }, true);
  document.addEventListener("click", (event) => {
    if (!pressed || !pressed.control.contains(event.target)) return;
    if (leaving && pressed.waits && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      pressed.late = true;
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      pressed = null;
    }
  }, true);
  document.addEventListener("pointerup", (event) => {
    const press = pressed;
    if (!press || Math.hypot(event.clientX - press.x, event.clientY - press.y) > NEAR) return;
    const until = Date.now() + (press.section || press.href ? BACK : 0);
    const carryOut = () => {
      if (pressed !== press && !press.late) return;  // what comes next takes nothing away from a click that was held back
      const found = press.control.isConnected ? press.control : pressedAgain(press);
      if (!found && Date.now() < until) return setTimeout(carryOut, 30);
      if (pressed === press) pressed = null;
      const at = { bubbles: true, cancelable: true, detail: 1, clientX: press.x, clientY: press.y };
      if (found) found.dispatchEvent(new MouseEvent("click", at));
    };
    press.waits = true;
    setTimeout(carryOut, SENT_MS);
  }, true);
}

function pressedAgain(press) {
  if (press.section) return document.querySelector(`a[data-section="${CSS.escape(press.section)}"]`);
  if (press.href) return document.querySelector(`a[href="${CSS.escape(press.href)}"]`);
  return press.place >= 0 ? controlAt(press) : null;
}
