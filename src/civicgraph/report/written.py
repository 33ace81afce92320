"""The analysis as Markdown and as JSON: the findings with their evidence, and the rows of every measure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from civicgraph.analyse.measures import MEASURES, approximation
from civicgraph.analyse.network import Social
from civicgraph.analyse.scores import Score
from civicgraph.graph.model import Fact
from civicgraph.report.findings import Analysis, Finding, sector_name, sentences
from civicgraph.report.markdown import link, plain, table
from civicgraph.report.words import words
from civicgraph.shown import shown

_SHOWN = 10  # rows of a table, facts behind a sentence


def findings_markdown(found: Analysis) -> Iterator[str]:
    """A list item for each sentence; below it how much it rests on, and the words that say so."""
    for finding in found.findings:
        yield f"- {plain(finding.text)}"
        if finding.note:
            yield f"    - {plain(finding.note)}"
        if finding.facts:
            yield f"    - {rests(finding, found.lang)}"


def rests(finding: Finding, lang: str) -> str:
    """How many facts a finding stands on, and how sure the least sure of them is."""
    return sentences(lang)["rests"].format(count=len(finding.facts), least=finding.least)


def fact_text(found: Analysis, fact: Fact) -> str:
    """A fact in words: who, what, with whom, in which role, and whether it is past."""
    told = words(found.lang)
    names = [found.graph.nodes[end].label(found.lang) for end in (fact.subject, fact.object)]
    more = [part for part in (fact.role, told["status"].get(fact.status or "")) if part]
    text = f"{shown(names[0])} – {told['predicates'][fact.predicate]} – {shown(names[1])}"
    return text + (f" ({', '.join(map(shown, more))})" if more else "")


def markdown(found: Analysis, *, title: str) -> str:
    """The whole analysis as Markdown, in its language. Equal graphs give equal text."""
    told = words(found.lang)["page"]
    lines = [f"# {plain(title)}", "", told["about"], "", f"## {told['findings']}", ""]
    lines += findings_markdown(found)
    lines += ["", f"## {told['evidence']}", ""]
    articles = {article.iri: article for article in found.graph.articles}
    for fact in dict.fromkeys(fact for finding in found.findings for fact in finding.facts):
        lines.append(f"- {plain(fact_text(found, fact))} ({fact.confidence:.2f})")
        for quoted in fact.evidence:
            article = articles.get(quoted.article)
            source = link(article.headline, article.url) if article else plain(quoted.article)
            lines.append(f"    - 「{plain(quoted.exact)}」 {source} {quoted.start}–{quoted.end}")
    for name, rows in found.scores.items():
        measure = MEASURES[name]
        lines += ["", f"## {measure.titles[found.lang]}", "", f"{plain(measure.meanings[found.lang])}", ""]
        note = approximation(found.network, name, found.lang)
        lines += [note, ""] if note else []
        lines += table(header(found, rows), [[plain(cell) for cell in cells(found, row)] for row in rows[:_SHOWN]])
    return "\n".join(lines) + "\n"


def header(found: Analysis, rows: list[Score]) -> list[str]:
    """The titles of a measure's columns."""
    told = words(found.lang)["page"]
    second = [told["other"]] if rows and rows[0].other else []
    details = [told.get(key, key) for key, _ in rows[0].details] if rows else []
    return [told["name"], *second, told["sector"], told["value"], *details]


def cells(found: Analysis, row: Score) -> list[str]:
    """A row of a measure as text."""
    second = [shown(found.graph.nodes[row.other].label(found.lang))] if row.other else []
    figures = [f"{figure:.4g}" for _, figure in row.details]
    name = shown(found.graph.nodes[row.iri].label(found.lang))
    return [name, *second, sector_name(row.sector, found.lang) if row.sector else "", f"{row.value:.4g}", *figures]


def as_json(found: Analysis, *, title: str) -> str:
    """The whole analysis as JSON: findings with facts and evidence, sectors, and every row of every measure."""
    document: dict[str, Any] = {
        "title": title,
        "language": found.lang,
        "findings": [
            {
                "measure": finding.measure,
                "text": finding.text,
                "note": finding.note,
                "least_confidence": finding.least,
                "facts": [fact_json(fact) for fact in finding.facts],
            }
            for finding in found.findings
        ],
        "sectors": {
            "assortativity": found.mixing.assortativity,
            "ties_of_unknown_sector": found.mixing.unknown,
            "ties": [{"sectors": pair, "ties": count} for pair, count in found.mixing.ties.items()],
        },
        "measures": measures_json(found.network, found.scores, found.lang),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def measures_json(network: Social, scores: dict[str, list[Score]], lang: str) -> dict[str, Any]:
    """Each measure's title, meaning, source, approximation (null: exact) and rows."""
    return {
        name: {
            "title": MEASURES[name].titles[lang],
            "meaning": MEASURES[name].meanings[lang],
            "source": MEASURES[name].source,
            "approximation": approximation(network, name, lang),
            "scores": [score_json(row) for row in rows],
        }
        for name, rows in scores.items()
    }


def score_json(row: Score) -> dict[str, Any]:
    """A row's fields; those of a second party only where there is one."""
    other = {"other": row.other, "other_label": row.other_label} if row.other else {}
    first = {"iri": row.iri, "label": row.label, "kind": row.kind, "sector": row.sector}
    return {**first, **other, "value": row.value, **dict(row.details)}


def fact_json(fact: Fact) -> dict[str, Any]:
    """A fact with its evidence; offsets count code points of the article's text."""
    return {
        "subject": fact.subject,
        "predicate": fact.predicate.value,
        "object": fact.object,
        "role": fact.role,
        "status": fact.status,
        "since": fact.since,
        "until": fact.until,
        "confidence": fact.confidence,
        "evidence": [
            {"article": e.article, "exact": e.exact, "start": e.start, "end": e.end} for e in fact.evidence
        ],
    }
