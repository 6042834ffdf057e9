// Builds everything that a page loads besides its HTML: `node frontend/build.mjs`, a few seconds.
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as sass from "sass";
import { outlines } from "./outlines.mjs";
import { sprite } from "./icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const served = join(root, "assay/web/static/built");
// Built beside what is served and put in its place at the end: a page never meets a half of it.
const built = `${served}.new`;
const modules = join(root, "node_modules");
const uswds = join(modules, "@uswds/uswds");
const fonts = join(modules, "@fontsource-variable/public-sans/files");

await rm(built, { recursive: true, force: true });
await mkdir(built, { recursive: true });

const style = styleSheet();
await write("assay.css", style);
await copyNamed(style);
await write("icons.svg", await sprite(join(uswds, "dist/img/usa-icons")));
await copyFile(join(here, "mark.svg"), join(built, "mark.svg"));
await write("outlines.json", JSON.stringify(await outlines()));
await copyAccessibilityCheck();
await copyPrintedFonts();
await rm(served, { recursive: true, force: true });
await rename(built, served);

function styleSheet() {
  const { css } = sass.compile(join(here, "styles/assay.scss"), {
    style: "compressed",
    loadPaths: [join(uswds, "packages")],
    quietDeps: true,
    logger: sass.Logger.silent,
  });
  return css;
}

/** The fonts and pictures that the style sheet names, and no others. */
async function copyNamed(css) {
  const named = new Set(Array.from(css.matchAll(/url\("?([^")]+)"?\)/g), ([, file]) => file));
  for (const file of named) {
    const source = file.startsWith("fonts/") ? join(fonts, file.slice(6)) : join(uswds, "dist", file);
    await mkdir(dirname(join(built, file)), { recursive: true });
    await copyFile(source, join(built, file));
  }
}

/** For tests in the browser; never served. */
async function copyAccessibilityCheck() {
  await mkdir(join(root, "build"), { recursive: true });
  await copyFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), join(root, "build/axe.min.js"));
}

/** For papers: Typst reads no compressed fonts. */
async function copyPrintedFonts() {
  const printed = join(root, "assay/typesetting/fonts");
  const family = join(uswds, "packages/uswds-core/src/assets/fonts/public-sans");
  await mkdir(printed, { recursive: true });
  for (const cut of ["Regular", "Bold", "Italic", "BoldItalic"]) {
    await copyFile(join(family, `PublicSans-${cut}.ttf`), join(printed, `PublicSans-${cut}.ttf`));
  }
}

async function write(name, text) {
  await writeFile(join(built, name), text);
  console.log(`${name}: ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes compressed`);
}
