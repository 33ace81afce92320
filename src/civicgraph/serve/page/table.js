// The result as a table.

import { make, shown } from "./dom.js";
import { say } from "./words.js";

export const table = ({ names, rows }, prefixes) => {
  if (!rows.length) return make("p", { class: "soft" }, say("none"));
  const head = make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name)));
  const body = rows.map((row) => make("tr", {}, ...names.map((name) => make("td", {}, shown(row[name], prefixes)))));
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("tableOf") },
    make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)));
};
