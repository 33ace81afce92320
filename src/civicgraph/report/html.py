"""The report as one HTML file: no script, no request; words of others are only ever text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from civicgraph.analyse.measures import MEASURES, approximation
from civicgraph.graph.model import Fact, by_date
from civicgraph.report.findings import Analysis, Finding
from civicgraph.report.plots import plots, sector_legend
from civicgraph.report.words import words
from civicgraph.report.written import cells, fact_text, header, rests
from civicgraph.shown import shown, web_address

_HERE = Path(__file__).parent
_BEHIND, _ROWS, _QUOTE = 12, 15, 400


def html(found: Analysis, *, title: str, page: str | None = None) -> str:
    """The report as HTML in the analysis's language; `page` is the address of the interactive graph, if there is one.

    Equal graphs give equal text.
    """
    told = words(found.lang)["page"]
    return _template().render(
        lang=found.lang,
        title=shown(title),
        told=told,
        page=page,
        style=Markup((_HERE / "report.css").read_text(encoding="utf-8")),  # noqa: S704 - a file of this package
        findings=[_finding(found, finding) for finding in found.findings],
        plots=[(plot, Markup(plot.svg)) for plot in plots(found)],  # noqa: S704 - ElementTree escapes every text
        legend=sector_legend(found),
        measures=list(_measures(found)),
        articles=[
            (shown(article.headline, 200), web_address(article.url), shown(article.date or ""))
            for article in by_date(found.graph.articles)
        ],
    )


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("report.html")


def _finding(found: Analysis, finding: Finding) -> dict[str, Any]:
    told = words(found.lang)["page"]
    more = len(finding.facts) - _BEHIND
    return {
        "text": finding.text,
        "note": finding.note,
        "rests": rests(finding, found.lang) if finding.facts else "",
        "facts": [_fact(found, fact) for fact in finding.facts[:_BEHIND]],
        "more": told["shown"].format(len(finding.facts), _BEHIND) if more > 0 else "",
    }


def _fact(found: Analysis, fact: Fact) -> dict[str, Any]:
    articles = {article.iri: article for article in found.graph.articles}
    quotes = []
    for quoted in fact.evidence:
        article = articles.get(quoted.article)
        quotes.append(
            {
                "text": shown(quoted.exact, _QUOTE),
                "article": shown(article.headline if article else quoted.article, 80),
                "url": web_address(article.url if article else quoted.article),
                "place": f"{quoted.start}–{quoted.end}",
            }
        )
    return {"text": fact_text(found, fact), "confidence": f"{fact.confidence:.2f}", "quotes": quotes}


def _measures(found: Analysis) -> Iterator[dict[str, Any]]:
    told = words(found.lang)["page"]
    for name, rows in found.scores.items():
        columns = header(found, rows)
        yield {
            "name": name,
            "title": MEASURES[name].titles[found.lang],
            "meaning": MEASURES[name].meanings[found.lang],
            "source": MEASURES[name].source,
            "note": approximation(found.network, name, found.lang),
            "header": columns,
            "words": columns.index(told["value"]),
            "rows": [cells(found, row) for row in rows[:_ROWS]],
            "more": told["shown"].format(len(rows), _ROWS) if len(rows) > _ROWS else "",
        }
