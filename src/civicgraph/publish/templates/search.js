// The search of the landing page: names, aliases and readings, in kanji, kana or Latin letters. All of it is in the page.
const RESULTS = 20;
const { words, kinds, rows } = JSON.parse(document.getElementById("index").textContent);
const box = document.getElementById("search"), results = document.getElementById("results");
const announce = document.getElementById("announce");
const things = rows.map(([label, lang, others, kind, address, count]) => ({
  label, lang, others, kind: kinds[kind], address, count,
  names: [label, ...others].map(normalise), spelt: [label, ...others].map(latin),
}));

// 0 the whole name, 1 its beginning, 1.5 nearly so, 2 a part of it, after them the same in Latin letters; null if not at all.
const rankOf = (thing, query) => {
  const place = (texts, wanted) => Math.min(...texts.map((text) => (
    text === wanted ? 0 : text.startsWith(wanted) ? 1 : text.includes(wanted) ? 2 : Infinity)));
  const near = unvoiced(query.sounds);
  const nearly = query.sounds.length > 1 && thing.spelt.some((text) => unvoiced(text).startsWith(near)) ? 1.5 : Infinity;
  const written = place(thing.names, query.kana);
  const sounding = query.sounds.length > 1 ? Math.min(place(thing.spelt, query.sounds), nearly) : Infinity;
  const best = Math.min(written, query.latin ? sounding + 3 : nearly);
  return best === Infinity ? null : best;
};

const find = (text) => {
  const plain = text.normalize("NFKC"), heard = /^[\p{sc=Hiragana}\p{sc=Katakana}a-zāīūēōー\s・.'-]+$/iu.test(plain);
  const query = { kana: normalise(text), latin: /[a-zāīūēō]/i.test(plain), sounds: heard ? latin(text) : "" };
  if (!query.kana) return [];
  return things.map((thing) => [rankOf(thing, query), thing]).filter(([rank]) => rank !== null)
    .sort(([a, one], [b, other]) => a - b || other.count - one.count).map(([, thing]) => thing);
};

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

let active = -1;
const close = () => {
  results.hidden = true;
  active = -1;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
};
const point = (index) => {
  const options = [...results.querySelectorAll("[role=option]")];
  if (!options.length) return;
  active = (index + options.length) % options.length;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
  options[active].scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", options[active].id);
};
const go = (place) => {
  const address = results.querySelectorAll("[role=option]")[place]?.dataset.address;
  if (address) location.href = address;
};
const open = () => {
  const found = find(box.value);
  results.replaceChildren(...found.slice(0, RESULTS).map((thing, place) => make("li", {
    id: `result-${place}`, role: "option", "aria-selected": "false", "data-address": thing.address,
  }, make("bdi", { lang: thing.lang }, thing.label), make("span", { class: "soft" }, thing.kind))));
  if (found.length > RESULTS) results.append(make("li", { class: "soft", role: "presentation" }, words.more.replace("{0}", found.length - RESULTS)));
  if (!found.length) results.append(make("li", { class: "soft", role: "presentation" }, words.none));
  announce.textContent = found.length ? words.found.replace("{0}", found.length) : words.none;
  results.hidden = false;
  active = -1;
  box.setAttribute("aria-expanded", "true");
  box.removeAttribute("aria-activedescendant");
};
results.addEventListener("mousedown", (event) => event.preventDefault());
results.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) location.href = option.dataset.address;
});
box.addEventListener("input", () => (normalise(box.value) ? open() : close()));
box.addEventListener("focus", () => { if (normalise(box.value)) open(); });
box.addEventListener("blur", close);
box.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // an input method is still choosing its kanji
  if (event.key === "ArrowDown") { event.preventDefault(); point(active + 1); }
  else if (event.key === "ArrowUp") { event.preventDefault(); point(active - 1); }
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && !results.hidden) go(Math.max(active, 0));
});
