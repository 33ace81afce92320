// What the filters leave of the graph: nodes, edges with the facts that pass, computed once for each change.

const shown = { nodes: new Set(), facts: new Set(), edges: new Map(), total: 0 };

const filtersFacts = () => state.predicates.length || state.confidence || state.article || state.from || state.until || state.dated;

const factPasses = (fact) => {
  if (state.predicates.includes(fact.predicate) || Math.round(fact.confidence * 100) < state.confidence) return false;
  if (state.article && !fact.evidence.some((piece) => articles[piece.article]?.iri === state.article)) return false;
  const span = spans[fact.index];
  if (!span) return !state.dated;
  const from = monthOf(state.from, false) ?? -Infinity, until = monthOf(state.until, true) ?? Infinity;
  return span[0] <= until && span[1] >= from;
};

const kindPasses = (node) => !state.kinds.includes(node.kind) && !state.sectors.includes(sectorOf(node) === "" ? "-" : sectorOf(node));

// Nodes within some steps of one, over edges that pass.
const within = (start, steps, passes) => {
  const reached = new Set([start]);
  let rim = [start];
  for (let step = 0; step < steps && rim.length; step += 1) {
    rim = rim.flatMap((id) => (edgesOf.get(id) || []).filter(passes).map((edge) => otherEnd(edge, id)))
      .filter((id) => !reached.has(id) && reached.add(id));
  }
  return reached;
};

const rankOf = new Map(drawing.ranking.map((id, rank) => [id, rank]));
const isLarge = Boolean(drawing.source) || drawing.nodes.length > drawing.limit;

const recompute = () => {
  const passing = facts.map(factPasses);
  const filtered = Boolean(filtersFacts());
  const mentioned = state.article ? new Set(articles.find((article) => article.iri === state.article)?.mentions) : null;
  const stated = (id) => (factsOf.get(id) || []).some(({ fact }) => passing[fact.index]);
  const alone = (id) => !(factsOf.get(id) || []).length && Boolean(mentioned?.has(id));
  const fits = (id) => kindPasses(nodes.get(id)) && (!filtered || stated(id) || alone(id));
  const candidates = new Set(content.nodes.map((node) => node.id).filter(fits));
  const passes = (edge) => candidates.has(edge.from) && candidates.has(edge.to) && edge.facts.some((index) => passing[index]);

  let kept = candidates;
  if (state.around) kept = within(state.around, state.steps, passes);
  else if (isLarge && !inCloud()) {
    kept = new Set(drawing.ranking.filter((id) => candidates.has(id)).slice(0, drawing.limit));
    for (const id of content.nodes.map((node) => node.id)) if (!degree(id) && candidates.has(id)) kept.add(id);
  } else kept = new Set(candidates);
  const asked = [state.selected, ...state.path, ...(edges.has(state.selected) ? [edges.get(state.selected).from, edges.get(state.selected).to] : [])];
  for (const id of asked) if (candidates.has(id)) kept.add(id);
  for (const id of state.opened) for (const near of within(id, 1, passes)) kept.add(near);
  for (const id of routes.get(String(state.path)) || []) if (candidates.has(id)) kept.add(id);
  // What a server has not brought yet cannot be shown; what has no relations is only listed.
  if (drawing.source) for (const id of [...kept]) if (!drawn.has(id) && degree(id)) kept.delete(id);
  const liveEdges = (id) => (edgesOf.get(id) || []).filter((edge) => passes(edge) && kept.has(otherEnd(edge, id)));
  for (const id of state.closed) {
    for (const leaf of leavesOf(id, liveEdges)) if (!asked.includes(leaf)) kept.delete(leaf);
  }
  shown.nodes = kept;
  shown.facts = new Set(facts.filter((fact, index) => passing[index] && kept.has(fact.subject)
    && (!nodes.has(fact.object) || kept.has(fact.object))));
  shown.edges = new Map();
  for (const edge of drawing.edges) {
    if (!kept.has(edge.from) || !kept.has(edge.to)) continue;
    const left = edge.facts.filter((index) => passing[index]);
    if (left.length) shown.edges.set(edge.id, left.map((index) => facts[index]));
  }
  shown.total = content.nodes.length;
};

// Neighbours that hang on this node alone.
const leavesOf = (id, liveEdges) => liveEdges(id).map((edge) => otherEnd(edge, id)).filter((near) => liveEdges(near).length === 1);

const visible = (id) => shown.nodes.has(id);
const shownEdgesOf = (id) => (edgesOf.get(id) || []).filter((edge) => shown.edges.has(edge.id));
const shownNeighbours = (id) => shownEdgesOf(id).map((edge) => otherEnd(edge, id));
const hiddenNeighbours = (id) => (edgesOf.get(id) || []).map((edge) => otherEnd(edge, id)).filter((near) => !visible(near));
