// What people call the things of a result, for the views that draw them.

import { ask } from "./ask.js";
import { text } from "./dom.js";
import { lang } from "./words.js";

const MOST = 400; // IRIs in one question: the server takes queries of 50,000 characters
const known = new Map();

// Returns a function that gives the words for a term: the name in the page's language, else the short IRI.
export const namer = async (terms, { endpoint, base, prefixes }) => {
  const wanted = new Set(terms.filter((term) => term?.type === "uri" && base && term.value.startsWith(base)).map(({ value }) => value));
  const asked = [...wanted].filter((iri) => !known.has(iri)).slice(0, MOST);
  if (asked.length) {
    const query = `SELECT ?s ?label { VALUES ?s { ${asked.map((iri) => `<${iri}>`).join(" ")} } ?s skos:prefLabel|rdfs:label ?label }`;
    for (const iri of asked) known.set(iri, {});
    const { rows } = await ask(endpoint, query).catch(() => ({ rows: [] })); // the IRIs are a picture, too
    for (const { s, label } of rows) known.get(s.value)[label["xml:lang"] ?? ""] = label.value;
  }
  return (term) => {
    const names = (term?.type === "uri" && known.get(term.value)) || {};
    return names[lang()] ?? Object.values(names)[0] ?? text(term, prefixes, base);
  };
};
