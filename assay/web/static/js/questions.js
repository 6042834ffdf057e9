// Saves each answer while it is typed, and keeps in the browser what is not saved yet. Without this file the
// Save button does the same.
import { draftsOf } from "./drafts.js";

const PAUSE = 1500;

for (const form of document.querySelectorAll("[data-question]")) watch(form);
// What this window has sent is kept by the site. Where nothing more is asked, no window has anything to save.
for (const { dataset } of document.querySelectorAll("[data-sent], [data-done]")) {
  const drafts = draftsOf(dataset.reader, "questions", dataset.sent ?? dataset.done);
  for (const copy of drafts.found()) if ((copy.mine && copy.sent) || dataset.done) drafts.drop(copy.key);
}

function watch(form) {
  const { text, version } = form.elements;
  const said = form.querySelector("[data-said]");
  const drafts = draftsOf(form.dataset.reader, "questions", form.dataset.question);
  // A form that came back with what was typed holds nothing that is known to be saved.
  let saved = "bound" in form.dataset ? null : text.value;
  let waiting;
  // Of no use to go on: the link is closed, or another window saved something else.
  let stopped = false;
  let left = false;
  // One save at a time, so that each counts on the version of the one before.
  let busy = false;

  bringBack();
  text.addEventListener("input", () => {
    keep();
    clearTimeout(waiting);
    if (!stopped) waiting = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    keep({ sent: true });
    left = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!left && text.value !== (saved ?? text.defaultValue)) event.preventDefault();
  });

  async function save() {
    if (stopped || left || text.value === saved) return;
    if (busy) {
      waiting = setTimeout(save, PAUSE);
      return;
    }
    busy = true;
    const typed = text.value;
    say(form.dataset.saving);
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams({ version: version.value, text: typed }),
        headers: { Accept: "application/json" },
        referrerPolicy: "no-referrer",
      });
      if (left) return;
      const answer = await response.json();
      say(answer.told);
      if (response.ok) {
        version.value = answer.version;
        saved = typed;
        keep();
      } else if (response.status === 409 || response.status === 404) {
        stopped = true;
      } else if (response.status === 429) {
        waiting = setTimeout(save, 10 * PAUSE);
      }
    } catch {
      say(form.dataset.failed);
      waiting = setTimeout(save, 10 * PAUSE);
    } finally {
      busy = false;
    }
  }

  /** The copy in the browser: gone as soon as exactly this text is saved. */
  function keep(more = {}) {
    if (text.value === saved) drafts.drop();
    else drafts.keep({ at: Date.now(), version: version.value, text: text.value, ...more });
  }

  /** What an earlier time left unsaved. Its old version tells the site whether another window came between. */
  function bringBack() {
    if (saved === null) return;
    const copies = drafts.found();
    for (const copy of copies) if (copy.text === saved) drafts.drop(copy.key);
    const copy = copies.find((one) => one.text !== saved);
    if (!copy) return;
    text.value = copy.text;
    version.value = copy.version;
    drafts.drop(copy.key);
    keep();
    say(form.dataset.back);
    waiting = setTimeout(save, PAUSE);
  }

  function say(words) {
    said.textContent = words;
  }
}
