// The map of the Americas in two panels. The server puts the places on it: its two projections
// (assay/web/components/maps.py) read their parameters here, and a test compares them with `reference`.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { geoAzimuthalEqualArea, geoConicEqualArea } from "d3-geo";
import { borderPath, chosen, drawn, landPath } from "./shapes.mjs";

// Where the southern panel begins: [longitude, latitude] along the border of Mexico, through the Gulf,
// south of Florida and north of the Bahamas.
const DIVIDE = [
  [-180, 32.53], [-117.12, 32.53], [-114.72, 32.71], [-114.81, 32.5], [-111.07, 31.33], [-108.21, 31.33],
  [-108.2, 31.78], [-106.53, 31.78], [-106.5, 31.75], [-106.4, 31.74], [-106.2, 31.47], [-105, 30.68], [-104.42, 29.6], [-104.38, 29.55], [-103.15, 28.97],
  [-102.67, 29.73], [-101.4, 29.77], [-100.66, 29.1], [-100.29, 28.28], [-99.53, 27.5], [-99.51, 27.48], [-99.505, 27.3], [-99.1, 26.42],
  [-98.2, 26.05], [-97.5, 25.88], [-97.36, 25.85], [-97.14, 25.95], [-96, 24], [-80, 24], [-79.3, 27.5], [-30, 27.5],
];

// Far from the lower states: each would need a projection of its own.
const NOT_DRAWN = new Set([
  "Alaska", "American Samoa", "Commonwealth of the Northern Mariana Islands", "Guam", "Hawaii",
  "Puerto Rico", "United States Virgin Islands",
]);

// France is here for Guiana; its other lands fall outside the panel.
const LATIN = new Set([
  "Argentina", "Bahamas", "Belize", "Bolivia", "Brazil", "Chile", "Colombia", "Costa Rica", "Cuba",
  "Dominican Rep.", "Ecuador", "El Salvador", "France", "Guatemala", "Guyana", "Haiti", "Honduras", "Jamaica",
  "Mexico", "Nicaragua", "Panama", "Paraguay", "Peru", "Puerto Rico", "Suriname", "Trinidad and Tobago",
  "Uruguay", "Venezuela",
]);

const NORTH = { width: 960, height: 660, centre: [-96, 38], parallels: [29.5, 45.5] };
const SOUTH = { width: 760, height: 880, centre: [-74, -13] };
const MARGIN = 12;
const DETAIL = { detail: 3, least: 12 };

const REFERENCE = [
  [42.36, -71.06], [25.77, -80.19], [32.72, -117.16], [53.55, -113.47], [45.42, -75.7], [27.53, -99.49],
  [25.67, -100.31], [-34.61, -58.38], [-3.73, -38.52], [14.64, -90.51], [18.47, -66.11], [-33.41, -70.57],
];

/** Everything that is written to outlines.json. */
export async function outlines() {
  const states = await read("us-atlas/states-10m.json");
  const world = await read("world-atlas/countries-50m.json");
  const [north, latin] = [northern(states, world), southern(world)];
  return {
    divide: DIVIDE,
    panels: { north: north.panel, latin: latin.panel },
    reference: REFERENCE.map(([latitude, longitude], at) => {
      const [panel, { project }] = at < REFERENCE.length / 2 ? ["north", north] : ["latin", latin];
      const [x, y] = project([longitude, latitude]);
      return { latitude, longitude, panel, x, y };
    }),
  };
}

function northern(states, world) {
  const lower = chosen(states, "states", (name) => !NOT_DRAWN.has(name));
  const { width, height, centre, parallels } = NORTH;
  const project = geoConicEqualArea().parallels(parallels).rotate([-centre[0], 0]).center([0, centre[1]]);
  // The corners: Prince George, Saint John's, the cape of California, Key West.
  const corners = [[-123, 54], [-52.6, 47.5], [-124.5, 40.4], [-81.8, 24.5]];
  project.fitExtent([[MARGIN, MARGIN], [width - MARGIN, height - MARGIN]], { type: "MultiPoint", coordinates: corners });
  const land = drawn(lower, project, DETAIL);
  const beside = drawn(chosen(world, "countries", (name) => name === "Canada"), project, DETAIL);
  return {
    project,
    panel: {
      width, height,
      lands: [landPath(beside, NORTH), landPath(land, NORTH)],
      borders: borderPath(land, NORTH),
      projection: { kind: "conic", centre, parallels, ...placed(project, centre) },
    },
  };
}

function southern(world) {
  const { width, height, centre } = SOUTH;
  const project = geoAzimuthalEqualArea().rotate([-centre[0], -centre[1]]);
  // Tijuana, the eastern capes of Brazil, Cape Horn.
  const corners = [[-117.2, 32.6], [-34.7, -7], [-35, -5], [-68, -56]];
  // Twice the margin: cities stand on the eastern capes, and their marks need room.
  const frame = [[2 * MARGIN, MARGIN], [width - 2 * MARGIN, height - MARGIN]];
  project.fitExtent(frame, { type: "MultiPoint", coordinates: corners });
  const land = drawn(chosen(world, "countries", (name) => LATIN.has(name)), project, DETAIL);
  return {
    project,
    panel: {
      width, height,
      lands: [landPath(land, SOUTH)],
      borders: borderPath(land, SOUTH),
      projection: { kind: "azimuthal", centre, ...placed(project, centre) },
    },
  };
}

function placed(project, centre) {
  return { scale: project.scale(), origin: project(centre) };
}

async function read(name) {
  return JSON.parse(await readFile(createRequire(import.meta.url).resolve(name)));
}
