// All of a large graph at once, drawn by sigma.js with WebGL, with the places, colours, filters and selection of the picture.

const cloud = { renderer: null, graph: null, look: null, lost: false };
const SLOW_FRAME = 40; // milliseconds; where a frame takes longer, lines and names wait until the picture stands still
const LEAST_SPEAKING = 9; // pixels of a mark that has room for a speech bubble

const webglWorks = (() => {
  let works = null;
  return () => {
    if (cloud.lost || !drawing.whole) return false;
    if (works === null) {
      const context = el("canvas", {}).getContext("webgl2") || el("canvas", {}).getContext("webgl");
      works = Boolean(context);
      context?.getExtension("WEBGL_lose_context")?.loseContext();
    }
    return works;
  };
})();
const inCloud = () => state.whole && !state.around && webglWorks();

// On the screen a mark of the whole is smaller, the more there are; it grows while the reader comes nearer.
const cloudScale = () => 0.45 * Math.min(1, Math.sqrt(drawing.limit / drawing.nodes.length));

const hexOf = (() => { // sigma reads hexadecimal colours only
  const pen = document.createElement("canvas").getContext("2d");
  return (css) => { pen.fillStyle = css; return pen.fillStyle; };
})();

// Half way between two hexadecimal colours.
const between = (one, other) => `#${[1, 3, 5].map((at) => Math.round((parseInt(one.slice(at, at + 2), 16)
  + parseInt(other.slice(at, at + 2), 16)) / 2).toString(16).padStart(2, "0")).join("")}`;

const cloudGraph = () => {
  const graph = new graphology.UndirectedGraph();
  // The most important last: they lie on top, for the eye and for the pointer.
  for (const { id, x, y, size } of drawing.nodes.toSorted((a, b) => a.importance - b.importance)) graph.addNode(id, { x, y: -y, size: size * cloudScale() });
  for (const { id, from, to } of drawing.edges) graph.addEdgeWithKey(id, from, to);
  return graph;
};

const cloudNode = (id, { x, y, size }) => {
  if (!visible(id)) return { x, y, hidden: true };
  const { near, ink, tints } = cloud.look, { kind, sector, group } = nodes.get(id), node = drawn.get(id);
  const dim = near && !near.has(id), fill = state.groups ? tints.get(group) || ink.faint : legend.kinds[kind][theme()];
  return {
    x, y, type: "mark", size: near && !dim ? size * 1.4 : size, shape: SHAPE_NUMBERS.indexOf(legend.kinds[kind].shape),
    color: dim ? ink.fainter : fill, border: dim ? ink.fainter : id === state.selected ? ink.accent : legend.sectors[sector]?.[theme()] || fill,
    label: dim ? null : node.labels[state.lang], speaks: node.speaks,
    forceLabel: id === state.selected, zIndex: near && !dim ? 1 : 0,
  };
};

const cloudEdge = (id) => {
  if (!shown.edges.has(id)) return { hidden: true };
  const { near, strong, ink } = cloud.look;
  if (strong.has(id)) return { type: "strong", color: ink.accent, size: 1.6, zIndex: 1 };
  return { type: "line", color: near || isFar(edges.get(id)) ? ink.veil : ink.line, size: 1, zIndex: 0 };
};

// A name under its mark, with a halo; under the pointer on a plate.
const cloudName = (canvas, mark, plate) => {
  if (!mark.label) return;
  const { ink } = cloud.look, lines = mark.label.split("\n");
  canvas.save();
  canvas.font = `12px ${FONTS}`;
  canvas.textAlign = "center";
  canvas.lineJoin = "round";
  const top = mark.y + mark.size + 4, width = Math.max(...lines.map((line) => canvas.measureText(line).width));
  if (plate) {
    canvas.fillStyle = ink.surface;
    canvas.strokeStyle = ink.line;
    canvas.beginPath();
    canvas.roundRect(mark.x - width / 2 - 8, top - 1, width + 16, lines.length * 15 + 8, 6);
    canvas.fill();
    canvas.stroke();
  }
  canvas.lineWidth = 3;
  canvas.strokeStyle = plate ? ink.surface : ink.ground;
  canvas.fillStyle = ink.text;
  lines.forEach((line, i) => {
    canvas.strokeText(line, mark.x, top + 15 * i + 13);
    canvas.fillText(line, mark.x, top + 15 * i + 13);
  });
  canvas.restore();
  if (mark.speaks && mark.size > LEAST_SPEAKING) drawBubble(canvas, [mark.x + mark.size * 0.72, mark.y - mark.size * 0.72], ink);
};

// The libraries lie in the page as text, and are run when they are needed: without WebGL sigma fails as it is read.
const runLibraries = () => {
  for (const { textContent } of document.querySelectorAll("script.lazy")) document.head.append(el("script", {}, textContent));
};

const createCloud = () => {
  if (!cloud.graph) runLibraries();
  const { EdgeLineProgram, EdgeRectangleProgram } = Sigma.rendering, mark = markProgram();
  cloud.graph = cloudGraph();
  cloud.renderer = new Sigma(cloud.graph, document.getElementById("cloud"), {
    nodeProgramClasses: { mark }, nodeHoverProgramClasses: { mark }, defaultNodeType: "mark", nodeReducer: cloudNode,
    edgeProgramClasses: { line: EdgeLineProgram, strong: EdgeRectangleProgram }, defaultEdgeType: "line", edgeReducer: cloudEdge,
    defaultDrawNodeLabel: (canvas, data) => cloudName(canvas, data, false), defaultDrawNodeHover: (canvas, data) => cloudName(canvas, data, true),
    labelDensity: 0.6, labelGridCellSize: 110, labelRenderedSizeThreshold: 0, zIndex: true, allowInvalidContainer: true, stagePadding: 40,
  });
  // Said outright: sigma takes the extent of what it draws only with its second frame, and the camera is set before that.
  const [top, bottom] = reach(drawing.nodes, "y");
  cloud.renderer.setCustomBBox({ x: reach(drawing.nodes, "x"), y: [-bottom, -top] });
  const container = document.getElementById("picture"); // it has the keys
  document.getElementById("cloud").addEventListener("click", () => container.focus({ focusVisible: false }));
  cloud.renderer.on("clickNode", ({ node }) => select(node));
  cloud.renderer.on("clickStage", () => select(null));
  cloud.renderer.on("doubleClickNode", ({ node, preventSigmaDefault }) => { preventSigmaDefault(); change({ around: node, steps: 1 }); });
  cloud.renderer.on("enterNode", () => container.classList.add("pointing"));
  cloud.renderer.on("leaveNode", () => container.classList.remove("pointing"));
  for (const canvas of Object.values(cloud.renderer.getCanvases())) {
    canvas.setAttribute("aria-hidden", "true");
    canvas.addEventListener("webglcontextlost", loseCloud);
  }
  timeCloud();
};

// The graphics processor is gone: say so, and go on with the most important part.
const loseCloud = () => {
  if (cloud.lost) return;
  cloud.lost = true;
  setTimeout(() => { cloud.renderer.kill(); cloud.renderer = null; refresh(); });
};

// How long a frame takes once everything is on the graphics processor: reading a pixel waits for it.
const timeCloud = () => {
  const contexts = ["edges", "nodes"].map((layer) => cloud.renderer.getCanvases()[layer])
    .map((canvas) => canvas.getContext("webgl2") || canvas.getContext("webgl"));
  let start = 0;
  cloud.renderer.once("beforeRender", () => { start = performance.now(); });
  cloud.renderer.once("afterRender", () => {
    for (const gl of contexts) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    if (performance.now() - start > SLOW_FRAME) cloud.renderer.setSettings({ hideEdgesOnMove: true, hideLabelsOnMove: true });
  });
  cloud.renderer.scheduleRender();
};

const paintCloud = (near, strong, ink) => {
  const tints = new Map(state.groups ? groupsShown().map(([group]) => [group, hexOf(tint(group))]) : []);
  cloud.look = { near, strong, tints, ink: { ...ink, veil: between(ink.fainter, ink.ground) } };
  if (cloud.renderer) cloud.renderer.refresh(); else createCloud();
};

// Where a place of the picture is on the screen now: sigma by itself answers for the frame drawn last, and its size.
const onScreen = ({ x, y }) => cloud.renderer.resize().graphToViewport({ x, y: -y }, { cameraState: cloud.renderer.getCamera().getState() });

// The camera in the terms of the picture: the place in the middle, and pixels on the screen for one of the picture.
const cloudCamera = () => {
  const { width, height } = cloud.renderer.resize().getDimensions(), { x, y } = cloud.renderer.viewportToGraph({ x: width / 2, y: height / 2 });
  return { x, y: -y, scale: (onScreen({ x: 1000, y: 0 }).x - onScreen({ x: 0, y: 0 }).x) / 1000 };
};
const moveCloud = (position, scale, duration = 0) => {
  const camera = cloud.renderer.getCamera(), place = cloud.renderer.viewportToFramedGraph(onScreen(position));
  const target = { x: place.x, y: place.y, ratio: (camera.ratio * cloudCamera().scale) / scale };
  if (duration) camera.animate(target, { duration }); else camera.setState(target);
};

const reach = (some, axis) => some.reduce(([low, high], node) => [Math.min(low, node[axis]), Math.max(high, node[axis])], [Infinity, -Infinity]);
const fitCloud = () => {
  const there = shownNodes();
  if (!there.length) return;
  const [left, right] = reach(there, "x"), [top, bottom] = reach(there, "y");
  const { width, height } = cloud.renderer.resize().getDimensions();
  const scale = 0.88 * Math.min(width / (right - left + 1), height / (bottom - top + 1), 1.25);
  moveCloud({ x: (left + right) / 2, y: (top + bottom) / 2 }, scale);
};

// What is seen, as one picture; WebGL keeps its drawing only until the browser has shown it.
const cloudPng = () => {
  cloud.renderer.refresh();
  const layers = cloud.renderer.getCanvases(), canvas = el("canvas", { width: layers.nodes.width, height: layers.nodes.height });
  const pen = canvas.getContext("2d");
  pen.fillStyle = colour("ground");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of ["edges", "nodes", "labels"]) pen.drawImage(layers[layer], 0, 0);
  canvas.toBlob((blob) => save(blob, "png"), "image/png");
};
