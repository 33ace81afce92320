"""The shapes that plots are made of, as inline SVG; all text goes in as text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence

from civicgraph.shown import shown

Element = ET.Element

_LABEL = 12  # px, the size of the labels in the style sheet


def drawing(width: float, height: float, title: str, about: str, *, name: str) -> Element:
    """An empty picture with its name and description for screen readers; `name` makes their ids."""
    svg = ET.Element(
        "svg",
        {
            "viewBox": f"0 0 {width:.0f} {height:.0f}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-about",
            "style": f"max-width:{width:.0f}px",
        },
    )
    ET.SubElement(svg, "title", {"id": f"{name}-title"}).text = title
    ET.SubElement(svg, "desc", {"id": f"{name}-about"}).text = about
    return svg


def add(parent: Element, tag: str, kind: str, text: str | None = None, **numbers: float) -> Element:
    """One shape of a class; its measures are rounded to a tenth of a pixel."""
    attributes = {"class": kind} | {key.replace("_", "-"): f"{value:.1f}" for key, value in numbers.items()}
    element = ET.SubElement(parent, tag, attributes)
    if text is not None:
        element.text = shown(text)
    return element


def tooltip(element: Element, text: str) -> None:
    """What a pointer shows over a shape."""
    ET.SubElement(element, "title").text = shown(text)


def written(svg: Element) -> str:
    """The markup, fit for a page of HTML."""
    return ET.tostring(svg, encoding="unicode")


def wide(text: str) -> float:
    """About how many pixels a label takes: half as many for a Latin letter as for a kanji."""
    return sum(_LABEL * (0.58 if ord(c) < 0x2E80 else 1.0) for c in text)


def cut(text: str, width: float) -> str:
    """The text, shortened with "…" to about `width` pixels."""
    line = shown(text)
    if wide(line) <= width:
        return line
    while line and wide(line) > width - _LABEL:
        line = line[:-1]
    return line + "…"


def columns(name: str, title: str, about: str, bars: Sequence[tuple[str, int]]) -> str:
    """A bar chart: one column for each (label, count), with the count over it and the label under every few."""
    width, height, left, base = 640.0, 220.0, 16.0, 190.0
    svg = drawing(width, height, title, about, name=name)
    most = max(count for _, count in bars)
    step = min(56.0, (width - 2 * left) / len(bars))
    every = max(1, -(-int(max(wide(label) for label, _ in bars) + 8) // int(max(1.0, step))))
    for place, (label, count) in enumerate(bars):
        x, high = left + place * step, (base - 24) * count / most
        bar = add(svg, "rect", "bar", x=x + step * 0.12, y=base - high, width=step * 0.76, height=high)
        tooltip(bar, f"{label}: {count}")
        if count and step >= 14:
            add(svg, "text", "figure", str(count), x=x + step / 2, y=base - high - 5)
        if place % every == 0:
            add(svg, "text", "axis", label, x=x + step / 2, y=base + 18)
    add(svg, "line", "rule", x1=left, y1=base, x2=left + step * len(bars), y2=base)
    return written(svg)


def matrix(name: str, title: str, about: str, labels: Sequence[str], cells: Mapping[tuple[int, int], int]) -> str:
    """A square of figures, each cell the darker the larger its figure."""
    left = min(190.0, max(map(wide, labels)) + 44)
    cell = min(64.0, (640 - left) / len(labels))
    top = 24.0
    svg = drawing(left + cell * len(labels) + 4, top + cell * 0.7 * len(labels) + 4, title, about, name=name)
    most = max(cells.values())
    for row, label in enumerate(labels):
        y = top + row * cell * 0.7
        add(svg, "text", "row", cut(f"{row + 1} {label}", left - 10), x=left - 8, y=y + cell * 0.35 + 4)
        add(svg, "text", "axis", str(row + 1), x=left + (row + 0.5) * cell, y=top - 8)
        for column in range(len(labels)):
            count = cells.get((min(row, column), max(row, column)), 0)
            x = left + column * cell
            box = add(svg, "rect", "cell", x=x + 1, y=y + 1, width=cell - 2, height=cell * 0.7 - 2)
            box.set("style", f"fill-opacity:{0.06 + 0.94 * count / most if count else 0.04:.2f}")
            tooltip(box, f"{label} – {labels[column]}: {count}")
            strong = "figure on" if count / most > 0.45 else "figure"
            if count:
                add(svg, "text", strong, str(count), x=x + cell / 2, y=y + cell * 0.35 + 4)
    return written(svg)


def stacks(
    name: str, title: str, about: str, rows: Sequence[tuple[str, Sequence[tuple[str, str, int]]]]
) -> str:
    """Bars lying down: for each row its label and the (class, label, count) of its pieces, one after the other."""
    width, left, high = 640.0, 200.0, 26.0
    svg = drawing(width, high * len(rows) + 8, title, about, name=name)
    unit = (width - left - 44) / max(sum(count for _, _, count in pieces) for _, pieces in rows)
    for place, (label, pieces) in enumerate(rows):
        x, y = left, 4 + place * high
        add(svg, "text", "row", cut(label, left - 12), x=left - 8, y=y + 16)
        for kind, told, count in pieces:
            piece = add(svg, "rect", f"piece {kind}", x=x, y=y + 2, width=count * unit, height=high - 6)
            tooltip(piece, f"{told}: {count}")
            x += count * unit
        add(svg, "text", "end", str(sum(count for _, _, count in pieces)), x=x + 6, y=y + 16)
    return written(svg)
