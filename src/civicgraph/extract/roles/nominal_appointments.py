"""Who is appointed where the appointment is a noun: みどり協会の総会で、早瀬徹氏の会長就任が承認された."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.holders import Item
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Span

# 就任が承認された, 選任に同意した; no 就任予定, no 就任が見送られた, and no 就任を求めた.
_APPOINTMENT = re.compile(
    rf"(?:[ 　]?{CALLED})?の新?(?P<post>[^\s　、。はがをに「」()（）]{{2,24}}?)(?:へ|と)?(?:の|しての)?(?:就任|選任|任命|起用|選出|再任|昇格|着任)[がをに](?:[^。、はがをに]{{0,10}}で)?(?:正式に|新たに)?"
    r"(?:決ま[りっ]|決定(?!的)|承認|可決|同意|発表|公表|了承)(?![^。、]{0,6}(?:な[いかくら]|ず|ぬ|しな|予定|見込|へ$))"
)
# 北浜市議会は、早瀬徹氏の副市長選任に同意した: of the town, whose name is not said.
_CONSENT = ("議会", "議院", "国会")
_AND = re.compile(rf"(?:[ 　]?{CALLED})?(?:、|と|・|及び|および)")
# みどり協会は, みどり協会の社員総会にて: who appoints.
_APPOINTS = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:[はも]|の[一-鿿]{0,6}(?:総会|理事会|取締役会|大会|会議|評議員会|役員会)(?:は|で|にて|において|では)、?)")


def nominal_appointments(items: Sequence[Item], text: str) -> Iterator[Affiliation]:
    """The people whose 就任 to a post a sentence says to be decided or announced, of the body before the post, else of the one that appoints."""
    for index, name in enumerate(items):
        said = _APPOINTMENT.match(text, name.end) if name.ref is not None and name.ref.kind is Kind.PERSON else None
        if said is None:
            continue
        within = [i.ref for i in items[index + 1 :] if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and i.start == said.start("post")]
        by = [i.ref for i in items[:index] if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and _APPOINTS.match(text, i.end)]
        body = next(iter((*within, *by[-1:])), None)
        title = text[within[0].end if within else said.start("post") : said.end("post")].removeprefix("の")
        if body is None or lexicon().title_at_end(title) is None or (not within and text.endswith(_CONSENT, body.start, body.end)):
            continue
        for person in (*_together(items[:index], name, text), name.ref):
            if person is not None:
                yield Affiliation(person.entity, body.entity, title, Span(min(body.start, person.start), said.end("post")), 0.82, "role-appointed")


def _together(before: Sequence[Item], name: Item, text: str) -> Iterator[Ref]:
    """Those named right before somebody whose appointment is theirs as well: 早瀬徹氏と三枝光氏の."""
    end = name.start
    for item in reversed(before):
        if item.ref is None or item.ref.kind is not Kind.PERSON or not _AND.fullmatch(text, item.end, end):
            return
        yield item.ref
        end = item.start
