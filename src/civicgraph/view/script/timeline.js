// The time filter: bars for the dated facts of each year (or month), and a slider for either end.

const stepMonths = lastMonth - firstMonth > 36 ? 12 : 1;
const firstStep = Math.floor(firstMonth / stepMonths), lastStep = Math.floor(lastMonth / stepMonths);
const stepOf = (month) => Math.floor(month / stepMonths);
const isoOfStep = (step) => (stepMonths === 12 ? String(step).padStart(4, "0")
  : `${String(Math.floor(step / 12)).padStart(4, "0")}-${String((step % 12) + 1).padStart(2, "0")}`);

const bars = () => {
  const counts = new Array(lastStep - firstStep + 1).fill(0);
  for (const span of spans.filter(Boolean)) {
    const from = Math.max(stepOf(Math.max(span[0], firstMonth)), firstStep), to = Math.min(stepOf(Math.min(span[1], lastMonth)), lastStep);
    for (let step = from; step <= to; step += 1) counts[step - firstStep] += 1;
  }
  const most = Math.max(...counts), width = 100 / counts.length;
  return svg("svg", { class: "bars", viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true" },
    ...counts.map((count, i) => svg("rect", {
      x: String(i * width), width: String(Math.max(0.2, width * 0.8)), y: String(20 - (20 * count) / most), height: String((20 * count) / most),
      fill: "currentColor" })));
};

const ends = { from: firstStep, until: lastStep };

// Put both ends where the state has them.
const setTimeline = () => {
  ends.from = state.from ? stepOf(monthOf(state.from)) : firstStep;
  ends.until = state.until ? stepOf(monthOf(state.until)) : lastStep;
  document.getElementById("dated-only").checked = state.dated;
  tellPeriod();
};

const tellPeriod = () => {
  for (const key of ["from", "until"]) {
    const slider = document.getElementById(`time-${key}`);
    slider.value = String(ends[key]);
    slider.setAttribute("aria-valuetext", dateText(isoOfStep(ends[key])));
  }
  document.getElementById("time-shown").textContent = `${dateText(isoOfStep(ends.from))} – ${dateText(isoOfStep(ends.until))}`;
};

const timeSlider = (key) => el("input", {
  type: "range", id: `time-${key}`, min: String(firstStep), max: String(lastStep), step: "1", "aria-label": word(`time_${key}`),
  oninput: (event) => {
    const step = Number(event.target.value);
    ends[key] = key === "from" ? Math.min(step, ends.until) : Math.max(step, ends.from);
    tellPeriod();
  },
  onchange: () => change({
    from: ends.from > firstStep ? isoOfStep(ends.from) : "", until: ends.until < lastStep ? isoOfStep(ends.until) : "" }),
});

const timeline = () => el("div", { class: "timeline" },
  el("div", { class: "track" }, bars(), timeSlider("from"), timeSlider("until")), el("output", { id: "time-shown" }),
  el("label", { class: "chip plain" }, el("input", { type: "checkbox", id: "dated-only",
    onchange: (event) => change({ dated: event.target.checked }) }), el("span", {}, word("dated_only")),
  el("span", { class: "count" }, word("undated", { n: spans.filter((span) => !span).length }))));
