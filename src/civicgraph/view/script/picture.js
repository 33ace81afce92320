// The drawing: vis-network with the places that came with the file.

const FONTS = '"Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", "Meiryo", system-ui, sans-serif';
const LEAST_LEGIBLE = 0.7; // below this zoom labels are too small to read
const picture = { network: null, nodes: null, edges: null };

const createPicture = () => {
  picture.nodes = new vis.DataSet(drawing.nodes);
  picture.edges = new vis.DataSet(drawing.edges);
  const container = document.getElementById("picture");
  picture.network = new vis.Network(container, { nodes: picture.nodes, edges: picture.edges }, drawing.options);
  picture.network.on("click", (event) => select(event.nodes[0] || event.edges[0] || null));
  for (const [start, end] of [["hoverNode", "blurNode"], ["hoverEdge", "blurEdge"]]) {
    picture.network.on(start, () => container.classList.add("pointing"));
    picture.network.on(end, () => container.classList.remove("pointing"));
  }
  showAll(LEAST_LEGIBLE);
};

// Everything in view where it stays legible, else the part around the best connected thing.
const showAll = (least = 0) => {
  const network = picture.network, shown = drawing.nodes.filter((node) => visible(node.id));
  if (!shown.length) return;
  network.fit({ nodes: shown.map((node) => node.id), minZoomLevel: 0.02, maxZoomLevel: 1.25 });
  const whole = network.getViewPosition(), scale = Math.max(network.getScale() * 0.97, least);
  const best = shown.reduce((first, node) => (degree(node.id) > degree(first.id) ? node : first));
  const frame = document.getElementById("picture");
  const within = (axis, size) => {
    const places = shown.map((node) => node[axis]), room = size / scale / 2 - 70;
    const low = Math.min(...places) + room, high = Math.max(...places) - room;
    return low > high ? whole[axis] : Math.min(Math.max(best[axis], low), high);
  };
  network.moveTo({ position: { x: within("x", frame.clientWidth), y: within("y", frame.clientHeight) }, scale });
};

const zoom = (factor) => picture.network.moveTo({ scale: picture.network.getScale() * factor });

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// What the selection is about: a thing and its neighbours, or the two ends of a line; null when nothing is selected.
const focus = () => {
  const edge = edges.get(state.selected);
  if (edge) return new Set([edge.from, edge.to]);
  return nodes.has(state.selected) && degree(state.selected)
    ? new Set([state.selected, ...neighboursOf.get(state.selected)]) : null;
};

const nodeLook = (node, near, ink) => {
  const { kind, sector } = nodes.get(node.id);
  const fill = legend.kinds[kind][theme()], border = legend.sectors[sector]?.[theme()] || fill;
  const dim = near && !near.has(node.id);
  return {
    id: node.id,
    label: node.labels[state.lang],
    hidden: !visible(node.id),
    opacity: dim ? 0.2 : 1,
    color: { background: fill, border, highlight: { background: fill, border }, hover: { background: fill, border } },
    font: {
      ...node.font, face: FONTS, color: dim ? ink.faint : ink.text, strokeWidth: 3, strokeColor: ink.ground,
    },
  };
};

const edgeLook = (edge, near, ink) => {
  const touched = near && (edge.id === state.selected || edge.from === state.selected || edge.to === state.selected);
  const named = touched || (!near && edge.shown);
  const line = touched ? ink.accent : near ? ink.fainter : ink.line;
  return {
    id: edge.id,
    label: named ? edge.labels[state.lang] : " ", // vis-network would keep the old label for ""
    title: edge.labels[state.lang],
    hidden: !visible(edge.from) || !visible(edge.to),
    width: touched ? 1.8 : 1.1,
    color: { color: line, highlight: ink.accent, hover: ink.accent, inherit: false },
    font: { size: 11, face: FONTS, color: touched ? ink.text : ink.muted, background: named ? ink.ground : "#0000", strokeWidth: 0 },
  };
};

// Colours, language, filters and selection in one pass.
const paint = () => {
  if (!picture.network) return;
  const near = focus(), ink = Object.fromEntries(
    ["text", "muted", "faint", "fainter", "line", "ground", "accent"].map((name) => [name, colour(name)]));
  picture.nodes.update(drawing.nodes.map((node) => nodeLook(node, near, ink)));
  picture.edges.update(drawing.edges.map((edge) => edgeLook(edge, near, ink)));
  picture.network.unselectAll();
  if (degree(state.selected)) picture.network.selectNodes([state.selected], false);
  const blank = document.getElementById("blank"), shown = drawing.nodes.some((node) => visible(node.id));
  blank.hidden = shown;
  blank.textContent = shown ? "" : word(drawing.nodes.length ? "hidden" : "empty");
  const frame = document.querySelector("#picture canvas");
  frame?.setAttribute("role", "img");
  frame?.setAttribute("aria-label", word("picture", { n: drawing.nodes.length, m: drawing.edges.length }));
};

// Bring a selected thing into view if it is outside.
const reveal = (id) => {
  const node = degree(id) ? picture.nodes.get(id) : null;
  if (!node) return;
  const { x, y } = picture.network.canvasToDOM({ x: node.x, y: node.y });
  const { clientWidth, clientHeight } = document.getElementById("picture");
  if (x < 40 || y < 40 || x > clientWidth - 40 || y > clientHeight - 60) {
    picture.network.moveTo({ position: { x: node.x, y: node.y }, animation: { duration: reduceMotion() ? 0 : 250 } });
  }
};

const reduceMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
