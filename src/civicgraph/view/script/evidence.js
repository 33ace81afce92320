// The words behind a fact: the sentence, the names in it marked, and the way to the article.

const marked = (text, names) => {
  const known = names.filter((name) => name && text.includes(name)).sort((a, b) => b.length - a.length);
  const parts = [];
  let plain = "";
  for (let i = 0; i < text.length;) {
    const found = known.find((name) => text.startsWith(name, i));
    if (!found) { plain += text[i]; i += 1; continue; }
    parts.push(plain, el("mark", {}, found));
    plain = "";
    i += found.length;
  }
  return [...parts, plain];
};

// The article's address, scrolled to the sentence where the browser can (text fragments).
const addressOf = (piece) => {
  const url = articles[piece.article]?.url;
  const words = piece.exact.trim().split("\n")[0].slice(0, 60);
  return !isWeb(url) || url.includes("#") || !words ? url
    : `${url}#:~:text=${encodeURIComponent(words).replace(/-/g, "%2D")}`;
};

// Where words stand in the text of the article, counted as the graph counts it.
const placeText = (start, end) => (Number.isInteger(start) ? word("at", { n: start, m: end }) : "");
const percent = (confidence) => el("span", { class: "confidence", title: word("confidence") }, `${Math.round(confidence * 100)}%`);

const cite = (piece, ...more) => {
  const article = articles[piece.article], place = placeText(piece.start, piece.end);
  return article || place || more.length ? el("cite", {}, article ? link(addressOf(piece), article.headline || article.url || "") : null,
    el("span", { class: "place" }, place), ...more) : null;
};

const namesIn = (...ids) => ids.flatMap((id) => (nodes.get(id)?.names || []).map(([name]) => name));

const sentences = (pieces, names) => (pieces.length
  ? pieces.map((piece) => el("blockquote", {}, el("p", { dir: "auto" }, ...marked(piece.exact, names)), cite(piece)))
  : [el("p", { class: "note" }, word("no_evidence"))]);

const factEvidence = (fact, open) => el("details", { open },
  el("summary", {}, word("evidence"), percent(fact.confidence)),
  ...sentences(fact.evidence, [...namesIn(fact.subject, fact.object), fact.role]));

const dateText = (iso) => (state.lang === "ja"
  ? iso.replace(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/, (all, y, m, d) => `${y}年${m ? `${+m}月` : ""}${d ? `${+d}日` : ""}`)
  : iso);

const period = (fact) => [
  fact.since && (state.lang === "ja" ? `${dateText(fact.since)}${word("since")}` : `${word("since")} ${fact.since}`),
  fact.until && (state.lang === "ja" ? `${dateText(fact.until)}${word("until")}` : `${word("until")} ${fact.until}`),
].filter(Boolean).join(" ");

// Role, standing and time of a fact, as small notes.
const qualifiers = (fact) => [
  fact.role && el("span", { class: "role" }, nameText(fact.role)),
  fact.status && el("span", { class: "status" }, word(fact.status) || fact.status),
  period(fact) && el("span", { class: "period" }, period(fact)),
].filter(Boolean);
