// The drawing: vis-network with the places that came with the file.

const FONTS = '"Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", "Meiryo", system-ui, sans-serif';
const UNSURE = 0.5; // facts below this confidence are drawn with a dotted line
const picture = { network: null, nodes: null, edges: null, bubbles: [] };

const createPicture = () => {
  picture.nodes = new vis.DataSet();
  picture.edges = new vis.DataSet();
  const container = document.getElementById("picture");
  picture.network = new vis.Network(container, { nodes: picture.nodes, edges: picture.edges }, drawing.options);
  picture.network.on("click", (event) => select(event.nodes[0] || event.edges[0] || null));
  picture.network.on("doubleClick", (event) => {
    const id = event.nodes[0];
    if (id) (hiddenNeighbours(id).length ? openUp : closeUp)(id);
  });
  picture.network.on("dragEnd", (event) => {
    for (const id of event.nodes) Object.assign(drawn.get(id), picture.network.getPositions([id])[id]);
  });
  picture.network.on("beforeDrawing", drawGroups);
  picture.network.on("afterDrawing", drawBubbles);
  for (const move of ["zoom", "dragStart"]) picture.network.on(move, () => { fitted.kept = false; });
  for (const [start, end] of [["hoverNode", "blurNode"], ["hoverEdge", "blurEdge"]]) {
    picture.network.on(start, () => container.classList.add("pointing"));
    picture.network.on(end, () => container.classList.remove("pointing"));
  }
};

const shownNodes = () => drawing.nodes.filter((node) => visible(node.id));

const cameraNow = () => (inCloud() ? cloudCamera() : { ...picture.network.getViewPosition(), scale: picture.network.getScale() });
const moveTo = (position, scale, duration = 0) => {
  fitted.kept = false;
  if (inCloud()) moveCloud(position, scale, duration);
  else picture.network.moveTo({ position, scale, animation: { duration } });
};
const zoom = (factor) => { const { x, y, scale } = cameraNow(); moveTo({ x, y }, scale * factor); };

const camera = () => {
  const { x, y, scale } = cameraNow();
  return `${Math.round(x)},${Math.round(y)},${Number(scale.toPrecision(5))}`;
};
const moveCamera = (text) => {
  const [x, y, scale] = text.split(",").map(Number);
  if (![x, y, scale].every(Number.isFinite) || scale <= 0) return false;
  if (document.getElementById("stage").hidden) fitted.camera = text; // there is no window to move yet
  else moveTo({ x, y }, scale);
  return true;
};

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// What the view is about: a path, a thing and its neighbours, or the two ends of a line; null when nothing is.
const focus = () => {
  const edge = edges.get(state.selected), path = currentPath();
  if (edge) return new Set([edge.from, edge.to]);
  if (drawn.has(state.selected)) return new Set([state.selected, ...shownNeighbours(state.selected)]);
  return path ? new Set(path) : null;
};

// The edges to bring out: those of the selection, else those of the path.
const strongEdges = () => {
  if (edges.has(state.selected)) return new Set([state.selected]);
  if (drawn.has(state.selected)) return new Set(shownEdgesOf(state.selected).map((edge) => edge.id));
  const path = currentPath() || [];
  return new Set(path.slice(1).map((id, i) => edgeBetween(path[i], id).id));
};

const nodeLook = (node, near, ink) => {
  const { kind, sector } = nodes.get(node.id);
  const fill = legend.kinds[kind][theme()], border = legend.sectors[sector]?.[theme()] || fill;
  const dim = near && !near.has(node.id);
  return {
    ...node,
    label: node.labels[state.lang],
    opacity: dim ? 0.2 : 1,
    color: { background: fill, border, highlight: { background: fill, border }, hover: { background: fill, border } },
    font: {
      ...node.font, face: FONTS, color: dim ? ink.faint : ink.text, strokeWidth: 3, strokeColor: ink.ground,
    },
  };
};

const edgeWords = (id) => [...new Set(shown.edges.get(id).map((fact) => fact.predicate))]
  .map((predicate) => legend.predicates[predicate][state.lang]).join(" · ");

// Lines are whole for what holds now, dashed for what was or is to be, dotted where no fact is sure.
const dashesOf = (id) => {
  const told = shown.edges.get(id);
  if (told.every((fact) => fact.confidence < UNSURE)) return [2, 4];
  return told.every((fact) => fact.status) ? [7, 4] : false;
};

// A speech bubble at the shoulder of everyone who speaks; drawn over the marks, faint where its node is.
const bubblePlace = (node) => { // the corner of the bubble's tail, on the rim of the mark
  const reach = node.size * 0.72;
  return [node.x + reach, node.y - reach];
};
const drawBubble = (canvas, [x, y], ink, alpha = 1) => {
  const outline = new Path2D(BUBBLE);
  canvas.save();
  canvas.globalAlpha = alpha;
  canvas.translate(x - 2, y - 17);
  canvas.scale(1.2, 1.2);
  canvas.lineJoin = "round";
  canvas.lineWidth = 3;
  canvas.strokeStyle = ink.ground;
  canvas.stroke(outline);
  canvas.fillStyle = ink.accent;
  canvas.fill(outline);
  canvas.restore();
};
const drawBubbles = (canvas) => {
  const ink = { accent: colour("accent"), ground: colour("ground") };
  for (const { node, dim } of picture.bubbles) drawBubble(canvas, bubblePlace(node), ink, dim ? 0.2 : 1);
};

// In a large picture the lines between communities step back, so that what hangs together stands out.
const CROWDED = 160;
const isFar = (edge) => shown.edges.size > CROWDED && nodes.get(edge.from).group !== nodes.get(edge.to).group;

const edgeLook = (edge, near, strong, ink) => {
  const touched = strong.has(edge.id), named = touched || (!near && edge.shown.includes(state.lang));
  const line = touched ? ink.accent : near || isFar(edge) ? ink.fainter : ink.line, words = edgeWords(edge.id);
  return {
    ...edge,
    label: named ? words : " ", // vis-network would keep the old label for ""
    title: words,
    dashes: dashesOf(edge.id),
    width: touched ? 1.8 : 1.1,
    color: { color: line, highlight: ink.accent, hover: ink.accent, inherit: false },
    font: { size: 11, face: FONTS, color: touched ? ink.text : ink.muted, background: named ? ink.ground : "#0000", strokeWidth: 0 },
  };
};

// The set holds exactly the items given.
const replaceAll = (set, items) => {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
};

// Colours, language, filters and selection in one pass.
const paint = () => {
  const near = focus(), strong = strongEdges(), ink = Object.fromEntries(
    ["text", "muted", "faint", "fainter", "line", "ground", "surface", "accent"].map((name) => [name, colour(name)]));
  const there = shownNodes(), whole = inCloud();
  document.getElementById("cloud").hidden = !whole;
  document.querySelector("#picture > .vis-network").style.visibility = whole ? "hidden" : "";
  if (whole) paintCloud(near, strong, ink); else paintPicture(there, near, strong, ink);
  const blank = document.getElementById("blank");
  blank.hidden = there.length > 0;
  blank.textContent = there.length ? "" : word(drawing.nodes.length ? "hidden" : "empty");
  document.getElementById("picture").setAttribute("aria-label", word("picture", { n: there.length, m: shown.edges.size }));
  document.querySelector("#picture canvas")?.setAttribute("aria-hidden", "true");
};

const paintPicture = (there, near, strong, ink) => {
  const lines = drawing.edges.filter((edge) => shown.edges.has(edge.id));
  replaceAll(picture.nodes, there.map((node) => nodeLook(node, near, ink)));
  replaceAll(picture.edges, lines.map((edge) => edgeLook(edge, near, strong, ink)));
  picture.bubbles = there.filter((node) => node.speaks).map((node) => ({ node, dim: near && !near.has(node.id) }));
  picture.network.unselectAll();
  if (picture.nodes.get(state.selected)) picture.network.selectNodes([state.selected], false);
};

const redraw = () => { if (inCloud()) cloud.renderer.refresh(); else picture.network.redraw(); };

// Bring a selected thing into view if it is outside.
const reveal = (id) => {
  const node = drawn.get(id);
  if (!node || !visible(id)) return;
  const { x, y } = inCloud() ? onScreen(node) : picture.network.canvasToDOM({ x: node.x, y: node.y });
  const { clientWidth, clientHeight } = document.getElementById("picture");
  if (x < 40 || y < 40 || x > clientWidth - 40 || y > clientHeight - 60) {
    moveTo({ x: node.x, y: node.y }, cameraNow().scale, reduceMotion() ? 0 : 250);
  }
};

const reduceMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Communities are grounds of a tint behind their nodes and the lines among them.
// In the whole of a large graph there is no room behind them: there the marks themselves are strongly tinted.
const tint = (group) => `hsl(${Math.round(group * 137.5) % 360} ${inCloud() ? "60% 52%" : theme() === "dark" ? "30% 22%" : "62% 91%"})`;
const groupsShown = () => [...gather(shownNodes().filter((node) => nodes.get(node.id).group !== null)
  .map((node) => [nodes.get(node.id).group, node]))].sort(([a], [b]) => a - b);

const drawGroups = (canvas) => {
  if (!state.groups) return;
  canvas.save();
  canvas.lineCap = "round";
  for (const [group, members] of groupsShown()) {
    const inside = new Set(members.map((node) => node.id));
    canvas.fillStyle = canvas.strokeStyle = tint(group);
    canvas.lineWidth = 46;
    for (const edge of drawing.edges) {
      if (!inside.has(edge.from) || !inside.has(edge.to) || !shown.edges.has(edge.id)) continue;
      const a = drawn.get(edge.from), b = drawn.get(edge.to);
      canvas.beginPath();
      canvas.moveTo(a.x, a.y);
      canvas.lineTo(b.x, b.y);
      canvas.stroke();
    }
    for (const node of members) {
      canvas.beginPath();
      canvas.arc(node.x, node.y, node.size + 24, 0, 2 * Math.PI);
      canvas.fill();
    }
  }
  canvas.restore();
};
