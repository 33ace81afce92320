// Files of the view: PNG, SVG, CSV and Turtle, made in the page and handed to the browser to save.

const LARGEST = 8000; // pixels of a side that browsers draw without fail

const save = (blob, ending) => {
  const address = URL.createObjectURL(blob);
  const anchor = el("a", { href: address, download: `graph.${ending}` });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(word("saved", { name: `graph.${ending}` }));
};

const svgSource = () => new XMLSerializer().serializeToString(drawSvg());

const savePng = async () => {
  const drawingNow = drawSvg(), width = Number(drawingNow.getAttribute("width")), height = Number(drawingNow.getAttribute("height"));
  const scale = Math.min(2, LARGEST / Math.max(width, height)), image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawingNow))}`;
  await image.decode();
  const canvas = el("canvas", { width: String(Math.round(width * scale)), height: String(Math.round(height * scale)) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, "png"), "image/png");
};

// A cell that no spreadsheet takes for a formula.
const cell = (value) => {
  const text = String(value ?? ""), safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const csv = () => {
  const head = ["subject", "subject_name", "predicate", "object", "object_name", "role", "status", "since", "until", "confidence", "evidence", "article"];
  const rows = facts.filter((fact) => shown.facts.has(fact)).map((fact) => [
    fact.subject, nameOf(fact.subject), fact.predicate, fact.object, nodes.has(fact.object) ? nameOf(fact.object) : fact.object, fact.role, fact.status,
    fact.since, fact.until, fact.confidence, fact.evidence.map((piece) => piece.exact).join("\n"),
    [...new Set(fact.evidence.map((piece) => articles[piece.article]?.iri).filter(Boolean))].join("\n")]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`; // the mark tells Excel that this is UTF-8
};

const permalink = async () => {
  const address = location.href.split("#")[0] + encode({ ...state, camera: camera() });
  history.replaceState(history.state, "", address);
  try {
    await navigator.clipboard.writeText(address);
    announce(word("copied"));
  } catch { announce(word("in_address")); } // a browser that keeps the clipboard to itself: the address bar has it
};

const FILES = {
  png: () => (inCloud() ? cloudPng() : savePng()),
  svg: () => save(new Blob([svgSource()], { type: "image/svg+xml" }), "svg"),
  csv: () => save(new Blob([csv()], { type: "text/csv" }), "csv"),
  ttl: () => save(new Blob([turtle()], { type: "text/turtle" }), "ttl"),
  link: permalink,
};

const setUpExport = () => {
  const menu = document.getElementById("export");
  for (const [key, act] of Object.entries(FILES)) {
    document.getElementById(`export-${key}`).addEventListener("click", () => { menu.open = false; act(); });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) { event.stopPropagation(); menu.open = false; menu.firstElementChild.focus(); }
  });
  addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
};
