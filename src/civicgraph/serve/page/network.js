// The relations of a result: triples, or the first two columns of each row with the third as the words on the line.

import { make, short } from "./dom.js";
import { namer } from "./names.js";
import { say } from "./words.js";

const MOST = 300; // lines: more than that is no picture any more
const NAMES = new Set(["http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label"]);

// The ends and the words of each relation, as terms.
const relations = ({ triples, names, rows }) => {
  if (triples) return triples.filter(([, predicate, object]) => object.type !== "literal" && !NAMES.has(predicate.value)).map(([from, word, to]) => ({ from, word, to }));
  const [from, to, word] = names;
  return rows.filter((row) => row[from] && row[to]).map((row) => ({ from: row[from], to: row[to], word: row[word] }));
};

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const network = async (result, site, view) => {
  const fail = (word) => view.append(make("p", { class: "soft" }, say(word)));
  if (!result.triples && result.names.length < 2) return fail("notGraph");
  const all = relations(result), found = all.slice(0, MOST);
  if (!found.length) return fail("none");
  const box = make("div", { class: "network", role: "img", "aria-label": say("network") });
  view.append(box);
  if (all.length > MOST) view.append(make("p", { class: "soft" }, say("tooMany", MOST)));
  const name = await namer(found.flatMap(({ from, to, word }) => [from, to, word]), site);
  if (box.isConnected) draw(box, found, name, site.prefixes);
};

const key = (term) => `${term.type} ${typeof term.value === "string" ? term.value : JSON.stringify(term.value)}`;

const draw = (box, found, name, prefixes) => {
  const ends = new Map(found.flatMap(({ from, to }) => [[key(from), from], [key(to), to]]));
  const clipped = (words, most) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
  const started = new Set(found.map(({ from }) => key(from)));
  const nodes = [...ends].map(([id, term]) => ({
    id, label: clipped(name(term), 24), shape: started.has(id) ? "dot" : "square", size: 9,
    color: started.has(id) ? colour("--one") : colour("--other"),
  }));
  const called = (word) => (!word ? "" : word.type === "uri" ? short(word.value, prefixes) : name(word));
  const edges = found.map(({ from, to, word }, id) => ({ id, from: key(from), to: key(to), label: found.length <= 60 ? clipped(called(word), 18) : "" }));
  const font = { color: colour("--text"), size: 14, face: colour("--fonts"), strokeWidth: 3, strokeColor: colour("--surface") };
  const drawn = new vis.Network(box, { nodes, edges }, {
    nodes: { font },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, color: colour("--tie"), font: { ...font, size: 11 }, smooth: false },
    layout: { randomSeed: 7, improvedLayout: ends.size < 120 },
    physics: { solver: "forceAtlas2Based", forceAtlas2Based: { springLength: 90, avoidOverlap: 0.4 }, stabilization: { iterations: 250 } },
    interaction: { hover: true, keyboard: false },
  });
  drawn.once("stabilizationIterationsDone", () => drawn.setOptions({ physics: false }));
};
