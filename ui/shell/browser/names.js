// "Add an app": each Enter adds a name and leaves the field empty, at once and with the focus in it; a column adds its lines.
// What a line means is the server's to say (ui/shell/app_lines.py); here only its first column is measured.
const lines = (words) => words.split(/\r\n?|\n/).filter((line) => line.trim());
const nameIn = (line) => line.split("\t")[0].trim();
const adder = (target) => marks().find((field) => field.add && box(field)?.contains(target));

function add(field, input, names) {
  const long = names.filter((line) => nameIn(line).length > field.m);
  names = names.filter((line) => nameIn(line).length <= field.m);
  write(input, long.map(nameIn).join(", "));  // what is too long stays in the field, which says so
  tooLong(field, input);
  if (!names.length) return;
  const waiting = [...here.pending.values()].filter((entry) => entry.add && equal(entry.path, field.p)).flatMap((entry) => entry.after);
  const id = crypto.randomUUID(), now = Date.now();
  here.pending.set(`${field.b} ${id}`, {
    id, a: field.a, b: `${field.b} ${id}`, at: field.b, path: field.p, before: [...field.names, ...waiting], after: names, add: true, text: true, since: now, next: now, wait: ASK,
  });
  look();
}

function tooLong(field, input) {
  const longest = Math.max(0, ...lines(input.value).map((line) => nameIn(line).length));
  const words = longest > field.m ? `${longest} characters; a name has at most ${field.m}. Shorten it, then press Enter: nothing is added yet.` : "";
  const line = field.line.parentElement.querySelector(".dc-adding") ?? field.line.parentElement.appendChild(Object.assign(document.createElement("p"), { className: "dc-adding", role: "status" }));
  say(line, words);
}

function watchNames() {
  document.addEventListener("keydown", (event) => {
    const field = event.key === "Enter" && !event.isComposing && adder(event.target);
    if (!field) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    add(field, event.target, lines(event.target.value));
  }, true);
  document.addEventListener("focusout", (event) => {
    const field = adder(event.target);
    if (field) add(field, event.target, lines(event.target.value));
  }, true);
  document.addEventListener("input", (event) => {
    const field = marks().find((mark) => (mark.add || mark.draft) && box(mark)?.contains(event.target));
    if (!field) return;
    if (field.add) tooLong(field, event.target);
    store(`deskcheck typed ${field.k}`, event.target.value);
  });
  const several = (event, words) => {
    const field = words && /[\r\n]./.test(words.trim()) && adder(event.target);
    if (!field) return;
    event.preventDefault();
    add(field, event.target, lines(event.target.value + words));
  };
  document.addEventListener("paste", (event) => several(event, event.clipboardData?.getData("text")), true);
  document.addEventListener("beforeinput", (event) => several(event, event.data), true);
}

// What was typed, and waits for Enter or for its button, survives a reload.
function bringBackTyped() {
  for (const field of marks().filter((mark) => mark.add || mark.draft)) {
    const input = box(field)?.querySelector("textarea, input"), words = sessionStorage.getItem(`deskcheck typed ${field.k}`);
    if (input && words && !input.value) write(input, words);
    // A form that begins anew after its button has a new version: what was typed into the old one is done with.
    for (const old of Object.keys(sessionStorage)) if (old.startsWith(`deskcheck typed ${unversioned(field.k)}`) && !old.endsWith(field.k)) store(old, "");
  }
}

// A draft in a box that folds out is drawn without a word to the component: its words come back once its field is there, and empty.
function meetDrafts() {
  const waits = (field) => box(field)?.querySelector("textarea, input")?.value === "" && sessionStorage.getItem(`deskcheck typed ${field.k}`);
  if (marks().some((mark) => mark.draft && waits(mark))) bringBackTyped();
}
