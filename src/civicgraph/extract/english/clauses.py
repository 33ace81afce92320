"""Simplifying a masked sentence: appositions, relative and participle clauses become simple clauses of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from civicgraph.extract.english.frames import DATE, ENTITY, LIST, STOP, verb_forms, verb_pattern
from civicgraph.extract.english.lexicon import lexicon

_NAMES = re.compile(ENTITY)
_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_DATELINE = re.compile(rf"^{ENTITY}(?:, {ENTITY})?(?:,? {DATE}(?:, \d{{4}})?)? ?(?:—|–|--|-) ")
_TITLE_WORDS = r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?|Prime Minister|(?:(?:Associate|Assistant|Emeritus|Vice|Deputy|Executive|Managing|Representative) )?(?:Professor|Mayor|Governor|Minister|President|Director|Fellow|Chair))"
_PERSON = "[\ue000-\ue0ff]"
_PLACE = "[\ue400-\ue4ff]"
_MADE = "[\ue600-\ue7ff]"
_EVENT = "[\ue500-\ue5ff]"
_TOWN = "[\ue300-\ue3ff]"
_REGION = "[\ueb00-\uecff]"
_BODY = "[\ue100-\ue3ff\uec00-\uecff]"
# To the next comma that ends the clause: the commas of a list ("A, B and C") do not.
_STRETCH = rf"(?:[^,;—]|,(?=(?: and| as well as| along with| together with| alongside| including)? (?:the )?{ENTITY}(?!,? (?:which|who) ))|,(?= \d{{4}})|,(?=\d{{3}}\b))+"
_RELATIVE = re.compile(rf"({ENTITY}),? (?:which|who|that(?! the\b)) (?!(?:he|she|it|they)\b)({_STRETCH}),?")
_TO_BE = re.compile(rf"({ENTITY}),? to be ({_STRETCH}),?")
_ADVERBS = r"(?:(?:also|now|jointly|currently|mainly|first|originally|then|later|subsequently|since|officially|co-|recently|formally|already|largely|partly|newly|once) )*"
_APPOSITION = re.compile(
    rf"({ENTITY})(?:,| —| –) ((?:(?:an?|the|its|one of|formerly|then|our|part of|both|each) )(?:{ENTITY}(?:-|['’]s )|[^,;—\ue000-\uecff])[^,;—]*?(?:,(?= and (?:a |an |the )?(?:former |current )?[a-z]+ (?:at|of))[^,;—]*)?)(?:,| —| –|$|(?=;))"
)
_CLOSE = r"(?:,|$|(?=;))"
_WORDS = r"(?:[a-z][\w-]* ){0,3}?"
_CARRY = r"(?:,? (?:and|but|or|then)(?: then)?|,|;) "
_AUXILIARIES = r"(?:(?:has|have|had|is|are|was|were|will|be|been|to|also|now|later|then|since|plans|still|soon|not|never|[a-z]+ly) )*"
_NEW_CLAUSE = re.compile(
    rf"(?:;|,? (?:and|but|while|whereas|when|after|before|because|as(?! {ENTITY}['’]s (?:[a-z]+ )?(?:chair|head|lead|host|partner|sponsor)\b)|so|since)|(?<=[a-z]) that|,) (?=(?:the |The |its |a )?(?:{_ADVERBS})(?:[a-z'’-]+ ){{0,3}}{ENTITY}(?:['’]s [a-z ]+)? (?:(?:also|now|then|later|jointly|currently|recently) )?(?:has|have|had|is|are|was|were|will|VERB)\b)"
)


def simplify(text: str) -> list[str]:
    """The simple clauses of a masked sentence, main clause last, each with its subject in front.

    >>> simplify("\ue100, founded by \ue101, runs \ue700.")
    ['\ue100 was founded by \ue101', '\ue100 runs \ue700']
    """
    text = _BRACKETS.sub("", text).rstrip(".!?")
    if text.count(";") > 1:
        # Chuo University; Tide Data, Inc.; and Umineko City have signed …
        text = re.sub(rf"({ENTITY}); (?=(?:and )?(?:the )?{ENTITY})", r"\1, ", text)
    text = _DATELINE.sub("", text)
    text = re.sub(rf"{_TITLE_WORDS} (?={_PERSON})", "", text)
    # founded by former JAXA engineer Mina Holt: she founded it
    text = _posted().sub("", text)
    # chaired by his daughter, Mina Holt
    text = re.sub(rf"\b(?:[Hh]is|[Hh]er|{_PERSON}['’]s) (?:[a-z]+ )?(?:daughter|son|wife|husband|brother|sister|father|mother|colleague|friend|student|successor),? (?={_PERSON})", "", text)
    text = re.sub(rf"{ENTITY}-(?:affiliated|based|backed|led|run|owned|born) (?={ENTITY})", "", text)
    text = re.sub(rf"({_PERSON}), (?:aged? )?\d\d, ", r"\1, ", text)
    # the programme, under which towns receive support, …: what that clause says is another matter
    text = re.sub(rf"({ENTITY}),? (?:under|in|at|for|with|through|by|during|of|to|from|on) which [^,;]+(?:,|$)", r"\1", text)
    text = re.sub(rf"(?<={ENTITY}), (?=based on )", " ", text)
    # Kodomo Map: a website developed by Code for Umineko
    text = re.sub(rf"^({ENTITY}): (?=(?:an?|the) [a-z])", r"\1 is ", text)
    # Two of the fellows, Mina Holt and Jun Ogawa, rebuilt it
    text = re.sub(rf"^(?:[A-Z][a-z]+|[a-z]+)(?: [a-z]+){{1,5}}, ({_PERSON}(?:(?:, |,? and ){_PERSON})+), (?={_ADVERBS}(?:{verb_pattern().pattern})\b)", r"\1 ", text)
    # a space in Umineko, opened in 2013: what opened is no town
    text = re.sub(rf"(?<= in )({_PLACE}|{_TOWN}|{_REGION}), (?=(?:opened|built|founded|established|launched|started|set up) )", r"\1 and was ", text)
    text = _contact().sub(r"\1 that ", text)
    text = re.sub(
        rf"^(In {DATE}, )?(?:[Tt]ogether|[Aa]long|[Jj]ointly) with ({LIST}), ({ENTITY}) ", r"\1\3 and \2 ", text
    )
    text = re.sub(rf"({_TOWN}), (?:{_REGION}|{_PLACE})(?:,(?= [a-z])|(?=[.;]?$))", r"\1", text)
    text = re.sub(rf"({_TOWN}) in {_REGION}", r"\1", text)
    # The centre in the town, which opened …: what opened is the centre.
    text = re.sub(rf"({ENTITY}) in (?:the )?(?:{_TOWN}|{_PLACE}|{_REGION}), (?=which\b|an? )", r"\1, ", text)
    # the Digital Bureau of Umineko City, led by Mina Holt: who is led is the bureau
    text = re.sub(rf"([\ue200-\ue2ff]) of (?:the )?{_BODY}(?=, (?:led|headed|chaired|established|set up|created) )", r"\1", text)
    opening, text = _fronted(text)
    if aside := _ASIDE.match(text):
        opening.append(f"{aside['ref']} is {aside['what']}")
        text = f"{aside['lead']}{aside['ref']} {aside['rest']}"
    text = _without_labels(text)
    text = _POST.sub(_without_post, text)
    text = _JOINT.sub(r"\1 ", text)
    text = re.sub(rf"({ENTITY}) (?:in|on) {DATE}, (?=(?:which|who) )", r"\1, ", text)
    text = _SENT.sub("", text)
    text = re.sub(rf"\b(?:[Oo]ur|[Tt]he|[Aa]) (?:[a-z]+ )?team (?:at|of|from) (?:the )?(?={_BODY} [a-z])", "", text)
    text = _ATTENDED.sub("", text)
    text = re.sub(rf"({_BODY}) (?:of {_PLACE}|(?:at|of|in|within|under) (?:the )?{_BODY})(?= [a-z])", r"\1", text)
    text = re.sub(rf"({_PERSON}),? (?:of|from) (?:the )?{_BODY}(?:['’]s (?:[\w-]+ |{_PLACE} |{_REGION} ){{0,3}}[a-z]+)?(?=[,;. ]|$)", r"\1", text)
    found: list[str] = []
    for _ in range(12):
        taken = _taken_out(text)
        if taken is None:
            break
        clause, text = taken
        found.append(clause)
    found.append(text)
    found += opening
    found = [simple for clause in found for simple in _gerunds(clause)]
    found += [spelt for clause in found if (spelt := _described(clause))]
    return [simple.strip(" ,") for clause in found for simple in _coordinated(clause) if simple.strip(" ,")]


# an app she built: an app that she built
@cache
def _contact() -> re.Pattern[str]:
    return re.compile(rf"(, (?:an?|the)(?: (?!(?:that|which|who|{STOP})\b)[a-z-]+){{1,5}}) (?=(?:the )?{ENTITY} (?:{verb_pattern().pattern}))")


@cache
def _posted() -> re.Pattern[str]:
    return re.compile(rf"(?<=\bby )(?:the )?(?:[Ff]ormer |ex-|then )?{_BODY}(?:['’]s)? (?:[a-z-]+ ){{0,2}}(?:{'|'.join(sorted(lexicon().roles))}),? (?={_PERSON})")


# Mina Holt, Mayor of Umineko City, and Leo Brandt, CEO of Tide Data, spoke: the posts are read elsewhere.
_POST = re.compile(rf"(?<={_PERSON}), (?:(?!(?:an?|the|{STOP})(?![\w-]))[A-Za-z][\w-]*,? ){{1,5}}(?:(?:of|at|for) )?(?:the )?{_BODY}(?:['’]s (?:[a-z]+ )?{_BODY}|, {_BODY})?(?P<end>,(?! (?:and )?(?:the )?{_BODY})|(?= [a-z]))")
# representatives of Umineko City: the body takes part.
_SENT = re.compile(rf"(?<=\bby )(?:the |a team of |a group of |\d+ |some )?(?:volunteers|members|engineers|staff|students|researchers) (?:of|from|at) (?:the )?(?={_BODY})|\b(?:[Rr]epresentatives|[Dd]elegates|[Dd]elegations?|[Oo]fficials|[Pp]articipants) (?:of|from) (?:the )?(?={_BODY})")


# Members of Umineko Lab took part: so did the lab. What they did otherwise is their own.
_ATTENDED = re.compile(rf"(?:^|(?<=, )|(?<=and ))(?:[A-Za-z]+ ){{0,2}}(?:[Mm]embers|[Vv]olunteers|[Ss]taff(?: members)?|[Ee]mployees|[Ss]tudents|[Ee]ngineers|[Rr]esearchers|[Ee]xperts|[Pp]eople|[Cc]olleagues) (?:of|from) (?:the )?(?={_BODY}[^.;]*\b(?:took part|take part|participat|attend|join|gather|c[ao]me together))")


# Umineko Lab, a joint project of Umineko City and Tide Data, opened: what opened is the lab.
_JOINT = re.compile(rf"({ENTITY}), (?:an?|the) [a-z][a-z -]*? (?:of|by|between|from) (?:the )?{ENTITY}(?:(?:, and |, | and )(?:the )?{ENTITY})+, (?=[a-z])")


# Founded in 2009 by Umineko City, Umineko Lab ...; After working at Tide Data, Mina Holt ...
_FRONTED = re.compile(rf"^(?P<lead>(?:First|Originally|Initially|Newly|Jointly|Recently|Also|Formally|Officially)? ?)(?P<verb>[A-Za-z][a-z-]+(?: (?:up|out))?)(?P<rest> [^;]+?), (?P<main>(?:the |The )?(?:(?!{STOP}\b)[a-z][\w-]* ){{0,3}}?(?P<ref>{ENTITY})(?= [a-z]).*)$")
_AFTER = re.compile(rf"^(?:After|Before|While|Upon|Since|Having|Prior to|In addition to|Besides) (?:first )?(?P<verb>[a-z-]+ing)(?P<rest> [^;]+?), (?P<main>(?:{_WORDS})(?P<ref>{ENTITY})(?!['’]s).*)$")
# ..., before founding Umineko Lab in 2009
_GERUND = re.compile(r",? (?:before|after|prior to|since|while|then|and later|in addition to) (?P<verb>[a-z-]+ing(?: up)?)(?= )")


# Umineko Institute, the consortium of Tide, Kamome and Minato Universities, was set up in 2005: one thing was.
_ASIDE = re.compile(rf"^(?P<lead>(?:[Tt]he )?)(?P<ref>{ENTITY}), (?P<what>(?:an?|the|one of the) [a-z][^;]*?), (?P<rest>(?:was|is|has) .*)$")


# A name right before these, without an object, suffers what they say: the forum held in Kobe.
_NEVER_ALONE = r"(?:held|hosted|located|headquartered|organi[sz]ed|established|founded|enacted|set up|published|developed|created)"


def _fronted(text: str) -> tuple[list[str], str]:
    """What a participle or gerund before the subject says of it, as clauses of the subject; and the sentence without it."""
    forms = verb_forms()
    match = _FRONTED.match(text)
    # Based on the act, the ministry launched a programme: the ministry is not based on it.
    acts = match and match["verb"] == "Based" and match["rest"].startswith(" on") and not re.match(r" (?:is|are|was|were|has been|have been)\b", match["main"][match.end("ref") - match.start("main") :])
    if match and not acts and any(f.form == "participle" for f in forms.get(match["verb"][0].lower() + match["verb"][1:], ())):
        return [f"{match['ref']} was {match['verb'].lower()}{match['rest']}"], match["main"]
    match = _AFTER.match(text)
    if match and any(f.form == "ing" for f in forms.get(match["verb"], ())):
        return [f"{match['ref']} was {match['verb']}{match['rest']}"], match["main"]
    return [], text


def _gerunds(clause: str) -> Iterator[str]:
    """A clause, and what it says with "before founding" or "after joining" of the same subject, as a clause of its own."""
    forms = verb_forms()
    subject = _subject(clause)
    for match in _GERUND.finditer(clause) if subject else ():
        if any(f.form == "ing" for f in forms.get(match["verb"], ())):
            yield from _gerunds(clause[: match.start()])
            yield from _gerunds(f"{subject} was {clause[match.start('verb') :]}")
            return
    yield clause


def _without_post(match: re.Match[str]) -> str:
    return "," if match["end"] and re.match(rf" (?:{_TITLE_WORDS} )?{_PERSON}", match.string[match.end() :]) else ""


def _without_labels(text: str) -> str:
    """Reduce "a map service called X", "the town's data portal, X", "the city of X": the name alone."""
    text = _label().sub(r"\g<keep>\g<ref>", text)
    text = re.sub(
        rf"(?<={_MADE}) (?:programme|program|project|app|service|platform|website|portal|scheme|system)\b", "", text
    )
    text = re.sub(rf"(?<={_EVENT}) (?:contest|event|competition|conference|hackathon|festival|workshop|symposium|exhibition|seminar)\b", "", text)
    return re.sub(rf"\b(?:[Tt]he )?(?:[a-z]+ )?(?:town|city|village|municipality|ward) of (?={ENTITY})", "", text)


@cache
def _label() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, lexicon().nouns), key=len, reverse=True))
    words = rf"(?:(?!(?:an?|the|{STOP})(?![\w-]))[A-Za-z][\w-]* ){{0,4}}"
    lead = rf"(?:[Aa]n? {ENTITY} |(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?: [a-z]+['’]s)? |(?P<keep>){ENTITY}['’]s )"
    return re.compile(
        rf"{lead}{words}(?:{nouns})(?:,| (?:called|named|known as|dubbed|titled|entitled|labell?ed|branded|nicknamed))? (?P<ref>{ENTITY})(?!['’]s)(?:,(?= (?:[a-z]+ed|was|is|were|has|had|will)\b))?"
    )


_OF_ANOTHER = re.compile(r"\b(?:that|which|whom|where|when) (?:the )?$")
_HELD = re.compile(rf"{_ADVERBS}(?:co-)?(?:host|organi[sz]|sponsor|support|attend|moderat|chair|join)")


_OPENING = re.compile(r"(?:Based on|In (?:accordance|line|cooperation|collaboration) with|Under|Pursuant to|According to|Following|With|Through|At|In|On) (?:the )?")


def _taken_out(text: str) -> tuple[str, str] | None:
    """One embedded clause, made simple, and the sentence without it; None where none is left."""
    if match := _RELATIVE.search(text):
        return _relative(match[1], match[2]), _without(text, match, keep=match[1])
    if match := _TO_BE.search(text):
        return f"{match[1]} will be {match[2]}", _without(text, match, keep=match[1])
    # a group that Umineko City set up in 2021: the city was not set up
    if (match := _participle().search(text)) and not (match["bare"] and _OF_ANOTHER.search(text[: match.start()])):
        # the forum was held in Kobe, co-hosted by …: what was co-hosted is the forum
        held = [c for c in _NAMES.findall(text[: match.start()]) if "\ue500" <= c <= "\ue5ff"]
        if held and match["comma"] and _HELD.match(match["comma"]) and re.match(f"{_PLACE}|{_TOWN}|{_REGION}", match["ref"]):
            return f"{held[-1]} was {match['comma']}", _without(text, match, keep=match["ref"])
        # set up a desk headed by Mina Holt and signed an agreement: what is signed is not the desk's
        said = match["comma"] or match["bare"]
        going_on = re.search(rf",? and (?:then |also |has |have )*(?:{verb_pattern().pattern})(?! (?:[a-z]+ )?(?:by|in|at|as|with)\b)", said) if match["bare"] else None
        told = said[: going_on.start()] if going_on else said
        return f"{match['ref']} was {told}", _without(text, match, keep=match["ref"] + said[len(told) :])
    if (match := _APPOSITION.search(text)) and not _OPENING.fullmatch(text[: match.start()]):
        if re.search(rf"(?<!of|at|in|by|or|to) {ENTITY}$", match[2]) and not re.search(
            rf"\b(?:{STOP}) (?:the )?(?:{ENTITY}['’]s )?(?:[a-z]+ )?{ENTITY}$", match[2]
        ):
            return None
        return f"{match[1]} is {match[2]}", _without(text, match, keep=match[1])
    return None


def _without(text: str, match: re.Match[str], keep: str) -> str:
    tail = text[match.end() :]
    # ", hosted by …" after the clause taken out still belongs to what it was about.
    glue = (
        "," if re.match(r" [a-z]+(?:ed|[lo]d|n|t) (?:by|in|at|on|with)\b", tail) and match.group().endswith(",") else ""
    )
    return text[: match.start()] + keep + glue + tail


def _relative(name: str, body: str) -> str:
    """A relative clause about a name: "which SOL launched in 2021" is SOL's launching of it."""
    inside = re.match(rf"(?:the )?({LIST}) ((?:[a-z]+ ){{0,3}}(?:{verb_pattern().pattern}))(.*)$", body)
    if inside is None and (done := re.match(rf"(?:the|its|their|an?) (?:[a-z]+ ){{1,4}}?(?P<verb>{verb_pattern().pattern})(?P<rest>.*)$", body)):
        return f"{name} was {done['verb']}{done['rest']}"
    return f"{inside[1]} {inside[2]} {name}{inside[4]}" if inside else f"{name} {body}"


def _described(clause: str) -> str | None:
    """What "X is a programme established in 2023" or "X is an app that shows Y" says of X."""
    match = re.match(
        rf"(?:[Tt]he )?({ENTITY}) (?:is|was) (?:an?|the|our|its|their|one of [a-z]+) (?:(?!{STOP}(?![\w-]))[\w'’-]+ ){{1,6}}?(?P<tail>.+)", clause
    )
    # X is an archive of stories, created together with Y
    if (aside := re.match(rf"(?:[Tt]he )?({ENTITY}) (?:is|was) (?:an?|the|our|its|their) [^,;\ue000-\uecff]*, (?P<tail>.+)", clause)) and _participle().match(f"{aside[1]}, {aside['tail']}"):
        return f"{aside[1]} was {aside['tail']}"
    if match is None:
        return None
    while match:
        if following := re.match(r"(?:that|which|who) (.+)", match["tail"]):
            return _relative(match[1], _without_labels(following[1]))
        if _participle().match(f"{match[1]} {match['tail']}") or _participle().match(f"{match[1]}, {match['tail']}"):
            return f"{match[1]} was {match['tail']}"
        if re.match(rf"(?:{STOP})\b", match["tail"]):
            return None
        match = re.match(rf"({ENTITY}) (?P<word>[\w-]+ )(?P<tail>.+)", f"{match[1]} {match['tail']}")
    return None


@cache
def _participle() -> re.Pattern[str]:
    """A name with a participle clause: ", hosted by A and B", "developed by A"."""
    forms = verb_forms()
    words = [w for w, fs in forms.items() if any(f.form == "participle" for f in fs)]
    verbs = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    after = rf"(?:(?: [a-z]+){{0,2}},? (?:by|in|at|on|with|under|from|for|to|as|jointly|together|within|inside|through|alongside|out of)\b| {DATE})"
    return re.compile(
        rf"(?P<ref>{ENTITY})(?:, (?P<comma>{_ADVERBS}(?:{verbs}){after}{_STRETCH}){_CLOSE}"
        rf"| (?P<bare>{_ADVERBS}(?:(?:{verbs}) (?:in {DATE} )?by|{_NEVER_ALONE} (?:in|at|on|from|under|within)) {_STRETCH}),?)"
    )


def _coordinated(clause: str) -> Iterator[str]:
    """The clauses joined by and, but, while; a verb without a subject takes the one before it."""
    verbs = verb_pattern().pattern
    pattern = re.compile(_NEW_CLAUSE.pattern.replace("VERB", verbs))
    # A and B spoke: without a verb of its own the first name is no clause but shares the verb.
    for part in _pieces(clause, pattern):
        if _NAMES.search(part):
            yield from _shared_subject(part)


def _shared_subject(clause: str) -> Iterator[str]:
    """Split "A has set up B and signed C": two clauses of A. In the passive the auxiliary is shared too."""
    verbs = verb_pattern().pattern
    cut = re.compile(rf"{_CARRY}(?={_AUXILIARIES}{verbs})")
    pieces = _pieces(clause, cut)
    subject = _subject(pieces[0])
    passive = re.search(r"\b(is|are|was|were|be|been)\b(?: [a-z]+ly| now| also)* (?:[a-z-]+)\b", pieces[0])
    yield pieces[0]
    for piece in pieces[1:]:
        first = verb_pattern().search(piece)
        forms = {f.form for f in verb_forms()[first.group()]} if first else set()
        has_aux = re.match(r"(?:has|have|had|is|are|was|were|will|be|to|plans)\b", piece) is not None
        by_passive = (
            passive is not None and "participle" in forms and not has_aux and re.search(r"\bby\b|\bin\b|\bat\b", piece)
        )
        yield f"{subject} {'was ' if by_passive else ''}{piece}" if subject else piece


def _pieces(clause: str, cut: re.Pattern[str]) -> list[str]:
    """The pieces between the places where the pattern matches."""
    pieces, position = [], 0
    for match in cut.finditer(clause):
        if match.start() > position and _has_verb(clause[position : match.start()]):
            pieces.append(clause[position : match.start()])
            position = match.end()
    pieces.append(clause[position:])
    return pieces


def _has_verb(text: str) -> bool:
    """Whether a stretch can be a clause: it has a finite verb, known or not."""
    return (
        re.search(rf"\b(?:is|are|was|were|has|have|had|will|be)\b|{ENTITY} [a-z]+(?:ed|s)\b", text) is not None
        or verb_pattern().search(text) is not None
    )


def _subject(clause: str) -> str:
    """The list of names that is the clause's subject, or nothing."""
    match = re.match(
        rf"(?:(?:In|On|At|For|From|Since|Starting in|Starting from|Beginning in|After|During|Under|With|By|As|Through|Based on) [^,]*, |[A-Z][a-z’' -]{{2,50}}, )?(?:Also,? |However, |But |And )?(?P<list>(?:the |The |A |An )?{LIST})(?!['’]s)",
        clause,
    )
    if match is None:
        # During his term, which was short, Mina Holt planned and …: the names right before the first verb.
        match = re.search(rf"(?:^|, )(?:[a-z]+ ){{0,3}}(?P<list>{LIST})(?= (?:[a-z]+ly )?(?:[a-z]+ed|is|was|has|had|will|{verb_pattern().pattern})\b)", clause)
    return match["list"] if match else ""
