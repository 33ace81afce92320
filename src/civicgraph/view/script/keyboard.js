// The picture with the keyboard: arrows go from a node to the nearest in that direction.

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// The shown node that lies best in a direction: near, and not far off the axis; neighbours come first.
const towards = ([dx, dy]) => {
  const here = drawn.get(state.selected), linked = new Set(here ? shownNeighbours(here.id) : []);
  const price = (node) => {
    const x = node.x - here.x, y = node.y - here.y, along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    return along <= 0 ? Infinity : (along + 2 * aside) * (linked.has(node.id) ? 0.5 : 1);
  };
  const others = drawing.nodes.filter((node) => visible(node.id) && node.id !== state.selected);
  const best = others.reduce((first, node) => (!first || price(node) < price(first) ? node : first), null);
  return best && price(best) < Infinity ? best.id : null;
};

const firstOne = () => drawing.ranking.find((id) => visible(id)) || null;

const spoken = (id) => {
  const node = nodes.get(id);
  return [nameOf(id), kindWord(node), node.sector ? sectorWord(node.sector) : "", word("relations", { n: shownNeighbours(id).length })]
    .filter(Boolean).join(", ");
};

const KEYS = {
  "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => showAll(),
  Enter: () => { if (state.selected) document.getElementById("panel").focus(); },
  e: () => { if (nodes.has(state.selected)) openUp(state.selected); },
  c: () => { if (nodes.has(state.selected)) closeUp(state.selected); },
};

const setUpKeyboard = () => {
  document.getElementById("picture").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction) {
      const next = drawn.has(state.selected) && visible(state.selected) ? towards(direction) : firstOne();
      if (next) { select(next); announce(spoken(next)); }
    } else if (KEYS[event.key]) KEYS[event.key]();
    else return;
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input:not([type=checkbox]):not([type=range]), textarea, select");
    if (event.key === "Escape" && (state.selected || state.path.length)) change({ selected: "", path: [] });
    else if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing) { event.preventDefault(); undo(); }
    else if (event.key === "/" && !typing) { event.preventDefault(); document.getElementById("search").focus(); }
  });
};
