// The rows that hold a date, in the order of time, by years.

import { make, shown } from "./dom.js";
import { namer } from "./names.js";
import { say } from "./words.js";

const DATE = /^-?\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const DATED = /#(date|dateTime|gYear|gYearMonth)$/;
const isDate = (term) => term?.type === "literal" && DATE.test(term.value) && (DATED.test(term.datatype ?? "") || term.value.length > 4);

export const timeline = async ({ names, rows }, site, view) => {
  const dated = names.filter((name) => rows.some((row) => isDate(row[name])));
  if (!dated.length) return view.append(make("p", { class: "soft" }, say("notTimeline")));
  const found = rows.map((row) => [dated.map((name) => row[name]).find(isDate), row]).filter(([date]) => date);
  found.sort(([a], [b]) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const name = await namer(found.flatMap(([, row]) => Object.values(row)), site);
  if (!view.isConnected || view.childElementCount) return; // another view has been chosen
  const years = grouped(found);
  // A thing by its name, leading to its page.
  const titled = (term) => {
    const element = shown(term, site);
    if (term?.type === "uri") element.textContent = name(term);
    return element;
  };
  const list = make("ol", { class: "timeline" });
  for (const [year, items] of years) {
    const entries = items.map(([date, row]) => {
      const others = names.filter((column) => row[column] && !dated.includes(column));
      const [first, ...rest] = others;
      const until = dated.map((column) => row[column]).filter(isDate).slice(1).map((term) => term.value);
      return make("li", {}, make("time", { datetime: date.value }, [date.value, ...until].join(" – ")), " ",
        make("strong", {}, titled(row[first])), " ",
        make("span", { class: "soft" }, rest.map((column) => name(row[column])).join("・")));
    });
    list.append(make("li", {}, make("h3", {}, year), make("ol", {}, ...entries)));
  }
  const left = rows.length - found.length;
  view.append(list);
  if (left) view.append(make("p", { class: "soft" }, say("undated", left)));
};

const grouped = (found) => found.reduce((years, item) => {
  const year = item[0].value.slice(0, 4);
  return years.set(year, [...(years.get(year) ?? []), item]);
}, new Map());
