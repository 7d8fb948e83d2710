// The sections of the questionnaire as one list of links. Words come in as data and are set as text, never as markup.
function line(kind, words) {
  const part = document.createElement("span");
  part.className = kind;
  part.textContent = words;
  return part;
}

function entry(section, go) {
  const link = document.createElement("a");
  link.href = section.href;
  if (section.current) link.setAttribute("aria-current", "step");
  const words = document.createElement("span");
  words.append(line("dc-title", section.title), line("dc-progress", section.progress));
  const mark = line("dc-mark", section.complete ? "\u2713" : "");
  mark.setAttribute("aria-hidden", "true");
  link.append(mark, words);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(section.id);
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const said = JSON.stringify(data);
  let nav = parentElement.querySelector("nav");
  if (nav && nav.dataset.said === said) return;
  if (!nav) {
    nav = document.createElement("nav");
    nav.setAttribute("aria-label", "Sections");
    parentElement.append(nav);
  }
  nav.dataset.said = said;
  const list = document.createElement("ol");
  list.className = "dc-sections";
  list.append(...data.sections.map((section) => entry(section, (id) => setTriggerValue("go", id))));
  nav.replaceChildren(list);
}
