// The same content as tables, for reading, for keyboards and screen readers, and for print.

const table = (id, caption, columns, rows) => el("table", { id },
  el("caption", {}, caption, el("span", { class: "count" }, String(rows.length))),
  el("thead", {}, el("tr", {}, ...columns.map((column) => el("th", { scope: "col" }, column)))),
  el("tbody", {}, ...rows));
const row = (first, ...cells) => el("tr", {}, el("th", { scope: "row" }, first), ...cells.map((cell) => el("td", {}, ...[cell].flat())));

const articleLink = (place) => (articles[place] ? link(articles[place].url, articles[place].headline) : "");

const entityRow = (node) => row(entityButton(node.id),
  [...new Set(node.names.map(([name]) => name))].filter((name) => name !== nameOf(node.id)).join(" / "),
  kindWord(node), node.sector ? sectorWord(node.sector) : "", String((factsOf.get(node.id) || []).length));

const factRow = (fact) => row(entityButton(fact.subject), predicateWord(fact),
  nodes.has(fact.object) ? entityButton(fact.object) : dateText(fact.object),
  qualifiers(fact).flatMap((note) => [note, " "]),
  fact.evidence.map((piece) => el("p", { dir: "auto" }, piece.exact)),
  [...new Set(fact.evidence.map((piece) => piece.article))].map(articleLink));

const quoteRow = (quote) => row(entityButton(quote.speaker), el("p", { dir: "auto" }, quote.text), articleLink(quote.article));

const inTables = (...ids) => {
  const things = ids.filter((id) => nodes.has(id)), query = normalise(state.query);
  return things.every(visible) && (!query || things.some((id) => matches(id, query)));
};

const showTables = () => {
  const w = (...keys) => keys.map((key) => word(key));
  document.getElementById("tables").replaceChildren(
    table("entity-table", word("entities"), w("name", "also", "kind", "sector", "facts"),
      content.nodes.filter((node) => inTables(node.id)).map(entityRow)),
    table("fact-table", word("facts"), w("subject", "predicate", "object", "note", "evidence", "article"),
      facts.filter((fact) => inTables(fact.subject, fact.object)).map(factRow)),
    table("quote-table", word("quotes"), w("speaker", "words", "article"),
      quotes.filter((quote) => inTables(quote.speaker)).map(quoteRow)));
};
