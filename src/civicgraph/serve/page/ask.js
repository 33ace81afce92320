// Asking the endpoint: what came back, or why nothing did.

const JSON_RESULTS = "application/sparql-results+json", NTRIPLES = "application/n-triples";

// The server's own refusal: `reason` is its word for programs, the message its sentence for people.
export class Refused extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

const refused = (response, body) => {
  const told = response.headers.get("Content-Type")?.endsWith("json") ? JSON.parse(body) : {};
  return new Refused(told.reason ?? "", told.detail ?? `${response.status} ${response.statusText}`);
};

const form = (query) => new URLSearchParams({ query });

export const ask = async (endpoint, query, signal) => {
  const began = performance.now();
  const headers = { Accept: `${JSON_RESULTS}, ${NTRIPLES};q=0.9` };
  const response = await fetch(endpoint, { method: "POST", headers, body: form(query), signal });
  const type = (response.headers.get("Content-Type") ?? "").split(";")[0], body = await response.text();
  if (!response.ok) throw refused(response, body);
  const more = { seconds: ((performance.now() - began) / 1000).toFixed(2), part: response.headers.has("Civicgraph-Truncated") };
  if (type === NTRIPLES) return { ...more, ...triples(body) };
  const found = JSON.parse(body);
  if ("boolean" in found) return { ...more, truth: found.boolean };
  return { ...more, names: found.head.vars, rows: found.results.bindings };
};

const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?/gu;
const plain = (escaped) => escaped.replace(/\\u([0-9A-F]{4})|\\U([0-9A-F]{8})|\\(.)/gi, (_, four, eight, one) => (
  four || eight ? String.fromCodePoint(parseInt(four ?? eight, 16)) : { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[one] ?? one));

// N-Triples, a line each, as rows of the terms of SPARQL's JSON results.
const triples = (body) => {
  const found = body.split("\n").filter(Boolean).map((line) => [...line.matchAll(TERM)].slice(0, 3).map(([, iri, blank, value, tag, datatype]) => {
    if (iri !== undefined) return { type: "uri", value: plain(iri) };
    if (blank !== undefined) return { type: "bnode", value: blank };
    return { type: "literal", value: plain(value), ...(tag && { "xml:lang": tag }), ...(datatype && { datatype }) };
  }));
  const names = ["subject", "predicate", "object"];
  return { triples: found, names, rows: found.map((terms) => Object.fromEntries(names.map((name, place) => [name, terms[place]]))) };
};

// The same answer as a file.
export const file = async (endpoint, query, type) => {
  const response = await fetch(endpoint, { method: "POST", headers: { Accept: type }, body: form(query) });
  if (!response.ok) throw refused(response, await response.text());
  return new Blob([await response.arrayBuffer()], { type });
};
