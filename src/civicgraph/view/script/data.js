// The data of the page, indexed, and the little state that the views share.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const content = read("content-data");
const drawing = read("network-data");
const { legend, facts, quotes, articles } = content;

const nodes = new Map(content.nodes.map((node) => [node.id, node]));
const edges = new Map(drawing.edges.map((edge) => [edge.id, edge]));
const state = {
  lang: content.lang,
  selected: null, // the id of a node or an edge
  query: "",
  hidden: { kinds: new Set(), sectors: new Set() },
};

const gather = (pairs) => {
  const groups = new Map();
  for (const [key, value] of pairs) {
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(value);
  }
  return groups;
};

const factsOf = gather(facts.flatMap((fact) => [
  [fact.subject, { fact, inverse: false }],
  ...(nodes.has(fact.object) ? [[fact.object, { fact, inverse: true }]] : []),
]));
const quotesOf = gather(quotes.map((quote) => [quote.speaker, quote]));
const neighboursOf = gather(drawing.edges.flatMap((edge) => [[edge.from, edge.to], [edge.to, edge.from]]));
const degree = (id) => (neighboursOf.get(id) || []).length;

// Organisations without a sector are listed under "".
const sectorOf = (node) => (node.kind === "Organization" ? node.sector || "" : null);

const visible = (id) => {
  const node = nodes.get(id);
  return Boolean(node) && !state.hidden.kinds.has(node.kind) && !state.hidden.sectors.has(sectorOf(node));
};

// Spellings that a reader would take for the same: width, case, kana, spaces and middle dots do not matter.
const normalise = (text) => text.normalize("NFKC").toLowerCase()
  .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
  .replace(/[\s・･'’"“”「」『』()-]+/g, "");
const searchable = new Map(content.nodes.map((node) => [node.id, node.names.map(([name]) => normalise(name))]));
const matches = (id, query) => !query || searchable.get(id).some((name) => name.includes(query));
