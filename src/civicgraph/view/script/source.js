// Where the rest of a graph comes from that is too large for one file: the server that sent the page.

const asked = new Set();
const routes = new Map(); // shortest paths in the whole graph, by their two ends

const put = (map, key, value) => { if (map.has(key)) map.get(key).push(value); else map.set(key, [value]); };

const absorbFacts = (news) => {
  for (const fact of news.filter((one) => !localOf.has(one.number))) {
    fact.index = facts.push(fact) - 1;
    localOf.set(fact.number, fact.index);
    put(factsOf, fact.subject, { fact, inverse: false });
    if (nodes.has(fact.object) && fact.object !== fact.subject) put(factsOf, fact.object, { fact, inverse: true });
    spans.push(null);
  }
  news.forEach(({ number }) => { const at = localOf.get(number); spans[at] = spanOf(facts[at]); });
};

const absorbQuotes = (news) => {
  const known = new Set(quotes.map((quote) => `${quote.speaker} ${quote.article} ${quote.text}`));
  for (const quote of news.filter((one) => !known.has(`${one.speaker} ${one.article} ${one.text}`))) {
    quotes.push(quote);
    put(quotesOf, quote.speaker, quote);
  }
};

// Free places around a node that is drawn, from near to far along a spiral; a node takes the room of mark and label.
const ROOM = [132, 78], GOLDEN = Math.PI * (3 - Math.sqrt(5));
const roomsOf = (placed) => {
  const cells = gather(placed.map((node) => [`${Math.floor(node.x / ROOM[0])} ${Math.floor(node.y / ROOM[1])}`, node]));
  const near = (x, y) => [-1, 0, 1].flatMap((i) => [-1, 0, 1].flatMap((j) =>
    cells.get(`${Math.floor(x / ROOM[0]) + i} ${Math.floor(y / ROOM[1]) + j}`) || []));
  return {
    free: (x, y) => near(x, y).every((node) => Math.abs(node.x - x) >= ROOM[0] || Math.abs(node.y - y) >= ROOM[1]),
    take: (node) => put(cells, `${Math.floor(node.x / ROOM[0])} ${Math.floor(node.y / ROOM[1])}`, node),
  };
};
const settle = (news, centre) => {
  const rooms = roomsOf([...drawn.values()].filter((node) => node.x !== undefined));
  const linked = news.flatMap((node) => (edgesOf.get(node.id) || []).map((edge) => drawn.get(otherEnd(edge, node.id))));
  const { x, y } = drawn.get(centre) ?? linked.find((near) => near?.x !== undefined) ?? { x: 0, y: 0 };
  let step = 0;
  for (const node of news) {
    do {
      node.x = Math.round(x + 52 * Math.sqrt(step) * Math.cos(step * GOLDEN));
      node.y = Math.round(y + 40 * Math.sqrt(step) * Math.sin(step * GOLDEN));
      step += 1;
    } while (!rooms.free(node.x, node.y));
    rooms.take(node);
  }
};

const absorb = (piece, centre) => {
  absorbFacts(piece.facts);
  absorbQuotes(piece.quotes);
  for (const edge of piece.edges.filter((one) => !edges.has(one.id))) {
    edge.facts = edge.facts.map((number) => localOf.get(number));
    edges.set(edge.id, edge);
    drawing.edges.push(edge);
    for (const end of [edge.from, edge.to]) put(edgesOf, end, edge);
  }
  const news = piece.nodes.filter((node) => !drawn.has(node.id));
  settle(news, centre);
  for (const node of news) { drawn.set(node.id, node); drawing.nodes.push(node); }
};

// What a view needs beyond what the page has: questions to the server, each with the node to draw the answer near.
const needs = (view) => {
  const ends = edges.has(view.selected) ? [edges.get(view.selected).from, edges.get(view.selected).to] : [view.selected];
  const one = [...ends, ...view.opened, ...view.path].filter((id) => nodes.has(id)).map((id) => [id, new URLSearchParams({ around: id, steps: 1 })]);
  if (nodes.has(view.around)) one.push([view.around, new URLSearchParams({ around: view.around, steps: view.steps })]);
  if (view.path.length === 2) one.push([view.path[0], new URLSearchParams([["between", view.path[0]], ["between", view.path[1]]])]);
  return new Map(one.map(([id, question]) => [String(question), id]));
};

const ask = async (question, centre) => {
  const answer = await fetch(`${drawing.source}?${question}`);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  const piece = await answer.json();
  if (asked.has(question)) return;
  asked.add(question);
  if (piece.route) routes.set(String(new URLSearchParams(question).getAll("between")), piece.route);
  absorb(piece, centre);
};

// Go on when all is there that a view needs: at once where the file holds everything.
const ensure = (view, then) => {
  const missing = drawing.source ? [...needs(view)].filter(([question]) => !asked.has(question)) : [];
  if (!missing.length) { then(); return; }
  Promise.all(missing.map(([question, centre]) => ask(question, centre)))
    .then(then, (error) => { console.warn(error); showTrouble(); });
};

const showTrouble = () => {
  const notice = document.getElementById("blank");
  notice.hidden = false;
  notice.textContent = word("no_server");
  announce(word("no_server"));
};

if (drawing.source) settle(drawing.nodes.filter((node) => node.x === undefined), null);
