// What somebody typed, kept in her browser until the site has it. Each window keeps a copy of its own, so
// that two of them never write over each other's. The keys begin with what stands for the person: whoever
// signs in after her on the same desk is never shown them. Signing out drops them all, and pages that were
// open then keep nothing more.
const PREFIX = "assay:";
const WINDOW = "assay-window";
const OUT = "assay-signed-out";
const signedOut = () => tried(() => localStorage.getItem(OUT));
let begun = signedOut();

/** Whether somebody signed out in this browser after this page was opened. */
export const isOver = () => signedOut() !== begun;

/** She has signed in again, which the site has said of this page. */
export function goOn() {
  begun = signedOut();
}

// What a page wrote in the very moment of another's signing out goes too.
addEventListener("storage", (event) => event.key === OUT && dropTexts());

/** The copies of one item: `keep` says whether the browser took it, `found` lists them, the latest first.

    `mine` are the copies of this window; `drop` drops this window's where no other is named. */
export function draftsOf(person, application, item) {
  const shared = `${PREFIX}${person}:${application}:${item}:`;
  const own = shared + thisWindow();
  return {
    keep: (copy) => !isOver() && tried(() => (localStorage.setItem(own, JSON.stringify(copy)), true), false),
    drop: (key = own) => tried(() => localStorage.removeItem(key)),
    found: () =>
      keys(shared)
        .map((key) => ({ ...read(key), key, mine: key === own }))
        .filter((copy) => copy.at)
        .sort((one, other) => other.at - one.at),
  };
}

/** What this window has sent under that name, whoever she is: the site has it now.

    Another window's copy goes only if it says the very same. */
export function acknowledge(item) {
  const sent = keys(PREFIX).filter((key) => key.endsWith(`:${item}:${thisWindow()}`) && read(key).sent);
  for (const own of sent) {
    const text = JSON.stringify(read(own).text);
    for (const key of keys(own.slice(0, -thisWindow().length))) {
      if (JSON.stringify(read(key).text) === text) tried(() => localStorage.removeItem(key));
    }
  }
}

/** Every text of every person, and which window this is. */
export function dropAll() {
  dropTexts();
  tried(() => localStorage.setItem(OUT, Math.random().toString(36).slice(2)));
  tried(() => sessionStorage.clear());
}

function dropTexts() {
  for (const key of keys(PREFIX)) tried(() => localStorage.removeItem(key));
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
