// The keys of whoever presents a workshop. They act on that page alone, where nobody types and nothing is folded out, and never with
// Ctrl, Alt or the like: those belong to the browser and to screen readers. A switch on the page turns them off (WCAG 2.1.4).
const TYPED_IN = "textarea, select, [contenteditable=true], [role=listbox], [role=combobox], input:not([type=radio], [type=checkbox])";
const RECORDS = { n: "record_note", d: "record_dissent", p: "record_parked", w: "record_decided" };
const CHOICES = '[class*="st-key-q_"] :is([data-testid="stRadioOption"] input, button[aria-pressed])';
const ANSWERS = '[class*="st-key-q_"] input[type=text]';
const STEPS = { ArrowRight: "next_", ArrowLeft: "back_" };

function watchPresenter() {
  document.addEventListener("keydown", (event) => {
    const page = document.querySelector(".st-key-workshop");
    if (!page || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.(TYPED_IN)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (page.querySelector(".st-key-presenter_keys input")?.checked === false) return;
    const meant = control(page, event.key);
    if (!meant) return;
    event.preventDefault();
    event.stopImmediatePropagation();  // an arrow on a radio button would choose another answer
    if (meant.matches(TYPED_IN)) meant.focus();
    else if (!event.repeat) meant.click();
  }, true);
}

function control(page, key) {
  if (STEPS[key]) return page.querySelector(`[class*="st-key-${STEPS[key]}"] button:not(:disabled)`);
  if (key.toLowerCase() === "c") return page.querySelector('[class*="st-key-confirm_"] button:not(:disabled)');
  if (key === "?") return page.querySelector(".st-key-keys summary");
  if (/^[1-9]$/.test(key)) return (page.querySelectorAll(CHOICES).length ? page.querySelectorAll(CHOICES) : page.querySelectorAll(ANSWERS))[key - 1];
  const fields = [...page.querySelectorAll(`[class*="st-key-${RECORDS[key.toLowerCase()]}"] :is(input[type=text], textarea)`)];
  return fields.find((field) => !field.value) ?? fields.at(-1);
}
