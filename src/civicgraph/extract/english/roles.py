"""Affiliations: who holds or held which role where, from titles, appositions and predicates about a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from civicgraph.extract.english.frames import ENTITY, STOP
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.masking import Masked
from civicgraph.records import Predicate, Span, Statement

_PERSON = "[\ue000-\ue0ff]"
_BODY = "[\ue100-\ue3ff\uec00-\uecff]"
# Umineko City, Tide Prefecture (Mayor: Mina Holt): whose mayor it is stands before the prefecture.
_LEVEL = "[\ue400-\ue4ff\ueb00-\uecff]"
_HONORIFIC = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor)\.? )?"
_PROJECT_OR_BODY = "[\ue100-\ue3ff\ue600-\ue6ff\uec00-\uecff]"
_PAST = re.compile(
    r"\b(?:[Ff]ormer|[Ff]ormerly|ex|[Pp]revious|[Pp]reviously|[Oo]nce|[Rr]etired|was|had been|then)\b[ -]?"
)
_FUTURE = re.compile(
    r"\b(?:will|would|could|may|might|not|never|no longer|wants to|hopes to|candidate|nominee|(?:expected|likely|scheduled|set|due|tipped|slated|poised|asked|invited|nominated|considered|hoping|planning|refused|declined|reported|rumou?red|said) to|offered (?:a|the) (?:post|position|job|role))\b|n['’]t\b"
)
_DETERMINER = re.compile(
    r"^(?:(?:is|was|has|had|been|as|an?|the|its|their|our|one of|current|currently|then|now|also|became|serves|served|who|he|she) )*",
    re.I,
)
_STATUS_WORDS = re.compile(
    r"^(?:(?:former|formerly|previous|previously|retired|current|then|outgoing|newly appointed|newly elected|elected|appointed|new|and|both|been)\b ?"
    r"|ex-)",
    re.I,
)
# He has worked as a developer since 2012 and is currently CEO of SOL.
_LATER = re.compile(r"^(?:has|had|have|was|worked|spent|grew|began|[a-z]+ed|[a-z]+s)\b[^,;]* and ((?:is|was|became|serves as|served as) .+)")


_BODIES_OF_MINISTERS = ("Ministry", "Cabinet", "Agency", "Department", "Prefecture", "City", "Embassy", "Consulate", "Committee", "Council", "Association", "Mission")


# A fictional mayor; Had she joined Tide Data, she would …
_UNREAL = re.compile(r"\b(?:fictional|imaginary|hoax)\b|^Had [\ue000-\ue8ff]")
# the director (left) in a picture
_IN_PICTURE = re.compile(r" \((?:far )?(?:left|right|cent(?:er|re)|top|bottom|front|back|(?:second|third|fourth) from (?:the )?(?:left|right))\)")
_LABEL = re.compile(rf"\b((?:of|at|for|with|by) )(?:an? |the )?(?:[a-z-]+ ){{0,2}}(?:organi[sz]ation|nonprofit|non-profit|NPO|NGO|group|association|startup|start-up|company|firm|foundation|network|community|institute|think tank) (?:called |named )?(?={_BODY}(?!['’]))")


# To the right of her, we have a member of the House: it is not she.
_NO_ROLE = re.compile(r"\b(?:we|have|has|had|is|are|there|with|by)\b", re.I)
# Ms. Holt, thanked the president, or wrote a letter to the president: nor she; but an assistant to the president is one.
_ELSES = re.compile(r"(?<! and)(?<! of)(?<! be)(?<!(?:ary|ant|sor|ser|ide) to) (?:the|an?|his|her|its|their|our) ")
# on behalf of the president, the husband of a director
_OF_ELSE = re.compile(r"(?<!\bone)(?<!\b[Bb]oard)(?<!\bcommittee) of $")
# Mina Holt, right, and the president of Tide Data
_AND_ELSE = re.compile(r"(?:(?:far )?(?:left|right|cent(?:er|re)),? )?and (?:the|an?) ")
# Next to Mr. Ogawa is the president of Umineko University, Mina Holt: nor is he.
_SEATED = re.compile(r"\b(?:[Nn]ext to|[Rr]ight of|[Ll]eft of|[Ii]n front of|[Oo]pposite|[Bb]ehind|[Bb]eside|[Ff]ollowed by|[Ff]ollowing) (?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?$")


class Post(NamedTuple):
    """A role at a body, in masked words."""

    role: str
    bodies: tuple[str, ...]
    past: bool


def find_affiliations(masked: Masked, span: Span) -> Iterator[Statement]:
    """The affiliations that one masked sentence states, with the sentence (`span`) as evidence."""
    if _UNREAL.search(masked.text):
        return
    seen: set[tuple[str, str]] = set()
    # founder of the nonprofit organization X: of X
    text = _IN_PICTURE.sub("", _LABEL.sub(lambda m: m[1], masked.text))
    # the Representative Director (Chairperson) of the centre
    text = re.sub(rf" \((?:[\w-]+ )*{_role()}\)(?= (?:of|at) )", "", text, flags=re.I) if "(" in text else text
    # a researcher at the European Commission's Joint Centre
    text = re.sub(rf"(\b(?:at|of|for|with|from|in) (?:the )?{_BODY})['’]s (?:(?:[A-Z][\w-]*|of|for|and|the) ?){{1,6}}(?=[,.;)]|$| (?:in|from|before|who|said|since|until)\b)", r"\1", text)
    # Mina Holt, Ph.D., is a member
    text = re.sub(rf"({_PERSON}),? (?:Ph\.?D|M\.?D|Ed\.?D|DPhil|Esq|M\.?Sc|MBA|CPA)\.?,?(?= )", r"\1", text)
    # a manager in the marketing department of the company
    text = re.sub(rf"({_role()}) (?:in|at|of) (?:the |its )?(?:[a-z]+ ){{1,4}}(?:department|division|section|team|unit|group)(?= (?:of|at) (?:the )?{_BODY})", r"\1", text, flags=re.I)
    # Member of the House; Chairman of the Committee: a list of posts
    text = re.sub(rf"; (?=(?:and )?(?:an? |the )?(?:[\w-]+ ){{0,4}}?{_role()} (?:of|at|for|in) )", ", ", text, flags=re.I) if ";" in text else text
    for person, post, confidence, method in _found(text):
        if _NO_ROLE.search(post.role):
            continue
        for body in post.bodies:
            key = (masked.refs[person], masked.refs[body])
            if key in seen:
                continue
            seen.add(key)
            role, name = post.role, masked.words.get(body, "")
            # the State Minister for Internal Affairs: what the minister is for is in the title
            if re.search(r"(?:[Mm]inister|[Ss]ecretary)$", role) and name and not name.startswith(_BODIES_OF_MINISTERS) and (of := re.search(rf"{role} (for|of) (?:the )?{body}", masked.text)):
                role = f"{role} {of[1]} {name}"
            sure = confidence * (0.92 if person in masked.leaning or body in masked.leaning else 1.0)
            yield Statement(
                key[0],
                Predicate.AFFILIATION,
                key[1],
                (span,),
                round(sure, 3),
                f"english-{method}",
                role=role or None,
                status="past" if post.past else None,
            )


def _found(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """Each person with a post, how sure that is, and by which form; the text is masked."""
    return chain.from_iterable(form(text) for form in (_joining, _as_head, _beside, _among_staff, _of_several, _in_brackets, _before_name, _of_body, _of_owner, _titled, _after_post, _appointed, _educated))


def _as_head(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """Who was given which post of a body: the agency was set up with Mina Holt as its first minister and Jun Ogawa as chief officer."""
    role = rf"(?:[\w-]+ ){{0,3}}?(?:{_role()})"
    for match in re.finditer(rf"(?:^|[,;] )(?:[Tt]he )?({_BODY}) (?:(?:was|has been) (?:[a-z]+ly )?(?:established|set up|founded|formed|created|launched|inaugurated|opened)|(?:began|started|opened)(?= (?:in|on) ))\b[^.;{chr(0xE000)}-{chr(0xE0FF)}]{{0,60}}?,? with ({_PERSON}) as (?:its|the|{ENTITY}['’]s) (?P<role>{role})(?: and ({_PERSON}) as (?:its |the |{ENTITY}['’]s )?(?P<other>{role}))?(?=[,.;]|$| (?:and|in|from|since)\b)", text, re.I):
        yield match[2], Post(_trimmed(match["role"]), (match[1],), False), 0.88, "with-as-head"
        if match[4]:
            yield match[4], Post(_trimmed(match["other"]), (match[1],), False), 0.88, "with-as-head"


def _joining(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """Who joined a body as what."""
    role = _role()
    # Mina Holt joined Umineko City in April as chief digital officer
    for match in re.finditer(rf"({_PERSON})[^.;]{{0,120}}? (?:re)?joined (?:the )?({_BODY})(?: (?:in|on|last) [^,.;]{{1,20}}?)? as (?:an? |the |its )?(?P<role>(?:[\w-]+ ){{0,4}}?(?:{role}))(?=[,.;]|$| (?:of|in|at|and|after|before|to|on)\b)", text, re.I):
        yield match[1], Post(match["role"], (match[2],), False), 0.93, "joined-as"


def _beside(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """Whose post stands behind the name, or is said of it."""
    # Naomi Ishii, SOL's executive director and a former official at MIC
    for match in re.finditer(
        rf"({_PERSON}),? (?:\(?\d\d\)?, )?(?:(?:who|he|she) )?(?P<stretch>[^.;{chr(0xE000)}-{chr(0xE0FF)}]*)", text
    ):
        stretch, opening = match["stretch"], text[match.end(1) : match.end(1) + 1]
        if _SEATED.search(text, 0, match.start()):
            continue
        if re.match(_PERSON, text[match.end() : match.end() + 1]):
            # A, and the Umineko Council Chairman B: the post before a name is its own
            stretch = re.sub(rf"(?:the |an? |[Ff]ormer )*{_BODY}(?:['’]s)? (?:[\w-]+ )*?{_role()} $", "", stretch, flags=re.I)
        if opening == "," or re.match(
            r"(?:previously |formerly |also |then |later |now |currently |once |recently |first |originally |initially )?(?:is|was|became|serves as|served as|works? as|worked|has been|has served as|has worked as|has also|currently|joined|works|remains) ",
            stretch,
        ):
            cut = re.split(
                r",? (?:said|says|told|explains|recalls|adds|asked|argues|notes|invited|launched|announced|points|pointed|believes)\b",
                stretch,
            )[0]
            yield from ((match[1], p, 0.92, "role-apposition") for p in _posts(cut))
        elif later := _LATER.search(stretch):
            yield from ((match[1], p, 0.85, "role-predicate") for p in _posts(later[1]))


_DEGREE = r"(?:(?:[A-Z][\w-]*|[a-z]+['’]s) )?(?:degrees?|doctorate|diploma|certificate(?! of (?:thanks|appreciation|merit))|PhD|DPhil|BAs?|MAs?|BSc?|MSc?|BEng|MEng|MBA|MPA|MPP|MPH|LLB|LLM|JD|MD|BSc|MFA|BFA|[Bb]achelor|[Mm]aster)\b"
_SCHOOLED = re.compile(
    rf"\b(?:[Gg]raduated?(?!s)|[Gg]raduating|alumn(?:us|a)\b|[Ss]tud(?:ied|ying|ies) (?!the |how )|[Mm]ajor(?:ed|ing)|[Ee]ducated (?:at|in)|[Ee]nrolled(?! by)|{_DEGREE}|(?:doctoral|master['’]s|graduate|undergraduate|PhD|exchange) (?:student|candidate)|attended (?=(?:the )?{_BODY})|completed (?=[^,;]*(?:[Pp]rogram|[Cc]ourse|[Ss]tud|[\ue600-\ue6ff])[^,;]* (?:at|of|from) (?:the )?{_BODY}))"
)
_DOTTED = re.compile(r"\b(Ph|[A-Z])\.? ?(D|[A-Z][a-z]{0,3})\.(?:([A-Z])\.)?(?=[ ,;(]|$)")
_NO_DEGREE = re.compile(r"\b(?:taught|teaches|lectur|honorary|gave|deliver|event|conference|ceremony|symposium|meeting)")


def _educated(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """Where somebody studied: graduated from, holds a BA from one university and an MBA from another."""
    if not _SCHOOLED.search(text := _DOTTED.sub(r"\1\2\3", text)):
        return
    told = rf"(?P<told>(?:[^.;\ue000-\ue0ff]|\([^()]*\)|{_PERSON}['’]s)*)"
    fronted = re.match(rf"(?:(?:An? |The )?(?:[a-z-]+ )?(?:graduate|alumn[au]s?) of|(?:[Aa]fter|[Ss]ince|[Uu]pon|[Bb]efore) (?:having )?(?:graduating|studying|earning|receiving|obtaining|completing)|[Gg]raduated|[Ee]ducated|[Hh]aving (?:graduated|studied|earned)) [^.;\ue000-\ue0ff]*?{_BODY}[^.;\ue000-\ue0ff]*, (?:[a-z]+ |(?:Mr|Ms|Mrs|Dr|Prof)\.? )?({_PERSON})", text)
    found = [(fronted[1], fronted[0])] if fronted else []
    found += [(m[1], m["told"]) for m in re.finditer(rf"({_PERSON})(?!['’]s){told}", text)]
    for person, stretch in found:
        opened = _SCHOOLED.search(stretch)
        if opened is None or _FUTURE.search(stretch[: opened.end()]) or _NO_DEGREE.search(stretch[: opened.end()]):
            continue
        # with a degree from A and B; what stands after the next verb is another matter
        schooling = re.split(r"[;]|(?:,? (?:and|but|before|then)|,) (?:(?:he|she|then|later|has|is|was|also|now|currently) )*(?!studied|graduated|earned|received|holds|obtained|completed|majored|attended)(?:[a-z]+ed|wrote|met|spoke|won|went|said|told|gave|is|was|has|works|serves|runs|leads|teaches|began|led|ran|joining|becoming|working)\b|, where\b", stretch[opened.start() :])[0]
        for at in re.finditer(r"(?:\b(?:from|at|of|in|by|attended)|,|,? and(?: the)?) (?:the )?([\ue100-\ue2ff])(?!['’]s)(?:(?:,| of| at| in) (?:the )?([\ue100-\ue2ff]))?", schooling):
            if not re.search(r"\b(?:presented|spoke|member|society|award) [^,]*$", schooling[: at.start()]):
                held = re.search(r"\b(graduate|alumn[au]s|(?:doctoral|master['’]s|graduate|undergraduate|PhD|exchange) (?:student|candidate))(?: [^,]*)?$", schooling[: at.start()])
                yield person, Post(held[1] if held else "", tuple(b for b in (at[1], at[2]) if b), False), 0.82, "education"


def _among_staff(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """A body's people by name: Tide Foundation representatives, including Mina Holt; officials of the agency such as Jun Ogawa."""
    who = r"(?:representatives|officials|members|staff(?: members)?|executives|employees|researchers|engineers|professors|directors|lawmakers|volunteers|delegates|leaders|students|scientists|trustees)"
    names = rf"(?:including|such as|namely|among them|led by|headed by|:) (?P<list>(?:(?:the |its )?(?:[A-Za-z.-]+ ){{0,3}}{_PERSON}(?:, and |, | and )?)+)"
    for match in re.finditer(rf"(?:({_BODY})(?:['’]s)? (?:[a-z]+ )?(?P<a>{who})|\b(?P<b>{who}) (?:of|from|at) (?:the )?({_BODY})),? {names}", text, re.I):
        for person in re.findall(_PERSON, match["list"]):
            yield person, Post(re.sub(r" members$|s$", "", (match["a"] or match["b"]).lower()), (match[1] or match[4],), False), 0.82, "among-staff"


def _of_several(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """Several people of one post."""
    # Jun Ogawa and Mei Ito, co-founders of SOL
    for match in re.finditer(
        rf"(?P<people>{_PERSON}(?:, {_PERSON})*,? and {_PERSON}), (?:both |the |two )*(?P<role>(?:[\w-]+ ){{0,3}}?(?:{_plural_of()}))s (?:of|at) (?:the )?({_BODY})", text, re.I
    ):
        for person in re.findall(_PERSON, match["people"]):
            yield person, Post(_trimmed(match["role"]), (match[3],), False), 0.88, "roles-of-several"


def _in_brackets(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """Posts, bodies and people in brackets."""
    role = _role()
    # Jun Ogawa (executive director, SOL), Jun Ogawa (SOL)
    for match in re.finditer(rf"({_PERSON}) \(([^()]*)\)", text):
        inside = match[2]
        bodies = tuple(re.findall(_BODY, inside))
        words = re.sub(rf"{_BODY}(?:['’]s)?|[\ue400-\ue4ff\ueb00-\uebff]|\b(?:of|at|the)\b", "", inside).strip(" ,")
        if bodies and (not words or re.search(rf"(?:{role})$", words, re.I)):
            # Professor Mina Holt (Umineko University)
            title = words.rpartition(";")[2].strip() or _title_before(text[: match.start()])
            # (Planning Division, Umineko City): the division and its city
            of_both = re.match("[\ue200-\ue2ff]", bodies[0]) is not None
            yield match[1], Post(title, bodies[: 1 + of_both], False), 0.92, "role-in-brackets"
    # Umineko City (Mayor: Naoko Ota)
    for match in re.finditer(rf"({_BODY})(?:, {_LEVEL})? \((?:[^()]*?[;,] )?(?:the )?(?P<role>[\w -]*{role})(?::|,|(?<=;) |(?= )) ?{_HONORIFIC}({_PERSON})(?P<rest>\)|[;,][^()]*\))", text, re.I):
        yield match[3], Post(_trimmed(match["role"]), (match[1],), False), 0.92, "role-in-brackets"
        # Umineko Study Group (Chair: Prof. Mina Holt, Tide University)
        if own := re.match(rf", (?:the )?({_BODY})\)", match["rest"]):
            yield match[3], Post("", (own[1],), False), 0.88, "role-in-brackets"
    # Tide Lab (Prof. Mina Holt)
    for match in re.finditer(rf"({_BODY})(?:, {_LEVEL})? \((?:(?P<title>[A-Z][a-z]+)\.? )?({_PERSON})\)", text):
        yield match[3], Post(match["title"] if (match["title"] or "").casefold() in lexicon().roles else "", (match[1],), False), 0.8, "person-in-brackets"


def _before_name(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """The body and the post before the name."""
    role = _role()
    # SOL's executive director, Naomi Ishii; Digital Agency director Taro Ito; former MIC official Mei Tanabe
    for match in re.finditer(
        rf"(?P<past>\b(?:[Ff]ormer|[Ee]x-|[Tt]hen) ?)?({_BODY})(?:['’]s)? (?P<role>(?:(?!(?:{STOP})(?![\w-]))[\w-]+ ){{0,4}}?(?:{role})(?: and (?:[\w-]+ ){{0,3}}?(?:{role}))?),? (?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?({_PERSON})",
        text,
        re.I,
    ):
        name = _trimmed(match["role"])
        yield (
            match[4],
            Post(name, (match[2],), bool(match["past"]) or bool(_PAST.match(match["role"]))),
            0.93,
            "role-before-name",
        )


def _of_body(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """A name with the body that it is of."""
    # Prof. Satoru Nagano of Minami Institute of Technology; Mayor Ichiro Sato of Hanamura; Mei Ito of SOL
    titles = "|".join(sorted(map(re.escape, lexicon().titles | lexicon().honorifics), key=len, reverse=True))
    for match in re.finditer(
        rf"(?:\b(?P<title>(?:Deputy |Vice |Former )?(?:{titles})\.?) )?({_PERSON}),?(?: (?:formerly|previously|now|then|currently|originally|also))? (?:of|from|at) (?:the )?({_BODY})(?:['’]s (?:[a-z]+ )?({_BODY}))?",
        text,
    ):
        title = match["title"] or _title_before(text[: match.start()])
        shown = "" if title.rstrip(".") in lexicon().honorifics - {"Prof", "Professor"} else title
        bodies = tuple(b for b in (match[3], match[4]) if b)
        yield match[2], Post(shown, bodies, title.startswith("Former")), 0.9, "person-of-body"


def _of_owner(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """A body's person: Tide Association's Mina Holt."""
    for match in re.finditer(rf"({_BODY})['’]s ({_PERSON})(?!['’])", text):
        yield match[2], Post("", (match[1],), False), 0.84, "bodys-person"


def _titled(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """A post in capitals between the name and the body."""
    role = _role()
    # Jun Ogawa, Executive Director, SOL
    for match in re.finditer(rf"({_PERSON}), (?P<role>[A-Z][\w-]*(?: [A-Z][\w-]*){{0,4}}(?: (?:for|of|in) (?:[A-Z][\w-]*(?: and)? ?){{1,4}})?), (?:the )?({_BODY})", text):
        if re.search(rf"{role}$", re.split(" (?:for|of|in) ", match["role"])[0], re.I):
            yield match[1], Post(match["role"], (match[3],), False), 0.86, "role-apposition"


def _after_post(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """The post and then the body before the name."""
    role = _role()
    # executive director of SOL, Naomi Ishii; the mayor of Hanamura, Ichiro Sato
    for match in re.finditer(
        rf"\b(?P<stretch>(?:(?!(?:{STOP})(?![\w-]))[\w-]+ ){{0,4}}?(?:{role}) (?:of|at|for) (?:the )?{_BODY}),? ({_PERSON})",
        text,
        re.I,
    ):
        yield from ((match[2], p, 0.9, "role-before-name") for p in _posts(match["stretch"]))


def _appointed(text: str) -> Iterator[tuple[str, Post, float, str]]:
    """Who was appointed, and whom one succeeded."""
    role = _role()
    # SOL appointed Mei Tanabe as director
    for match in re.finditer(
        rf"({_BODY})(?:['’]s (?:[Bb]oard(?: of [Dd]irectors)?|[Cc]ouncil|[Aa]ssembly))?(?: on \w+| today)? (?:has |have )?(?:appointed|named|hired|elected|recruited|promoted) (?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?({_PERSON})(?: (?:as|to be|to))?"
        rf"(?: (?:its|the|an?|{ENTITY}['’]s))?(?: new)? (?P<role>(?:(?!(?:{STOP})(?![\w-]))[\w-]+ ){{0,3}}?(?:{role})(?: and (?:[\w-]+ ){{0,3}}?(?:{role}))?)(?P<rest> of [^,.;]*)?",
        text,
        re.I,
    ):
        posts = list(_posts(match["role"] + (match["rest"] or "")))
        for post in posts or [Post(_trimmed(match["role"]), (match[1],), False)]:
            yield match[2], post, 0.92, "appointed"
    # A succeeded B as director of SOL; A took over from B as director
    for match in re.finditer(
        rf"({_PERSON}) (?:\w+ )?(?:succeeded|replaced|took over from|followed) ({_PERSON}) (?P<stretch>(?:as|to become) [^,.;]*)", text
    ):
        for post in _posts(match["stretch"]):
            yield match[1], post, 0.9, "succeeded"
            yield match[2], post._replace(past=True), 0.88, "succeeded"
    # A succeeded her father as president of SOL
    for match in re.finditer(rf"({_PERSON}) (?:\w+ )?(?:succeeded|replaced|took over from|followed) [^,.;\ue000-\ue8ff]*(?:{_PERSON}['’]s [a-z]+ )?(?P<stretch>as [^,.;]*)", text):
        yield from ((match[1], p, 0.9, "succeeded") for p in _posts(match["stretch"]))
    for match in re.finditer(
        rf"({_PERSON})(?:, (?:an? |the )[^,;]*,| (?:of|from|at) (?:the )?{_BODY})? (?:(?:was|has been) (?:re-?)?(?:appointed|named|elected|made|chosen|selected|promoted|sworn in|inaugurated)|took office|assumed office|(?P<past>stepped down|retired|resigned)) (?P<stretch>[^,.;]*)", text
    ):
        yield from ((match[1], p._replace(past=p.past or match["past"] is not None), 0.92, "appointed") for p in _posts(match["stretch"]))


def _title_before(left: str) -> str:
    """The title that stands right before a name, unless it is only an honorific."""
    match = re.search(r"((?:[A-Z][a-z-]+ )*(?P<last>[A-Z][a-z-]+)) $", left) or re.search(rf"(?<![\w-])((?:(?!(?:{STOP}|the|an?|its|our)\b)[a-z-]+ )?(?P<last>[a-z-]+)) $", left)
    return match[1] if match and match["last"].casefold() in lexicon().roles else ""


@cache
def _plural_of() -> str:
    return "|".join(sorted(map(re.escape, lexicon().roles), key=len, reverse=True))


@cache
def _role() -> str:
    words = sorted(map(re.escape, lexicon().roles), key=len, reverse=True)
    one = "(?:" + "|".join(words) + ")"
    return rf"(?<!\w){one}(?!\w)(?![ -]{one}(?!\w))"


def _posts(stretch: str) -> Iterator[Post]:
    """The posts that a stretch of words about a person names: "a former official at X and Y's director"."""
    if _AND_ELSE.match(stretch):
        return
    role = _role()
    body = rf"(?:the )?(?:(?:opposition|ruling|local|national|regional|prefectural|municipal|private|public|nonprofit|non-profit|government|state-run|independent|major|leading|[A-Z][a-z]+-based) ){{0,2}}(?:(?P<b0>{ENTITY})['’]s (?:[\w-]+ ){{0,3}})?(?P<b>{_PROJECT_OR_BODY})(?:(?:,? and|(?<=[\ue200-\ue2ff]) (?:of|at|in)|,(?= (?:the )?{_BODY}(?:[,.;)]|$| \())|(?<=[\ue200-\ue2ff]),(?= (?:the )?{_BODY} [a-z])) (?:the )?(?P<b2>{_BODY})(?!['’]))?(?!['’]s)"
    forward = re.compile(
        rf"(?<![\w-])(?P<role>(?:(?!(?:of|at|in|for|from|and)\b)[\w’'-]+ ){{0,6}}?{role}(?: (?:of|for) [a-z]+(?: [a-z]+)?| (?:of|for|in) (?-i:[A-Z][\w-]*)(?:(?:, and|,| and| &)? (?-i:[A-Z][\w-]*)){{0,6}}| (?:of|for) (?:the )?[\ue400-\ue4ff\ueb00-\uebff](?: [a-z]+)?)?(?:,? and (?:(?!(?:of|at)\b)[\w-]+ ){{0,4}}?{role})?),? (?:of|at|in|for|with|from|(?<=advisor )to|(?<=adviser )to|(?<=assistant )to|(?<=tributor )to|(?<=ambassador )to|(?<=delegate )to) {body}",
        re.I,
    )
    backward = re.compile(
        rf"(?:(?P<b>{_BODY})['’]s|(?:^|\b(?:an?|the|(?P<past>former|retired|ex-)) )(?P<b3>{_BODY})) (?P<role>(?:(?!(?:of|at|in|for|from|and)\b)[\w-]+ ){{0,5}}?{role}(?:,? and (?:(?!an?\b)[\w-]+ ){{0,3}}?{role})?)(?! (?:of|at) {_BODY})",
        re.I,
    )
    plain = re.compile(rf"(?:works?|worked|joined|serves?|served) (?:for|at|with)? ?(?:the )?(?P<b>{_BODY})", re.I)
    for pattern in (forward, backward, plain):
        for match in pattern.finditer(stretch):
            groups = match.groupdict()
            bodies = tuple(b for b in (groups["b"], groups.get("b2"), groups.get("b0"), groups.get("b3")) if b and re.match(_BODY, b))
            # a high school student from Hibari
            if bodies and re.search(r"\bfrom (?:the )?[\ue300-\ue3ff\uec00-\uecff]", match.group()):
                continue
            if bodies and not _FUTURE.search(stretch[: match.end()]):
                words = groups.get("role") or ""
                if _ELSES.search(_trimmed(words)) or ("role" in groups and _OF_ELSE.search(stretch, 0, match.start("role"))):
                    return
                past = (
                    groups.get("past") is not None
                    or _PAST.search(words) is not None
                    or _PAST.search(stretch[max(0, match.start() - 12) : match.start()]) is not None
                    or match.group().startswith("worked")
                )
                yield Post(_trimmed(words), bodies, past)


def _trimmed(role: str) -> str:
    """A role without its determiner and what says since when it is held.

    >>> _trimmed("a former software engineer")
    'software engineer'
    """
    # worked as an engineer, before becoming director: the role is what stands last.
    role = re.sub(r"^.*(?<!well )\b(?:as|becoming|became|becomes|serving as|to become) (?!well\b)", "", re.sub(ENTITY, "", role).strip())
    words = _DETERMINER.sub("", re.sub(r"^.*\bmembers include[sd]? ", "", role))
    while (shorter := _DETERMINER.sub("", _STATUS_WORDS.sub("", words))) != words:
        words = shorter
    return words.strip(" ,’'")
