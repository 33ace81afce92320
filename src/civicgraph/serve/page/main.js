// The query page: an editor, the questions that ship with civicgraph, and the answer as a table, a graph or a timeline.

import { ask, file, Refused } from "./ask.js";
import { editorIn } from "./editor.js";
import { linked, make } from "./dom.js";
import { network } from "./network.js";
import { table } from "./table.js";
import { timeline } from "./timeline.js";
import { lang, say, switchLanguage, translate } from "./words.js";

const site = JSON.parse(document.getElementById("data").textContent);
const { endpoint, queries } = site;
const [examples, description, status, answer, views, view, downloads, runButton, link] = [
  "examples", "description", "status", "answer", "views", "view", "downloads", "run", "link",
].map((id) => document.getElementById(id));
const VIEWS = { table, graph: network, timeline };
const TABLES = { CSV: "text/csv", TSV: "text/tab-separated-values", JSON: "application/sparql-results+json", XML: "application/sparql-results+xml" };
const GRAPHS = { Turtle: "text/turtle", "N-Triples": "application/n-triples", "JSON-LD": "application/ld+json", "RDF/XML": "application/rdf+xml" };
const ENDINGS = { Turtle: "ttl", "N-Triples": "nt", "JSON-LD": "jsonld", "RDF/XML": "rdf" };

const editor = editorIn(document.getElementById("editor"), site, () => toggle());

// What the page shows: the answer or why there is none, how it is looked at, and the question that it answers.
let result = null, refusal = null, chosen = "table", asked = "", running = null;

const example = (name) => queries.find((query) => query.name === name);

const listExamples = () => {
  const options = queries.map(({ name, title_ja, title_en }) => make("option", { value: name }, lang() === "ja" ? title_ja : title_en));
  const value = examples.value;
  examples.replaceChildren(make("option", { value: "" }, say("own")), ...options);
  examples.value = value;
  describe();
};

const speak = () => {
  translate();
  listExamples();
  document.getElementById("limits").textContent = say("limits", site.seconds, site.rows.toLocaleString(lang()));
};

const describe = () => {
  const query = example(examples.value);
  description.textContent = query ? (lang() === "ja" ? query.description_ja : query.description_en) : "";
};

const tell = (words, kind = "") => { [status.className, status.textContent] = [kind, words]; };

const show = () => {
  runButton.textContent = say(running ? "stop" : "run");
  answer.hidden = !(running || result || refusal);
  views.hidden = !result || "truth" in result;
  view.replaceChildren();
  if (running) tell(say("running"));
  else if (refusal) tell(explained(refusal), "error");
  else if (result && "truth" in result) tell(say(result.truth ? "yes" : "no"), "truth");
  else if (result) showRows();
};

const showRows = () => {
  tell(say("rows", result.rows.length.toLocaleString(lang()), result.seconds));
  if (result.part) status.append(" ", make("strong", { class: "part" }, say("part", result.rows.length.toLocaleString(lang()))));
  for (const tab of views.querySelectorAll(".tab")) tab.setAttribute("aria-pressed", String(tab.dataset.view === chosen));
  VIEWS[chosen](result, site, view);
  downloads.replaceChildren(...Object.entries(result.triples ? GRAPHS : TABLES).map(([name, type]) => {
    const button = make("button", { type: "button", class: "quiet" }, name);
    button.addEventListener("click", () => save(name, type));
    return button;
  }));
};

const save = async (name, type) => {
  try {
    const address = URL.createObjectURL(await file(endpoint, asked, type));
    make("a", { href: address, download: `result.${ENDINGS[name] ?? name.toLowerCase()}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch (error) {
    tell(explained(error), "error");
  }
};

const explained = (error) => {
  if (error instanceof Refused) return say(error.reason, error.message) ?? error.message;
  if (error.name === "AbortError") return say("stopped");
  if (!(error instanceof TypeError)) console.error(error);
  return error instanceof TypeError ? say("failed") : String(error);
};

// A question takes the place of the one before, which the server then no longer answers.
const run = async () => {
  running?.abort();
  const mine = new AbortController(), query = editor.getValue();
  [running, result, refusal, asked] = [mine, null, null, query];
  remember();
  show();
  const found = await ask(endpoint, query, mine.signal).then((value) => [value, null], (error) => [null, error]);
  if (running !== mine) return;
  [running, result, refusal] = [null, ...found];
  show();
};

const toggle = () => (running ? running.abort() : run());

// The address holds the question and the view: a link asks it again, and "back" leads to the question before.
const inAddress = () => {
  const given = [location.hash, location.search].map((part) => new URLSearchParams(part.slice(1))).find((part) => part.get("query"));
  return given && { query: given.get("query"), view: Object.hasOwn(VIEWS, given.get("view")) ? given.get("view") : "table" };
};

const remember = () => {
  const given = inAddress(), query = editor.getValue();
  if (given?.query !== query || given.view !== chosen) history.pushState(null, "", linked(query, chosen));
};

const open = () => {
  const given = inAddress();
  if (!given) return false;
  chosen = given.view;
  if (given.query === asked && result) show();
  else {
    editor.setValue(given.query);
    run();
  }
  return true;
};

examples.addEventListener("change", () => {
  describe();
  const query = example(examples.value);
  if (!query) return;
  editor.setValue(query.text);
  run();
});
editor.on("change", () => {
  examples.value = queries.find(({ text }) => text === editor.getValue())?.name ?? "";
  describe();
});
runButton.addEventListener("click", toggle);
document.getElementById("language").addEventListener("click", () => { switchLanguage(); speak(); show(); });
views.addEventListener("click", ({ target }) => {
  if (!target.dataset.view) return;
  chosen = target.dataset.view;
  remember();
  show();
});
link.addEventListener("click", async () => {
  remember();
  try {
    await navigator.clipboard.writeText(location.href);
    link.textContent = say("copied");
  } catch {
    link.textContent = say("inAddress"); // the browser lets no page write there
  }
  setTimeout(() => { link.textContent = say("link"); }, 3_000);
});
addEventListener("popstate", open); // also where the reader changes the address

speak();
if (!open()) {
  editor.setValue(queries[0]?.text ?? "SELECT * WHERE { ?s ?p ?o } LIMIT 100");
  show();
}
