// The panel: an overview when nothing is selected, else the thing or the line.

const list = (items, attributes = {}) => el("ul", attributes, ...items.map((item) => el("li", {}, item)));

const articleItem = (article) => el("div", { class: "article" }, link(article.url, article.headline || article.url || ""),
  el("span", { class: "note" }, [article.publisher, article.date && dateText(article.date)].filter(Boolean).join(" · ")));

const figures = () => el("dl", { class: "figures" }, ...[
  ["entities", content.nodes.length], ["facts", facts.length], ["quotes", quotes.length],
].map(([key, number]) => el("div", {}, el("dd", {}, String(number)), el("dt", {}, word(key)))));

const overview = () => {
  const linked = drawing.nodes.map((node) => node.id).filter(visible).sort((a, b) => degree(b) - degree(a));
  const alone = content.nodes.map((node) => node.id).filter((id) => !degree(id) && visible(id));
  return [
    el("h2", {}, word("overview")),
    figures(),
    ...(linked.length ? [heading(word("central")), list(linked.slice(0, 8).map((id) => el("div", { class: "row" },
      entityButton(id), el("span", { class: "count" }, String(degree(id))))), { class: "entities" })] : []),
    ...(alone.length ? [heading(word("unlinked"), alone.length), el("p", { class: "note" }, word("unlinked_note")),
      list(alone.map(entityButton), { class: "chips" })] : []),
    heading(word("articles"), articles.length),
    list(articles.map(articleItem), { class: "articles" }),
  ];
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
  const entries = (factsOf.get(id) || []).toSorted((a, b) => place(a) - place(b));
  const groups = gather(entries.map((entry) => [predicateWord(entry.fact, entry.inverse), entry]));
  return [...groups].flatMap(([title, members]) => [
    heading(title, members.length > 1 ? members.length : undefined),
    list(members.map(factItem), { class: "facts" }),
  ]);
};

const quoteItem = (quote) => el("blockquote", { class: "quote" }, el("p", { dir: "auto" }, quote.text),
  cite({ article: quote.article, exact: quote.text }));

const nodeDetails = (id) => {
  const node = nodes.get(id), shown = nameOf(id);
  const others = [...new Set(node.names.map(([name]) => name))].filter((name) => name !== shown);
  const said = quotesOf.get(id) || [];
  return [
    el("h2", {}, nameText(shown)),
    el("p", { class: "tags" }, el("span", { class: "tag" }, swatch(node), kindWord(node)),
      node.sector ? el("span", { class: "tag" }, sectorWord(node.sector)) : null),
    others.length ? el("p", { class: "also" }, el("span", { class: "note" }, word("also")), " ",
      ...others.flatMap((name, i) => [i ? el("span", { class: "note" }, " / ") : null, nameText(name)])) : null,
    ...factGroups(id),
    ...(said.length ? [heading(word("quotes"), said.length), ...said.map(quoteItem)] : []),
    ...(node.same.length ? [heading(word("same")), list(node.same.map((address) => link(address, address)))] : []),
  ];
};

const edgeDetails = (edge) => [
  el("h2", { class: "pair" }, entityButton(edge.from), entityButton(edge.to)),
  ...edge.facts.map((index) => facts[index]).map((fact) => el("div", { class: "fact" },
    el("p", { class: "sentence" }, nameText(nameOf(fact.subject)), el("span", { class: "predicate" }, predicateWord(fact)),
      nameText(nameOf(fact.object))),
    el("div", { class: "row" }, ...qualifiers(fact)), factEvidence(fact, true))),
];

const showPanel = () => {
  const panel = document.getElementById("panel"), edge = edges.get(state.selected);
  const back = el("button", { type: "button", class: "quiet back", onclick: () => select(null) }, `‹ ${word("back")}`);
  const body = edge ? [back, ...edgeDetails(edge)]
    : nodes.has(state.selected) ? [back, ...nodeDetails(state.selected)] : overview();
  panel.replaceChildren(...body.filter(Boolean));
  panel.scrollTop = 0;
};
