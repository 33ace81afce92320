// The search box: a combobox over names and aliases.

const RESULTS = 12;

const found = () => {
  const query = normalise(state.query);
  if (!query) return [];
  const rank = (id) => Math.min(...searchable.get(id).map((name) => (
    name === query ? 0 : name.startsWith(query) ? 1 : name.includes(query) ? 2 : 9)));
  return content.nodes.map((node) => node.id).filter((id) => visible(id) && matches(id, query))
    .sort((a, b) => rank(a) - rank(b) || degree(b) - degree(a)).slice(0, RESULTS);
};

const hitAlias = (id) => {
  const query = normalise(state.query), shown = nameOf(id);
  if (normalise(shown).includes(query)) return null;
  return nodes.get(id).names.map(([name]) => name).find((name) => normalise(name).includes(query));
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
  const choose = (id) => { close(); select(id); };
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
    document.getElementById("announce").textContent = ids.length ? word("count", { n: ids.length }) : word("none");
    results.hidden = false;
    active = -1;
    box.setAttribute("aria-expanded", "true");
    box.removeAttribute("aria-activedescendant");
  };
  box.addEventListener("input", () => {
    state.query = box.value;
    if (state.query) open(); else close();
    if (tablesShown()) showTables();
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an input method is still choosing its kanji
    if (event.key === "ArrowDown") { event.preventDefault(); if (results.hidden && state.query) open(); point(active + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); point(active - 1); }
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") {
      const id = results.querySelectorAll("[role=option]")[Math.max(active, 0)]?.dataset.id;
      if (id && !results.hidden) choose(id);
    }
  });
  box.addEventListener("focus", () => { if (state.query) open(); });
  box.addEventListener("blur", close);
};
