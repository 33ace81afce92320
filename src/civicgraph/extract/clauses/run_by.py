"""By whom what was just named is run: 「みどりタク」の実証を始めます。運行はみどり協会が担います; みどり館の運営は財団に委託しています."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_DEED = re.compile(
    r"(?:(?<=[。、\n:：])|(?<=の)|^)[ 　]?(?:(?:なお|また|現在)、)?(?:その|同(?:施設|サービス|事業|アプリ|システム|センター|館|園)の)?"
    r"(?:管理・?運営|運営・?管理|運行管理|維持管理|企画・?運営|運営|運行|運用|管理)(?:業務|主体)?(?P<mark>[はを])、?"
)
_DOES = re.compile(
    r"[」』]?(?:[(（][^()（）]{1,40}[)）])?(?:"
    r"(?:が|に|へ)、?(?:[^。、はがをに]{0,8})?(?:担(?:い|う|って|当)|行(?:い|う|って|っています)|実施し|務め|当た|あた|受託し|引き受け|手[がか]け|委託(?:し(?:て|た(?!い)|まし)|され|。|、|$)|委ねて|任せて|お願い)"
    r"|(?=[、。]|$|\n))"
)
_PLANNED = re.compile(r"予定|検討|方針|計画|見込み|目指|ない|ません|なかった|見送|断念|中止|反対")
_FACILITY = re.compile(r"(?:センター|館|園|ひろば|広場|プラザ|ホーム|カフェ|施設|食堂|ステーション|ホール|公園|キャンプ場|ハウス|寮|住宅|拠点|ラボ|クラブ)$")


def find_run_by(line: Sequence[ResolvedReading], over: Ref | None, text: str) -> Iterator[Statement]:
    """Who runs what was named last before 運営は…, in the sentences of one block, or by the heading right over it (`over`)."""
    start, end = line[0].sentence.start, line[-1].sentence.end
    if "運" not in text[start:end] and "管理" not in text[start:end]:
        return
    refs = [r for reading in line for r in reading.refs]
    for deed in _DEED.finditer(text, start, end):
        body = next((r for r in refs if r.start >= deed.end()), None)
        if body is None or body.kind is not Kind.ORGANIZATION or text[deed.end() : body.start] not in ("", *lexicon().legal_forms):
            continue
        # 運行は若葉交通、みどり協会が協力する: the second has a verb of its own.
        bodies = next((b for b in (_together(body, refs, text), [body]) if _DOES.match(text, b[-1].end, end)), [body])
        body = bodies[-1]
        done = _DOES.match(text, body.end, end)
        stop = text.find("。", body.end, end)
        if done is None or not is_asserted(text, done.end(), stop if stop != -1 else end) or (deed["mark"] == "を" and not text.startswith(("に", "へ"), body.end)) or _PLANNED.search(text, body.end, stop if stop != -1 else end):
            continue
        thing = _thing(refs if over is None else [over, *refs], deed, text)
        for each in bodies if thing is not None else ():
            if thing is not None and thing.entity != each.entity:
                yield Statement(thing.entity, Predicate.OPERATOR, each.entity, (Span(deed.start(), done.end()),), 0.8, "run-by")


_AND = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?(?:と|、|・|及び|および|並びに|ならびに)[「『]?")


def _together(body: Ref, refs: Sequence[Ref], text: str) -> list[Ref]:
    """The bodies of a list that begins with `body`: 運営は若葉社とみどり協会が担う."""
    bodies = [body]
    for ref in refs:
        if ref.start > bodies[-1].start and ref.kind is Kind.ORGANIZATION and _AND.fullmatch(text, bodies[-1].end, ref.start):
            bodies.append(ref)
    return bodies


def _thing(refs: Sequence[Ref], deed: re.Match[str], text: str) -> Ref | None:
    """What is run: what の joins to the deed, else what was named last, where that can be run."""
    at = deed.start()
    before = [r for r in refs if r.end <= at]
    if text[at - 1 : at] == "の":
        last = next((r for r in reversed(before) if text[r.end : at - 1] in ("", "」", "』")), None)
    else:
        # 協会の協力で「みどりタク」を始め: bodies are named along with it.
        last = next((r for r in reversed(before) if r.kind in (Kind.PROJECT, Kind.WORK, Kind.EVENT) or _is_facility(r, text)), None)
    return last if last is not None and (last.kind in (Kind.PROJECT, Kind.WORK) or _is_facility(last, text)) else None


def _is_facility(ref: Ref, text: str) -> bool:
    if ref.kind not in (Kind.ORGANIZATION, Kind.PLACE):
        return False
    # カフェ「みどり」
    bracketed = text[ref.start - 1 : ref.start] in ("「", "『")
    if bracketed and ref.kind is Kind.PLACE:
        # 「みどりデポ」を開設します
        return True
    return _FACILITY.search(text, ref.start, ref.end) is not None or (bracketed and _FACILITY.search(text, max(0, ref.start - 12), ref.start - 1) is not None)
