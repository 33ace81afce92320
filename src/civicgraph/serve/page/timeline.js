// The rows that hold a date, in the order of time, by years.

import { make, shown, text } from "./dom.js";
import { say } from "./words.js";

const DATE = /^-?\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const DATED = /#(date|dateTime|gYear|gYearMonth)$/;
const isDate = (term) => term?.type === "literal" && DATE.test(term.value) && (DATED.test(term.datatype ?? "") || term.value.length > 4);

export const timeline = ({ names, rows }, prefixes) => {
  const dated = names.filter((name) => rows.some((row) => isDate(row[name])));
  if (!dated.length) return make("p", { class: "soft" }, say("notTimeline"));
  const found = rows.map((row) => [dated.map((name) => row[name]).find(isDate), row]).filter(([date]) => date);
  found.sort(([a], [b]) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const years = Map.groupBy ? Map.groupBy(found, ([date]) => date.value.slice(0, 4)) : grouped(found);
  const list = make("ol", { class: "timeline" });
  for (const [year, items] of years) {
    const entries = items.map(([date, row]) => {
      const others = names.filter((name) => row[name] && !dated.includes(name));
      const [first, ...rest] = others;
      const until = dated.map((name) => row[name]).filter(isDate).slice(1).map((term) => term.value);
      return make("li", {}, make("time", { datetime: date.value }, [date.value, ...until].join(" – ")), " ",
        make("strong", {}, shown(row[first], prefixes)), " ",
        make("span", { class: "soft" }, rest.map((name) => text(row[name], prefixes)).join("・")));
    });
    list.append(make("li", {}, make("h3", {}, year), make("ol", {}, ...entries)));
  }
  const left = rows.length - found.length;
  return make("div", {}, list, left ? make("p", { class: "soft" }, say("undated", left)) : "");
};

const grouped = (found) => found.reduce((years, item) => {
  const year = item[0].value.slice(0, 4);
  return years.set(year, [...(years.get(year) ?? []), item]);
}, new Map());
