// The legend, which is also the filter: one box for each kind and sector that the graph has.

const present = (keys, known) => {
  const counts = new Map();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) || 0) + 1);
  return [...known, ""].filter((key) => counts.has(key)).map((key) => [key, counts.get(key)]);
};

const chip = (group, key, count, mark, text) => {
  const box = el("input", {
    type: "checkbox", checked: !state.hidden[group].has(key), "data-group": group, value: key,
    onchange: (event) => {
      if (event.target.checked) state.hidden[group].delete(key); else state.hidden[group].add(key);
      refresh();
    },
  });
  return el("label", { class: "chip" }, box, mark, text, el("span", { class: "count" }, String(count)));
};

const showFilters = () => {
  const kinds = present(content.nodes.map((node) => node.kind), Object.keys(legend.kinds));
  const sectors = present(content.nodes.map(sectorOf), Object.keys(legend.sectors));
  const group = (key, chips) => el("fieldset", {}, el("legend", {}, word(key)), ...chips);
  document.getElementById("filters").replaceChildren(
    group("kinds", kinds.map(([kind, count]) => chip("kinds", kind, count, swatch({ kind }), legend.kinds[kind][state.lang]))),
    sectors.length ? group("sectors", sectors.map(([sector, count]) => chip(
      "sectors", sector, count, swatch({ kind: "Organization", sector }), sectorWord(sector)))) : "");
};
