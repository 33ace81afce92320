// The state of the view, and how the address bar holds it: every change is an entry of the browser's history,
// so that "back" undoes it and the address alone restores it.

const INITIAL = {
  lang: content.lang,
  theme: "", // "" follows the system
  view: "graph",
  selected: "", // the id of a node or an edge
  query: "",
  kinds: [], // hidden ones, as for sectors and predicates; "-" is an organisation without a sector
  sectors: [],
  predicates: [],
  confidence: 0, // percent, the least shown
  article: "", // the IRI of the only article shown
  from: "", // months, "2021-04"
  until: "",
  dated: false, // leave out what has no date
  around: "", // show only what is within `steps` of this node
  steps: 1,
  opened: [], // nodes whose neighbours are shown too
  closed: [], // nodes whose leaves are put away
  path: [], // one end while the other is being chosen, or both
  groups: false,
  whole: false, // all of a large graph, not just its most important part
  camera: "", // x,y,scale
};
const state = { ...INITIAL };
let depth = 0;

const encode = (view) => {
  const entries = Object.entries(view).filter(([key, value]) => String(value) !== String(INITIAL[key]));
  if (entries.length === 1 && view.selected) return `#${encodeURIComponent(view.selected)}`;
  const parameters = new URLSearchParams();
  for (const [key, value] of entries) {
    for (const one of [value].flat()) parameters.append(key, one === true ? "1" : String(one));
  }
  return entries.length ? `#${parameters}` : "#";
};

const decode = (hash) => {
  const view = { ...INITIAL }, text = hash.replace(/^#/, "");
  if (!text.includes("=")) {
    try { view.selected = decodeURIComponent(text); } catch { /* a hand-made address: nothing is selected */ }
    return view;
  }
  const parameters = new URLSearchParams(text);
  for (const [key, initial] of Object.entries(INITIAL)) {
    const values = parameters.getAll(key);
    if (!values.length) continue;
    if (Array.isArray(initial)) view[key] = values;
    else if (typeof initial === "boolean") view[key] = values[0] === "1";
    else if (typeof initial === "number") view[key] = Number.isFinite(Number(values[0])) ? Number(values[0]) : initial;
    else view[key] = values[0];
  }
  return view;
};

// Values of an address that this graph or page does not know are dropped.
const sound = (view) => ({
  ...view,
  lang: content.words[view.lang] ? view.lang : INITIAL.lang,
  theme: ["light", "dark"].includes(view.theme) ? view.theme : "",
  view: view.view === "table" ? "table" : "graph",
  selected: nodes.has(view.selected) || edges.has(view.selected) ? view.selected : "",
  around: nodes.has(view.around) ? view.around : "",
  steps: Math.min(9, Math.max(1, Math.round(view.steps))),
  path: view.path.filter((id) => nodes.has(id)).slice(0, 2),
  opened: view.opened.filter((id) => nodes.has(id)),
  closed: view.closed.filter((id) => nodes.has(id)),
  article: articles.some((article) => article.iri === view.article) ? view.article : "",
});

const restore = () => {
  Object.assign(state, sound(decode(location.hash)));
  depth = history.state?.depth ?? 0;
};

// Change the view: one step that can be undone.
const change = (patch) => {
  const address = encode({ ...state, ...patch });
  if (address === encode(state)) return;
  ensure({ ...state, ...patch }, () => {
    history.pushState({ depth: depth + 1 }, "", location.href.split("#")[0] + address); // whole: a frame has another base
    follow();
  });
};

const undo = () => { if (depth > 0) history.back(); };
const reset = () => change({ ...INITIAL, lang: state.lang, theme: state.theme, view: state.view });
const toggled = (list, value) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
// Select a node or an edge; with a path half chosen, a node becomes its other end.
const select = (id) => {
  const chosen = nodes.has(id) && state.path.length === 1 && id !== state.path[0];
  if (chosen) change({ selected: "", path: [state.path[0], id] });
  else if (id || state.selected) change({ selected: id || "" });
  else change({ path: [] });
};
const openUp = (id) => change({ opened: [...new Set([...state.opened, id])], closed: state.closed.filter((one) => one !== id) });
const closeUp = (id) => change({ closed: [...new Set([...state.closed, id])], opened: state.opened.filter((one) => one !== id) });
