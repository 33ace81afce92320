// The same content as tables, for reading, for keyboards and screen readers, and for print.

// Roles are said outright: on a phone the style makes a card of each row, and browsers then forget that it is a table.
const table = (id, caption, columns, rows, count) => el("table", { id, role: "table" },
  el("caption", {}, caption, el("span", { class: "count" }, String(count))),
  el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...columns.map((column) => el("th", { scope: "col", role: "columnheader" }, column)))),
  el("tbody", { role: "rowgroup" }, ...rows));
const row = (columns, first, ...cells) => el("tr", { role: "row" }, el("th", { scope: "row", role: "rowheader" }, first),
  ...cells.map((cell, i) => el("td", { role: "cell", "data-column": columns[i + 1] }, ...[cell].flat())));

const articleLink = (place) => (articles[place] ? link(articles[place].url, articles[place].headline) : "");

const entityRow = (node) => [entityButton(node.id),
  [...new Set(node.names.map(([name]) => name))].filter((name) => name !== nameOf(node.id)).join(" / "),
  kindWord(node), node.sector ? sectorWord(node.sector) : "", String((factsOf.get(node.id) || []).length)];

const factRow = (fact) => [entityButton(fact.subject), predicateWord(fact),
  nodes.has(fact.object) ? entityButton(fact.object) : dateText(fact.object),
  qualifiers(fact).flatMap((note) => [note, " "]),
  `${Math.round(fact.confidence * 100)}%`,
  fact.evidence.map((piece) => el("p", { dir: "auto" }, piece.exact, " ", el("span", { class: "place" }, placeText(piece.start, piece.end)))),
  [...new Set(fact.evidence.map((piece) => piece.article))].map(articleLink)];

const quoteRow = (quote) => [entityButton(quote.speaker), el("p", { dir: "auto" }, quote.text),
  `${Math.round(quote.confidence * 100)}%`, el("span", { class: "place" }, placeText(...(quote.place || []))), articleLink(quote.article)];

const inTables = (...ids) => {
  const things = ids.filter((id) => nodes.has(id));
  return things.every(visible) && things.some((id) => matches(id, state.query));
};

const LONGEST = 500; // rows drawn at first: a browser lays out more only slowly

// A table that shows its first rows, and the rest when asked.
const longTable = (id, caption, columns, items, cellsOf) => {
  const toRow = (item) => row(columns, ...cellsOf(item));
  const whole = table(id, caption, columns, items.slice(0, LONGEST).map(toRow), items.length);
  if (items.length <= LONGEST) return [whole];
  const button = el("button", { type: "button", class: "action", onclick: () => {
    whole.tBodies[0].append(...items.slice(LONGEST).map(toRow));
    button.remove();
  } }, word("all_rows", { n: items.length }));
  return [whole, button];
};

const rowPlace = (id) => rankOf.get(id) ?? rankOf.size; // the important first, what has no relations last
const showTables = () => {
  const w = (...keys) => keys.map((key) => word(key));
  document.getElementById("tables").replaceChildren(
    ...longTable("entity-table", word("entities"), w("name", "also", "kind", "sector", "facts"),
      content.nodes.filter((node) => inTables(node.id)).sort((a, b) => rowPlace(a.id) - rowPlace(b.id)), entityRow),
    ...longTable("fact-table", word("facts"), w("subject", "predicate", "object", "note", "confidence", "evidence", "article"),
      facts.filter((fact) => shown.facts.has(fact) && inTables(fact.subject, fact.object)), factRow),
    ...longTable("quote-table", word("quotes"), w("speaker", "words", "confidence", "place", "article"),
      quotes.filter((quote) => inTables(quote.speaker)), quoteRow));
};
