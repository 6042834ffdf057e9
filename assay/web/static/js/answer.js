// Saves answers while they are typed, and keeps what is not saved yet in the browser. Without this file the
// buttons do the same. A form that saves itself carries `data-answer`, its item; the words that are said,
// and who is signed in, stand in #saver (city/saver.html). New evidence is saved by its button alone, so
// that half an address never becomes evidence: what lies in `data-by-button` is kept here, and not sent. Nor
// does a form save itself that carries `data-compare`: there its reader chooses between two texts.
import { draftsOf, goOn, isOver } from "./drafts.js";

const QUIET = 1500;
const KEPT = 200;
const AGAIN = [5000, 15000, 30000];
const saver = document.getElementById("saver");
const words = saver.dataset;

class Saving {
  constructor(form) {
    this.form = form;
    this.drafts = draftsOf(words.person, words.application, form.dataset.answer);
    this.token = form.elements.version;
    this.token.value = this.token.defaultValue;
    form.elements.late.value = "";
    // A form that came back with what was typed holds nothing that is known to be saved.
    this.saved = form.hasAttribute("data-bound") ? null : text(this.typed(true));
    this.standing = form.hasAttribute("data-bound") ? [] : this.typed(true, true);
    this.failures = 0;
    this.kept = true;
    this.stuck = "compare" in form.dataset ? "conflict" : "";
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("focusout", (event) => {
      if (this.isUnsaved && event.relatedTarget?.type !== "submit") this.save();
    });
    form.addEventListener("submit", (event) => this.submitted(event));
    form.addEventListener("click", (event) => this.chosen(event));
    this.bringBack();
  }

  /** What is typed, as pairs of name and value: what saves itself, or else what its button saves. */
  typed(asRendered = false, byButton = false) {
    const pairs = [];
    for (const field of this.form.elements) {
      if (!field.name || ["csrfmiddlewaretoken", "version", "late", "had", "back"].includes(field.name)) continue;
      if (["file", "submit", "button"].includes(field.type)) continue;
      if (!!field.closest("[data-by-button]") !== byButton) continue;
      if (["radio", "checkbox"].includes(field.type)) {
        if (asRendered ? field.defaultChecked : field.checked) pairs.push([field.name, field.value]);
      } else {
        const value = asRendered ? (field.defaultValue ?? field.value) : field.value;
        pairs.push([field.name, value.replaceAll("\r\n", "\n")]);
      }
    }
    return pairs;
  }

  get isUnsaved() {
    return this.saved !== text(this.typed());
  }

  /** Whether what its button saves says something new. */
  isNew(byButton) {
    return filled(byButton) !== filled(this.standing);
  }

  /** New evidence, or from whom it is, that waits for its button. */
  get waits() {
    const chosen = [...this.form.elements].some((field) => field.type === "file" && field.value);
    return chosen || this.isNew(this.typed(false, true));
  }

  changed() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), KEPT);
    clearTimeout(this.waiting);
    if (!this.isUnsaved) return;
    this.waiting = setTimeout(() => this.save(), QUIET);
    if (!this.stuck && !this.failures && !this.busy) this.say(words.unsaved);
  }

  /** The copy in the browser: there while something is not saved, and gone as soon as all is. */
  keep(more = {}) {
    clearTimeout(this.keeping);
    const byButton = this.typed(false, true);
    if (!this.isUnsaved && !this.isNew(byButton)) {
      this.kept = true;
      return this.drafts.drop();
    }
    const copy = { at: Date.now(), version: Number(this.token.value), text: this.typed(), byButton, ...more };
    this.kept = this.drafts.keep(copy);
    if (!this.kept) this.say(this.unkept, true);
  }

  get unkept() {
    return isOver() ? words.over : words.full;
  }

  /** One save at a time, in order. */
  async save() {
    clearTimeout(this.waiting);
    if (this.left) return;
    this.keep();
    if (this.stuck || !this.isUnsaved) return;
    if (this.busy) {
      this.more = true;
      return;
    }
    this.busy = true;
    this.more = false;
    // The answer to the last attempt was lost: the site may have those words, so it is asked with them first.
    const sending = this.unsure ?? this.typed();
    if (!this.failures) this.say(words.saving);
    this.done = this.send(sending).finally(() => {
      this.busy = false;
    });
    await this.done;
    if (this.more || (!this.stuck && !this.failures && this.isUnsaved)) this.save();
  }

  async send(sending, again = false) {
    const body = new URLSearchParams(sending);
    for (const field of this.form.querySelectorAll("[name=had]")) body.append("had", field.value);
    for (const name of ["csrfmiddlewaretoken", "version", "late", "brief"]) {
      if (this.form.elements[name]) body.set(name, this.form.elements[name].value);
    }
    let response;
    let answer;
    try {
      response = await fetch(this.form.action, {
        method: "POST",
        body,
        headers: { "X-Save": "1" },
        // The browser carries it on when the page is left, up to a size.
        keepalive: String(body).length < 60_000,
      });
      if (response.status === 403 && !again && (await this.renewed())) return this.send(sending, true);
      if (response.status === 401 || response.status === 403 || response.status === 404) {
        return this.lost(response.status === 401 ? "signed-out" : (this.who ?? "closed"));
      }
      answer = await response.json();
    } catch {
      return this.failed(sending, response ? words.trouble : words.offline);
    }
    this.unsure = undefined;
    this.failures = 0;
    this.heard(answer, sending);
  }

  heard(answer, sending) {
    if (answer.state === "saved" || answer.state === "late") {
      this.token.value = answer.version;
      // Too late: the next save goes on in the same late draft.
      this.form.elements.late.value = answer.late ?? "";
      this.saved = text(sending);
      this.notice(this.told ?? "");
      this.told = undefined;
      this.put("[data-lead]", answer.lead);
      this.keep();
      if (this.kept) this.say(this.isUnsaved ? words.unsaved : answer.say, true);
      return;
    }
    if (answer.state === "conflict") this.notice(answer.notice);
    // Words at fault are tried again when they change; a conflict waits for a choice, and a closed page for ever.
    if (answer.state === "refused") this.failures = 1;
    else this.stuck = answer.state;
    this.say(answer.say, true);
  }

  failed(sending, said) {
    this.unsure = sending;
    const after = AGAIN[Math.min(this.failures, AGAIN.length - 1)];
    this.failures += 1;
    this.waiting = setTimeout(() => this.save(), after);
    this.say(this.kept ? said : this.unkept, true);
  }

  /** Signed out, or somebody else is signed in: the words stay in the browser, and she is told how to go on. */
  lost(which) {
    this.stuck = which;
    const made = part(which);
    for (const link of made.querySelectorAll("a")) {
      link.href = `${words.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`;
    }
    for (const one of made.querySelectorAll("[data-kept]")) one.hidden = (one.dataset.kept === "yes") !== this.kept;
    this.notice(made);
    this.say(words.unsaved, true);
  }

  /** After a new sign-in the form's token is old: a new one comes with the page. Whether it helped. */
  async renewed() {
    const page = await fetch(location.pathname + location.search);
    const html = new DOMParser().parseFromString(await page.text(), "text/html");
    const there = html.getElementById("saver");
    this.who = page.redirected && !there ? "signed-out" : there?.dataset.person === words.person ? null : "somebody-else";
    const token = html.querySelector("form[data-answer] [name=csrfmiddlewaretoken]");
    if (this.who || !token) return false;
    goOn();
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token.value;
    return true;
  }

  /** By its button: after the save that is under way, for a form with its version would be overtaken. */
  async submitted(event) {
    if (this.busy) {
      event.preventDefault();
      await this.done;
      this.form.requestSubmit(event.submitter);
      return;
    }
    clearTimeout(this.waiting);
    this.keep({ sent: true });
    this.left = true;
    // Still here: the browser did not get through, or was stopped.
    setTimeout(() => (this.left = false), 15_000);
  }

  /** What was chosen in a notice. */
  chosen(event) {
    const to = event.target.closest("[data-do]")?.dataset;
    if (!to) return;
    this.notice("");
    this.form.querySelector("textarea")?.focus();
    if (to.do === "mine") {
      this.token.value = to.version;
      this.stuck = "";
      this.save();
    } else if (to.do === "put") {
      this.putBack(this.offered);
    } else if (to.do === "leave") {
      this.drafts.drop(this.offered.key);
    } else if (to.do === "theirs") {
      this.drafts.drop();
      this.left = true;
    }
  }

  /** What this browser kept of an earlier time, or of another window. */
  bringBack() {
    const acknowledged = document.querySelector(`[data-acknowledged="${this.form.dataset.answer}"]`);
    for (const copy of this.drafts.found()) {
      const isNewer = Number(this.token.value) > copy.version;
      const isHere = text(copy.text) === text(this.typed());
      const isMore = this.isNew(copy.byButton);
      if ((copy.mine && copy.sent && (acknowledged || (isNewer && isHere))) || (isHere && !isMore)) {
        this.drafts.drop(copy.key);
      } else if (this.saved === null) {
        break;
      } else if (!isNewer) {
        this.told = part("put-back", copy);
        this.putBack(copy);
        return;
      } else {
        this.offer(copy);
        return;
      }
    }
    // Where it was not taken, the same would be refused again: it is kept until it changes.
    if (this.saved === null) this.keep();
    else if (this.isUnsaved) this.changed();
  }

  putBack(copy) {
    this.token.value = copy.version;
    for (const pairs of [copy.text, copy.byButton]) {
      const names = new Set(pairs.map(([name]) => name));
      for (const field of this.form.elements) {
        const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
        if (["radio", "checkbox"].includes(field.type)) {
          if (pairs === copy.text && !field.closest("[data-by-button]")) field.checked = values.includes(field.value);
        } else if (names.has(field.name) && field.type !== "file") {
          field.value = values[0];
        }
      }
    }
    this.drafts.drop(copy.key);
    this.save();
    for (const details of this.form.querySelectorAll("details")) details.open ||= this.waits;
  }

  offer(copy) {
    this.offered = copy;
    this.notice(part("found", copy));
  }

  /** Above the field that is typed in, not over it. */
  notice(part) {
    this.put("[data-notice]", part);
    if (part && this.form.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest" });
  }

  /** HTML of the site, or a part of this page, in its place. */
  put(where, part) {
    if (part === undefined) return;
    const place = this.form.querySelector(where) ?? this.form.closest("[data-item]")?.querySelector(where);
    const nodes = typeof part === "string" ? new DOMParser().parseFromString(part, "text/html").body.childNodes : [part];
    (place ?? document.querySelector(where))?.replaceChildren(...nodes);
  }

  /** For the eye at once; read out only what is settled, and not again while it stays the same. */
  say(said, settled = false) {
    this.form.querySelector("[data-state]").textContent = said;
    const aloud = this.form.querySelector("[data-aloud]");
    if (settled && aloud.textContent !== said) aloud.textContent = said;
  }

  /** Something would be lost, or would have to be found again, by leaving now. */
  get warns() {
    if (this.left || this.stuck === "signed-out") return !this.left && !this.kept;
    return this.waits || (this.isUnsaved && (!this.kept || this.failures > 0 || this.stuck !== ""));
  }
}

const text = (pairs) => JSON.stringify(pairs);
const filled = (pairs) => text(pairs.filter(([, value]) => value));

/** A notice of city/saver.html, with what was kept and when. */
function part(name, copy) {
  const made = saver.querySelector(`template[data-part="${name}"]`).content.cloneNode(true);
  for (const one of copy ? made.querySelectorAll("[data-when]") : []) one.textContent = when(copy.at);
  for (const one of copy ? made.querySelectorAll("[data-text]") : []) one.textContent = longest(copy);
  return made;
}

const longest = (copy) =>
  [...copy.text, ...copy.byButton].map(([, value]) => value).reduce((one, other) => (other.length > one.length ? other : one), "");

function when(at) {
  const zone = words.zone;
  const lang = document.documentElement.lang;
  const day = (moment) => new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: zone }).format(moment);
  const time = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(at);
  return day(at) === day(Date.now()) ? `${time} (${words.zoneName})` : `${day(at)}, ${time} (${words.zoneName})`;
}

const savings = [...document.querySelectorAll("form[data-answer]")].map((form) => new Saving(form));
const all = (act) => savings.forEach(act);

addEventListener("online", () => all((one) => one.failures && one.save()));
addEventListener("pagehide", () => all((one) => one.save()));
document.addEventListener("visibilitychange", () =>
  all((one) => {
    // Back from another window, where she may have signed in again.
    if (!document.hidden && ["signed-out", "somebody-else"].includes(one.stuck)) one.stuck = "";
    one.save();
  }),
);
addEventListener("pageshow", (event) => event.persisted && all((one) => ((one.left = false), one.changed())));
addEventListener("beforeunload", (event) => savings.some((one) => one.warns) && event.preventDefault());

// Forms on this page answer for themselves; of another item that was saved by its button, the page tells.
for (const told of document.querySelectorAll("[data-acknowledged]")) {
  const drafts = draftsOf(words.person, words.application, told.dataset.acknowledged);
  for (const copy of drafts.found()) if (copy.mine && copy.sent) drafts.drop();
}
// Where both texts stand side by side, one may leave one's own.
document.querySelector("[data-leave]")?.addEventListener("click", (event) => {
  draftsOf(words.person, words.application, event.currentTarget.dataset.leave).drop();
  all((one) => (one.left = true));
});
// Where an answer is closed by now, what was not saved in time is shown once more.
const closed = document.querySelector("[data-closed]");
if (closed) {
  const drafts = draftsOf(words.person, words.application, closed.dataset.closed);
  const [copy] = drafts.found();
  if (copy) closed.replaceChildren(part("too-late", copy));
  closed.addEventListener("click", (event) => {
    if (!event.target.closest("[data-do=leave]")) return;
    drafts.drop(copy.key);
    closed.replaceChildren();
  });
}
