"""A broken rule as a value, and as a line for people."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.graph.model import Evidence


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule.

    `focus` is the IRI of the thing that breaks it and `label` its name; `path` the property concerned (an
    IRI), `value` the offending value (an IRI or a literal's text) and `value_label` its name; each None
    where the rule is not about one. `rule` is the local name of the shape in ontology/shapes.ttl.
    `evidence` are the words behind the statements concerned, whose IRIs are `statements`.
    """

    focus: str
    label: str
    rule: str
    message_ja: str
    message_en: str
    path: str | None = None
    value: str | None = None
    value_label: str | None = None
    evidence: tuple[Evidence, ...] = ()
    statements: tuple[str, ...] = ()


def explain(violation: Violation, lang: str = "ja") -> str:
    """One line: which thing, which rule, which value, which sentence. `lang` is "ja" or "en"."""
    japanese = lang == "ja"
    message = violation.message_ja if japanese else violation.message_en
    parts = [f"{violation.label}: {message}", f"[{violation.rule}]"]
    if violation.value_label is not None:
        parts.append(f"値: {violation.value_label}" if japanese else f"Value: {violation.value_label}")
    for evidence in violation.evidence:
        words = " ".join(evidence.exact.split())
        place = f"{evidence.article}, {evidence.start}-{evidence.end}"
        parts.append(f"根拠: 「{words}」 ({place})" if japanese else f"Evidence: “{words}” ({place})")
    return " ".join(parts)
