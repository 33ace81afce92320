// Facts as Turtle, in the words of the graph that the page was made from, each with its statement and evidence.

const literal = (text) => `"${text.replace(/["\\\u0000-\u001f\u007f]/g, (sign) => (
  { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" }[sign] || `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`))}"`;
const resourceName = (address) => `<${address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`;
const dateType = (iso) => ({ 4: "gYear", 7: "gYearMonth", 10: "date" })[iso.length];
const typedDate = (iso) => (dateType(iso) ? `${literal(iso)}^^xsd:${dateType(iso)}` : literal(iso));
const valueOf = (fact) => (isDate(fact) ? typedDate(fact.object) : resourceName(fact.object));
const block = (subject, pairs) => `${subject}\n${pairs.map(([verb, ...values]) => `    ${verb} ${values.join(", ")}`).join(" ;\n")} .\n`;

const nodeTurtle = (id) => {
  const { classes, names, sector, same } = nodes.get(id), seen = new Set();
  const preferred = names.filter(([, lang]) => !seen.has(lang) && seen.add(lang)), others = names.filter((name) => !preferred.includes(name));
  const tagged = ([text, lang]) => `${literal(text)}@${lang}`;
  return block(resourceName(id), [
    ["a", ...classes],
    ...(preferred.length ? [["skos:prefLabel", ...preferred.map(tagged)], ["rdfs:label", ...preferred.map(tagged)]] : []),
    ...(others.length ? [["skos:altLabel", ...others.map(tagged)]] : []),
    ...(sector && /^\w+$/.test(sector) ? [["org:classification", `civic:${sector}`]] : []),
    ...(same.length ? [["owl:sameAs", ...same.map(resourceName)]] : []),
  ]);
};

const factTurtle = (fact) => {
  const base = fact.subject.includes("/id/") ? `${fact.subject.slice(0, fact.subject.indexOf("/id/"))}/` : `${fact.subject}/`;
  const about = resourceName(`${base}statement/${fact.statement}`);
  const pieces = fact.evidence.map((piece, i) => ({ ...piece, name: resourceName(`${base}statement/${fact.statement}/evidence/${i + 1}`),
    selector: resourceName(`${base}statement/${fact.statement}/selector/${i + 1}`) }));
  return [
    `${resourceName(fact.subject)} ${fact.property} ${valueOf(fact)} .\n`,
    block(about, [
      ["a", "rdf:Statement"], ["rdf:subject", resourceName(fact.subject)], ["rdf:predicate", fact.property], ["rdf:object", valueOf(fact)],
      ["civic:confidence", fact.confidence.toFixed(2)],
      ...(fact.status ? [["civic:status", `civic:${fact.status}`]] : []),
      ...(fact.role ? [["rdfs:comment", literal(fact.role)]] : []),
      ...(pieces.length ? [["prov:wasDerivedFrom", ...pieces.map((piece) => piece.name)]] : []),
    ]),
    ...pieces.flatMap((piece) => [
      block(piece.name, [["a", "oa:SpecificResource"],
        ...(articles[piece.article] ? [["oa:hasSource", resourceName(articles[piece.article].iri)]] : []), ["oa:hasSelector", piece.selector]]),
      block(piece.selector, [["a", "oa:TextQuoteSelector", "oa:TextPositionSelector"],
        ["oa:exact", literal(piece.exact)], ["oa:start", String(piece.start)], ["oa:end", String(piece.end)]]),
    ]),
  ].join("");
};

// The facts of the selection: of the line, the thing or the path; with nothing selected, all that is shown.
const selectedFacts = () => {
  if (edges.has(state.selected)) return edges.get(state.selected).facts.map((index) => facts[index]).filter(factPasses);
  if (nodes.has(state.selected)) return (factsOf.get(state.selected) || []).map(({ fact }) => fact).filter(factPasses);
  return state.path.length === 2 ? pathFacts() : facts.filter((fact) => shown.facts.has(fact));
};

const turtle = () => {
  const chosen = selectedFacts();
  const things = [...new Set([...(nodes.has(state.selected) ? [state.selected] : []), ...chosen.flatMap((fact) => [fact.subject, fact.object])])]
    .filter((id) => nodes.has(id));
  const prefixes = Object.entries(content.prefixes).map(([prefix, name]) => `@prefix ${prefix}: <${name}> .\n`).join("");
  return `${prefixes}\n${things.map(nodeTurtle).join("")}${chosen.map(factTurtle).join("")}`;
};
