// Looks again while a file is being made readable, and shows what has become of it.
// Without this file the link "Look again" does the same.
const FIRST = 2000;
const LONGEST = 20000;

const waits = () => document.querySelector("[data-document][data-standing=waiting]");

async function look(pause) {
  const shown = waits();
  if (!shown) return;
  if (document.visibilityState === "visible") {
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const now = page.querySelector("[data-document]");
      // Another page, as where the session has ended: the link leads there.
      if (!now) return;
      // In place of what was in it, so that what has changed is read out.
      if (now.dataset.standing !== "waiting") {
        shown.dataset.standing = now.dataset.standing;
        shown.replaceChildren(...now.childNodes);
        return;
      }
    } catch {
      // Offline: looked at again later.
    }
  }
  setTimeout(look, pause, Math.min(pause * 1.5, LONGEST));
}

if (waits()) setTimeout(look, FIRST, FIRST);
