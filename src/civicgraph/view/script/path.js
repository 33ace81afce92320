// The shortest chain of shown relations between two nodes, and the panel that reads it out.

// The ids along the shortest path (breadth first, in the order of the data), or null.
const shortestPath = (start, end) => {
  const before = new Map([[start, null]]);
  let rim = [start];
  while (rim.length && !before.has(end)) {
    const next = [];
    for (const id of rim) {
      for (const near of shownNeighbours(id)) if (!before.has(near)) { before.set(near, id); next.push(near); }
    }
    rim = next;
  }
  if (!before.has(end)) return null;
  const path = [];
  for (let id = end; id !== null; id = before.get(id)) path.unshift(id);
  return path;
};

const edgeBetween = (a, b) => shownEdgesOf(a).find((edge) => otherEnd(edge, a) === b);

const currentPath = () => (state.path.length === 2 ? shortestPath(...state.path) : null);

const pathFacts = () => {
  const path = currentPath() || [];
  return path.slice(1).flatMap((id, i) => shown.edges.get(edgeBetween(path[i], id).id));
};

const statement = (fact) => el("div", { class: "fact" },
  el("p", { class: "sentence" }, nameText(nameOf(fact.subject)), el("span", { class: "predicate" }, predicateWord(fact)),
    nameText(nodes.has(fact.object) ? nameOf(fact.object) : dateText(fact.object))),
  el("div", { class: "row" }, ...qualifiers(fact)), factEvidence(fact, true));

const pathDetails = () => {
  const path = currentPath(), [start, end] = state.path;
  if (!path) {
    return [el("h2", {}, word("path")), el("div", { class: "pair" }, entityButton(start), entityButton(end)),
      el("p", { class: "note" }, word("no_path"))];
  }
  return [
    el("h2", {}, word("path"), el("span", { class: "count" }, word("hops", { n: path.length - 1 }))),
    el("ol", { class: "chain" }, ...path.map((id, i) => el("li", {}, entityButton(id),
      ...(i + 1 < path.length ? shown.edges.get(edgeBetween(id, path[i + 1]).id).map(statement) : [])))),
    el("p", { class: "note" }, word("path_note")),
  ];
};
