// The editor (YASQE), which asks nothing by itself and completes names of the graph alone.

import { ask } from "./ask.js";
import { short } from "./dom.js";

const KINDS = {
  class: "SELECT DISTINCT ?name { ?s a ?name } LIMIT 500",
  property: "SELECT DISTINCT ?name { ?s ?name ?o } LIMIT 500",
};

export const editorIn = (element, site, run) => {
  for (const [kind, query] of Object.entries(KINDS)) complete(kind, query, site);
  const editor = new Yasqe(element, {
    autocompleters: ["variables", ...Object.keys(KINDS).map((kind) => `graph-${kind}`)],
    // The question stands in the page's own address; nothing else in it may set the endpoint or the headers.
    persistenceId: null, consumeShareLink: null, createShareableLink: null,
    showQueryButton: false, resizeable: true, editorHeight: "19rem", requestConfig: { endpoint: site.endpoint },
    extraKeys: {
      "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false, // the keyboard leaves the editor as it came
      "Ctrl-Space": (yasqe) => yasqe.autocomplete(), "Ctrl-/": (yasqe) => yasqe.commentLines(),
    },
  });
  // The server knows the profile's prefixes; the editor marks only others that are not declared.
  const mode = editor.getMode(), start = mode.startState;
  mode.startState = (...given) => { const state = start(...given); Object.assign(state.prefixes, site.prefixes); return state; };
  editor.getInputField().setAttribute("aria-labelledby", "asked");
  return editor;
};

// Names of classes or properties that the graph has, asked for when the first is completed.
const complete = (kind, query, { endpoint, prefixes }) => {
  let known = null;
  const expanded = (typed) => {
    const [, prefix, rest] = /^([\w-]*):(.*)$/.exec(typed) ?? [];
    return prefix in prefixes ? prefixes[prefix] + rest : typed.replace(/^</, "");
  };
  Yasqe.forkAutocompleter(kind, {
    name: `graph-${kind}`,
    persistenceId: null,
    onInitialize: () => {},
    preProcessToken: (_, token) => ({ ...token, autocompletionString: expanded(token.string.trim()) }),
    get: async (_, token) => {
      known ??= ask(endpoint, query).then(({ rows }) => rows.map(({ name }) => name.value).sort(), () => []);
      const typed = token.autocompletionString;
      return (await known).filter((iri) => iri.startsWith(typed) || short(iri, prefixes).startsWith(typed));
    },
    postProcessSuggestion: (_, __, iri) => { const name = short(iri, prefixes); return name === iri ? `<${iri}>` : name; },
    postprocessHints: (_, hints) => hints,
  }, false);
};
