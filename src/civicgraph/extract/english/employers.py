"""Bodies told by who works there: what stands behind a post, beside a person, or does what bodies do."""

from __future__ import annotations

import re
from functools import cache

from civicgraph.extract.english.found import Found, span_name
from civicgraph.extract.english.lexicon import is_romaji, lexicon
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import Kind

ORG_BEFORE = re.compile(
    r"\b(?:[Jj]oined|[Ww]ork(?:s|ed|ing)? (?:for|at)|[Aa]cquired(?: by)?|[Pp]artner(?:s|ed)? with|[Tt]eam(?:s|ed)? up with|[Ss]tart-?ups?"
    r"|[Bb]acked by|[Ee]mployees? of|[Ss]econded (?:from|to)|[Ff]ounder of|[Gg]raduat(?:ed|ing) from|[Ss]tudied at|[Ii]nterned (?:at|with)|(?:degree|doctorate|PhD|Ph\.D\.?|MBA|M\.?A\.?|B\.?A\.?) (?:from|at)|[Ss]tarted (?:out )?(?:with|at)|(?:been|previously|formerly) with|[Ll]eaving|[Jj]oining|[Ll]eft|[Qq]uit|(?:years|decades?|career|job|stint|position|internship) (?:at|with)|(?:[Cc]o-)?[Ff]ound(?:ed|ing)?|(?:to|and) co-found|[Hh]osted by|[Ff]unded by|[Ee]stablished by|[Ss]ponsored by|[Oo]rgani[sz]ed by|[Hh]ired by|[Ee]mployed by|[Oo]perated by|[Rr]un by|[Pp]ublished by) (?:the )?$"
)
_ORG_AFTER = re.compile(
    r" (?:(?:has |have |jointly |also |will |officially )*(?:announced|launched|unveiled|hired|employs|operates|provides|acquired|partner(?:s|ed)|plans to|sponsors|sponsored|(?:co-)?hosts|(?:co-)?hosted|(?:co-)?organi[sz]e[sd]|runs|offers|publishes|invested|donated|supports|supported|manages|maintains|developed|develops|signed (?:an?|the)|was (?:established|founded|set up|incorporated|launched)|is (?:based|headquartered)|raised)|(?:held|holds|will hold|hosts|convened) (?:an?|the|its))\b"
)
_ORG_WHICH = re.compile(r"(?: \([^()]{1,40}\))?, which (?:also |now |has |have |jointly )*(?:operate[sd]?|runs?|ran|publish(?:es|ed)|provide[sd]?|manage[sd]?|makes|sells|own(?:s|ed)|develop(?:s|ed)|produce[sd]?|employs|funds|supports|promotes|organi[sz]e[sd]|was (?:founded|established|set up)|is (?:based|headquartered|responsible for))\b")
_AUTHOR_OF = re.compile(r"\b[Aa]uthor of (?:the )?(?:[a-z-]+ )*[\"“‘*_]?$")
WORK_BEFORE = re.compile(r"\b(?:[Aa]uthor of|released|published|using|uses|called|named|developed|built|maintains|wrote) [\"“‘]?$")
CAMEL = re.compile(r"[A-Z]?[a-z0-9]+[A-Z]\w*|[A-Z]{2,}[a-z]+\w*|[a-z]+\d\w*|e-[A-Z]\w+")
BESIDE_PERSON = re.compile(r"[A-Z][a-z]+ (?:[A-Z][a-z]+|[A-Z]{3,}) \((?:[A-Za-z -]+, )?$")


# What a professor teaches and an office is for: Associate Professor of Information Engineering, Vice President (International Affairs).
FIELDS = frozenset(
    {"Affairs", "Policy", "Planning", "Strategy", "Development", "Innovation", "Cooperation", "Promotion", "Engineering", "Marketing", "Sales", "Finance", "Administration", "Operations", "Technology"}
    | {"Science", "Sciences", "Studies", "Media", "Economics", "Law", "Politics", "Sociology", "Relations", "Education", "Research", "Communications", "Management", "Informatics", "Design", "Medicine", "History", "Healthcare", "Government", "Governance"}
    | {"Business", "Mathematics", "Physics", "Accounting", "Commerce", "Analytics", "Advertising", "Literature", "Philosophy", "Architecture", "Agriculture", "Arts", "Music", "Robotics", "Chemistry", "Biology", "Psychology", "Cosmetics", "Logistics", "Security", "Resources", "Linguistics", "Anthropology", "Geography"}
)
_TEACHES = re.compile(r"\b(?:[Pp]rofessor|[Ll]ecturer|[Rr]eader) (?:emeritus )?(?:of|in|for) (?:the )?$")


@cache
def post_at() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_roles_at_bodies()}) (?:at|of) (?:the )?$", re.I)


@cache
def _roles_at_bodies() -> str:
    return "|".join(sorted(map(re.escape, lexicon().roles - {"author", "writer", "creator", "translator"}), key=len, reverse=True))


def by_company(span: NameSpan, left: str, right: str) -> Found | None:
    """An organisation or a work by the verbs and roles beside a name that tells nothing by itself."""
    if lexicon().head_of(span.words[-1:]) is not None and len(span.words) == 1:
        return None
    name = span_name(span)
    if span.words[-1] in ("Year", "Month", "Week", "Day"):
        return None
    # the Director-General for Cyber Affairs, the Director of Sales and Marketing: what it is for is no body
    if (re.search(r"\b(?:for|[Cc]hair of) (?:the )?$", left) and span.words[-1] in FIELDS) or (len(span.words) == 1 and span.words[0] in FIELDS and re.search(r"\b(?:of|and) (?:the )?$", left)) or _TEACHES.search(left):
        return None
    roles = _roles_at_bodies()
    # Head of Human Resource Planning at Tide Holdings, a General Manager for Cosmetics
    if re.search(rf"\b(?:{roles}) (?:of|for) (?:the )?$", left, re.I) and (re.match(r" (?:at|with) (?:the )?[A-Z]", right) or span.words[-1] in FIELDS):
        return None
    if _AUTHOR_OF.search(left):
        return Found(span, Kind.WORK, 0.75, "authored", name_key(name))
    # a high school student from Wakihama
    if len(span.words) == 1 and is_romaji(name) and re.search(r"\bfrom $", left):
        return None
    if re.search(rf"\b(?:(?:{roles}) (?:at|of|for|with|from)|(?:author|writer|creator|translator) at|(?:staff )?writer for) (?:the )?$", left, re.I) or re.match(
        rf"['’]s (?:[a-z-]+ ){{0,2}}(?:{roles}|CEO|CTO)\b", right
    ):
        return Found(span, Kind.ORGANIZATION, 0.8, "employer", name_key(name))
    # April 2015 – March 2019: Researcher, Tide Research
    if not right.strip() and re.search(rf"(?:^|[:：] )(?=[A-Z])[\w -]*?(?<![\w-])(?:{roles}), $", left, re.I):
        return Found(span, Kind.ORGANIZATION, 0.75, "employer", name_key(name))
    # An NTT engineer works there; a Python developer does not.
    if re.search(r"\b(?:an?|the|former|retired|ex-)\s?$", left) and re.match(
        rf" (?:[a-z-]+ ){{0,2}}(?!(?:developer|designer|programmer|consultant|architect|hacker|specialist)\b)(?:{roles})\b",
        right,
    ):
        return Found(span, Kind.ORGANIZATION, 0.75, "employer", name_key(name))
    # including Greenfleet ocean specialist Mina Holt
    if len(span.words) < 4 and not span.initial and not lexicon().is_place(name) and re.match(rf" (?:[a-z-]+ ){{0,2}}(?!(?:author|writer|student|partner)\b)(?:{roles}),? [A-Z][a-z]+ [A-Z]", right):
        return Found(span, Kind.ORGANIZATION, 0.75, "employer", name_key(name))
    person = re.search(r"([A-Z]\w+) [A-Z]\w+ (?:of|from|at) $", left)
    if (
        ORG_BEFORE.search(left)
        or (person and person[1] in lexicon().given_names)
        or (_ORG_AFTER.match(right) and (not span.initial or len(span.words) > 1))
    ):
        return Found(span, Kind.ORGANIZATION, 0.7, "acts-like-body", name_key(name))
    # Tide-Yahoo (TY), which operates the app
    if _ORG_WHICH.match(right) and not span.quoted and not lexicon().is_place(name):
        return Found(span, Kind.ORGANIZATION, 0.75, "acts-like-body", name_key(name))
    if WORK_BEFORE.search(left) and (span.quoted or CAMEL.fullmatch(name)):
        return Found(span, Kind.WORK, 0.65, "made-like-work", name_key(name))
    return None
