// From a published topology to short SVG paths. A topology keeps each border once, as an arc that its
// neighbours share, so a border stays whole when it is simplified.
import { geoIdentity, geoPath } from "d3-geo";
import { merge, mesh } from "topojson-client";
import { filter, filterAttachedWeight, presimplify, simplify } from "topojson-simplify";
import { Pen } from "./pen.mjs";

/** One layer of a topology, only the areas whose name is wanted. */
export function chosen(topology, layer, wanted) {
  const geometries = topology.objects[layer].geometries.filter((g) => wanted(g.properties.name));
  return { ...topology, objects: { [layer]: { type: "GeometryCollection", geometries } } };
}

/**
 * The topology in page units, `detail` being the smallest triangle (in square units) that a bend of
 * a line may span, `least` the smallest island that is kept.
 */
export function drawn(topology, project, { detail, least }) {
  const planar = presimplify(projected(topology, project));
  return filter(simplify(planar, detail), filterAttachedWeight(planar, least));
}

export function landPath(topology, size) {
  return path(merge(topology, layerOf(topology).geometries), size);
}

export function borderPath(topology, size) {
  return path(mesh(topology, layerOf(topology), (one, other) => one !== other), size);
}

function layerOf(topology) {
  return Object.values(topology.objects)[0];
}

// Arcs are projected before they are simplified: what a bend is worth depends on its size on the page.
function projected({ transform, ...topology }, project) {
  const { scale, translate } = transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) =>
      project([(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]));
  });
  return { ...topology, arcs };
}

// The frame is cut a little outside the view, where the line that the cut leaves is not seen.
function path(shape, { width, height }) {
  const pen = new Pen();
  geoPath(geoIdentity().clipExtent([[-9, -9], [width + 9, height + 9]]), pen)(shape);
  return pen.path;
}
