// Marks what others did as seen, once the end of the list was on screen for a while. The button does the same.
const LOOKED = 3000;
const form = document.querySelector("form[data-seen]");

let looking;
const watcher = new IntersectionObserver(([entry]) => {
  clearTimeout(looking);
  if (entry.isIntersecting) looking = setTimeout(mark, LOOKED);
});
if (form) watcher.observe(form);

async function mark() {
  watcher.disconnect();
  try {
    await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Seen": "1" } });
  } catch {
    // Offline: it stays new, and the button is there.
  }
}
