// The legend, which is also the filter, and the finer filters behind it.

const present = (keys, known) => {
  const counts = new Map();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) || 0) + 1);
  return [...known, ""].filter((key) => counts.has(key)).map((key) => [key, counts.get(key)]);
};

const chip = (group, key, count, mark, text) => {
  const value = key || "-";
  const box = el("input", {
    type: "checkbox", "data-group": group, value: key,
    onchange: () => change({ [group]: toggled(state[group], value) }),
  });
  return el("label", { class: "chip" }, box, mark, el("span", {}, text), el("span", { class: "count" }, String(count)));
};

const group = (key, ...inside) => el("fieldset", {}, el("legend", {}, word(key)), ...inside);

// The length and pattern of lines, as in the picture.
const lineMark = (dashes) => svg("svg", { viewBox: "0 0 26 8", width: "26", height: "8", "aria-hidden": "true" },
  svg("path", { d: "M0 4h26", fill: "none", stroke: "currentColor", "stroke-width": "1.6", "stroke-dasharray": dashes }));
const lineKey = (key, dashes) => el("span", { class: "key" }, lineMark(dashes), word(key));

const confidenceSlider = () => {
  const output = el("output", {});
  return el("label", { class: "slider" }, el("span", {}, word("at_least")), el("input", {
    type: "range", id: "least-confidence", min: "0", max: "100", step: "5",
    oninput: (event) => { output.textContent = `${event.target.value}%`; },
    onchange: (event) => change({ confidence: Number(event.target.value) }),
  }), output);
};

const articleChoice = () => el("select", { id: "only-article", "aria-label": word("article"), onchange: (event) => change({ article: event.target.value }) },
  el("option", { value: "" }, word("all_articles")),
  ...articles.map((article) => el("option", { value: article.iri }, article.headline || article.iri)));

// Built anew for another language or theme only; else the controls stay, with the reader's focus on them.
let filtersFor = "";
const showFilters = () => {
  const look = `${state.lang} ${theme()}`;
  if (look !== filtersFor) { buildFilters(); showKey(); }
  filtersFor = look;
  for (const box of document.querySelectorAll("input[data-group]")) box.checked = !state[box.dataset.group].includes(box.value || "-");
  const least = document.getElementById("least-confidence");
  least.value = String(state.confidence);
  least.nextElementSibling.textContent = `${state.confidence}%`;
  const only = document.getElementById("only-article");
  if (only) only.value = state.article;
  if (months.length) setTimeline();
};

const buildFilters = () => {
  const kinds = present(content.nodes.map((node) => node.kind), Object.keys(legend.kinds));
  const sectors = present(content.nodes.map(sectorOf), Object.keys(legend.sectors));
  const predicates = present(facts.map((fact) => fact.predicate), Object.keys(legend.predicates));
  document.getElementById("filters").replaceChildren(
    group("kinds", ...kinds.map(([kind, count]) => chip("kinds", kind, count, swatch({ kind }), legend.kinds[kind][state.lang]))),
    sectors.length ? group("sectors", ...sectors.map(([sector, count]) => chip(
      "sectors", sector, count, swatch({ kind: "Organization", sector }), sectorWord(sector)))) : "");
  document.getElementById("finer").replaceChildren(
    group("predicates", ...predicates.map(([predicate, count]) => chip(
      "predicates", predicate, count, null, legend.predicates[predicate][state.lang]))),
    group("confidence", confidenceSlider()),
    articles.length > 1 ? group("article", articleChoice()) : "",
    months.length ? group("time", timeline()) : "",
    group("lines", lineKey("line_now", "none"), lineKey("line_status", "5 3"), lineKey("line_unsure", "1.5 3")));
  watchRows();
};

// In a narrow window a row of the legend scrolls sideways; it says whether there is more to the right.
const hint = (row) => row.classList.toggle("more", row.scrollLeft + row.clientWidth < row.scrollWidth - 4);
const rowSizes = new ResizeObserver((rows) => rows.forEach(({ target }) => hint(target)));
const watchRows = () => {
  rowSizes.disconnect();
  for (const row of document.querySelectorAll("#filters fieldset")) {
    row.addEventListener("scroll", () => hint(row), { passive: true });
    rowSizes.observe(row);
  }
};

// What the marks mean beyond kind and sector.
const showKey = () => document.getElementById("key").replaceChildren(
  ...(content.nodes.some((node) => node.speaks) ? [el("span", { class: "key" }, bubbleMark(), word("speaks"))] : []),
  el("span", { class: "key", title: word("size_note") }, svg("svg", { viewBox: "0 0 30 16", width: "30", height: "16", "aria-hidden": "true" },
    svg("circle", { cx: "5", cy: "8", r: "3", fill: "currentColor" }), svg("circle", { cx: "20", cy: "8", r: "7", fill: "currentColor" })), word("size")));

// What is shown of all, and the ways back.
const showStatus = () => {
  const narrowed = shown.nodes.size < shown.total || filtersFacts();
  document.getElementById("shown").textContent = narrowed ? word("shown", { n: shown.nodes.size, m: shown.total }) : "";
  if (state.whole && isLarge && !webglWorks()) document.getElementById("shown").textContent += word("no_webgl");
  document.getElementById("undo").disabled = depth === 0;
  document.getElementById("reset").hidden = !narrowed && !state.path.length;
  const whole = document.getElementById("whole");
  whole.hidden = !isLarge || !drawing.whole;
  whole.setAttribute("aria-pressed", String(state.whole));
  document.getElementById("groups").setAttribute("aria-pressed", String(state.groups));
};
