"""Statements from the clauses and phrases of a masked sentence, by the rules of patterns.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from civicgraph.extract.english.clauses import simplify
from civicgraph.extract.english.frames import (
    DATE,
    ENTITY,
    LIST,
    SIMPLE_LIST,
    STOP,
    Form,
    Frame,
    Phrase,
    frames,
    phrases,
    ranges,
    verb_forms,
    verb_pattern,
)
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.masking import Focus, Masked
from civicgraph.extract.english.when import placed
from civicgraph.records import Predicate, Span, Statement

_SCALE = r"(thousand|million|billion|trillion)?"
_YEN = re.compile(rf"¥ ?(\d[\d,.]*\d|\d)(?: {_SCALE})?|\b(\d[\d,.]*\d|\d) (?:{_SCALE} )?yen\b")
_BRACKET = re.compile(r"\([^()]*\)")
_IMPRINT = re.compile(rf"{ranges('Work')}[”\"’]? \({ENTITY},? \d{{4}}\)|{ranges('Work')}[”\"’]?,? \({ranges('Person')}[^()]*\)|{ranges('Organization')} \((?:[^()]*; )?(?:Headquarters|Head [Oo]ffice|HQ|Location): {ENTITY}")
_NAMED = re.compile(ENTITY)
_POSSESSOR = re.compile(rf"{ENTITY}['’]s? ")
_AUX = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|has|have|had|will|would|could|might|may|should|can|must|do|does|did|to|not|never|no longer|also|now|later"
    r"|then|first|since|jointly|currently|mainly|recently|officially|formally|already|again|still|both|originally|subsequently|successfully|together"
    r"|used|plans|plan|agreed|decided|aims|helped|scheduled|set|due|expected|begun|began|begins|started|starts|continued|continues|kept|keeps|hopes|wants|refused|failed|declined|tried|proposed|[a-z]+ly|n['’]t|wo|ca"
    r"|[a-z]+n['’]t)\b ?)+$"
)
_NEGATED = re.compile(r"\b(?:not|never|no longer|refused|failed|declined|without|nor)\b|n['’]t\b")
_SUPPOSED = re.compile(r"\b(?:would|could|might|may|should|can|must|hopes|wants|tried|proposed|expected|do)\b")
_POSSIBLE = re.compile(r"\b(?:(?<!made )possible|potential|proposed|prospective|planned|future|draft|no|any)\b")
_PLANNED = re.compile(r"\b(?:will|used|plans|plan|agreed|decided|aims|scheduled|due|set) (?:to )?\b")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
# began funding it
_ASPECT = re.compile(r"\b(?:began|begun|begins|started|starts|continued|continues|kept|keeps) (?:[a-z]+ly )?$")
_DISASTER = re.compile(r"(?:quake|tsunami|typhoon|flood|disaster|pandemic)", re.I)
_LONGEST = 3000  # characters of a sentence that is read: a longer one is a list or a table that was run together
_CANCELLED = re.compile(r"\b(?:(?:was|were|been|be) (?:cancell?ed|called off|scrapped|abandoned))\b|\((?:[Cc]ancell?ed|[Pp]ostponed)\b")
_IF = re.compile(r"(?:^|,? )(?:[Ii]f|[Uu]nless|[Ii]magine|[Ss]uppose)\b")
_WHETHER = re.compile(r"(?:^|,? )[Ww]hether\b")
_SOMEBODY = re.compile(r"(?:^|[,;] |\b(?:the|an?|and|that) )(?:[A-Za-z0-9][a-z0-9,'’-]* ){0,4}[A-Za-z][a-z]+ ?$|^(?:[A-Z][a-z]+|[A-Z]?[a-z ]+) (?:from|of) [^,;]{0,60}$")
DENIED = re.compile(r"\b(?:den(?:y|ies|ied)|doubts?|doubted|allegedly|rumou?r(?:s|ed)?|false|falsely|untrue|baseless|unfounded|hoax|fictional|imaginary)\b|^Had (?=[\ue000-\ue8ff])")
# left to found, went on to establish, joined forces to launch: it was done.
_DID = re.compile(r"\b(?:left|quit|resigned|retired|went on|moved|returned|came back|came|went|continued|came together|joined forces|joined hands|teamed up|partnered|worked together|collaborated|cooperated) (?:[^,;]{1,40} )?to $")
_OPEN = re.compile(
    rf",? (?:and|but) (?:in|on|by|from|since) {DATE},? (?=(?:the )?(?:{ENTITY}|it|he|she|they)\b)|,? (?:and|but) (?:is|are|was|were|has|have|had|will|also|now|[a-z]+(?:ed|ing))\b| (?:that|which|who|whether|if|so that|because|in order to)\b"
)
_PREPOSITIONS = {
    "venue": "at|in",
    "goal": "at|in|to|during|for",
    "recipient": "to",
    "employer": "at|for|with|in",
    "direction": "to|from",
    "within": "within|under|inside",
    "law": "[Uu]nder|[Bb]ased on|[Oo]n the basis of|on|by|[Ii]n accordance with|[Ii]n line with|[Pp]ursuant to|according to",
    "with": r"[Ww]ith|[Tt]ogether with|along with|alongside|in (?:\w+ )?(?:partnership|collaboration|cooperation) with|jointly with",
}


class Use(NamedTuple):
    """A verb in a clause: what it says of itself, and the words of the clause by their part."""

    forms: tuple[Form, ...]
    passive: bool
    planned: bool
    subject: str
    fronted: str
    rest: str


class Said(NamedTuple):
    """A fact in masked form: the characters of its subject and object (or a date), and how sure it is."""

    predicate: Predicate
    subject: str
    object: str
    confidence: float
    method: str
    status: str | None = None
    of_range: bool = False


def find_relations(masked: Masked, span: Span, focus: Focus) -> Iterator[Statement]:
    """The statements of one masked sentence, with the sentence (`span`) as evidence."""
    # Whether to do more is open; what stands before is told.
    masked = replace(masked, text=_WHETHER.split(masked.text)[0])
    if len(masked.text) > _LONGEST or _IF.search(masked.text) or DENIED.search(masked.text):
        return
    seen: set[tuple[Predicate, str, str]] = set()
    # a talk at a small event called Umineko Night: not at what the article is about
    events = {masked.refs[c] for c in re.findall(ranges("Event"), masked.text) if not _DISASTER.search(masked.words.get(c, ""))}
    main = focus.main_event if not events or focus.main_event in events else events.pop() if len(events) == 1 else None
    cancelled = _CANCELLED.search(masked.text) is not None
    clauses = simplify(masked.text)
    for said in [*_from_phrases(masked, clauses), *_from_clauses(clauses)]:
        subject = masked.refs.get(said.subject, main if said.subject == "main" else None)
        target = _object(masked, said, focus)
        if subject is None or target is None or subject == target or (key := (said.predicate, subject, target)) in seen:
            continue
        seen.add(key)
        if cancelled and re.match(ranges("Event"), said.subject):
            continue
        leaning = said.subject in masked.leaning or said.object in masked.leaning or said.subject == "main"
        confidence = round(said.confidence * (0.9 if leaning else 1.0) * (0.95 if said.status == "planned" else 1.0), 3)
        status = said.status if said.predicate is Predicate.AFFILIATION else None
        amount = _amount(masked.text) if said.predicate is Predicate.FUNDER else None
        yield Statement(
            subject, said.predicate, target, (span,), confidence, f"english-{said.method}", status=status, amount=amount
        )


def _amount(text: str) -> int | None:
    """The one sum of yen that a sentence names, if it is nobody's share of it.

    >>> _amount("a grant of ¥18 million")
    18000000
    """
    sums = list(_YEN.finditer(text))
    if len(sums) != 1 or re.search(r"\b(?:mainly|partly|largely|each|jointly|additional|total|annual)\b", text):
        return None
    number, scale = sums[0][1] or sums[0][3], sums[0][2] or sums[0][4] or ""
    scales = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    return round(float(number.replace(",", "")) * scales.get(scale, 1))


def _object(masked: Masked, said: Said, focus: Focus) -> str | None:
    if said.object not in masked.dates:
        return masked.refs.get(said.object)
    if said.of_range and masked.dates[said.object].last is None:
        return None
    date = placed(
        masked.dates[said.object],
        masked.words[said.object],
        name=masked.words.get(said.subject, ""),
        planned=said.status == "planned",
        reference=focus.reference,
    )
    return (date.last or date.first) if said.predicate is Predicate.END_DATE else date.first


def _from_phrases(masked: Masked, clauses: Sequence[str]) -> Iterator[Said]:
    whole = re.sub(r"\s*\([^()]*\)", "", masked.text)
    brackets = [b for b in _BRACKET.findall(masked.text) if len(_NAMED.findall(b)) > 1] + _IMPRINT.findall(masked.text)
    for text in (t for t in dict.fromkeys([whole, *clauses, *brackets]) if _NAMED.search(t)):
        for phrase in phrases():
            if not phrase.objects.search(text) or ("s" in phrase.pattern.groupindex and not phrase.subjects.search(text)):
                continue
            for match in phrase.pattern.finditer(text):
                said = text[max(match.start() - len(" a possible "), 0) : match.end()]
                if not _NEGATED.search(match.group()) and not _SUPPOSED.search(match.group()) and not _POSSIBLE.search(said):
                    yield from _slots(phrase, match)


def _slots(phrase: Phrase, match: re.Match[str]) -> Iterator[Said]:
    groups = match.groupdict()
    subjects = groups.get("s") or groups.get("s2")
    objects = groups.get("o") or groups.get("o2") or ""
    for subject in phrase.subjects.findall(_POSSESSOR.sub("", subjects)) if subjects else ["main"]:
        for target in phrase.objects.findall(_POSSESSOR.sub("", objects)):
            yield Said(
                phrase.predicate, subject, target, phrase.confidence, phrase.name, of_range=phrase.predicate is Predicate.END_DATE
            )


def _from_clauses(clauses: Sequence[str]) -> Iterator[Said]:
    for clause in clauses:
        for use in uses(clause):
            lemmas = {f.lemma for f in use.forms}
            for frame in frames():
                if lemmas & frame.verbs:
                    yield from _fill(frame, use)


def uses(clause: str) -> Iterator[Use]:
    """The frame verbs that a simple clause uses, negated and supposed ones left out."""
    for match in verb_pattern().finditer(clause):
        before = clause[: match.start()]
        aux = _AUX.search(before)
        auxiliaries = aux.group() if aux else ""
        head = before[: aux.start()] if aux else before
        if done := _DID.search(before):
            head, auxiliaries = before[: done.start()], "to "
        forms = verb_forms()[match.group()]
        if _NEGATED.search(auxiliaries) or _SUPPOSED.search(auxiliaries):
            continue
        be = _BE.search(auxiliaries) is not None
        passive = be and any(f.form == "participle" for f in forms)
        ongoing = any(f.form == "ing" for f in forms)
        if be and not passive and not ongoing:
            continue
        if not be and not (ongoing and _ASPECT.search(before)) and not any(
            f.form in ("past", "third")
            or (f.form == "base" and (auxiliaries or re.search(r"\band (?:the )?\S+ ?$", head)))
            or (f.form == "participle" and re.search(r"\b(?:has|have|had)\b", auxiliaries))
            for f in forms
        ):
            continue
        if re.search(r"\bto $", auxiliaries) and not re.search(
            r"\b(?:plans?|agreed|decided|aims|scheduled|set|due|helped|will|used|continues|began|started) (?:\w+ )?to $", auxiliaries
        ) and not _DID.search(before):
            continue
        # Three librarians founded it: when it began is told though who did it is not named.
        subject = _subject_before(head) or ""
        if not subject and (passive or not _SOMEBODY.search(head)):
            continue
        rest = clause[match.end() :]
        opened = _OPEN.search(rest)
        fronted = head[: len(head) - len(subject)]
        yield Use(
            forms,
            passive,
            _PLANNED.search(auxiliaries) is not None,
            subject,
            fronted,
            rest[: opened.start()] if opened else rest,
        )


_AS_GUEST = re.compile(rf"(?: (?:of|from|at) (?:the )?{ENTITY})?,? as (?:the |an? |its |their )?(?:[a-z-]+ ){{0,2}}(?:speakers?|panell?ists?|moderators?|guests?|lecturers?|judges?|presenters?|commentators?|facilitators?|discussants?|mentors?)\b"
    rf"|,? as (?:its|their|the|{ENTITY}['’]s) (?:[a-z-]+ ){{0,3}}(?:(?:{'|'.join(sorted(lexicon().roles))})\b|[a-z-]*$)"
    rf"|(?<={ranges('Person')}),? as (?!(?:an? )?(?:co-)?(?:founder|partner|organi[sz]er))(?:[a-z-]+ ){{0,3}}(?:(?:{'|'.join(sorted(lexicon().roles))})\b|[a-z-]*$)")
# founded it after eight years with Tide Holdings
_SPENT = re.compile(r"\b(?:years?|decades?|months|time|stint|career|experience|working) $")
_TALK_BY = re.compile(
    r" (?:talks?|lectures?|speech(?:es)?|presentations?|keynotes?|remarks|address(?:es)?|performances?|greetings|workshops?|reports?|comments|exhibits|concerts?|sessions?|panels?) (?:(?:were |was )?(?:given |led )?)by (?!and\b)"
)
_ADVERBIAL = re.compile(rf"(?:Under|In|On|At|For|From|Since|Starting (?:in|from)|Beginning in|After|During|By|As|Through|Based on|According to|Pursuant to|Following|Thanks to) (?:(?!, )[^;])*?, (?=(?:[A-Za-z][\w-]* )*?(?:the )?{LIST}(?:,? (?:both|each|all|jointly))?,? ?$)")


def _subject_before(head: str) -> str | None:
    """The list of names right before the verb, if it is no complement of a preposition."""
    # Tide Data planned and launched the portal: the verbs share their subject.
    head = re.sub(r" [a-z]+ed(?:, [a-z]+ed)*,? and ?$", "", head)
    # Under the Act, the ministry runs it: the act is none of the subjects.
    if fronted := _ADVERBIAL.match(head):
        head = head[fronted.end() :]
    match = re.search(rf"(?<![\w'’-])(?P<list>{LIST})(?:,? (?:both|each|all|jointly))?(?:,? (?:and|with) (?:[a-z]+ ){{0,3}}[a-z]+s)?,? ?$", head)
    if match is None:
        return None
    before = head[: match.start()].rstrip()
    earlier = re.search(rf"\b({STOP})(?: the| a| an)?$", before)
    if re.search(r"\b(?:pilot|trial|phase|edition|version|launch|finals?|opening) of(?: the)?$", before):
        return match["list"]
    if earlier and earlier[1] not in ("and", "that", "but", "while", "when", "after", "or", "before", "as"):
        return None
    return match["list"]


def _fill(frame: Frame, use: Use) -> Iterator[Said]:
    if frame.needs is not None and not frame.needs.search(use.rest):
        return
    if frame.voice and (frame.voice == "passive") != use.passive:
        return
    subjects, objects = _part(frame.subject.part, use), _part(frame.object.part, use)
    kinds, targets = frame.subject.pattern, frame.object.pattern
    status = frame.status or ("planned" if use.planned else None)
    for subject in kinds.findall(_POSSESSOR.sub("", subjects)):
        for target in targets.findall(_POSSESSOR.sub("", objects))[
            : 1 if frame.object.part in ("date", "last") or "base" in frame.verbs else None
        ]:
            yield Said(
                frame.predicate,
                subject,
                target,
                frame.confidence,
                f"verb-{frame.predicate.value}",
                status,
                frame.object.part == "last",
            )


def _part(part: str, use: Use) -> str:
    """The words of a clause that fill a part."""
    direct = "" if use.passive else _direct_object(use.rest)
    if part == "agent":
        # held in Kobe, with talks by Mina Holt: she did not hold it
        return _complement("by", _TALK_BY.sub(" ", use.rest)) if use.passive else use.subject
    if part == "patient":
        return use.subject if use.passive else direct
    if part == "theme":
        return use.subject if not use.passive and _INTRANSITIVE.match(use.rest) else ""
    if part == "subject":
        return use.subject
    if part == "product":
        return use.subject if use.passive else direct + _complement("as|into|called", use.rest)
    if part in ("date", "last"):
        found = re.findall(DATE, use.rest) or re.findall(DATE, use.fronted)
        return "".join(found)
    if part == "recipient" and not use.passive:
        return direct + _complement("to", use.rest)
    if part == "goal" and not use.passive:
        return direct + _complement(_PREPOSITIONS["goal"], f"{_lowered(use.fronted)} | {use.rest}")
    if part == "with":
        return _complement(_PREPOSITIONS["with"], use.fronted + " | " + use.rest)
    if part == "law":
        return _complement(_PREPOSITIONS["law"], f"{use.fronted} | {use.rest}")
    return _complement(_PREPOSITIONS.get(part, part), use.rest)


_OF_THINGS = re.compile(r" (?:studios|offices|centers|centres|branches|chapters|labs|laboratories|databases|datasets|members|events|workshops|projects|programs|programmes|systems|stores|shops|schools|courses|classes|teams|groups|products|services|brands|websites|(?:working |task |study |user )?(?:group|committee|force|chapter|branch|club|account|channel|page|version|section))\b")
# The city launched a project: what began is not the city.
_INTRANSITIVE = re.compile(rf"(?: (?:[a-z]+ly|again|first|here|there|back|off|online))*(?:$|[,;.|]| {DATE}| {STOP}\b| (?:over|around|throughout|next|last|this|every|early|late|today|yesterday|tomorrow|alongside)\b)")


def _lowered(fronted: str) -> str:
    return fronted[:1].lower() + fronted[1:]


def _direct_object(rest: str) -> str:
    # developed with Tide Data Inc. the portal
    if aside := re.match(rf",? (?:together |jointly |along )?with (?:the )?{SIMPLE_LIST},?(?= (?:the |an? |its )?(?:[a-z-]+ )?{ENTITY})", rest):
        rest = rest[aside.end() :]
    match = re.match(rf" (?!(?:{STOP})(?![\w-])){SIMPLE_LIST}", rest)
    # opened DMC studios: nothing is said of DMC
    return match.group() if match and not _OF_THINGS.match(rest, match.end()) else ""


def _complement(prepositions: str, rest: str) -> str:
    # made by X under a contract with Y: Y made nothing
    # with X as the main speaker: X is no host
    return " ".join(
        m.group()
        for m in re.finditer(rf"\b(?<!under contract )(?<!under a contract )(?:{prepositions}) (?![a-z]+ing ){LIST}", rest)
        if prepositions != _PREPOSITIONS["with"] or not (_AS_GUEST.match(rest, m.end()) or _SPENT.search(rest, 0, m.start()))
    )
