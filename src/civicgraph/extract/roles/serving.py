"""Posts that no list holds, told by their verb: SIG etcdのリードを務めています, 北浜財団のまちづくり担当として活動している."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.roles.posts import Affiliation, Around
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span

_NOUN = r"[^\s、。はがをにでとの「」『』()（）]"
_SERVES = re.compile(
    rf"[」』]?(?:[(（][^()（）]{{1,40}}[)）])?(?:の|[ 　])?(?P<post>{_NOUN}{{2,20}}?)(?:を|も|として)、?(?:現在)?"
    r"(?:務め|つとめ|兼ね|拝命|歴任|任され|(?P<past>退任|辞任))(?!られ)(?P<ends>[^。、]{0,8})"
)
_SAID = re.compile("務め|つとめ|兼ね|拝命|歴任|任され")
# 同社の日本代表を務める三枝氏: whose post it is, stands behind.
# In a turn or a profile: SIG etcdの共同チェアであり、…
_IS = re.compile(rf"[」』]?の(?P<post>{_NOUN}{{0,12}}(?:長|役|担当|代表|(?<![ァ-ヺー])[ァ-ヺー]{{3,12}}))(?:でも?あり(?!ません)|でも?あります。|です。|をして(?:い|お)り?ます|もして(?:い|お)り?ます|をやって(?:い|お)り?ます|のひとりです)")
_MODIFIES = re.compile(r"(?:(?:てい)?[るた]|ている|ていた|てきた)(?![。、\n]|ほか|後|のち|こと|など|が|と|の|$)")
_NO_POST = re.compile(r"(?:役割|役目|司会|進行|講師|審査|モデレーター|ファシリテーター|コーディネーター|パネリスト|ホスト|幹事役|主役|主演|仲介|窓口|場|事務局|運営|主催|議長国|会場|一端|代理)$")
_TOPIC = re.compile(CALLED + r"?(?:[(（][^()（）]{1,30}[)）])?(?:は|が|も)")


def serving(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """Whoever the sentence, or else the paragraph, is about, in the body whose post he is said to serve in."""
    said_so = _SAID.search(text, reading.sentence.start, reading.sentence.end) is not None
    if not said_so and around.speaker is None:
        return
    people = [r for r in reading.refs if r.kind is Kind.PERSON]
    for body in reading.refs:
        if body.kind is not Kind.ORGANIZATION or body.entity in around.local:
            continue
        if around.speaker is not None and not people and (own := _IS.match(text, body.end, reading.sentence.end)) is not None and _NO_POST.search(own["post"]) is None and not _other_subject(reading, body, text):
            yield Affiliation(around.speaker.entity, body.entity, own["post"], Span(body.start, own.end("post")), 0.8, "serving-as")
            continue
        said = _SERVES.match(text, body.end, reading.sentence.end)
        if said is None or _NO_POST.search(said["post"]) or _MODIFIES.match(said["ends"]):
            continue
        whom = _whom(people, body, text) if people else around.speaker or around.subject
        if whom is not None and whom.kind is Kind.PERSON and not (not people and _other_subject(reading, body, text)):
            status = "past" if said["past"] or said["ends"].startswith(("た。", "ていた")) else None
            yield Affiliation(whom.entity, body.entity, said["post"], Span(min(whom.start, body.start) if people else body.start, said.end("post")), 0.8, "serving-as", status)


def _whom(people: list[Ref], body: Ref, text: str) -> Ref | None:
    """The one person of a sentence, spoken of before the body."""
    return people[0] if len(people) == 1 and people[0].end <= body.start and _TOPIC.match(text, people[0].end) else None


_OTHER = re.compile(r"(?<![私僕時でに])(?:は|が)、?[^。]*$")


def _other_subject(reading: ResolvedReading, body: Ref, text: str) -> bool:
    """Whether something else does what the sentence says: 父はみどり協会の会計を務めた."""
    return _OTHER.search(text, reading.sentence.start, body.start) is not None
