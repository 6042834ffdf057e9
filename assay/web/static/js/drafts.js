// What somebody typed, kept in her browser until the site has it. Each window keeps a copy of its own, so
// that two of them never write over each other's. The keys begin with what stands for the person: whoever
// signs in after her on the same desk is never shown them, and signing out drops them all.
const PREFIX = "assay:";
const WINDOW = "assay-window";

/** The copies of one item: `keep` says whether the browser took it, `found` lists them, the latest first. */
export function draftsOf(person, application, item) {
  const shared = `${PREFIX}${person}:${application}:${item}:`;
  const own = shared + thisWindow();
  return {
    keep: (copy) => tried(() => (localStorage.setItem(own, JSON.stringify(copy)), true), false),
    drop: (key = own) => tried(() => localStorage.removeItem(key)),
    found: () =>
      keys(shared)
        .map((key) => ({ ...read(key), key }))
        .filter((copy) => copy.at)
        .sort((one, other) => other.at - one.at),
  };
}

/** Every text of every person, and which window this is. */
export function dropAll() {
  for (const key of keys(PREFIX)) tried(() => localStorage.removeItem(key));
  tried(() => sessionStorage.clear());
}

/** How many copies there are, of whomever. */
export const count = () => keys(PREFIX).length;

function keys(prefix) {
  return tried(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), []);
}

function read(key) {
  return tried(() => JSON.parse(localStorage.getItem(key)), {});
}

let name;
function thisWindow() {
  name ??= tried(() => sessionStorage.getItem(WINDOW)) ?? Math.random().toString(36).slice(2);
  tried(() => sessionStorage.setItem(WINDOW, name));
  return name;
}

/** A browser may forbid its store, or it may be full. */
function tried(act, otherwise = null) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
