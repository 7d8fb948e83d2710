// What Streamlit leaves to the browser. One module, of the files beside this one; `here` lives as long as the page.
const here = (window.deskcheck ??= { pending: remembered(), connected: true });

export default function ({ data: [data], setTriggerValue }) {
  here.tell = setTriggerValue;
  if (!here.watching) {
    here.watching = true;
    announcer();
    watchMotion();
    watchTranslation();
    watchFocus();
    watchAsked();
    watchMoves();
    watchPresses();
    watchDoubleClicks();  // after the former, which has to know of every click
    watchLetters();  // before all else that hears keys
    watchUndoKeys();
    watchReturn();
    watchSectionLinks();
    watchDrawer();
    watchNames();
    watchEdits();
    watchTyping();
    watchWho();
    watchWanted();
    watchConnection();
    watchStopped();
    watchPresenter();
  }
  arrive(data.place, data.question);
  heard(data.heard);
  save(data.download);
  forgetTyped(data.used);
  look();
}
