// Elements whose texts are inserted as text.

export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// The page's address with a question and a view in it.
export const linked = (query, view) => `#query=${encodeURIComponent(query)}${view === "table" ? "" : `&view=${view}`}`;

// The term as people read it: an IRI as a short name that leads to it (to its page here, where it has one), a literal as its text.
export const shown = (term, site) => {
  if (!term) return document.createTextNode("");
  if (term.type === "uri") {
    if (!/^https?:/i.test(term.value)) return document.createTextNode(term.value);
    const path = site.base && term.value.startsWith(site.base) ? term.value.slice(site.base.length) : "/";
    const here = path.startsWith("/") ? null : `/${path}`; // two slashes would lead to another host
    return make("a", { href: here ?? term.value, rel: here ? null : "noreferrer", title: term.value }, text(term, site.prefixes, site.base));
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

// The words for a term: a short IRI (below the graph's base, the path), or the literal's own text.
export const text = (term, prefixes, base) => {
  if (!term) return "";
  if (term.type !== "uri") return String(term.value);
  const name = short(term.value, prefixes);
  return name === term.value && base && name.startsWith(base) && name.length > base.length ? name.slice(base.length) : name;
};
