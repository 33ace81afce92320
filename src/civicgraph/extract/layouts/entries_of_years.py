"""What the entries of a chronicle name: 2014 みどりまつりを初開催, 1959年8月　東浜営業所（現 東浜支社）を設置, 「みどりの手引き」発行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from civicgraph.dates import DateMention
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import ERA, MARKS, YEAR, Line
from civicgraph.records import Kind, Span

LEAST = 3
# 2021　学習支援事業スタート: an entry of a chronicle of years alone.
YEAR_ALONE = re.compile(rf"{MARKS}({YEAR})(?:[ 　\t]+(?=[^\d\s年月:：~〜～-])|年(?:度|\d{{1,2}}月)?[ 　\t:：|]+)")
_ENTRY_OF_YEAR = re.compile(rf"^{YEAR_ALONE.pattern}(?P<name>[^\s　。、,()（）「」『』:：|]{{5,24}}?)(?P<verb>(?:を|の)?(?:スタート|始動|開始|初開催|開催|実施))(?=$|[ 　(（。])", re.M)
_CLASSES = re.compile(r"(?P<project>..(?:事業|プロジェクト|プログラム|塾))$|..(?:祭|祭り|まつり|フェスタ|フェスティバル|フォーラム|シンポジウム|サミット|大会|マルシェ)$")
_NAMELESS = re.compile(r"(?:第\d+回|年度|設立|創立|周年|支援者|[はがをにでと、])|^(?:各種|新規|自主|受託|委託|補助|助成|本格|モデル|実証|[一-鿿]{2})(?:事業|プロジェクト|プログラム|塾|大会|祭)$")


_DATE = rf"(?:{YEAR}(?:年(?:[ 　]?\d{{1,2}}月(?:[ 　]?\d{{1,2}}日)?)?|[./-]\d{{1,2}}(?:[./-]\d{{1,2}})?|(?=[ 　\t]))|{ERA}年(?:[ 　]?\d{{1,2}}月(?:[ 　]?\d{{1,2}}日)?)?)(?:[ 　]?[(（][^()（）\n]{{2,12}}[)）](?:[ 　]?\d{{1,2}}月)?)?"
_BRANCHES = "営業所|出張所|事業所|作業所|工場|支店|支社|支部|支局|支所|事務所|研究所|オフィス|ショールーム|センター"
_DATED = re.compile(rf"^{MARKS}{_DATE}[ 　\t:：|]*(?P<rest>\n|[^\n]*)", re.M)
_MARKED = re.compile(r"[ 　]*[・•●○◯■□◆◇▼▶*＊-][ 　]*")
_FOUNDS = "設立|創立|創業|結成|発足|旗揚げ|分社化"
_OPENS = "設置|開設|新設|開所|開店|開業|竣工|落成|操業開始|稼働"
_ISSUES = "創刊|発行|刊行|出版|発売開始|発売|販売開始|販売を開始|リリース|公開"
_PLANS = "策定|制定|決定|発表|公表|採択"
_STARTS = "開始|スタート|始動|立ち上げ"
_ENTRY = re.compile(
    rf"(?:(?:^|(?<=[\s　、。にへでがを・]))(?P<name>[^\s　。、,()（）「」『』:：|・をがにはではもへと]{{3,26}}?|[A-Z][A-Za-z0-9.&'-]*(?:,?[ ][A-Za-z0-9.&'-]+)+)|[「『](?P<quoted>[^「」『』\n]{{3,40}})[」』](?:プロジェクト|事業|サービス)?)"
    rf"(?=(?:[ 　]?[(（][^()（）\n]{{1,30}}[)）])?(?:[、・][^\s　。、()（）「」・をがに]{{2,16}}(?:{_BRANCHES}))*[ 　]?(?:を|が|の)?(?:正式|新規|新た|一般|先行)?に?(?P<verb>(?P<founds>{_FOUNDS})|(?P<opens>{_OPENS})|(?P<issues>{_ISSUES})|{_PLANS}|(?P<starts>{_STARTS}))(?:する|した|し|される|された)?(?=$|[ 　。、,，・(（\n]))",
    re.M,
)
_BRANCH = re.compile(rf"..(?:{_BRANCHES}|ラボ|本社|[ァ-ヺー]店)$")
# 東浜, ミライ, Midori: something of its own in a name, not only what it is.
_PROPER = re.compile(r"[ァ-ヺー]{2}|[A-Za-z]{2}")
_PLAIN = re.compile(
    r"^各|^(?:LTD|Ltd|INC|Inc|CO|Co|LLC)[.]?$|^(?:新|旧|第[0-9一二三四]+|本社|海外|国内|地方|各|自社|同|当|現|初の?|全国|独自の?|専用|[0-9]+)(?:営業所|出張所|事業所|作業所|工場|支店|支社|支部|支局|支所|事務所|研究所|オフィス|センター|ラボ|本社)"
    r"|(?:会社|法人|部門|制度|体制|課程|コース|講座|基金|窓口|組織|団体|拠点|施設|設備|校舎|園舎|社屋|校地|クラス|コーナー|委員|年度|募集|登録|一部|全部|サイト|ページ|ホームページ|店舗|ライン|以上|以下)$"
    r"|[0-9]+(?:社|団体|校|館|店|か所|カ所|ヶ所)|^[ぁ-ゖ]{1,3}[一-鿿]|上場|認可|認証|許可|取得|契約|協定|特許|周年|期生|^[0-9]"
)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the entries of a chronicle stand: what follows the dates that lines begin with, and the marked lines below a date alone."""
    for dated in _DATED.finditer(text):
        start, end = dated.span("rest")
        if end - start > 1:
            yield start, end
            continue
        start = end
        while (mark := _MARKED.match(text, start)) is not None:
            end = text.find("\n", start)
            end = len(text) if end == -1 else end
            yield mark.end(), end
            start = end + 1


def _kind_of(entry: re.Match[str]) -> Kind | None:
    """What an entry says that its name is, by its last word or by what befell it."""
    name = entry["quoted"] or entry["name"]
    told = lexicon().class_of(name.rstrip("0123456789０１２３４５６７８９ "))
    if entry["quoted"]:
        kinds = {True: Kind.ORGANIZATION, False: Kind.WORK if entry["issues"] else Kind.PROJECT}
        body = bool(entry["founds"] or entry["opens"])
        if told is not None:
            return told[0] if told[0] is not Kind.PLACE else None
        return kinds[body] if body or entry["issues"] else None
    if _PLAIN.search(name) is not None:
        return None
    own = _PROPER.search(name) is not None
    if entry["starts"] and not own:
        return None
    if entry["founds"] and told is not None and told[0] is Kind.PROJECT:
        return Kind.PROJECT if len(name) - len(told[1]) >= 2 else None
    if entry["founds"]:
        known_name = told is None and (own or len(lexicon().sector_of_form(name)) > 0)
        return Kind.ORGANIZATION if known_name else None
    if entry["opens"]:
        return Kind.ORGANIZATION if told is None and _BRANCH.search(name) is not None else None
    if told is not None and told[0] in (Kind.WORK, Kind.PROJECT) and len(name) - len(told[1]) >= 3:
        return told[0] if (told[0] is Kind.WORK) is bool(entry["issues"]) or not entry["issues"] else None
    return Kind.WORK if entry["issues"] and re.fullmatch(r"[A-Za-z][A-Za-z0-9 .+-]{2,}", name) is not None else None


@lru_cache(maxsize=8)
def entries_of_years(text: str) -> tuple[tuple[Span, Kind], ...]:
    if text.count("\n") < LEAST:
        return ()
    found = []
    for entry in _ENTRY_OF_YEAR.finditer(text):
        name = entry["name"]
        made = _CLASSES.search(name)
        facility = any(name.removesuffix("事業").endswith(kind) for kind in word_list("facilities", "kinds"))
        # A project is begun, an event held.
        fits_verb = made is not None and (made["project"] is not None) is (entry["verb"].lstrip("をの") in ("スタート", "始動", "開始"))
        if made is not None and fits_verb and not facility and _NAMELESS.search(name) is None:
            found.append((Span(*entry.span("name")), Kind.PROJECT if made["project"] else Kind.EVENT))
    if found and len(YEAR_ALONE.findall(text)) < LEAST:
        found = []
    written = list(_lines(text))
    for start, end in written if len(written) >= LEAST else ():
        for entry in _ENTRY.finditer(text, start, end):
            kind = _kind_of(entry)
            if kind is not None:
                found.append((Span(*entry.span("quoted" if entry["quoted"] else "name")), kind))
    return tuple(found)


def begun_in_chronicle(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The projects and events that the entries of a chronicle say began or were held, from `start` to `end`."""
    for span, kind in entries_of_years(text):
        if start <= span.start and span.end <= end:
            yield LaidOut(span, kind, 0.76, "begun-in-chronicle", 6.05)


_BARE_YEAR = re.compile(rf"{MARKS}(({YEAR})(?:[./](0?[1-9]|1[0-2]))?)(?:[ 　]?[(（](?:[SHRTM]|昭和|平成|令和|大正|明治)[0-9元]{{1,2}}年?[)）])?[ 　]*")


def bare_year(line: Line, text: str) -> DateMention | None:
    """1997, or 1957.04（S32）, on a line of its own."""
    said = _BARE_YEAR.fullmatch(text, line.block.start, line.block.end)
    if said is None:
        return None
    return DateMention(*said.span(1), said[2] + (f"-{int(said[3]):02}" if said[3] else ""))
