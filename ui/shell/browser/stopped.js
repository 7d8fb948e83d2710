// Streamlit's own words for a server that does not answer are for its developers. Ours say what stays, and how it starts again.
const ITS_TITLE = "Connection error";
const STAYS = "What you entered stays on this page and is sent when Deskcheck is back. Keep this page open; it tries again by itself.";
const START_AGAIN = "If it was stopped on this computer, start it again in its folder, as its README says:";
const COMMANDS = "make run\n\nor, without make: streamlit run app.py";
const ELSEWHERE = "If it stays away, ask whoever runs it.";

function watchStopped() {
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  new MutationObserver(() => {
    const title = document.querySelector('[data-testid="stDialog"] h2');
    const its = title?.nextElementSibling;
    if (title?.textContent !== ITS_TITLE || !its) return;
    title.textContent = "Deskcheck does not answer";
    its.style.display = "none";
    const told = [["p", STAYS], ...(local ? [["p", START_AGAIN], ["pre", COMMANDS]] : [["p", ELSEWHERE]])];
    const ours = Object.assign(document.createElement("div"), { className: its.className });
    ours.append(...told.map(([tag, words]) => Object.assign(document.createElement(tag), { textContent: words })));
    its.after(ours);
  }).observe(document.body, { childList: true, subtree: true });
}
