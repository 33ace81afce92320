"""The lines of a history or career: 2014: Founded by Mina Holt; April 2019 – Present: Professor, Umineko University."""

from __future__ import annotations

import re

from civicgraph.dates import DateMention
from civicgraph.extract.english.frames import DATE, ENTITY, verb_forms
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.masking import Masked, label_of
from civicgraph.records import Entity, Kind

_DATED = re.compile(rf"^(?P<first>{DATE}|(?:19|20)\d\d(?!\d))(?P<to> ?[–—~-] ?(?P<last>{DATE}|(?:19|20)\d\d|[Pp]resent|[Nn]ow|[Cc]urrent|[Tt]oday)?)?(?: ?[:：|,]| [–—-])? ?(?P<rest>\S.*)$")
_ALONE = re.compile(rf"^(?P<first>{DATE}|(?:19|20)\d\d)(?P<to> ?[–—~-] ?(?P<last>{DATE}|(?:19|20)\d\d|[Pp]resent|[Nn]ow|[Cc]urrent)?)?[:：]?$")
_SUFFERED = re.compile(r"(?:Founded|Established|Incorporated|Registered|Selected|Certified|Designated|Appointed|Elected|Named|Promoted|Born|Set up)\b(?! (?:the |a |an )?[\ue000-\uecff])")
_NOMINAL = re.compile(r"(?:Launch|Establishment|Opening|Start|Publication|Release|Foundation|Founding|Formation|Inauguration|Creation)\b(?: of| \()")
_AGREEMENT = re.compile(r"(?:[A-Z]?[a-z]+ )*?(?:[Aa]greement|[Mm]emorandum(?: of [A-Za-z]+)?|MoU|MOU)(?: on [^,;]{1,40})? (?:(?:was )?(?:signed|concluded) )?with ")
_HEADLINE = re.compile(rf"(?P<ref>{ENTITY}) (?P<verb>[a-z]+(?:ed| up|un|ld|lt)) (?=(?:by|in|at|as|with|under|on)\b)|(?P<ended>{ENTITY}) (?P<done>founded|established|incorporated|launched|opened|formed|released|published|renamed|inaugurated|dissolved|closed|held|set up)(?=$|[.;]| \()")


def under_year(masked: Masked, year: DateMention) -> None:
    """Put the year that stands on the line above a sentence of a chronology into the sentence, if it tells of no other."""
    if masked.dates or not masked.refs or not masked.text.endswith("."):
        return
    char = masked.add("Date")
    masked.dates[char] = year
    masked.words[char] = year.first
    masked.text = f"{masked.text[:-1]} in {char}."


def dated_alone(masked: Masked) -> DateMention | None:
    """The date that is all of a cell."""
    match = _ALONE.match(masked.text)
    return _date(masked, match["first"]) if match else None


def _date(masked: Masked, words: str) -> DateMention:
    return masked.dates[words] if words in masked.dates else DateMention(0, 0, words)


def spell_out(masked: Masked, over: DateMention | None, subject: str | None, entities: dict[str, Entity]) -> None:
    """Make a sentence of a line that tells of a date (its own, or that of the cell before it, `over`), about `subject`."""
    match = _DATED.match(masked.text) if over is None else None
    if over is None and match is None:
        return
    rest = match["rest"] if match else masked.text
    if not (rest[0].isupper() or re.match(ENTITY, rest)):
        return
    char = masked.add("Date")
    date = over or _date(masked, match["first"] if match else "")
    opening = rest.split()[0]
    spoken = verb_forms().get(opening[:1].lower() + opening[1:], ())
    said = ""
    who = _stand_in(masked, subject, entities) if subject else ""
    past = match is not None and (date.last is not None or (match["last"] is not None and (match["last"] in masked.dates or match["last"].isdigit())))
    lowered = rest[0].lower() + rest[1:]
    if _NOMINAL.match(rest):
        said = lowered
    elif headline := _HEADLINE.match(rest):
        said = f"{headline['ref'] or headline['ended']} was {rest[headline.start('verb') if headline['ref'] else headline.start('done') :]}"
    elif who and _SUFFERED.match(rest):
        said = f"{who} was {lowered}"
    elif who and any(f.form == "past" for f in spoken):
        said = f"{who} {lowered}"
    elif who and (agreed := _AGREEMENT.match(rest)):
        said = f"{who} signed an agreement with {rest[agreed.end() :]}"
    elif subject and entities[subject].kind is Kind.PERSON and _is_post(rest):
        masked.text = f"{who} {'was' if past else 'is'} {re.sub(', (?=' + ENTITY + ')', ' at ', rest, count=1)}"
        return
    if not said:
        return
    masked.dates[char] = date
    masked.words[char] = date.first
    masked.text = f"{said.rstrip('.')} in {char}."


def _stand_in(masked: Masked, subject: str, entities: dict[str, Entity]) -> str:
    char = masked.add(label_of(entities[subject]))
    masked.refs[char] = subject
    masked.leaning.add(char)
    return char


def _is_post(rest: str) -> bool:
    """Whether a line is a post and its body, and nothing else: Associate Professor, Umineko University."""
    match = re.match(rf"(?P<role>[A-Z][\w -]{{1,50}}?)(?:,| at| of) (?:the )?(?:{ENTITY}(?:, )?)+\.?$", rest)
    return match is not None and match["role"].split()[-1].casefold() in lexicon().roles
