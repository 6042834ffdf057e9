// Saves each answer while it is typed. Without this file the Save button does the same.
const PAUSE = 1500;

for (const form of document.querySelectorAll("[data-question]")) watch(form);

function watch(form) {
  const { text, version } = form.elements;
  const said = form.querySelector("[data-said]");
  let saved = text.value;
  let waiting;
  let stopped = false;
  // One save at a time, so that each counts on the version of the one before.
  let busy = false;

  text.addEventListener("input", () => {
    clearTimeout(waiting);
    if (!stopped) waiting = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    stopped = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!stopped && text.value !== saved) event.preventDefault();
  });

  async function save() {
    if (stopped || text.value === saved) return;
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
      if (stopped) return;
      const answer = await response.json();
      say(answer.told);
      if (response.ok) {
        version.value = answer.version;
        saved = typed;
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

  function say(words) {
    said.textContent = words;
  }
}
