// The result as a table.

import { make, shown } from "./dom.js";
import { lang, say } from "./words.js";

const MOST = 1000; // rows at a time: more of them take seconds to lay out

export const table = ({ names, rows }, site, view) => {
  if (!rows.length) return view.append(make("p", { class: "soft" }, say("none")));
  const numeric = new Set(names.filter((name) => rows.every((row) => !row[name] || NUMBER.test(row[name].datatype ?? ""))));
  const head = make("tr", {}, ...names.map((name) => make("th", { scope: "col", class: numeric.has(name) ? "number" : null }, name)));
  const body = make("tbody");
  const more = make("button", { type: "button", class: "quiet" });
  const add = () => {
    const from = body.rows.length;
    body.append(...rows.slice(from, from + MOST).map((row) => make("tr", {}, ...names.map((name) => (
      make("td", { class: numeric.has(name) ? "number" : null }, shown(row[name], site)))))));
    const left = rows.length - body.rows.length;
    more.textContent = say("more", left.toLocaleString(lang()));
    more.hidden = left === 0;
  };
  more.addEventListener("click", add);
  add();
  view.append(
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("tableOf") }, make("table", {}, make("thead", {}, head), body)),
    more,
  );
};

const NUMBER = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;
