// The panel: an overview when nothing is selected, else the thing or the line.

const list = (items, attributes = {}) => el("ul", attributes, ...items.map((item) => el("li", {}, item)));

const articleItem = (article) => el("div", { class: "article" }, link(article.url, article.headline || article.url || ""),
  el("span", { class: "note" }, [article.publisher, article.date && dateText(article.date)].filter(Boolean).join(" · ")));

const figures = () => el("dl", { class: "figures" }, ...[
  ["entities", content.nodes.length], ["facts", content.totals?.facts ?? facts.length], ["quotes", content.totals?.quotes ?? quotes.length],
].map(([key, number]) => el("div", {}, el("dd", {}, String(number)), el("dt", {}, word(key)))));

const groupList = () => list(groupsShown().map(([group, members]) => {
  const names = members.map((node) => node.id).sort((a, b) => degree(b) - degree(a)).slice(0, 3);
  const mark = el("span", { class: "tint", "aria-hidden": "true" });
  mark.style.backgroundColor = tint(group);
  return el("div", { class: "row" }, mark, list(names.map(entityButton)),
    el("span", { class: "count" }, String(members.length)));
}), { class: "groups" });

// Who speaks, for whom, and in how many quotations; those with the most quotations first.
const quoteCount = (id) => (quotesOf.get(id) || []).length;
const speakerItem = (id) => {
  const posts = (factsOf.get(id) || []).filter(({ fact, inverse }) => fact.predicate === "affiliation" && !inverse && shown.facts.has(fact))
    .sort((a, b) => Boolean(a.fact.status) - Boolean(b.fact.status)).slice(0, FIRST_POSTS); // what holds now first
  return el("div", { class: "speaker" }, el("div", { class: "row" }, entityButton(id),
    quoteCount(id) ? el("span", { class: "count" }, word("said", { n: quoteCount(id) })) : null),
  ...posts.map(({ fact }) => el("div", { class: "row post" }, entityButton(fact.object), ...qualifiers(fact))));
};
const speakerList = () => {
  const ids = content.nodes.filter((node) => node.speaks && visible(node.id)).map((node) => node.id)
    .sort((a, b) => quoteCount(b) - quoteCount(a) || (rankOf.get(a) ?? Infinity) - (rankOf.get(b) ?? Infinity));
  return ids.length ? [heading(word("speakers"), ids.length), list(ids.slice(0, FIRST_SPEAKERS).map(speakerItem), { class: "entities" }),
    ids.length > FIRST_SPEAKERS ? el("p", { class: "note" }, word("more", { n: ids.length - FIRST_SPEAKERS })) : null] : [];
};

const overview = () => {
  const linked = drawing.ranking.filter(visible);
  const alone = content.nodes.map((node) => node.id).filter((id) => !degree(id) && visible(id));
  return [
    el("h2", {}, word("overview")),
    figures(),
    ...(state.groups ? [heading(word("groups")), el("p", { class: "note" }, word("groups_note")), groupList()] : []),
    ...speakerList(),
    ...(linked.length ? [heading(word("central")), el("p", { class: "note" }, word("central_note")), list(linked.slice(0, 8).map((id) => el("div", { class: "row" },
      entityButton(id), el("span", { class: "count" }, String(degree(id))))), { class: "entities" })] : []),
    ...(alone.length ? [heading(word("unlinked"), alone.length), el("p", { class: "note" }, word("unlinked_note")),
      list(alone.slice(0, MOST).map(entityButton), { class: "chips" }), more(alone.length)] : []),
    heading(word("articles"), articles.length),
    list(articles.slice(0, MOST).map(articleItem), { class: "articles" }), more(articles.length),
  ];
};

const FIRST_SPEAKERS = 6, FIRST_POSTS = 3;
const MOST = 60; // entries of a list in the panel; the tables have all
const more = (count) => (count > MOST ? el("p", { class: "note" }, word("more", { n: count - MOST })) : null);

// What can be done around a node: look at its neighbourhood alone, open or close it, go from it to another.
const actions = (id) => {
  const button = (key, act, pressed) => el("button", { type: "button", class: "action", "data-act": key, onclick: act,
    "aria-pressed": pressed === undefined ? null : String(pressed) }, word(key));
  const near = (steps) => el("button", { type: "button", class: "action", "data-steps": String(steps),
    "aria-pressed": String(state.around === id && state.steps === steps),
    "aria-label": word("steps", { n: steps }),
    onclick: () => change(state.around === id && state.steps === steps
      ? { around: "", steps: 1 } : { around: id, steps }) }, String(steps));
  const leaves = leavesOf(id, shownEdgesOf);
  return degree(id) ? el("div", { class: "actions" },
    el("span", { class: "steps", role: "group", "aria-label": word("around") }, el("span", { class: "note" }, word("around")),
      ...[1, 2, 3].map(near)),
    hiddenNeighbours(id).length ? button("open", () => openUp(id)) : null,
    leaves.length ? button("close", () => closeUp(id)) : null,
    button("path_from", () => { change({ path: [id] }); announce(word("path_choose")); }, state.path.length === 1 && state.path[0] === id)) : null;
};

const factItem = ({ fact, inverse }) => {
  const other = inverse ? fact.subject : fact.object;
  const value = nodes.has(other) ? entityButton(other) : el("span", { class: "date" }, dateText(other));
  return el("div", { class: `fact ${fact.status || ""}` }, el("div", { class: "row" }, value, ...qualifiers(fact)),
    factEvidence(fact, false));
};

const order = Object.keys(legend.predicates);
const place = ({ fact, inverse }) => order.indexOf(fact.predicate) + (inverse ? order.length : 0);

const factGroups = (id) => {
  const entries = (factsOf.get(id) || []).filter(({ fact }) => factPasses(fact)).toSorted((a, b) => place(a) - place(b));
  const groups = gather(entries.map((entry) => [predicateWord(entry.fact, entry.inverse), entry]));
  return [...groups].flatMap(([title, members]) => [
    heading(title, members.length > 1 ? members.length : undefined),
    list(members.map(factItem), { class: "facts" }),
  ]);
};

// Facts that the filters leave out are counted, so that nobody takes the rest for all.
const leftOut = (id) => {
  const count = (factsOf.get(id) || []).filter(({ fact }) => !factPasses(fact)).length;
  return count ? el("p", { class: "note" }, word("left_out", { n: count })) : null;
};

// The words, their place and how sure it is who spoke; then what says so elsewhere.
const quoteItem = (quote) => {
  const [start, end] = quote.place || [];
  return el("blockquote", { class: "quote" }, el("p", { dir: "auto" }, quote.text),
    cite({ article: quote.article, exact: quote.text, start, end }, percent(quote.confidence)),
    quote.evidence.length ? el("details", {}, el("summary", {}, word("who_speaks")),
      ...sentences(quote.evidence, namesIn(quote.speaker))) : null);
};

const nodeDetails = (id) => {
  const node = nodes.get(id), shown = nameOf(id);
  const others = [...new Set(node.names.map(([name]) => name))].filter((name) => name !== shown);
  const said = quotesOf.get(id) || [];
  return [
    el("h2", {}, nameText(shown)),
    el("p", { class: "tags" }, el("span", { class: "tag" }, swatch(node), kindWord(node)),
      node.sector ? el("span", { class: "tag" }, sectorWord(node.sector)) : null,
      node.speaks ? el("span", { class: "tag" }, bubbleMark(), word("speaks")) : null),
    actions(id),
    state.path.length === 1 ? el("p", { class: "hint" }, word("path_choose")) : null,
    others.length ? el("p", { class: "also" }, el("span", { class: "note" }, word("also")), " ",
      ...others.flatMap((name, i) => [i ? el("span", { class: "note" }, " / ") : null, nameText(name)])) : null,
    ...factGroups(id),
    leftOut(id),
    ...(said.length ? [heading(word("quotes"), said.length), ...said.map(quoteItem)] : []),
    ...(node.same.length ? [heading(word("same")), list(node.same.map((address) => link(address, address)))] : []),
  ];
};

const edgeDetails = (edge) => [
  el("h2", { class: "pair" }, entityButton(edge.from), entityButton(edge.to)),
  ...edge.facts.map((index) => facts[index]).filter(factPasses).map(statement),
];

const panelBody = () => {
  const edge = edges.get(state.selected);
  if (edge) return edgeDetails(edge);
  if (nodes.has(state.selected)) return nodeDetails(state.selected);
  return state.path.length === 2 ? pathDetails() : null;
};

const showPanel = () => {
  const panel = document.getElementById("panel"), body = panelBody();
  const back = el("button", { type: "button", class: "quiet back", onclick: () => { select(null); panel.focus(); } },
    `‹ ${word(state.selected && state.path.length === 2 ? "back_path" : "back")}`);
  panel.replaceChildren(...(body ? [back, ...body] : overview()).filter(Boolean));
  panel.scrollTop = 0;
};
