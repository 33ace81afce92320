// Elements whose texts are inserted as text.

export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// The term as people read it: an IRI as a short name that leads to it, a literal as its text.
export const shown = (term, prefixes) => {
  if (!term) return document.createTextNode("");
  if (term.type === "uri") {
    const web = /^https?:/i.test(term.value);
    return web ? make("a", { href: term.value, rel: "noreferrer" }, short(term.value, prefixes)) : document.createTextNode(term.value);
  }
  if (term.type === "triple") return document.createTextNode(JSON.stringify(term.value));
  return make("bdi", { lang: term["xml:lang"] }, term.type === "bnode" ? `_:${term.value}` : term.value);
};

export const short = (iri, prefixes) => {
  for (const [name, start] of Object.entries(prefixes)) {
    if (iri.startsWith(start) && /^[\w-]*$/.test(iri.slice(start.length))) return `${name}:${iri.slice(start.length)}`;
  }
  return iri;
};

export const text = (term, prefixes) => (term ? (term.type === "uri" ? short(term.value, prefixes) : term.value) : "");
