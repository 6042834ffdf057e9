// Keeps what is typed into forms that do not save themselves, until the site says that it has it. Such a form
// carries `data-keep`, a name that stays the same; the message after it was taken carries that name too. Who
// reads, and the words that are said, stand in #keeper (components/keeper.html). Boxes are ticked anew: nobody
// signs by what a browser remembers.
import { acknowledge, draftsOf, isOver } from "./drafts.js";

const KEPT = 200;
const TEXTS = 'textarea, input:is([type="text"], [type="email"], [type="url"])';
const keeper = document.getElementById("keeper");

for (const told of document.querySelectorAll("[data-acknowledged]")) acknowledge(told.dataset.acknowledged);
if (keeper) for (const form of document.querySelectorAll("form[data-keep]")) watch(form);

function watch(form) {
  const drafts = draftsOf(keeper.dataset.person, "keep", form.dataset.keep);
  const fields = [...form.querySelectorAll(TEXTS)];
  if (!fields.length) return;
  const { version } = form.elements;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  // What the site has of it; nothing where a form came back.
  let stands = fields.map((field) => [field.name, field.defaultValue]);
  let kept = true;
  let left = false;
  let waiting;

  fields[0].closest(".usa-form-group").before(said);
  bringBack();
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, KEPT);
  });
  form.addEventListener("submit", () => {
    keep({ sent: true });
    left = true;
  });
  document.querySelector(`[data-leave="${form.dataset.keep}"]`)?.addEventListener("click", () => {
    left = true;
    drafts.drop();
  });
  addEventListener("pagehide", () => waiting && !left && keep());
  addEventListener("pageshow", () => (left = false));
  addEventListener("beforeunload", (event) => !left && !kept && !same(typed(), stands) && event.preventDefault());

  function typed() {
    return fields.map((field) => [field.name, field.value]);
  }

  function keep(more = {}) {
    clearTimeout(waiting);
    waiting = undefined;
    if (same(typed(), stands)) return drafts.drop();
    kept = drafts.keep({ at: Date.now(), version: version?.value, text: typed(), ...more });
    if (!kept) said.textContent = isOver() ? keeper.dataset.over : keeper.dataset.full;
  }

  /** With the version it was typed against, by which the site tells whether somebody came between. */
  function bringBack() {
    const [copy, ...others] = drafts.found();
    if ("bound" in form.dataset || [copy, ...others].some((one) => same(one?.text, typed()))) {
      stands = null;
      keep();
    } else if (copy && same(typed(), stands)) {
      const texts = new Map(copy.text);
      for (const field of fields) {
        field.value = texts.get(field.name) ?? field.value;
        if (field.value !== field.defaultValue && field.closest("details")) field.closest("details").open = true;
      }
      if (version && copy.version) version.value = copy.version;
      drafts.drop(copy.key);
      keep();
      said.textContent = keeper.dataset.back;
    }
  }
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
