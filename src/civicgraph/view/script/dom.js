// Making elements. Whatever comes from the data enters as text, never as markup.

const el = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
};

const svg = (tag, attributes, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const word = (key, values = {}) => Object.entries(values).reduce(
  (text, [name, value]) => text.replace(`{${name}}`, value), content.words[state.lang][key]);

const nameOf = (id) => {
  const names = nodes.get(id)?.names || [];
  return (names.find(([, lang]) => lang === state.lang) || names[0] || [id])[0];
};

// A name on its own line of thought: direction marks inside it do not reach the words around it.
const nameText = (text) => el("bdi", { class: "name" }, text);

const kindWord = (node) => legend.kinds[node.kind][state.lang];
const sectorWord = (sector) => (sector ? legend.sectors[sector]?.[state.lang] || sector : word("no_sector"));

const predicateWord = (fact, inverse = false) => {
  const predicate = legend.predicates[fact.predicate];
  const special = predicate[nodes.get(fact.subject)?.kind];
  return (inverse ? predicate.inverse : special || predicate)[state.lang];
};

const isWeb = (address) => /^https?:\/\//i.test(address || "");
const link = (address, text) => (isWeb(address)
  ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, nameText(text))
  : nameText(text));

const heading = (text, count) => el("h3", {}, text, count === undefined ? null : el("span", { class: "count" }, String(count)));

const announce = (text) => { document.getElementById("announce").textContent = text; };

const entityButton = (id) => (nodes.has(id)
  ? el("button", { type: "button", class: "entity", onclick: () => select(id) }, swatch(nodes.get(id)), nameText(nameOf(id)))
  : nameText(id));

// The mark of a kind, with the outline of a sector, as the picture draws it.
const SHAPES = {
  dot: "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
  ellipse: "M8 4a6 4 0 1 1 0 8a6 4 0 1 1 0-8z",
  square: "M3 3h10v10H3z",
  diamond: "M8 1.5L14.5 8L8 14.5L1.5 8z",
  hexagon: "M4.8 2.6h6.4L14.4 8l-3.2 5.4H4.8L1.6 8z",
  triangle: "M8 2.2L14.6 13.4H1.4z",
  triangleDown: "M8 13.8L14.6 2.6H1.4z",
  star: "M8 1l2.1 4.6 5 .6-3.7 3.4 1 5L8 12.2l-4.4 2.4 1-5L.9 6.2l5-.6z",
};
const BUBBLE = "M3 0h11a3 3 0 0 1 3 3v5a3 3 0 0 1 -3 3h-7l-5 4v-4.2a3 3 0 0 1 -2 -2.8v-5a3 3 0 0 1 3 -3z";
const bubbleMark = () => svg("svg", { viewBox: "-1 -1 19 17", width: "15", height: "15", "aria-hidden": "true", class: "mark bubble" },
  svg("path", { d: BUBBLE, fill: "currentColor" }));
const LINES = { solid: "none", dashed: "3.4 2", dotted: "1.2 1.6" };

const swatch = ({ kind, sector }) => {
  const mark = legend.kinds[kind], outline = legend.sectors[sector];
  const path = svg("path", { d: SHAPES[mark.shape], fill: mark[theme()] });
  if (outline) {
    path.setAttribute("stroke", outline[theme()]);
    path.setAttribute("stroke-width", "2");
    path.setAttribute("stroke-dasharray", LINES[outline.line]);
  }
  return svg("svg", { viewBox: "-1 -1 18 18", width: "15", height: "15", "aria-hidden": "true", class: "mark" }, path);
};

const darkScheme = matchMedia("(prefers-color-scheme: dark)");
const theme = () => state.theme || (darkScheme.matches ? "dark" : "light");
