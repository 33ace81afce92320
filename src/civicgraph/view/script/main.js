// Wiring: the address says what the view is, everything else follows from it.

const byId = (id) => document.getElementById(id);
const tablesShown = () => !byId("tables").hidden;
const last = { filters: "", camera: null };

const relabel = () => {
  document.documentElement.lang = state.lang;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-word-label]")) {
    element.setAttribute("aria-label", word(element.dataset.wordLabel));
    if (element.matches("button")) element.title = word(element.dataset.wordLabel);
  }
  for (const element of document.querySelectorAll("[data-word-placeholder]")) {
    element.placeholder = word(element.dataset.wordPlaceholder);
  }
};

const showView = () => {
  const table = state.view === "table";
  byId("tables").hidden = !table;
  byId("stage").hidden = table;
  byId("show-table").setAttribute("aria-pressed", String(table));
  byId("show-graph").setAttribute("aria-pressed", String(!table));
  if (table) showTables(); else redraw();
};

// What has the keyboard's focus, so that a redrawn control keeps it.
const focused = () => {
  const { id, value, dataset } = document.activeElement || {};
  if (id) return `#${CSS.escape(id)}`;
  if (dataset?.group) return `[data-group="${dataset.group}"][value="${CSS.escape(value)}"]`;
  if (dataset?.act) return `[data-act="${dataset.act}"]`;
  return dataset?.steps ? `[data-steps="${dataset.steps}"]` : null;
};

const refresh = () => {
  const held = focused();
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
  recompute();
  relabel();
  showFilters();
  paint();
  showPanel();
  showStatus();
  showView();
  if (held && document.activeElement === document.body) document.querySelector(held)?.focus();
};

const frameOf = () => String([state.around, state.steps, inCloud(), state.article]);

// Take over the address: after a change, and when the reader goes back or forward or pastes one.
const follow = () => {
  const frame = frameOf();
  restore();
  refresh();
  if (state.camera && state.camera !== last.camera) moveCamera(state.camera);
  else if (frame !== frameOf()) showAll(state.around ? 0 : LEAST_LEGIBLE);
  else reveal(state.selected);
  last.camera = state.camera;
};

createPicture();
keepFitted();
setUpSearch();
setUpKeyboard();
setUpExport();
byId("show-graph").addEventListener("click", () => change({ view: "graph" }));
byId("show-table").addEventListener("click", () => change({ view: "table" }));
byId("skip").addEventListener("click", (event) => { event.preventDefault(); change({ view: "table" }); byId("tables").focus(); });
byId("zoom-in").addEventListener("click", () => zoom(1.3));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
byId("fit").addEventListener("click", () => showAll());
byId("undo").addEventListener("click", undo);
byId("reset").addEventListener("click", reset);
byId("groups").addEventListener("click", () => change({ groups: !state.groups }));
byId("whole").addEventListener("click", () => change({ whole: !state.whole }));
byId("more").addEventListener("click", () => {
  const open = byId("finer").hidden;
  byId("finer").hidden = !open;
  byId("more").setAttribute("aria-expanded", String(open));
});
byId("language").addEventListener("click", () => change({ lang: state.lang === "ja" ? "en" : "ja" }));
byId("theme").addEventListener("click", () => change({ theme: theme() === "dark" ? "light" : "dark" }));
darkScheme.addEventListener("change", refresh);
addEventListener("popstate", () => ensure(decode(location.hash), follow));
addEventListener("beforeprint", () => {
  showTables();
  if (!inCloud()) byId("print").replaceChildren(drawSvg()); // a canvas keeps the size and the cut of the screen
});
addEventListener("afterprint", () => byId("print").replaceChildren());
const open = () => {
  restore();
  showFilters(); // they say how high the picture is
  takePlaces();
  byId("search").value = state.query;
  refresh();
  if (!state.camera || !moveCamera(state.camera)) {
    showAll(state.around ? 0 : LEAST_LEGIBLE);
    reveal(state.selected);
  }
  last.camera = state.camera;
};
open();
if (drawing.source && location.hash.length > 1) ensure(decode(location.hash), open);
window.civicgraph = { network: picture.network, nodes: picture.nodes, edges: picture.edges, state, cloud };
