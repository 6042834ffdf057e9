// Sends files one by one as soon as they are dropped or chosen, each with its progress. Without this file a
// plain file field does the same with its form. A place for files carries `data-drop` (city/drop.html) and
// the words that are said; what the site answers is put into the list that it names.
let queue = Promise.resolve();

for (const place of document.querySelectorAll("[data-drop]")) begin(place);
for (const piece of document.querySelectorAll("[data-piece]")) offerToAdd(piece);

function begin(place) {
  const form = place.closest("form");
  place.hidden = false;
  // The plain field would send the same files once more, without progress.
  const plain = form.querySelector('input[type="file"][name="file"]');
  if (plain) plain.closest(".usa-form-group").hidden = !plain.closest(".usa-form-group--error");

  const input = place.querySelector('input[type="file"]');
  input.accept = plain?.accept ?? "";
  input.addEventListener("change", () => {
    send(place, input.files);
    input.value = "";
  });
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.classList.add("assay-drop--over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("assay-drop--over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("assay-drop--over");
    send(place, event.dataTransfer.files);
  });
}

function send(place, files) {
  for (const file of files) new Sending(place, file).wait();
}

/** One file on its way, after those before it: its name, how far it is, and what became of it. */
class Sending {
  constructor(place, file) {
    this.place = place;
    this.words = place.dataset;
    this.file = file;
    this.row = place.querySelector(".assay-drop__files").appendChild(document.createElement("li"));
  }

  wait() {
    if (this.file.size > Number(this.words.most)) return this.refused(`${this.file.name}: ${this.words.tooLarge}`);
    this.cancelled = false;
    const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
    bar.setAttribute("aria-label", `${this.words.sending}: ${this.file.name}`);
    const percent = document.createElement("span");
    this.row.className = "";
    this.row.replaceChildren(name(this.file.name), bar, percent, button(this.words.cancel, this.file.name, () => this.cancel()));
    const sent = () => this.cancelled || new Promise((done) => this.start(bar, percent, done));
    const mine = queue.then(sent);
    queue = mine;
    mine.then(() => mine === queue && refresh(this.place));
  }

  start(bar, percent, done) {
    this.say(`${this.words.sending}: ${this.file.name}`);
    this.request = new XMLHttpRequest();
    this.request.addEventListener("loadend", done);
    this.request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      bar.value = Math.floor((100 * event.loaded) / event.total);
      percent.textContent = `${bar.value} %`;
    });
    this.request.addEventListener("load", () => this.answered(this.request.status, this.request.responseText));
    this.request.addEventListener("error", () => this.refused(`${this.file.name}: ${this.words.lost}`, true));
    this.request.open("POST", this.words.to);
    this.request.setRequestHeader("X-Parts", "1");
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token(this.place));
    body.set("as", this.words.as);
    body.set("file", this.file);
    this.request.send(body);
  }

  answered(status, html) {
    if (status === 201) return this.taken(html);
    if (status === 422) return this.refused(text(html));
    if (status === 413) return this.refused(`${this.file.name}: ${this.words.tooLarge}`);
    const said = status === 401 || status === 403 ? this.words.signedOut : this.words.lost;
    this.refused(`${this.file.name}: ${said}`, true);
  }

  taken(html) {
    put(this.words.list, html);
    this.row.remove();
    this.say(`${this.words.taken}: ${this.file.name}`);
  }

  cancel() {
    this.cancelled = true;
    this.request?.abort();
    this.refused(`${this.file.name}: ${this.words.cancelled}`);
  }

  refused(why, again = false) {
    const body = Object.assign(document.createElement("div"), { className: "usa-alert__body" });
    const said = Object.assign(document.createElement("p"), { className: "usa-alert__text" });
    said.append(Object.assign(document.createElement("strong"), { textContent: this.words.refused }), ` ${why} `);
    const retry = again ? [button(this.words.again, this.file.name, () => this.wait())] : [];
    const had = this.row.contains(document.activeElement);
    said.append(...retry);
    body.append(said);
    this.row.className = "usa-alert usa-alert--error usa-alert--slim";
    this.row.replaceChildren(body);
    if (had) this.place.querySelector('input[type="file"]').focus();
    this.say(`${this.words.refused} ${why}`);
  }

  say(words) {
    this.place.querySelector("[role=status]").textContent = words;
  }
}

/** In an answer: a piece of addresses goes into the library by a button of its own, and is cited. */
function offerToAdd(piece) {
  const place = piece.closest("form").querySelector("[data-drop]");
  const line = piece.querySelector("[data-piece-button]");
  if (!place || !line) return;
  line.hidden = false;
  const said = line.querySelector("[role=alert]");
  const refuse = (why) => (said.textContent = `${place.dataset.refused} ${why}`);
  line.querySelector("button").addEventListener("click", async () => {
    const fields = [...piece.querySelectorAll("input[name], textarea[name]")].filter((one) => one.type !== "file");
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token(place));
    body.set("as", place.dataset.as);
    for (const one of fields) body.set(one.name, one.value);
    said.textContent = "";
    try {
      const response = await fetch(place.dataset.to, { method: "POST", body, headers: { "X-Parts": "1" } });
      const html = await response.text();
      if (response.status === 201) {
        for (const one of fields) one.value = "";
        put(place.dataset.list, html);
        place.querySelector("[role=status]").textContent = place.dataset.taken;
      } else {
        refuse(response.status === 422 ? text(html) : place.dataset.signedOut);
      }
    } catch {
      refuse(place.dataset.lost);
    }
  });
}

/** Puts what came into its list, and lets its form know: an answer that saves itself saves it too. */
function put(id, html) {
  const list = document.getElementById(id);
  const parts = [...new DOMParser().parseFromString(`<ul>${html}</ul>`, "text/html").querySelectorAll("ul > li")];
  for (const part of parts) {
    const field = part.querySelector("[id]");
    if (!field || !document.getElementById(field.id)) list.append(part);
  }
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Shows what the page says by now where it counts and lists what was sent. Offline it stays as it is. */
async function refresh(place) {
  const ids = place.dataset.refresh.split(" ").filter(Boolean);
  if (!ids.length) return;
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const id of ids) {
    const now = page.getElementById(id);
    if (now) document.getElementById(id).replaceChildren(...now.childNodes);
  }
}

function token(place) {
  return place.closest("form").elements.csrfmiddlewaretoken.value;
}

function text(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
}

function name(words) {
  const made = document.createElement("span");
  made.textContent = words;
  return made;
}

function button(words, about, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "usa-button usa-button--unstyled";
  made.textContent = words;
  made.setAttribute("aria-label", `${words}: ${about}`);
  made.addEventListener("click", act);
  return made;
}
