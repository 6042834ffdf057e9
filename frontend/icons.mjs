import { readFile } from "node:fs/promises";
import { join } from "node:path";

// Every icon stands beside a word. A new one is added here by its USWDS name.
const IN_USE = ["file_download", "launch", "navigate_before", "navigate_next", "print", "search"];

/** One SVG file whose symbols are the icons in use. */
export async function sprite(folder) {
  const symbols = await Promise.all(IN_USE.map((name) => symbol(folder, name)));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

async function symbol(folder, name) {
  const picture = await readFile(join(folder, `${name}.svg`), "utf-8");
  const [, box, shapes] = picture.match(/viewBox="([^"]+)"[^>]*>(.*)<\/svg>/s);
  return `<symbol id="${name}" viewBox="${box}">${shapes}</symbol>`;
}
