// The query page: an editor, the questions that ship with civicgraph, and the answer as a table, a graph or a timeline.

import { ask, file, Refused } from "./ask.js";
import { make } from "./dom.js";
import { network } from "./network.js";
import { table } from "./table.js";
import { timeline } from "./timeline.js";
import { lang, say, switchLanguage, translate } from "./words.js";

const { endpoint, prefixes, queries } = JSON.parse(document.getElementById("data").textContent);
const [examples, description, status, views, view, downloads] = ["examples", "description", "status", "views", "view", "downloads"]
  .map((id) => document.getElementById(id));
const TABLES = { CSV: "text/csv", TSV: "text/tab-separated-values", JSON: "application/sparql-results+json", XML: "application/sparql-results+xml" };
const GRAPHS = { Turtle: "text/turtle", "N-Triples": "application/n-triples", "JSON-LD": "application/ld+json", "RDF/XML": "application/rdf+xml" };

// Nothing is completed from other hosts: only the query's own variables.
Yasqe.forkAutocompleter?.("variables", {});
const editor = new Yasqe(document.getElementById("editor"), {
  autocompleters: ["variables"], persistenceId: null, showQueryButton: false, createShareableLink: null, resizeable: true,
  requestConfig: { endpoint }, extraKeys: { "Ctrl-Enter": () => run(), "Cmd-Enter": () => run(), Tab: false, "Shift-Tab": false },
});
editor.getInputField().setAttribute("aria-labelledby", "asked");

let result = null, chosen = "table", asked = "";

const listExamples = () => {
  const options = queries.map(({ name, title_ja, title_en }) => make("option", { value: name }, lang() === "ja" ? title_ja : title_en));
  const value = examples.value;
  examples.replaceChildren(make("option", { value: "" }, say("own")), ...options);
  examples.value = value;
  describe();
};
const describe = () => {
  const query = queries.find(({ name }) => name === examples.value);
  description.textContent = query ? (lang() === "ja" ? query.description_ja : query.description_en) : "";
};

const show = () => {
  document.getElementById("answer").hidden = false;
  for (const tab of views.querySelectorAll(".tab")) tab.setAttribute("aria-pressed", String(tab.dataset.view === chosen));
  if (!result) return;
  views.hidden = "truth" in result;
  if ("truth" in result) {
    status.textContent = result.truth ? say("yes") : say("no");
    view.replaceChildren();
    return;
  }
  status.textContent = say("rows", result.rows.length, result.seconds) + (result.part ? ` ${say("part", result.rows.length)}` : "");
  if (chosen === "graph") {
    const [element, draw] = network(result, prefixes);
    view.replaceChildren(element);
    draw();
  } else view.replaceChildren((chosen === "timeline" ? timeline : table)(result, prefixes));
  downloads.replaceChildren(...Object.entries(result.triples ? GRAPHS : TABLES).map(([name, type]) => {
    const button = make("button", { type: "button", class: "quiet" }, name);
    button.addEventListener("click", () => save(name, type));
    return button;
  }));
};

const save = async (name, type) => {
  const ending = { Turtle: "ttl", "N-Triples": "nt", "JSON-LD": "jsonld", "RDF/XML": "rdf" }[name] ?? name.toLowerCase();
  try {
    const address = URL.createObjectURL(await file(endpoint, asked, type));
    make("a", { href: address, download: `result.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch (error) {
    status.textContent = explained(error);
  }
};

const explained = (error) => {
  if (error instanceof Refused) return error.message;
  console.error(error);
  return error instanceof TypeError ? say("failed") : String(error);
};

let running = 0;
const run = async () => {
  const mine = ++running, query = editor.getValue();
  [result, views.hidden, status.className, status.textContent] = [null, true, "", say("running")];
  document.getElementById("answer").hidden = false;
  view.replaceChildren();
  history.replaceState(null, "", `#query=${encodeURIComponent(query)}`);
  try {
    const found = await ask(endpoint, query);
    if (mine !== running) return; // a later question has been asked
    [result, asked] = [found, query];
    show();
  } catch (error) {
    if (mine !== running) return;
    [status.className, status.textContent] = ["error", explained(error)];
  }
};

examples.addEventListener("change", () => {
  const query = queries.find(({ name }) => name === examples.value);
  describe();
  if (query) { editor.setValue(query.text); run(); }
});
editor.on("change", () => { if (queries.find(({ name }) => name === examples.value)?.text !== editor.getValue()) { examples.value = ""; describe(); } });
document.getElementById("run").addEventListener("click", run);
document.getElementById("language").addEventListener("click", () => { switchLanguage(); listExamples(); if (result) show(); });
views.addEventListener("click", ({ target }) => { if (target.dataset.view) { chosen = target.dataset.view; show(); } });

translate();
listExamples();
const linked = new URLSearchParams(location.hash.slice(1)).get("query");
if (linked) { editor.setValue(linked); run(); } else { examples.value = queries[0]?.name ?? ""; editor.setValue(queries[0]?.text ?? "SELECT * WHERE { ?s ?p ?o } LIMIT 100"); describe(); }
