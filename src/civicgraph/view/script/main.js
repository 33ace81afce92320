// Wiring: the address bar says what is selected, everything else follows from the state.

const byId = (id) => document.getElementById(id);
const tablesShown = () => !byId("tables").hidden;

const refresh = () => {
  paint();
  showPanel();
  if (tablesShown()) showTables();
};

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
  showFilters();
  refresh();
};

const show = (view) => {
  byId("tables").hidden = view !== "table";
  byId("stage").hidden = view !== "graph";
  byId("show-table").setAttribute("aria-pressed", String(view === "table"));
  byId("show-graph").setAttribute("aria-pressed", String(view === "graph"));
  if (view === "table") showTables();
  else picture.network.redraw();
};

const followAddress = () => {
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* a hand-made address: nothing is selected */ }
  state.selected = nodes.has(id) || edges.has(id) ? id : null;
  paint();
  showPanel();
  reveal(state.selected);
};

const retheme = () => { showFilters(); refresh(); };

createPicture();
setUpSearch();
byId("show-graph").addEventListener("click", () => show("graph"));
byId("show-table").addEventListener("click", () => show("table"));
byId("skip").addEventListener("click", (event) => { event.preventDefault(); show("table"); byId("tables").focus(); });
byId("zoom-in").addEventListener("click", () => zoom(1.3));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
byId("fit").addEventListener("click", () => showAll());
byId("language").addEventListener("click", () => { state.lang = state.lang === "ja" ? "en" : "ja"; relabel(); });
byId("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = theme() === "dark" ? "light" : "dark";
  retheme();
});
darkScheme.addEventListener("change", retheme);
addEventListener("hashchange", followAddress);
addEventListener("beforeprint", showTables);
addEventListener("keydown", (event) => { if (event.key === "Escape" && state.selected) select(null); });
relabel();
followAddress();
window.civicgraph = { network: picture.network, nodes: picture.nodes, edges: picture.edges, state };
