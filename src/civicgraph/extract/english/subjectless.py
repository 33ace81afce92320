"""Sentences that leave out their subject: Built by Code for Umineko; A map of parks, made by Code for Umineko."""

from __future__ import annotations

import re

from civicgraph.extract.english.entities import ResolvedSentence
from civicgraph.extract.english.frames import ENTITY, STOP, ranges
from civicgraph.extract.english.masking import Masked
from civicgraph.records import Kind

_BEGUN = re.compile(
    r"(?P<verb>(?:(?:Originally|Jointly|First|Initially|Later|Currently|Now|Mainly) )?(?:[Bb]uilt|[Dd]eveloped|[Cc]reated|[Mm]ade|[Dd]esigned|[Ll]aunched|[Ff]ounded|[Ee]stablished|[Rr]un|[Oo]perated|[Mm]aintained|[Mm]anaged|[Pp]ublished|[Rr]eleased"
    r"|[Oo]rgani[sz]ed|[Hh]osted|[Hh]eld|[Ff]unded|[Ss]upported|[Ss]ponsored|[Ww]ritten|[Pp]roduced|[Cc]o-founded|[Ss]tarted))(?= (?:(?:jointly|originally|in \S+) )?(?:by|in|at|on|with)\b)"
)
# Built by volunteers, the app is …
_MAIN_CLAUSE = re.compile(
    rf", (?:[\w’'-]+ ){{0,4}}?(?:{ENTITY}|it|he|she|they|we|I)(?: \([^()]*\)|, [^,]+,)? (?!and\b)[a-z]+\b"
    rf"|, (?!(?:and|or|with|in|on|at|by|from|for|as|using|who|which|where|including|along|together|an?)\b|[\ue000-\uf8ff])|{ENTITY} (?:is|was|are|were) (?:the|an?) "
)
_PARTICIPLE = r"(?:made|built|developed|created|designed|run|operated|founded|held|organi[sz]ed|hosted|published|launched|released|led)"
_PARTICIPLE = r"(?:made|built|developed|created|designed|run|operated|founded|held|organi[sz]ed|hosted|published|launched|released|led)"
# A map made by; A map of all the snow plows, made by; A group in a town: but not A look back at the workshop held by.
_NOUN_PHRASE = re.compile(
    rf"(?:An?|The|One of the) (?:(?!{STOP}\b)[\w'’-]+ ){{1,6}}?(?:that|which|who|where|by|{_PARTICIPLE}|(?:for|in|of)(?!.*\b{_PARTICIPLE}\b))(?!\w)"
    rf"|(?:An?|The) (?:(?!(?:is|was|are|were|has|have|had|will|can|said|says)\b)[\w'’-]+ ){{0,13}}?[\w'’-]+, (?:jointly |originally )?{_PARTICIPLE}\b"
)
_THING = ranges("Project|Work|Event|Organization")
_OPENS_WITH_THING = re.compile(rf"[^\w\ue000-\uf8ff]*(?:[Tt]he )?{_THING}")
_AFTER = "".join(rf"(?<!\b{word} )(?<!\b{word} the )" for word in ("by", "with", "from", "at", "in", "on", "of", "for", "to", "via", "using", "under"))
_NAMES_THING = re.compile(rf"{_AFTER}{_THING}")


def supply_thing(masked: Masked, headed: str | None, topic: str | None, *, spoken: bool) -> bool:
    """Give a sentence its subject that leaves it out: Built by Code for Umineko, of the `topic` under whose name the paragraph
    stands or, if that can be what was named before (`spoken`), of what was spoken of; or, right under a name (`headed`, its
    entity), A map of parks, made by Code for Umineko. Whether it did so.
    """
    text = masked.text
    if begun := _BEGUN.match(text):
        if not spoken or _MAIN_CLAUSE.search(text) or text.endswith("?"):
            return False
        said = f"was {begun['verb'][0].lower()}{text[1:]}"
        if topic is None:
            masked.text = f"It {said}"
            return True
    elif headed is not None and _NOUN_PHRASE.match(text) and not re.search(r" (?:is|was|are|were|has|have|had|will) ", text.split(" that ")[0].split(" which ")[0]):
        topic, said = headed, f"is {text[0].lower()}{text[1:]}"
    else:
        return False
    char = masked.add(topic.partition("/")[0].title())
    masked.refs[char] = topic
    masked.leaning.add(char)
    masked.text = f"{char} {said}"
    return True


def names_thing(masked: Masked, *, item: bool) -> bool:
    """Whether a sentence names something that the next can be of without a subject: not - Rain Gauge, an app for farmers.
    Built by …, whose name is not known, nor Photos by Umineko City. Funded by ….
    """
    return (_OPENS_WITH_THING.match if item else _NAMES_THING.search)(masked.text) is not None


def titled_thing(masked: Masked, sentence: ResolvedSentence) -> str | None:
    """The project, work, event or body whose name is all of a line."""
    whole = [r.entity for r in sentence.refs if r.kind in (Kind.PROJECT, Kind.WORK, Kind.EVENT, Kind.ORGANIZATION)]
    # Bus Watch (2018-2021)
    return whole[0] if len(whole) == 1 and re.fullmatch(r"[\ue000-\uecff](?: ?\([^()]{1,30}\))?", masked.text) else None
