"""The plots of the report: the network, its degrees, its sectors, its groups and the years of its facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from civicgraph.analyse.layout import positions
from civicgraph.records import Kind, Predicate
from civicgraph.report.findings import Analysis, groups, sector_name
from civicgraph.report.svg import Element, add, columns, cut, drawing, matrix, stacks, tooltip, wide, written
from civicgraph.report.words import words

_DRAWN, _ROWS, _BARS = 60, 12, 40
_STEP, _LABEL, _WIDEST = 74.0, 168.0, 800.0  # px: the length of a tie, of the longest label, of the drawing

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture with its title, what it shows, and the same figures as a table (no rows: the text has them all)."""

    title: str
    about: str
    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def plots(a: Analysis) -> list[Plot]:
    """Those that the graph has something to show in."""
    if not a.network.network.number_of_edges():
        return []
    found = (_network(a), _communities(a), _matrix(a), _degrees(a), _timeline(a))
    return [plot for plot in found if plot is not None]


def sector_class(a: Analysis, sector: str | None) -> str:
    """The class that gives a sector its colour: its place among the sectors that have ties."""
    known = _sectors(a)
    return f"s{known.index(sector) % 9 + 1}" if sector in known else "s0"


def sector_legend(a: Analysis) -> list[tuple[str, str]]:
    """Each colour's class and what it stands for."""
    legend = [(sector_class(a, sector), sector_name(sector, a.lang)) for sector in _sectors(a)]
    unknown = any(row.sector is None for row in a.scores["degree"])
    return [*legend, *([("s0", words(a.lang)["page"]["unknown"])] if unknown else [])]


def _sectors(a: Analysis) -> list[str]:
    return sorted({row.sector for row in a.scores["degree"] if row.sector})


def _network(a: Analysis) -> Plot:
    told = words(a.lang)["page"]
    placed, across, down = positions(a.network, _DRAWN)
    step = min(_STEP, (_WIDEST - 40) / across)  # labels stay as large as the text around the drawing
    width, height = across * step + 40, down * step + 20
    about = told["graph_about"].format(len(placed), len(a.scores["degree"]))
    svg = drawing(width, height, told["graph"], about, name="network")
    points = {node: (x * step + 20, y * step + 10) for node, (x, y) in placed.items()}
    network = a.network.network
    for one, other in sorted(network.subgraph(points).edges):
        (x1, y1), (x2, y2) = points[one], points[other]
        line = add(svg, "line", "tie", x1=x1, y1=y1, x2=x2, y2=y2)
        line.set("stroke-width", f"{min(5.0, 1 + network[one][other]['weight'] ** 0.5):.1f}")
    taken: list[Box] = []
    for node, (x, y) in points.items():
        radius = 5 + min(9.0, 2 * network.degree(node) ** 0.5)
        taken.append((x - radius, y - radius, x + radius, y + radius))
    for node in sorted(points, key=lambda n: (-network.degree(n), n)):
        _agent(a, svg, node, points[node])
        _label(svg, a.network.agents[node].label(a.lang), points[node], taken, (width, network.degree(node)))
    return Plot(told["graph"], about, written(svg), (), ())


def _agent(a: Analysis, svg: Element, node: int, point: tuple[float, float]) -> None:
    size, (x, y) = 5 + min(9.0, 2 * a.network.network.degree(node) ** 0.5), point
    kind = f"agent {sector_class(a, a.network.sectors[node])}"
    if a.network.agents[node].kind is Kind.PERSON:
        shape = add(svg, "circle", kind, cx=x, cy=y, r=size)
    else:
        shape = add(svg, "rect", kind, x=x - size * 0.9, y=y - size * 0.9, width=size * 1.8, height=size * 1.8, rx=2)
    tooltip(shape, f"{a.network.agents[node].label(a.lang)} ({a.network.network.degree(node)})")


def _label(
    svg: Element, text: str, point: tuple[float, float], taken: list[Box], room: tuple[float, int]
) -> None:
    """The label beside, below or above its shape, where nothing else stands; left out where all is taken."""
    line, (x, y), (width, ties) = cut(text, _LABEL), point, room
    long, off = wide(line), 9 + min(9.0, 2 * ties**0.5)
    spots = (("middle", x, y + off + 9), ("start", x + off, y + 4), ("middle", x, y - off), ("end", x - off, y + 4))
    for anchor, left, base in spots:
        start = left - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
        box = (start, base - 11, start + long, base + 3)
        if start > 0 and start + long < width and base > 11 and not any(_meet(box, other) for other in taken):
            add(svg, "text", f"name {anchor}", line, x=left, y=base)
            taken.append(box)
            return


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _communities(a: Analysis) -> Plot:
    told = words(a.lang)["page"]
    rows, table = [], []
    for number, members in list(groups(a.scores["communities"]).items())[:_ROWS]:
        counts = Counter(member.sector for member in members)
        pieces = [
            (sector_class(a, sector), _sector(a, sector), counts[sector])
            for sector in (*_sectors(a), None)
            if counts[sector]
        ]
        label = f"{number} {a.graph.nodes[members[0].iri].label(a.lang)}"
        rows.append((label, pieces))
        table += [(label, sector, str(count)) for _, sector, count in pieces]
    title, about = told["communities"], told["communities_about"]
    header = (told["group"], told["sector"], told["count"])
    return Plot(title, about, stacks("groups", title, about, rows), header, tuple(table))


def _sector(a: Analysis, sector: str | None) -> str:
    return sector_name(sector, a.lang) if sector else words(a.lang)["page"]["unknown"]


def _matrix(a: Analysis) -> Plot | None:
    told, mixed = words(a.lang)["page"], a.mixing
    if not mixed.ties:
        return None
    names = [sector_name(sector, a.lang) for sector in mixed.sectors]
    place = {sector: number for number, sector in enumerate(mixed.sectors)}
    cells = {(place[one], place[other]): count for (one, other), count in mixed.ties.items()}
    about = told["matrix_about"].format(mixed.unknown)
    table = tuple((names[one], names[other], str(count)) for (one, other), count in cells.items())
    svg = matrix("sectors", told["matrix"], about, names, cells)
    return Plot(told["matrix"], about, svg, (told["sector"], told["sector"], told["count"]), table)


def _degrees(a: Analysis) -> Plot:
    told = words(a.lang)["page"]
    counts = Counter(int(row.value) for row in a.scores["degree"])
    most = max(counts)
    # Beyond so many bars, equal steps of several degrees: the tail stays in sight.
    step = -(-most // _BARS)
    bins: Counter[int] = Counter()
    for degree, count in counts.items():
        bins[(degree - 1) // step] += count
    ranges = [(number * step + 1, (number + 1) * step) for number in range(-(-most // step))]
    bars = [
        (str(first) if step == 1 else f"{first}–{last}", bins[number]) for number, (first, last) in enumerate(ranges)
    ]
    svg = columns("degrees", told["degrees"], told["degrees_about"], bars)
    rows = tuple((label, str(count)) for label, count in bars if count)
    return Plot(told["degrees"], told["degrees_about"], svg, (told["degree"], told["count"]), rows)


def _timeline(a: Analysis) -> Plot | None:
    told = words(a.lang)["page"]
    years = Counter(int(date[:4]) for date in _beginnings(a) if date[:4].isdigit())
    if not years:
        return None
    span = range(min(years), max(years) + 1)
    # Of a very long time only the years with something are drawn.
    drawn = list(span) if len(span) <= 80 else sorted(years)[-80:]
    svg = columns("years", told["timeline"], told["timeline_about"], [(str(year), years[year]) for year in drawn])
    rows = tuple((str(year), str(count)) for year, count in sorted(years.items()))
    return Plot(told["timeline"], told["timeline_about"], svg, (told["year"], told["count"]), rows)


def _beginnings(a: Analysis) -> list[str]:
    """The dates on which facts begin: their own, and those of events, projects, works, laws and foundings."""
    own = [fact.since for fact in a.graph.facts if fact.since]
    return own + [fact.object for fact in a.graph.facts if fact.predicate is Predicate.START_DATE]
