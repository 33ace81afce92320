// The data of the page, indexed. It changes only where the reader drags a node, and where a server brings more.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const content = read("content-data");
const drawing = read("network-data");
const { legend, facts, quotes, articles } = content;

const nodes = new Map(content.nodes.map((node) => [node.id, node]));
const drawn = new Map(drawing.nodes.map((node) => [node.id, node]));
const edges = new Map(drawing.edges.map((edge) => [edge.id, edge]));

const gather = (pairs) => {
  const groups = new Map();
  for (const [key, value] of pairs) {
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(value);
  }
  return groups;
};

facts.forEach((fact, index) => { fact.index = index; });
const localOf = new Map(facts.map((fact, index) => [fact.number ?? index, index])); // by number in the whole graph
for (const edge of drawing.edges) edge.facts = edge.facts.map((number) => localOf.get(number));
const factsOf = gather(facts.flatMap((fact) => [
  [fact.subject, { fact, inverse: false }],
  ...(nodes.has(fact.object) && fact.object !== fact.subject ? [[fact.object, { fact, inverse: true }]] : []),
]));
const quotesOf = gather(quotes.map((quote) => [quote.speaker, quote]));
const edgesOf = gather(drawing.edges.flatMap((edge) => [[edge.from, edge], [edge.to, edge]]));
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);
const degree = (id) => nodes.get(id)?.links ?? (edgesOf.get(id) || []).length;

// Organisations without a sector are listed under "".
const sectorOf = (node) => (node.kind === "Organization" ? node.sector || "" : null);

// Dates are ISO 8601 days, months or years; months since the year 0 are fine enough to filter by.
const monthOf = (iso, last) => {
  const found = /^(\d{4})(?:-(\d\d))?/.exec(iso || "");
  return found ? Number(found[1]) * 12 + (found[2] ? Number(found[2]) - 1 : last ? 11 : 0) : null;
};

const isDate = (fact) => fact.predicate === "startDate" || fact.predicate === "endDate";

// The first and last month of what the dates of a thing tell, or null.
const lifetime = (id) => {
  const told = (predicate, last) => (factsOf.get(id) || []).filter(({ fact }) => fact.predicate === predicate)
    .map(({ fact }) => monthOf(fact.object, last)).filter((month) => month !== null);
  const starts = told("startDate", false), ends = [...told("endDate", true), ...told("startDate", true)];
  const first = starts.length ? Math.min(...starts) : ends.length ? Math.min(...ends) : null;
  return first === null ? null : [first, Math.max(...ends)];
};

// When a fact holds: its own dates, else those of the event that it is about; null where nothing is dated.
const spanOf = (fact) => {
  if (isDate(fact)) return [monthOf(fact.object, false), monthOf(fact.object, true)].includes(null)
    ? null : [monthOf(fact.object, false), monthOf(fact.object, true)];
  const since = monthOf(fact.since, false), until = monthOf(fact.until, true);
  if (since !== null || until !== null) return [since ?? -Infinity, until ?? Infinity];
  const event = [fact.subject, fact.object].find((id) => nodes.get(id)?.kind === "Event");
  return event ? lifetime(event) : null;
};
const spans = facts.map(spanOf);
const months = spans.filter(Boolean).flat().filter(Number.isFinite);
const [firstMonth, lastMonth] = months.reduce(([low, high], month) => [Math.min(low, month), Math.max(high, month)], [Infinity, -Infinity]);
