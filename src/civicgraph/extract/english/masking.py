"""Masked sentences: each mention one private-use character whose range tells its kind, pronouns resolved to mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from civicgraph.dates import DateMention
from civicgraph.extract.english.entities import Ref, ResolvedSentence
from civicgraph.extract.english.frames import ENTITY, RANGES, ranges, verb_forms
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.names import name_key
from civicgraph.records import Entity, Kind

_QUOTED = re.compile(r"“[^”]*(?:”|$)|(?<![\w\"])\"[^\"]*(?:\"|$)")
# They signed the "Comprehensive Agreement on Open Data": what they signed is told by its title.
_AGREEMENT = re.compile(r"[“\"](?:[A-Z][\w-]* ){0,4}(?:Agreement|Memorandum|MoU|MOU|Accord)\b")
# Harbour Night Vol. 12
_NUMBERED = re.compile(rf"(?<={ranges('Event')}) (?:(?:[Vv]ol|[Nn]o)\.? ?|#)\d+")
# in accordance with Article 9 of the Act
_ARTICLE = re.compile(rf"\b(?:Article|Section|Paragraph|Chapter)s? [\d-]+(?:[, ]+(?:[Pp]aragraph|[Ii]tem) \d+)* of (?=(?:the )?{ranges('Law')})")
_NEXT = r"(?=['’]s\b|[,.;:]|$| (?:is|are|was|were|has|have|had|will|would|and|to|in|by|with|on|at|for|from|also|now|plans|which|that|who|aims|along|together|jointly|as|through|after|before|since|during|until|under|when|while|because|over|across|should|could|may|must|can|then|itself|[a-z]+s\b|[a-z]+ed\b|began|held|ran))"
# A name that only describes the noun after it ("a retired NTT engineer", "a Sendai-based group") is not spoken of.
_HEADS = re.compile(rf"{ENTITY}(?!-[a-z]| (?:{'|'.join(sorted(lexicon().roles))})\b)")
# "In 2019, together with X, it ...": the pronoun means the subject of the sentence before, not X.
_FRONTED = re.compile(
    r"(?:In|On|At|With|Together|Along|Jointly|Under|For|From|Since|During|After|Through|By|Alongside"
    r"|(?:Originally |First |Initially )?(?:[A-Z]?[a-z]+ed|[Bb]uilt|[Mm]ade|[Rr]un|[Hh]eld|[Bb]egun|[Ww]ritten) (?:by|in|on|at|with|for|from|as|after))\b[^;]*, "
)
_BUDGET = re.compile(
    r"\b(?:[Tt]he|[Ii]ts) (?=(?:[¥$€][\d.,]+ (?:million|billion|trillion)? ?)?(?:\w+ )?(?:budget|funding|costs?)\b)"
)


@dataclass(slots=True)
class Masked:
    """A masked text, and what each of its private-use characters stands for, and in which `words`.

    `leaning` are the stand-ins for pronouns.
    """

    text: str = ""
    refs: dict[str, str] = field(default_factory=dict)
    dates: dict[str, DateMention] = field(default_factory=dict)
    leaning: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, label: str) -> str:
        """A new character of a kind's range."""
        low, high = RANGES[label]
        count = sum(low <= ord(c) <= high for c in (*self.refs, *self.dates))
        return chr(min(low + count, high))


@dataclass(frozen=True, slots=True)
class Focus:
    """What a text has spoken of, latest last, for the pronouns to come; `subject` opened the last sentence.

    `main_event` is the article's, `author` who says "I" and `ours` whom "we" means; `reference` is the article's date;
    `gender` says of whom the text has spoken as he or she, `labels` what events were called; `unnamed` if the last sentence was about what has no name (The committee was chaired by …).
    """

    said: tuple[str, ...] = ()
    subject: str | None = None
    main_event: str | None = None
    author: str | None = None
    unnamed: bool = False
    gender: dict[str, str] = field(default_factory=dict)
    labels: dict[str, set[str]] = field(default_factory=dict)
    ours: str | None = None
    reference: str | None = None


def label_of(entity: Entity) -> str:
    """The range of `frames.RANGES` that an entity's mentions are masked with."""
    if entity.kind is Kind.CONCEPT:
        return "Quote"
    if entity.kind is Kind.ORGANIZATION and entity.subtype == "org:OrganizationalUnit":
        return "Unit"
    if entity.kind is Kind.ORGANIZATION and entity.sector == "LocalGovernment":
        return "Prefecture" if any(n.text.endswith(" Prefecture") for n in entity.names) else "Municipality"
    if entity.kind is Kind.PLACE and any(_is_region(n.text) for n in entity.names):
        return "Region"
    return entity.kind.value


def _is_region(name: str) -> bool:
    lex = lexicon()
    bare = re.sub(r" (?:Prefecture|County|Region)$", "", name)
    return bare != name or bare.casefold() in lex.prefectures | lex.regions


# Signs that stand for mentions; a text that has them itself (symbols of icon fonts) names nothing by them.
_SIGNS = re.compile("[\ue000-\uecff]")


def mask(sentence: ResolvedSentence, text: str, entities: dict[str, Entity]) -> Masked:
    """A sentence with its mentions and dates masked; what stands in quotation marks counts for one sign."""
    masked = Masked()
    pieces: list[str] = []
    position, end = sentence.sentence.start, sentence.sentence.end
    for start, stop, item in _items(sentence, text):
        if start < position:
            continue
        pieces.append(_SIGNS.sub("\ufffd", text[position:start]))
        if item is None:
            pieces.append("agreement" if _AGREEMENT.match(text, start, stop) else chr(RANGES["Quote"][0]))
        elif isinstance(item, Ref):
            char = masked.add(label_of(entities[item.entity]))
            masked.refs[char] = item.entity
            masked.words[char] = text[start:stop]
            pieces.append(char)
        else:
            char = masked.add("Date")
            masked.dates[char] = item
            masked.words[char] = text[start:stop]
            pieces.append(char)
        position = stop
    pieces.append(_SIGNS.sub("\ufffd", text[position:end]))
    words = re.sub(r"\s+", " ", "".join(pieces)).strip()
    words = _ARTICLE.sub("", _NUMBERED.sub("", words))
    words = re.sub(rf"(?<=[a-z,] )The (?={ENTITY})", "the ", words)
    masked.text = re.sub(rf"[\"“‘*_]({ENTITY})([.,]?)[\"”’*_]", r"\1\2", words)
    return masked


def _items(sentence: ResolvedSentence, text: str) -> list[tuple[int, int, Ref | DateMention | None]]:
    refs = sentence.refs
    begin, end = sentence.sentence.start, sentence.sentence.end
    found: list[tuple[int, int, Ref | DateMention | None]] = [(r.start, r.end, r) for r in refs]
    found += [(d.start, d.end, d) for d in sentence.sentence.dates if text[d.end : d.end + 2] not in ("'s", "’s")]
    for match in _QUOTED.finditer(text, begin, end):
        names = [r for r in refs if match.start() < r.start and r.end < match.end()]
        if not (names and len(match.group().split()) <= 8 and names[0].start - match.start() <= 1):
            found.append((match.start(), match.end(), None))
    return sorted(found, key=lambda item: (item[0], -item[1]))


# It is said that, it was hard to: nothing is meant by it.
_EXPLETIVE = (
    r" (?:is|was|has been|were) (?:also |further |unanimously )?(?:agreed|decided|resolved|proposed|confirmed|noted|announced|reported|planned|suggested|recommended) (?:to|that)\b| all (?:started|began)| (?:is|was|has been|will be|would be|seems|became) (?:[a-z]+ ){0,3}(?:that|how|whether|if|why)\b"
    r"|(?: (?:is|was|would be|became|will be))? (?:[a-z]+ ){0,2}(?:possible|important|necessary|difficult|hard|easy|essential|worth|time|clear|hoped|expected|thought|said) "
)
_THINGS = "Project|Organization|Event|Work"
_POSSESSIVE = re.compile(r"[Ii]ts|[Tt]heir")
_PAIR = re.compile(r"\b(?:[Tt]he (?:two|both) (?P<bodies>sides|parties|organi[sz]ations|bodies|cities|towns|companies|universities|municipalities)|[Bb]oth (?P<both>sides|parties)|[Tt]he (?:two|pair|duo|couple)|[Bb]oth|[Tt]hey)(?= (?:[a-z]+ed|[a-z]+[lo]d|began|met|will|have|had|also|jointly|then|run|hope|plan)\b)")


def resolve_pairs(masked: Masked, named: tuple[tuple[str, ...], ...], entities: dict[str, Entity]) -> None:
    """Put the two people or bodies that the sentence before `named` together in the place of "the two", "the parties"."""
    if not any(len(n) == 2 for n in named) or not (match := _PAIR.search(masked.text)):
        return
    # Under the memorandum, the two parties will: what stands before names nobody.
    bodies = match["bodies"] or match["both"]
    pair = named[-1] if bodies else next(n for n in named if len(n) == 2)
    if len(pair) != 2 or (masked.text[: match.start()].count(",") and (not bodies or re.search(ENTITY, masked.text[: match.start()]))):
        return
    chars = []
    for entity in pair:
        char = masked.add(label_of(entities[entity]))
        masked.refs[char] = entity
        masked.leaning.add(char)
        chars.append(char)
    masked.text = masked.text[: match.start()] + " and ".join(chars) + masked.text[match.end() :]


_BARE = re.compile(
    r"(?P<lead>(?:(?:In|From|Since|After|Upon|Until|Before) [^,.]{3,80}, )?)(?P<verb>(?:[Aa]lso |[Tt]hen |[Ll]ater |[Pp]reviously |[Cc]urrently )?(?:[Bb]orn|[Gg]raduated|[Jj]oined|[Ww]orked|[Ss]erve[sd]"
    r"|[Ee]ntered|[Rr]eturned|[Mm]oved|[Rr]etired|[Hh]eaded|[Cc]haired|[Tt]ook|[Hh]olds|[Ll]eads|[Rr]eceived|[Aa]ppointed|[Aa]ssumed|[Ww]orks|[Tt]eaches|[Tt]aught|[Hh]as (?:worked|served|been|held)|[Bb]ecame|[Cc]urrent(?:ly)?|[Pp]resently|[Pp]reviously|[Ff]ormerly|[Aa]uthor"
    r"|(?:[Cc]o-)?[Ff]ounded(?= [\ue100-\ue3ff])|[Ee]stablished(?= [\ue100-\ue3ff])|[Ll]aunched(?= [\ue100-\ue3ff\ue600-\ue7ff]))\b)"
)


@cache
def _post_alone() -> re.Pattern[str]:
    """Project Manager at Umineko Trust: a sentence that only says what somebody is."""
    roles = "|".join(sorted(map(re.escape, lexicon().roles), key=len, reverse=True))
    return re.compile(rf"(?:An? |The )?(?:(?!(?:of|at|for)\b)[\w-]+ ){{0,5}}(?:{roles})(?:,| at| of| for) (?:the )?[\ue100-\ue3ff\uec00-\uecff](?!['’]?[a-z ]* (?:is|was|has|said)\b)", re.I)


def supply_subject(masked: Masked, profiled: str | None, entities: dict[str, Entity]) -> None:
    """Put the person whom a profile is about before a sentence without a subject: "Joined Umineko City in 2004"."""
    if profiled is None:
        return
    match = _BARE.match(masked.text)
    post = None if match else _post_alone().match(masked.text)
    if match is None and post is None:
        return
    char = masked.add(label_of(entities[profiled]))
    masked.refs[char] = profiled
    masked.leaning.add(char)
    if match is None:
        masked.text = f"{char} is {masked.text}"
        return
    verb = match["verb"][0].lower() + match["verb"][1:]
    be = "was " if verb.startswith(("born", "appointed", "formerly")) else "is " if re.match(r"(?:current|presently|author)(?!ly (?:works|serves|teaches))", verb) else ""
    masked.text = f"{match['lead']}{char} {be}{verb}{masked.text[match.end() :]}"


def resolve_pronouns(masked: Masked, focus: Focus, entities: dict[str, Entity]) -> None:
    """Put a mention in the place of it, its, he, his, "the programme" and "the town", where the text tells which."""
    position = 0
    while found := _next_pronoun(masked.text, position):
        match, kinds = found
        word = match.group().lower()
        if word in ("i", "my"):
            entity = focus.author
        elif word in ("we", "our"):
            entity = focus.ours
        else:
            entity = _antecedent(masked, match, focus, entities, kinds)
        if entity is None and match.lastindex and (own := _POSSESSIVE.match(masked.text, match.start())):
            # Its programme is a new one: only "its" is known.
            match, word = own, own.group().lower()
            entity = _antecedent(masked, own, focus, entities, _THINGS)
        position = match.end()
        if entity is None:
            continue
        if word in _GENDER:
            focus.gender.setdefault(entity, _GENDER[word])
        char = masked.add(label_of(entities[entity]))
        masked.refs[char] = entity
        masked.leaning.add(char)
        possessive = "’s" if word in ("its", "his", "her", "their", "my", "our") else ""
        swap = f"{char}'s " if match.re is _BUDGET else char + possessive
        following = re.match(r" ([a-z-]+)", masked.text[match.end() :])
        # We run it: the verb of one body would have an -s, and reads as the same after an adverb.
        if word in ("i", "we") and following and any(f.form == "base" for f in verb_forms().get(following[1], ())):
            swap += " also"
        masked.text = masked.text[: match.start()] + swap + masked.text[match.end() :]
        position = match.start() + len(swap)


def _next_pronoun(text: str, position: int) -> tuple[re.Match[str], str] | None:
    """The first pronoun or "the programme" from a position on, and the kinds that it can stand for."""
    matches = [(m, kinds) for pattern, kinds in _pronouns() if (m := pattern.search(text, position))]
    return min(matches, key=lambda found: (found[0].start(), -found[0].end()), default=None)


@cache
def _pronouns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_pronoun_patterns())


def _pronoun_patterns() -> Iterator[tuple[re.Pattern[str], str]]:
    yield _BUDGET, "Project|Organization|Event"
    yield (
        re.compile(
            rf"\b(?:[Ii]t|[Ii]ts|[Tt]heir)\b(?!{_EXPLETIVE})"
        ),
        _THINGS,
    )
    yield re.compile(r"\b(?:I|[Mm]y)\b(?!['’.])"), "Person"
    yield re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b"), "Person"
    yield re.compile(r"\b(?:[Ww]e|[Oo]ur)\b(?!['’.])"), "Organization"
    yield re.compile(rf"\b[Tt]he (prefecture){_NEXT}"), "Prefecture"
    for kind, nouns in _class_nouns().items():
        yield (
            re.compile(
                rf"\b(?:[Tt]h(?:e|is)|[Ii]ts|[Tt]heir) (?:two-day |one-day |three-day |annual |new )?({'|'.join(nouns)}){_NEXT}", re.I
            ),
            kind,
        )


def _class_nouns() -> dict[str, list[str]]:
    lex = lexicon()
    grouped: dict[str, list[str]] = {}
    for noun, kind in lex.nouns.items():
        label = "Municipality" if noun in lex.municipal_nouns else kind.value
        grouped.setdefault(label, []).append(re.escape(noun))
    return {label: sorted(nouns, key=len, reverse=True) for label, nouns in sorted(grouped.items()) if label != "Place"}


def _antecedent(
    masked: Masked, match: re.Match[str], focus: Focus, entities: dict[str, Entity], kinds: str
) -> str | None:
    """The entity that the words stand for: by the noun in its own name, else by kind and nearness."""
    allowed = re.compile(ranges(kinds))
    # What stands in brackets is said in passing: Tide Data Inc. (Kobe; CEO: Mina Holt) said that it …
    # Mina Holt, a former director of Tide Data, was named its head: it is not Tide Data's.
    bare = re.sub(rf"({ranges('Person')}), (?:an? |the )[^,;]*,", r"\1", re.sub(r"\([^()]*\)", "", masked.text[: match.start()]))
    # The selection committee was chaired by …; its members were: they are the committee's.
    if UNNAMED.match(bare) and _POSSESSIVE.fullmatch(match.group()):
        return None
    if focus.unnamed and match.start() == 0 and re.fullmatch("[Ii]ts?|[Tt]heir", match.group()):
        return None
    before = [masked.refs[c] for c in _HEADS.findall(bare)]
    noun = name_key(match[1]) if match.lastindex else ""
    told = noun and any(noun in name_key(n.text) for e in before for n in entities[e].names)
    if (noun or match.group().lower() in ("it", "he", "she")) and not told and _FRONTED.fullmatch(masked.text[: match.start()]):
        before = []
    # Together with X, its partner, …: it is somebody else's.
    if before and re.search(rf"{ENTITY},(?: one of| part of)? $", masked.text[: match.start()]) and _POSSESSIVE.fullmatch(match.group()):
        before = before[:-1]
    opening = match.start() == 0 or not any(allowed.match(chr(RANGES[label_of(entities[e])][0])) for e in before)
    said = [*focus.said, *([focus.subject] if opening and focus.subject else []), *before]
    candidates = [e for e in dict.fromkeys(reversed(said)) if allowed.match(chr(RANGES[label_of(entities[e])][0]))]
    # "he" is nobody of whom the text has said "she"
    if gender := _GENDER.get(match.group().lower()):
        candidates = [e for e in candidates if focus.gender.get(e, gender) == gender]
    if match.lastindex:
        # The city is not its city hall.
        named = [e for e in candidates if any(noun in name_key(_HALL.sub("", n.text)) for n in entities[e].names)]
        if named or _POSSESSIVE.match(match.group()):
            return named[0] if named else None
        generic = [e for e in candidates if _answers_to(noun, entities[e])]
        # "The workshop" is what was called one, or what the text is about rather than a lecture that was given there.
        if kinds == "Event" and generic:
            called = [e for e in generic if noun in focus.labels.get(e, ())]
            another = not called and generic[0] in focus.labels and focus.main_event in generic
            return called[0] if called else focus.main_event if another else generic[0] if generic[0] in said[-8:] else None
        # "The company" is one that is known as such before a body of no known sector.
        generic.sort(key=lambda e: entities[e].sector != _SECTORS.get(noun, entities[e].sector))
        return generic[0] if generic and generic[0] in said[-8:] else None
    if match.group().lower() == "it" and (done := _DONE_TO_IT.match(match.string, match.end())):
        wanted = re.compile(ranges("Work|Project" if done["made"] else "Event" if done["held"] else "Organization|Project"))
        fitting = [e for e in candidates if wanted.match(chr(RANGES[label_of(entities[e])][0]))]
        return next(iter([*fitting, *candidates]), None)
    return candidates[0] if candidates else None


UNNAMED = re.compile(r"(?:The|An?|This) (?:[a-z-]+ )+?(?:(?:was|were|is|are|has|have|had|will|that|which)\b|(?:led|run|formed|founded|organi[sz]ed|hosted|headed|created) by\b)")
# The project studies how small towns share data. It …: nothing that was named before.
NAMELESS = re.compile(r"(?:The|This) (?:[a-z-]+ ){1,2}(?:(?:was|were|is|are|has|have|had|will)\b|[a-z]+(?:s|ed)\b)")
_GENDER = {"he": "he", "his": "he", "she": "she", "her": "she"}
_HALL = re.compile(r"(?:City|Town|Village|Ward) (?:Hall|Office)$")
# What was published is a work, what was held an event, whatever stands nearer.
_DONE_TO_IT = re.compile(
    r" (?:was|is|has been|will be|had been) (?:\w+ )?(?:(?P<made>released|published|developed|downloaded|built|written|used|created|designed|compiled|translated)|(?P<held>held|hosted|attended)|(?:founded|established))\b"
)
_SECTORS = {"company": "Company", "firm": "Company", "startup": "Company", "nonprofit": "CivilSociety"}


def _answers_to(noun: str, entity: Entity) -> bool:
    """Whether a class noun that is no part of its name can mean this entity."""
    if entity.kind is not Kind.ORGANIZATION:
        return True
    if label_of(entity) == "Municipality":
        return noun in lexicon().municipal_nouns
    if noun in ("university", "college"):
        return entity.sector == "Academia" and label_of(entity) != "Unit"
    public = ("NationalGovernment", "LocalGovernment", "Academia")
    return (
        noun in (*_SECTORS, "group", "organisation", "organization", "association", "community", "network", "team")
        and entity.sector not in public
        and (entity.sector is None or _SECTORS.get(noun, entity.sector) == entity.sector)
    )
