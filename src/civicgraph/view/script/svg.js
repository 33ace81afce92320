// The view as an SVG drawing of its own: the shown nodes and lines, a title and the legend of kinds.

const MARGIN = 60;
const XML = "http://www.w3.org/2000/svg";

const arrowHead = (x, y, angle, fill) => svg("path", {
  d: "M0 0L-8 3.2L-8 -3.2z", fill, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${(angle * 180 / Math.PI).toFixed(1)})` });

const svgLine = (edge, ink) => {
  const a = drawn.get(edge.from), b = drawn.get(edge.to), angle = Math.atan2(b.y - a.y, b.x - a.x);
  const ends = [[a.x + Math.cos(angle) * a.size, a.y + Math.sin(angle) * a.size], [b.x - Math.cos(angle) * b.size, b.y - Math.sin(angle) * b.size]];
  const dashes = dashesOf(edge.id);
  const line = svg("line", { x1: ends[0][0].toFixed(1), y1: ends[0][1].toFixed(1), x2: ends[1][0].toFixed(1), y2: ends[1][1].toFixed(1),
    stroke: ink.line, "stroke-width": "1.1", ...(dashes ? { "stroke-dasharray": dashes.join(" ") } : {}) });
  const parts = [line];
  if (edge.arrows.includes("to")) parts.push(arrowHead(...ends[1], angle, ink.line));
  if (edge.arrows.includes("from")) parts.push(arrowHead(...ends[0], angle + Math.PI, ink.line));
  if (edge.shown.includes(state.lang)) {
    parts.push(svgText([edgeWords(edge.id)], (a.x + b.x) / 2, (a.y + b.y) / 2 + 4, 11, ink.muted, ink.ground));
  }
  return svg("g", {}, ...parts);
};

const svgText = (lines, x, y, size, fill, halo) => svg("text", {
  x: String(x), y: String(y), "font-size": String(size), fill, "text-anchor": "middle", stroke: halo, "stroke-width": "3",
  "stroke-linejoin": "round", "paint-order": "stroke",
}, ...lines.map((line, i) => svg("tspan", { x: String(x), dy: i ? "1.2em" : "0" }, line)));

const svgMark = (node) => {
  const { kind, sector } = nodes.get(node.id), outline = legend.sectors[sector], scale = node.size / 6;
  return svg("path", {
    d: SHAPES[legend.kinds[kind].shape], fill: legend.kinds[kind][theme()], transform: `translate(${node.x} ${node.y}) scale(${scale.toFixed(3)}) translate(-8 -8)`,
    ...(outline ? { stroke: outline[theme()], "stroke-width": (3 / scale).toFixed(2), "stroke-dasharray": outline.line === "solid" ? "none"
      : LINES[outline.line] } : {}) });
};

const svgBubble = (node, ink) => {
  const [x, y] = bubblePlace(node);
  return svg("path", { d: BUBBLE, fill: ink.accent, stroke: ink.ground, "stroke-width": "2", "paint-order": "stroke", class: "bubble",
    transform: `translate(${(x - 2).toFixed(1)} ${(y - 17).toFixed(1)}) scale(1.2)` });
};

const svgLegend = (kinds, x, y, ink) => {
  let at = x;
  return kinds.flatMap((kind) => {
    const text = legend.kinds[kind][state.lang], mark = svg("path", {
      d: SHAPES[legend.kinds[kind].shape], fill: legend.kinds[kind][theme()], transform: `translate(${at} ${y - 12})` });
    const label = svg("text", { x: String(at + 22), y: String(y), "font-size": "12", fill: ink.muted }, text);
    at += 46 + text.length * 12;
    return [mark, label];
  });
};

const drawSvg = () => {
  const ink = Object.fromEntries(["text", "muted", "line", "ground", "accent"].map((name) => [name, colour(name)]));
  const there = shownNodes(), lines = drawing.edges.filter((edge) => shown.edges.has(edge.id));
  const xs = there.map((node) => node.x), ys = there.map((node) => node.y);
  const kinds = Object.keys(legend.kinds).filter((kind) => there.some((node) => nodes.get(node.id).kind === kind));
  const left = Math.min(0, ...xs) - 2 * MARGIN, top = Math.min(0, ...ys) - 2 * MARGIN;
  const width = Math.max(460, Math.max(0, ...xs) + 2 * MARGIN - left), height = Math.max(0, ...ys) + 2.6 * MARGIN - top;
  return svg("svg", { xmlns: XML, viewBox: [left, top, width, height].map(Math.round).join(" "), width: String(Math.round(width)),
    height: String(Math.round(height)), "font-family": FONTS.replaceAll('"', "'"), role: "img" },
  svg("title", {}, document.title),
  svg("rect", { x: String(Math.round(left)), y: String(Math.round(top)), width: String(Math.round(width)), height: String(Math.round(height)), fill: ink.ground }),
  svg("text", { x: String(left + 24), y: String(top + 36), "font-size": "17", "font-weight": "600", fill: ink.text }, document.title),
  ...lines.map((edge) => svgLine(edge, ink)),
  ...there.map(svgMark),
  ...there.filter((node) => node.speaks).map((node) => svgBubble(node, ink)),
  ...there.map((node) => svgText(node.labels[state.lang].split("\n"), node.x, node.y + node.size + node.font.size + 2, node.font.size, ink.text, ink.ground)),
  ...svgLegend(kinds, left + 24, top + height - 20, ink));
};
