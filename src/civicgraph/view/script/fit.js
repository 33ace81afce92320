// What the window shows before the reader moves the picture: everything that fits, clear of what floats over it.

const LEAST_LEGIBLE = 0.7; // below this zoom labels are too small to read
const STILL_WHOLE = 0.45; // down to this zoom names a little too small are better than a picture cut at its edges
const LARGEST_ZOOM = 1.25;
const EDGE = 12; // pixels between the picture and the rim of its window
const NAMES = 140; // room that marks and names need around their places
const fitted = { least: 0, kept: false, camera: "" }; // kept while nobody has moved the picture; a camera that waits

// A small graph comes with two sets of places: for a wide and for a high window. The one that this window shows larger
// is taken when the page opens, and stays, so that the picture keeps its shape.
const takePlaces = () => {
  if (!drawing.nodes.length || !drawing.nodes[0].upright) return;
  const { clientWidth, clientHeight } = document.getElementById("picture");
  const room = (places) => {
    const [width, height] = [0, 1].map((axis) => Math.max(...places.map((at) => at[axis])) - Math.min(...places.map((at) => at[axis])));
    return Math.min(clientWidth / (width + NAMES), clientHeight / (height + NAMES));
  };
  if (room(drawing.nodes.map((node) => node.upright)) <= room(drawing.nodes.map((node) => [node.x, node.y]))) return;
  for (const node of drawing.nodes) [node.x, node.y] = node.upright;
  for (const edge of drawing.edges) edge.shown = edge.upright;
};

// The part of the window that nothing floats over: above it are the buttons, below it what the marks mean.
const freeRoom = () => {
  const frame = document.getElementById("picture").getBoundingClientRect();
  const top = document.querySelector("#stage .tools").getBoundingClientRect().bottom - frame.top;
  const bottom = frame.bottom - document.getElementById("key").getBoundingClientRect().top;
  return { width: frame.width - 2 * EDGE, top: Math.max(0, top) + EDGE, bottom: Math.max(0, bottom) + EDGE, height: frame.height };
};

// Everything in view where it stays legible, else the part around the best connected thing.
const showAll = (least = 0) => {
  const there = shownNodes();
  Object.assign(fitted, { least, kept: true });
  if (!there.length || document.getElementById("stage").hidden) return; // it is fitted when it is shown
  if (inCloud()) { fitCloud(); fitted.kept = false; return; }
  const network = picture.network, room = freeRoom();
  network.fit({ nodes: there.map((node) => node.id), minZoomLevel: 0.02, maxZoomLevel: LARGEST_ZOOM }); // measures the names, too
  const boxes = there.map((node) => network.getBoundingBox(node.id));
  const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
  const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
  const fitting = Math.max(0.02, Math.min(LARGEST_ZOOM, room.width / (right - left), (room.height - room.top - room.bottom) / (bottom - top)));
  const scale = fitting >= STILL_WHOLE ? fitting : Math.max(fitting, least);
  const best = there.reduce((first, node) => (degree(node.id) > degree(first.id) ? node : first));
  // The middle of the window in the picture: that of the whole, or near the best connected thing where that is too large.
  const middle = (at, low, high, size) => (high - low <= size / scale ? (low + high) / 2
    : Math.min(Math.max(at, low + size / scale / 2), high - size / scale / 2));
  const x = middle(best.x, left, right, room.width), y = middle(best.y, top, bottom, room.height - room.top - room.bottom);
  network.moveTo({ position: { x, y: y - (room.top - room.bottom) / 2 / scale }, scale });
};

// Fit again when the window of a picture that nobody has moved changes its size: a turned phone, filters opened above it.
const keepFitted = () => new ResizeObserver(() => {
  if (document.getElementById("stage").hidden || !(fitted.kept || fitted.camera)) return;
  picture.network.setSize("100%", "100%");
  if (fitted.camera) moveCamera(fitted.camera); else showAll(fitted.least);
  fitted.camera = "";
}).observe(document.getElementById("picture"));
