// The search box: a combobox over names, aliases and readings, in kanji, kana or Latin letters.

const RESULTS = 12;
const MANY = 2; // letters before a query in Latin letters is taken for a reading
const searchable = new Map(content.nodes.map((node) => [node.id, {
  names: node.names.map(([name]) => normalise(name)),
  readings: node.readings.map(normalise),
  latin: [...node.readings, ...node.names.map(([name]) => name)].map(latin),
}]));

// How well a node answers a query, 0 the best; null if not at all.
const rankFor = (id, query) => {
  const { names, readings, latin: spelt } = searchable.get(id);
  const place = (texts, wanted) => Math.min(...texts.map((text) => (
    text === wanted ? 0 : text.startsWith(wanted) ? 1 : text.includes(wanted) ? 2 : Infinity)));
  const written = place(names, query.kana), read = place(readings, query.kana) + 3;
  const enough = query.latin.length >= MANY;
  const romanised = enough ? [0, 1, 3][place(spelt, query.latin)] ?? Infinity : Infinity;
  const nearly = enough && spelt.some((text) => unvoiced(text).startsWith(unvoiced(query.latin))) ? 2 : Infinity;
  const best = Math.min(written, read, Math.min(romanised, nearly) + 6);
  return best === Infinity ? null : best;
};
const asQuery = (text) => ({ kana: normalise(text), latin: /[a-zāīūēō]/i.test(text.normalize("NFKC")) ? latin(text) : "" });
const matches = (id, text) => !normalise(text) || rankFor(id, asQuery(text)) !== null;

const found = () => {
  const query = asQuery(state.query);
  if (!query.kana) return [];
  const ranks = new Map(content.nodes.map((node) => [node.id, rankFor(node.id, query)]));
  return content.nodes.map((node) => node.id).filter((id) => ranks.get(id) !== null)
    .sort((a, b) => ranks.get(a) - ranks.get(b) || degree(b) - degree(a)).slice(0, RESULTS);
};

// The alias or reading that made a name a result, where the name itself does not show why.
const hitAlias = (id) => {
  const query = normalise(state.query), shownName = nameOf(id);
  if (normalise(shownName).includes(query)) return null;
  const { names, readings } = nodes.get(id);
  const spelt = latin(state.query);
  return [...names.map(([name]) => name), ...readings].find((name) => normalise(name).includes(query))
    || [...readings, ...names.map(([name]) => name)].find((name) => latin(name).includes(spelt) || unvoiced(latin(name)).startsWith(unvoiced(spelt))) || null;
};

const setUpSearch = () => {
  const box = document.getElementById("search"), results = document.getElementById("results");
  let active = -1;
  const close = () => {
    results.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (id) => { // what was looked for is found: the query would only narrow the tables to it
    close();
    box.value = state.query = "";
    select(id);
  };
  const point = (index) => {
    const options = [...results.querySelectorAll("[role=option]")];
    if (!options.length) return;
    active = (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    options[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options[active].id);
  };
  const open = () => {
    const ids = found();
    results.replaceChildren(...ids.map((id, i) => el("li", {
      id: `result-${i}`, role: "option", "aria-selected": "false", "data-id": id,
      onmousedown: (event) => { event.preventDefault(); choose(id); },
    }, swatch(nodes.get(id)), nameText(nameOf(id)), hitAlias(id) ? el("span", { class: "note" }, nameText(hitAlias(id))) : null)));
    if (!ids.length) results.append(el("li", { class: "note", role: "presentation" }, word("none")));
    announce(ids.length ? word("count", { n: ids.length }) : word("none"));
    results.hidden = false;
    active = -1;
    box.setAttribute("aria-expanded", "true");
    box.removeAttribute("aria-activedescendant");
  };
  box.addEventListener("input", () => {
    state.query = box.value;
    history.replaceState(history.state, "", location.href.split("#")[0] + encode(state));
    if (state.query) open(); else close();
    if (tablesShown()) showTables();
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an input method is still choosing its kanji
    if (event.key === "ArrowDown") { event.preventDefault(); if (results.hidden && state.query) open(); point(active + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); point(active - 1); }
    else if (event.key === "Escape") { event.stopPropagation(); close(); }
    else if (event.key === "Enter") {
      const id = results.querySelectorAll("[role=option]")[Math.max(active, 0)]?.dataset.id;
      if (id && !results.hidden) choose(id);
    }
  });
  box.addEventListener("focus", () => { if (state.query) open(); });
  box.addEventListener("blur", close);
};
