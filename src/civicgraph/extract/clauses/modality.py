"""Whether what a predicate says is asserted, or denied, wished, asked for or only supposed (開催しなかった, 開催するよう求めた).

What is only planned (開催する予定だ) is no matter of this module: it is stated, with that status.
"""

from __future__ import annotations

import re
from functools import cache

from civicgraph.extract.relation_rules import word_list

# The kana that follow a predicate's stem: its endings, and the particles and nouns written in kana after them.
_RUN = "[ぁ-ゖ]{0,12}?"
_DENIED = (
    "な(?:い|かっ|く|けれ)",
    "ませ(?:ん|$)",
    "(?:^|[せされきわかばらたえけめべねげて])ず(?!つ)",
    "ざる",
    "か(?:どうか|否か|もしれ)",
    "べき",
    "(?:つもり|はず)(?:だった|でした|であった)",
    "(?:^|[うよ])うと(?:し(?!て(?:い)?る)|す)",
    "(?:だろ|でしょ|であろ)う",
    "たら$",
    "(?:^|[れけせべめえげてね])ば$",
    "なら(?:ば)?$",
    "て(?:ほし|もらいた|いただきた)",
    "^[しせ]?たかった",
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def any_of(name: str) -> str:
        return "|".join(sorted(word_list("modality", name), key=lambda w: (-len(w), w)))

    case = "(?:を|は|も|が|に|には|については?)"
    after = "|".join(
        (
            # 開催する可能性, 開催した場合, 開催する案が
            f"(?:{any_of('supposing')})",
            # 開催するとの見方, 開催するという案
            f"と(?:の|いう|いった)(?:{any_of('hearsay')})",
            # 開催する予定だった, 開催する計画は白紙に
            f"(?:{any_of('plans')})(?:だった|でした|であった|(?:は|も)?な[いかく])",
            # 開催を検討した, 開催することを断念した, 開催の要請
            f"(?:の(?=[一-鿿])|(?:(?:こと|の|か|(?:{any_of('plans')}|案|との[一-鿿]{{2}}))?{case}))、?[一-鿿ぁ-ゖ]{{0,4}}?(?:{any_of('leaving_open')})",
            # 開催するよう求めた
            f"ように?、?[一-鿿ぁ-ゖ]{{0,8}}?(?:{any_of('asking')})",
            # 行うよう大津市は財団に求めた, 行うことに財団は反対した
            f"(?<=[るうくすむぶつぐ])(?:よう、?[^。、]{{0,24}}?(?:{any_of('asking')})|(?:こと|の)[にをへ]は?、?[^。、]{{0,20}}?(?:{any_of('opposing')}))",
        )
    )
    return re.compile("[ぁ-ゖ]*"), re.compile("|".join(_DENIED)), re.compile(f"{_RUN}(?:{after}|[？?])")


# 締結したのか。, 設立したのですか。, 交付したのは事実ですか, 協賛したというのは誤りだ: asked, or said not to be so.
_ASKED = re.compile(
    r"[ぁ-ゖ]{0,12}?(?:(?:(?:と(?:いう|の))?の|と(?:いう|の)(?:話|情報|報道|事実))[はがも]、?(?:(?:本当|事実|確か|真実)(?:なの|でしょう|です)?か|嘘|うそ|ウソ|誤り|誤報|誤解|間違い|デマ|事実無根|事実(?:では|と(?:は)?異な|に反))"
    r"|か(?:(?:ね|な|しら)?(?:[。.」』)）!！]|$)|[はを]?、?(?:確認|不明|調査|調べ|明らか(?:では|で)な|はっきりし|分から|わから|定かで)))"
)
# 移転したと報じられたが、否定した: over the end of the clause
_TAKEN_BACK = re.compile(r"[ぁ-ゖ]{0,12}?と(?:の|いう)?[^。、と]{0,12}(?:報じ|報道|伝え|うわさ|噂|言わ|いわ|され)[^。、]{0,8}(?:が|けれど|ものの)、[^。]{0,16}?(?:否定し|打ち消し|誤り|誤報|事実では|事実と異な)")
# なぜ設立したのか: that it was is taken as known.
_HOW = re.compile(r"(?:なぜ|何故|どうして|いつ(?!も|か)|どのよう|どうやって|どこで|どういう|どんな|いかに|何のため)[^。]*$")


# 開催だけでなく, 雨にもかかわらず: what is denied is something else.
_NOT_DENIED = re.compile("(?:だけで|ばかりで|のみで)[はも]?なく|(?:かかわら|のみなら|とどまら|あら)ず|ほかな|(?:ざる|ずに)(?:を得|はい)|なくとも|なくなる前")


def is_asserted(text: str, end: int, stop: int) -> bool:
    """Whether the predicate whose stem ends at `end` is said to be so, by the words after it, up to `stop` (code points)."""
    run, denied, open_ = _patterns()
    kana = run.match(text, end, stop)
    said = kana.group() if kana is not None else ""
    if "な" in said or "ず" in said or "ざ" in said:
        said = _NOT_DENIED.sub("", said)
    return denied.search(said) is None and open_.match(text, end, stop) is None and not _is_asked(text, end, stop)


def _is_asked(text: str, end: int, stop: int) -> bool:
    """Whether it is asked, and not only how or why, or is said not to be so after all."""
    if _TAKEN_BACK.match(text, end) is not None:
        return True
    asked = _ASKED.match(text, end, stop)
    return asked is not None and _HOW.search(text[text.rfind("。", 0, end) + 1 : end]) is None


_FORMERLY = re.compile("(?:以前|かつて|過去に|(?:[0-9]年(?:度|[0-9]{1,2}月)?|昨年|去年|先月|前年)(?:末)?まで|(?:卒業|大学を出た?)(?:後|のち|あと))(?![^。]*?(?:現在|今は|いまは))")


def is_former(text: str, start: int, end: int) -> bool:
    """Whether what a predicate at `end` says was so before, by the words from `start` on (以前は, 2022年まで), and nothing after them says now."""
    return _FORMERLY.search(text, start, end) is not None
