// The relations of a result: triples, or the first two columns of each row with the third as the words on the line.

import { make, short, text } from "./dom.js";
import { say } from "./words.js";

const MOST = 300; // lines: more than that is no picture any more

const relations = ({ triples, names, rows }, prefixes) => {
  if (triples) {
    return triples.filter(([, , object]) => object.type !== "literal")
      .map(([subject, predicate, object]) => [text(subject, prefixes), short(predicate.value, prefixes), text(object, prefixes)]);
  }
  const [from, to, word] = names;
  return rows.filter((row) => row[from] && row[to]).map((row) => [text(row[from], prefixes), text(row[word], prefixes), text(row[to], prefixes)]);
};

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Returns the element and what draws into it once it stands in the page.
export const network = (result, prefixes) => {
  if (!result.triples && result.names.length < 2) return [make("p", { class: "soft" }, say("notGraph")), () => {}];
  const all = relations(result, prefixes), found = all.slice(0, MOST);
  if (!found.length) return [make("p", { class: "soft" }, say("none")), () => {}];
  const box = make("div", { class: "network", role: "img", "aria-label": say("network") });
  const note = all.length > MOST ? make("p", { class: "soft" }, say("tooMany", MOST)) : "";
  return [make("div", {}, note, box), () => draw(box, found)];
};

const draw = (box, found) => {
  const ends = [...new Set(found.flatMap(([from, , to]) => [from, to]))];
  const clipped = (name, most) => (name.length > most ? `${name.slice(0, most - 1)}…` : name);
  const started = new Set(found.map(([from]) => from));
  const nodes = ends.map((id) => ({
    id, label: clipped(id, 24), shape: started.has(id) ? "dot" : "square", size: 9,
    color: started.has(id) ? colour("--one") : colour("--other"),
  }));
  const edges = found.map(([from, label, to], id) => ({ id, from, to, label: found.length <= 60 ? clipped(label, 18) : "" }));
  const font = { color: colour("--text"), size: 14, face: colour("--fonts"), strokeWidth: 3, strokeColor: colour("--surface") };
  const drawn = new vis.Network(box, { nodes, edges }, {
    nodes: { font },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, color: colour("--tie"), font: { ...font, size: 11 }, smooth: false },
    layout: { randomSeed: 7, improvedLayout: ends.length < 120 },
    physics: { solver: "forceAtlas2Based", forceAtlas2Based: { springLength: 90, avoidOverlap: 0.4 }, stabilization: { iterations: 250 } },
    interaction: { hover: true, keyboard: false },
  });
  drawn.once("stabilizationIterationsDone", () => drawn.setOptions({ physics: false }));
};
