// Answers each mark at once, on the page. Without this file the button does the same.
// What is marked goes in the body of a request to the page's own address, and is kept nowhere.
const form = document.querySelector("[data-stand]");
const said = paragraph("assay-hidden", "role", "status");
const line = paragraph("assay-stand__line", "aria-hidden", "true");
line.hidden = true;

let waiting;
let asking;

form.addEventListener("change", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 300);
});

async function ask() {
  asking?.abort();
  asking = new AbortController();
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Parts": "1" },
      signal: asking.signal,
    });
    if (response.ok || response.status === 422) show(await response.text());
  } catch (error) {
    // Superseded by a later mark, or offline: then the line would be out of date, and the button is there.
    if (error.name !== "AbortError") line.hidden = true;
  }
}

/** Puts each part of the answer in its place, and its first line into sight and hearing. */
function show(html) {
  for (const part of new DOMParser().parseFromString(html, "text/html").body.children) {
    const place = document.getElementById(part.id);
    if (!place.contains(document.activeElement)) place.replaceChildren(...part.childNodes);
  }
  const first = document.querySelector("[data-answer]")?.textContent.trim() ?? "";
  said.textContent = first;
  line.textContent = first;
  line.hidden = !first;
}

function paragraph(className, attribute, value) {
  const made = document.createElement("p");
  made.className = className;
  made.setAttribute(attribute, value);
  form.before(made);
  return made;
}
