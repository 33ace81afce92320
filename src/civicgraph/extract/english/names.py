"""What the capitalised spans of an English text name: kinds by head words, known names and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from civicgraph.extract.english.employers import (
    BESIDE_PERSON,
    CAMEL,
    FIELDS,
    ORG_BEFORE,
    WORK_BEFORE,
    by_company,
    post_at,
)
from civicgraph.extract.english.found import Found, known_entities, span_name
from civicgraph.extract.english.lexicon import is_romaji, lexicon
from civicgraph.extract.english.people import is_given_name, judge_person, person_key
from civicgraph.extract.english.spans import SEASONS, NameSpan
from civicgraph.names import name_key
from civicgraph.records import Kind

_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]cross|[Aa]round|[Vv]isited|[Tt]hroughout) $")
_CALLED = r"(?:,? (?:called|named|dubbed|known as|titled|entitled|labell?ed|branded|nicknamed),?|,|:|—)? ?"
_AT_THE = re.compile(r"(?:^|[,;:.] )(?:At|In|During|After|Before|For|From|On|Under|With|Since|Through|As part of|Following|Through) (?:the|its|his|her|their|this|an?) (?:[\w-]+ ){0,5}[\w-]+, $")
# Streets for People (Minato Press, 2018)
_IMPRINT = re.compile(r"[,.]?[\"”’*_]? \([A-Z][\w&.' ]{2,40}, (?:19|20)\d\d\)")
_OF_STUDY = re.compile(
    r"\b(?:[Pp]rofessor|[Ll]ecturer|[Ii]nstructor|[Dd]egrees?|[Dd]octorate|[Dd]iploma|PhD|Ph\.? ?D\.?|MBA|MPA|[BM]\.? ?(?:A|Sc|S|Eng|Ed|Arch)\.?|[Mm]ajor(?:ed|ing|s)?|[Bb]achelor|[Mm]aster|[Ss]tud(?:ied|ies|ying)) (?:emerit(?:us|a) )?(?:of|in|for) (?:(?:[A-Z][\w-]*,?|and|&|the|of) )*$"
)
_ACRONYM_YEAR = re.compile(r"(?=(?:[A-Za-z0-9]*[A-Z0-9]){3})(?!COVID|ISO|CC|JIS|GDP|SDG|RFC|FY|AD|BC)[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z]{0,3}(?: ?20\d\d|[’']\d\d)")
_WORK_NOUN = re.compile(r"\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Tt]he|[Aa]n?|['’]s) (?:[a-z-]+ ){0,2}(?:app|website|podcast|game|chatbot|web app|smartphone app) [\"“‘]?$")
_CREDIT = re.compile(r"[,.]?[\"”’*_]? \(([A-Z][\w-]+) (?:[A-Z][\w.-]* ?){1,2}(?:(?:,| and| &) [A-Z][\w. -]+)?, (?:19|20)\d\d\)")
_OPENING = re.compile(r"(?:As (?:a )?part of|At|During|In|For|After|Before|With|Under|On|By|From|Since|Through|Based on|In (?:accordance|line|cooperation|collaboration) with|Pursuant to|According to|Following|Thanks to) (?:the )?")
# Town houses are built by builders: what was both developed and released is a work
_MADE_AFTER = re.compile(r"(?:,| (?:was|is|has been|had been))(?: (?:jointly|originally|first|also))? developed by\b[^;:]{3,90}\b(?:released|launched|published|open-sourced|rolled out|went live|available|downloaded)\b")
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]+")
_SET_UP = re.compile(r",? (?:was |is )?(?:founded|established|set up) (?:by|in)\b")
_HELD_AFTER = re.compile(r"[\"”’]?(?: ?\([^()]{1,60}\))? (?:(?:was|were|is|will be|has been) (?:(?:also|again|jointly|first|successfully|then) )?held\b|(?:took|takes|will take) place\b)")
# a meeting of the Tide Council was held: the council was not
_COMPLETING = re.compile(r"\b(?:of|by|with|for|at|in|on|from|to|and|between|under|near) (?:the |its |their )?[\"“‘]?$")
_VENUE = re.compile(
    r"\b(?:held|tak(?:es?|ing) place|took place|gathered|convened|(?:came|got|met) together|venue)\b[^,.;]{0,30}\b(?:at|in) (?:the )?$"
)
_HELD_AT = re.compile(r"\b(?:held|tak(?:es?|ing) place|took place|gathered|convened|hosts?|hosted|co-hosted|organi[sz]ed)\b[^;]{0,120}? at (?:the )?$")
# held the X, organised its second X: an event, whatever its name ends with.
_DETERMINED = r"(?:the |its |their |our |his |her |an? )?(?:(?:first|second|third|annual|inaugural|new|joint|online) )?$"
_HELD_BEFORE = re.compile(rf"\b(?:held|holds|hold|organi[sz]ed|organi[sz]es|co-hosted|co-organi[sz]ed) {_DETERMINED}")
_VERBS_BEFORE = (
    (Kind.EVENT, re.compile(rf"\b(?:hosted|hosts|attended|attends|took part in|take part in|participated in|participates in|speaking at|spoke at) {_DETERMINED}")),
    (Kind.WORK, re.compile(rf"\b(?:introduced|released|unveiled|developed|built|rolled out|deployed|published) {_DETERMINED}")),
    (Kind.PROJECT, re.compile(rf"\b(?:launched|started|began|kicked off|runs|piloted|initiated) {_DETERMINED}")),
)
_BOOKS = re.compile(r"\b(?:[Bb]ooks?|novels?|essays?|papers?|albums?|films?|publications?|entitled)\b[^.]{0,25}$")
_EVENT_WORD = re.compile(r"[A-Z]\w*(?:Con|Conf|Fest|athon|Camp|Jam)")
_ORG_NOUN = r"(?:[a-z-]+ )?(?:start-?up|company|firm|contractor|vendor|nonprofit|non-profit|association)"
_IS = re.compile(
    r"(?:,[\"”’]|,?[\"”’]?(?: ?\([^()]{1,60}\))?(?:,|:| —| –|\s*\(| is| was)) (?:now |also )?(?:an?|the|its|our|their|one of the|one of its|one of our) (?:[a-z-]+, )*"
)
_IT_IS = re.compile(r"(?:It|This) (?:is|was|will be) an? ")
_NOUN_END = re.compile(
    r"(?<![\w-])(?:of|between|among|in|for|that|which|who|to|on|at|by|with|from|through|via|based|run|where|under|within|and|whose|used|made|held|led|set|known|built)(?![\w-])|[,.;:()—]"
)
_LEVELS = ("Prefecture", "County", "Province", "Region")


_REACH = 1000  # characters before a name that may tell what it names: the patterns go through all of them


def judge(span: NameSpan, left: str, right: str) -> Found | None:
    """What a span names, by itself and the words around it in its sentence; None where that does not tell."""
    left = left[-_REACH:]
    name = re.sub(" Pref$", " Prefecture", span_name(span))
    # a professor of Labor Economics and Social Policy, a BA in Political Science
    if _OF_STUDY.search(left) and ((head := lexicon().head_of(span.words)) is None or head.kind is not Kind.ORGANIZATION) and not span.title and judge_person(span, left, right) is None:
        return None
    if span.legal_form:
        sector = lexicon().legal_forms[span.legal_form]
        return Found(span, Kind.ORGANIZATION, 0.97, "legal-form", name_key(name), sector)
    # based in the US
    if name in ("US", "UK") and re.search(r"\b(?:in|from|across|throughout) the $", left):
        return _listed(span, f"{name[0]}.{name[1]}.", left, right)
    if (len(span.words) == 1 and name in lexicon().never_alone) or name == "Board of Directors":
        return None
    # Mayor Kadokawa is no publisher.
    if not (span.title and len(span.words) > 1) and (listed := _listed(span, name, left, right)) and not (span.title and listed.kind is Kind.ORGANIZATION and listed.known):
        return listed
    if by_noun := (_called(span, left) if not span.title and (span.quoted or _called_so(left) or left.endswith(", ")) else None):
        return by_noun
    # at FOSS4G 2023
    if _ACRONYM_YEAR.fullmatch(name) and (re.search(r"\b(?:at|for|of|to|from|attended|in|joined) (?:the )?$|[,@] ?$|^\W*$", left)):
        return Found(span, Kind.EVENT, 0.78, "name-with-year", _core(span.words))
    human = judge_person(span, left, right)
    # Mina Holt (Toho Koki): what looks like a name stands where the body does
    if human and human.method == "romanised-name" and right.startswith(")") and (beside := BESIDE_PERSON.search(left)) and lexicon().head_of(beside[0].split()[:2]) is None:
        return Found(span, Kind.ORGANIZATION, 0.72, "in-brackets-after-person", name_key(name))
    person = Found(span, Kind.PERSON, human.confidence, human.method, person_key(span.words)) if human else None
    if person and person.confidence > 0.8:
        return person
    if len(span.words) > 1 and _HELD_BEFORE.search(left) and not span.title:
        return Found(span, Kind.EVENT, 0.94, "held", _core(span.words))
    # Design for Everyone (Tide Press, 2020)
    if span.words[0] in lexicon().for_names and _IMPRINT.match(right):
        return Found(span, Kind.WORK, 0.9, "imprint", name_key(name))
    # Prototype Town (Silvia Lund, 2020)
    if len(span.words) > 1 and (credit := _CREDIT.match(right)) and is_given_name(credit[1]):
        return Found(span, Kind.WORK, 0.9, "imprint", name_key(name))
    # her app Kodomo Bus
    if 1 < len(span.words) < 5 and not span.title and _WORK_NOUN.search(left):
        return Found(span, Kind.WORK, 0.94, "class-noun-before", name_key(name))
    by_head = _by_head(span, left, right)
    held = (len(span.words) > 1 or span.quoted) and not span.title and _HELD_AFTER.match(right) and not _COMPLETING.search(left)
    if held and (by_head is None or (by_head.sector is None and not by_head.unit and by_head.kind is not Kind.EVENT)):
        return Found(span, Kind.EVENT, 0.94, "held", _core(span.words))
    # the Tide Rights Assembly 2023 conference
    if by_head and by_head.kind is Kind.ORGANIZATION and by_head.sector is None and not by_head.unit and (by_label := _labelled(span, right)) and by_label.kind is Kind.EVENT:
        return by_label
    if by_head:
        # "Town Lab", a joint programme
        # "Letters from the River," an exhibition
        # Umineko Story Archive, a volunteer group
        open_to = span.quoted if by_head.kind is Kind.PLACE else by_head.kind in (Kind.WORK, Kind.PROJECT) or (by_head.kind is Kind.ORGANIZATION and by_head.sector is None and not by_head.unit)
        told = _described(span, left, right) if open_to else None
        wanted = (Kind.ORGANIZATION,) if by_head.kind in (Kind.WORK, Kind.PROJECT) else (Kind.PROJECT, Kind.EVENT, Kind.WORK)
        return told if told is not None and told.kind in wanted else by_head
    if _IMPRINT.match(right) and len(span.words) > 1:
        return Found(span, Kind.WORK, 0.85, "imprint", name_key(name))
    if place := _place(span, name, left, right):
        return place
    return (
        _called(span, left)
        or _described(span, left, right)
        or _labelled(span, right)
        or _held_at(span, left)
        or person
        or by_company(span, left, right)
        or _made(span, right)
        or _by_verb(span, left)
    )


def _held_at(span: NameSpan, left: str) -> Found | None:
    """Where something was held, whose name says nothing: the fair was held on 20 May at Create Umineko."""
    plain = not span.title and not span.quoted and len(span.words[0]) > 2 and not (len(span.words) == 1 and span.words[0].isupper())
    if not plain or not _HELD_AT.search(left):
        return None
    return Found(span, Kind.PLACE, 0.75, "venue", name_key(span_name(span)))


def _made(span: NameSpan, right: str) -> Found | None:
    """What was developed and then released, where nothing else tells: Bus Watch, developed by Code for Umineko, was launched in 2021."""
    plain = not span.title and lexicon().head_of(span.words) is None
    return Found(span, Kind.WORK, 0.75, "made-and-released", _core(span.words)) if plain and _MADE_AFTER.match(right) else None


def _by_verb(span: NameSpan, left: str) -> Found | None:
    """What is attended, introduced or launched, where nothing else tells what a name of several words (or CamelCase) names."""
    several = len(span.words) > 1
    if not (several or _CAMEL.fullmatch(span.words[0])) or lexicon().head_of(span.words) is not None:
        return None
    for kind, pattern in _VERBS_BEFORE:
        if (several or kind is Kind.WORK) and pattern.search(left):
            return Found(span, kind, 0.65, "object-of-verb", _core(span.words))
    return None


def _listed(span: NameSpan, name: str, left: str, right: str) -> Found | None:
    """A name of the knowledge base, or of a prefecture, region, city or country."""
    known = known_entities(name)
    kinds = {entity.kind for entity in known}
    if len(known) == 1 or len(kinds) == 1:
        entity = known[0] if len(known) == 1 else None
        return Found(span, known[0].kind, 0.97, "known-name", name_key(name), known[0].sector, False, entity)
    if lexicon().is_place(name):
        city = name.casefold() in lexicon().cities
        municipal = re.search(r"\b(?:city|town|village|ward|[Mm]ayor|[Gg]overnor|[Mm]ayor (?:[A-Z][\w'-]+ ){1,3}) ?of $", left) or re.match(r"(?:['’]s)? (?:(?:[Vv]ice|[Dd]eputy)[ -])?(?:Governor|Mayor|governor|mayor)\b", right) or (city and _in_prefecture(right))
        if municipal:
            return Found(span, Kind.ORGANIZATION, 0.9, "municipality", _core(span.words), "LocalGovernment")
        return Found(span, Kind.PLACE, 0.9, "place-list", _core(span.words))
    return None


def _by_head(span: NameSpan, left: str = "", right: str = "") -> Found | None:
    """The kind that the name's own head word tells: Digital Agency, Code for X, Act on Y, Summit 2023."""
    lex, words = lexicon(), list(span.words)
    while len(words) > 1 and (re.fullmatch(r"\d[\d.]*|[IVX]{2,4}", words[-1]) or (words[-1] in SEASONS and words[-2].isdigit())):
        words = words[:-1]
    cut = next((i for i, w in enumerate(words) if i and w in lex.prepositions), len(words))
    if len(words) == 1 or " ".join(words) in ("City Hall", "Town Hall", "Village Hall", "Ward Office", "City Council", "Town Council", "City Office", "Board of Directors", "Board of Trustees", "Executive Committee", "Organizing Committee", "Steering Committee", "Selection Committee", "Review Committee", "Judging Committee", "Screening Committee", "Preparatory Committee", "Editorial Board", "Advisory Board", "Advisory Committee"):
        return None
    if len(words) > 2 and lex.is_place(words[-1]) and words[-2] not in lex.prepositions:
        # Tide Solutions East Japan
        words = words[: -2 if len(words) > 3 and words[-2] in ("East", "West", "North", "South") else -1]
        # Umineko Conference 2015 Tokyo
        words = words[:-1] if len(words) > 2 and re.fullmatch(r"20\d\d", words[-1]) else words
    final, front = lex.head_of(words), lex.head_of(words[:cut]) if cut < len(words) else None
    if words[0] in lex.for_names and len(words) > 2 and words[1] == "for":
        # the handbook Data for Libraries
        if lex.nouns.get((left.split() or [""])[-1]) is Kind.WORK:
            return Found(span, Kind.WORK, 0.85, "class-noun-before", name_key(" ".join(words)))
        if final and final.kind is Kind.EVENT and len(words) > 3:
            return Found(span, Kind.EVENT, 0.92, "head-word", name_key(" ".join(words)))
        return Found(span, Kind.ORGANIZATION, 0.93, "civic-group", name_key(" ".join(words)), "CivilSociety")
    if words[:2] == ["Government", "of"]:
        return Found(span, Kind.ORGANIZATION, 0.93, "head-word", name_key(" ".join(words)), "NationalGovernment")
    head = front or final
    if head is not None and all(w in lex.generic for w in words[:-1]) and head.kind is not Kind.LAW:
        return None
    if head is not None and head.sector == "LocalGovernment" and not head.unit and (span.quoted or (words[-2:-1] and words[-2] in lex.no_towns)):
        return None
    if head is None and any(_EVENT_WORD.fullmatch(w) for w in words):
        return Found(span, Kind.EVENT, 0.85, "event-word", _core(span.words))
    if head is None and len(span.words) > 2 and re.fullmatch(r"20\d\d", span.words[-1]):
        return Found(span, Kind.EVENT, 0.75, "name-with-year", _core(span.words))
    if head is None:
        return None
    if words[-1] == "Prefecture" and front is None:
        return Found(span, Kind.ORGANIZATION, 0.93, "head-word", _core(span.words), "LocalGovernment")
    if words[-1] == "Hall" and re.search(r"\bat (?:the )?$", left):
        return Found(span, Kind.PLACE, 0.94, "venue", name_key(" ".join(words)))
    if _VENUE.search(left) and words[-1] in ("Center", "Centre", "Library", "Hub", "Studio", "Lab"):
        return Found(span, Kind.PLACE, 0.94, "venue", _core(span.words))
    # she works at the Umineko City Library; the director of the Umineko Museum; Mina Holt (Umineko Café)
    house = head.kind is Kind.PLACE and (_SET_UP.match(right) or ORG_BEFORE.search(left) or BESIDE_PERSON.search(left) or post_at().search(left))
    kind = Kind.ORGANIZATION if house else head.kind
    return Found(span, kind, 0.93, "head-word", _core(span.words), head.sector, head.unit)


def _core(words: Sequence[str]) -> str:
    """The key of a name without its municipal or prefectural level, its year or edition."""
    kept = list(words)
    if len(kept) > 2 and kept[0] in ("City", "Town", "Village") and kept[1] == "of":
        kept = kept[2:]
    elif len(kept) > 1 and (kept[-1] in ("City", "Town", "Village", "Ward", *_LEVELS) or (len(kept) > 2 and kept[-1] == "Corporation")):
        kept = kept[:-1]
    while len(kept) > 1 and re.fullmatch(r"(?:19|20)\d\d", kept[-1]):
        kept = kept[:-1]
    return name_key(" ".join(kept))


def _in_prefecture(right: str) -> bool:
    level = re.match(r", ([A-Z][a-z]+)(?: Prefecture)?\b", right)
    return level is not None and level[1].casefold() in lexicon().prefectures


def _place(span: NameSpan, name: str, left: str, right: str) -> Found | None:
    """A place by its neighbours: town of X; X, Miyagi Prefecture; X-based; in X."""
    core = _core(span.words)
    nouns = "|".join(sorted(lexicon().municipal_nouns))
    plural = re.search(r"\b(?:towns|cities|villages|municipalities|wards) of (?:[A-Z]\w+(?:, | and |, and ))*$", left)
    if (
        plural
        or re.search(rf"\b(?:{nouns}) of $", left)
        or re.match(rf" (?:{nouns}) (?:hall|office|council|assembly)\b", right)
    ):
        return Found(span, Kind.ORGANIZATION, 0.92, "municipality", core, "LocalGovernment")
    # Umineko Mayor Mina Holt
    if len(span.words) == 1 and is_romaji(name) and re.match(r" (?:(?:Vice|Deputy) )?Mayor [A-Z]", right):
        return Found(span, Kind.ORGANIZATION, 0.85, "municipality", core, "LocalGovernment")
    if len(span.words) > 2:
        return None
    if _in_prefecture(right) and not CAMEL.fullmatch(name):
        return Found(span, Kind.ORGANIZATION, 0.85, "municipality", core, "LocalGovernment")
    if right.startswith("-based") or re.search(r"\b(?:Headquarters|Head [Oo]ffice|HQ|Location): $", left):
        return Found(span, Kind.PLACE, 0.85, "x-based", core)
    if right.startswith(" of "):
        return None
    if re.search(r"\b(?:an?|the|by|with|and) $", left) and is_romaji(name) and re.match(rf" {_ORG_NOUN}\b", right):
        return Found(span, Kind.PLACE, 0.7, "x-company", core)
    if span.words[-1] in FIELDS or (len(span.words) == 2 and not is_romaji(name) and re.search(r"\b[A-Z][a-z]+ in $", left)):
        return None
    # Open Government in Practice: a line without a verb says nothing of where
    told = is_romaji(name) or re.search(r"\b[a-z]{4,}", left)
    if told and _IN.search(left) and not CAMEL.fullmatch(name) and not name.isupper() and not right.startswith(("'s", "’s")):
        return Found(span, Kind.PLACE, 0.6, "in-place", core)
    return None


@cache
def _noun_pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, lexicon().nouns), key=len, reverse=True))
    return re.compile(rf"\b({nouns}){_CALLED}[\"“‘*_]?$")


def _called_so(left: str) -> bool:
    return re.search(r"\b(?:called|named|dubbed|known as|titled|entitled|labell?ed|branded|nicknamed),? [\"“‘*_]?$", left) is not None


def _called(span: NameSpan, left: str) -> Found | None:
    """A class noun directly before the name: "the startup X", "a map service called X", "the data portal, X"."""
    name = span_name(span)
    # A report on the first five years, "Clearing the Way"
    bare = re.sub(r"(?<=[a-z]) (?:on|about|for|of) [^,.\"“]{3,60}, $", ", ", left) if span.quoted else left
    match = _noun_pattern().search(bare.replace("\n", " "))
    if match is None:
        if span.quoted and (WORK_BEFORE.search(left) or _BOOKS.search(left)):
            return Found(span, Kind.WORK, 0.75, "quoted-title", name_key(name))
        return None
    noun = match[1]
    if noun in lexicon().municipal_nouns:
        return None
    comma = left.rstrip().endswith(",")
    # At the meeting, X spoke: the meeting is not called X.
    if comma and _AT_THE.search(left):
        return None
    if comma and not re.search(
        rf"(?:\b(?:the|its|his|her|their|a|an|our)|['’]s?)\s(?:[\w-]+ ){{0,3}}{re.escape(noun)}, [\"“‘*_]?$", bare, re.I
    ):
        return None
    kind = lexicon().nouns[noun]
    head = _by_head(span)
    # the city's new portal, Umineko Data Square
    vague = head is not None and (
        (head.kind is Kind.ORGANIZATION and head.sector is None and kind is not Kind.ORGANIZATION)
        or (head.kind is Kind.PLACE and kind in (Kind.WORK, Kind.PROJECT))
    )
    told = span.quoted and _called_so(left)
    if head is not None and not vague and not told and (head.kind is not kind or kind is Kind.ORGANIZATION):
        return None
    return Found(span, kind, 0.85 if not comma else 0.8, "class-noun-before", name_key(name))


def _described(span: NameSpan, left: str, right: str) -> Found | None:
    """What the text says the name is: "X, a Sendai-based nonprofit", "X (エックス) is an app", ""X," an online platform"."""
    match = _IS.match(right)
    noun = _class_noun(right[match.end() :]) if match else None
    # As part of the X, a hackathon took place: that is not X.
    if noun is None or (match and match[0].startswith(",") and _OPENING.fullmatch(left)):
        return None
    sector = "LocalGovernment" if noun in lexicon().municipal_nouns else None
    return Found(span, lexicon().nouns[noun], 0.85, "described-as", name_key(" ".join(span.words)), sector)


def described_next(span: NameSpan, following: str) -> Found | None:
    """What the next sentence says of the name that this one was about: "It was a two-day hackathon"."""
    match = _IT_IS.match(following)
    noun = _class_noun(following[match.end() :]) if match else None
    if noun is None or noun in lexicon().municipal_nouns:
        return None
    return Found(span, lexicon().nouns[noun], 0.7, "described-next", name_key(" ".join(span.words)))


_A_THING = re.compile(r"(?:An?|Our|The) ")


def described_below(name: str, following: str) -> Kind | None:
    """What a line names by the noun phrase below it: Bus Watch, over "A joint project with the town that …"."""
    opening = _A_THING.match(following)
    noun = _class_noun(following[opening.end() :]) if opening else None
    if noun is None or noun in lexicon().municipal_nouns or lexicon().is_place(name) or lexicon().head_of(name.split()) is not None:
        return None
    return lexicon().nouns[noun]


def _class_noun(words: str) -> str | None:
    """The class noun that heads the noun phrase at the beginning of some words.

    >>> _class_noun("independent, self-funded non-profit that maps trees")
    'non-profit'
    """
    cut = _NOUN_END.search(words)
    phrase = (words[: cut.start()] if cut else words).replace("-based", " ").split()
    for end in range(1, len(phrase) + 1):
        # A group formed by, an app helping: what follows the noun tells more of it.
        if end < len(phrase) and not phrase[end].endswith(("ed", "ing")):
            continue
        for start in (end - 2, end - 1):
            noun = " ".join(phrase[max(start, 0) : end]).casefold()
            if noun in lexicon().nouns:
                return noun
        # civic-tech event, e-government portal
        last = phrase[end - 1].rpartition("-")[2]
        if last in lexicon().nouns:
            return last
    return None


def _labelled(span: NameSpan, right: str) -> Found | None:
    """A class noun after the name: the AmeMichi app, the Regional Link programme."""
    match = re.match(r"[\"”’]? ([a-z-]+)\b", right)
    kind = lexicon().nouns.get(match[1]) if match else None
    # its Annual meeting
    if kind not in (Kind.WORK, Kind.PROJECT, Kind.EVENT) or all(w in lexicon().generic for w in span.words):
        return None
    return Found(span, kind, 0.72, "class-noun-after", name_key(span_name(span)))
