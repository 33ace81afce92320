"""Names that nouns alone do not make: committees and ordinances with a clause in them (北浜市市民参加と協働に関する審議会),
groups named after what they do (みどりの川を守る会), bodies whose first word in hiragana the dictionary took for a verb (きたみどり農業協同組合), projects named in kana.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civicgraph.extract.lexicon import legal_forms, lexicon
from civicgraph.extract.names.legal_forms import says_when
from civicgraph.extract.names.title_words import coined
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word, in_dictionary, words_within
from civicgraph.knowledge import KnownEntity
from civicgraph.records import Kind, Span

_CLAUSE = re.compile("に関する|に係る|に向けた|のための|のあり方|の在り方")
_COMMITTEE = re.compile(
    r"[一-鿿々ァ-ヺー]{0,12}?(?:審議会|審査会|懇談会|懇話会|検討会議?|協議会|有識者会議|専門家会議|連絡会議|推進会議|委員会|研究会|調査会|ワーキンググループ)(?![一-鿿々])"
)
_LAW = re.compile(r"(?:基本|特別措置)?条例(?:(?=第\d)|(?![一-鿿々]))")
# 日本語教育の推進に関する基本方針: a paper or policy by what it is about.
_PAPER = re.compile(
    r"[一-鿿々ァ-ヺー]{0,12}?(?:ガイドライン|ガイドブック|マニュアル|手引き?|指針|大綱|基本方針|基本計画|総合戦略|経済対策|総合対策)(?![一-鿿々ァ-ヺー])"
)
_JOINS = frozenset(["の", "と", "や", "及び", "および", "並びに", "・", "等", "など"])
_OF_YEAR = re.compile(r"(?:(?:令和|平成)[0-9元]+年度|(?:19|20)\d\d年度)[ 　]*")
_EDITION = re.compile(r"(?:(?:(?:令和|平成)[0-9元]+年度|(?:19|20)\d\d年度|第\d+回)[ 　]*)+")
# What a name can follow: anything else before it may be a part of it that was not understood.
_OPENS = frozenset(["、", "。", "は", "が", "も", "「", "『", "(", "（", ")", "）", "」", "』", ":", "：", " ", "　", "]", "】", "を", "で"])


class LongName(NamedTuple):
    """A name with a clause in it, and the municipality that it begins with, if it begins with one."""

    span: Span
    kind: Kind
    owner: Span | None = None
    known: tuple[KnownEntity, ...] = ()


def find_long_names(sentence: Sentence, text: str) -> Iterator[LongName]:
    """The committees and ordinances of a sentence that say what they are about."""
    for clause in _CLAUSE.finditer(text, sentence.start, sentence.end):
        committee = _COMMITTEE.match(text, clause.end(), sentence.end)
        paper = _PAPER.match(text, clause.end(), sentence.end)
        ending = committee or paper or _LAW.match(text, clause.end(), sentence.end)
        start = _left_edge(sentence.words, clause.start(), text) if ending is not None else None
        if ending is None or start is None:
            continue
        kind = Kind.ORGANIZATION if committee is not None else Kind.LAW
        if paper is not None and (told := lexicon().class_of(paper.group()) or (Kind.PROJECT, "")):
            if clause.start() - start >= 4 and not known(text[start : paper.end()]):
                yield LongName(Span(start, paper.end()), told[0])
            continue
        head = re.match(r"[一-鿿ヶぁ-ゖ]{1,6}?[都道府県市区町村](?:の)?", text[start : clause.start()])
        town = known(head.group().removesuffix("の")) if head is not None else ()
        if kind is Kind.ORGANIZATION and head is not None and head.group().endswith("の") and town:
            # 北浜市のデータ活用に関する検討会: whose it is, before its name.
            start, town = start + head.end(), ()
        if clause.start() - start >= 3:
            owner = Span(start, start + len(head.group().removesuffix("の"))) if head is not None and town else None
            yield LongName(Span(_with_inner_title(start, text), ending.end()), kind, owner, town)


def _with_inner_title(start: int, text: str) -> int:
    """Where a name begins whose first words stand in brackets of their own inside those around it: 「「みどり」の時代における懇談会」."""
    opening = text.rfind("「", 0, start) if text.endswith("」", 0, start) else -1
    return opening if opening > 0 and text[opening - 1] == "「" and start - opening < _LONGEST_INNER else start


_LONGEST_INNER = 24


# みんなでつくる音楽祭実行委員会, つながる灯りの夕べ実行委員会: named after an event whose own name has particles and verbs in it.
_PREPARES = re.compile(r"(?:実行|準備|組織)委員会(?!(?!代表|会長|委員長|副委員長|事務局|主催|共催|メンバー)[一-鿿々ァ-ヺーA-Za-z])")
# 会員を主体とする + 北浜まつり実行委員会: of whom it is made up.
_MADE_UP_OF = re.compile(r".*(?:を(?:主体|中心|母体|主力)と(?:する|した)|から(?:なる|成る)|で構成する|(?:有志|住民|市民|団体|企業|ら|者)で(?:つくる|作る))")
_ON_BEHALF = re.compile(r"[^、。]{1,20}を代表して")
_CASES = ("は", "が", "も", "から", "より", "まで", "へ", "や")
_NO_OPENING = ("代名詞", "連体詞", "接続詞", "副詞", "助詞", "助動詞")


_EDGES = frozenset(["、", "。", "「", "『", "(", "（", ")", "）", ":", "：", " ", "\u3000", "・", "】", "]", "■", "●", "/", "／", "\n", "，"])
_OWNERS = ("市", "町", "村", "区", "県", "都", "府", "会", "社", "校", "団", "部", "年", "月", "日", "度", "大学", "たち", "地域", "全国", "今回", "次回")


def find_named_committees(sentence: Sentence, text: str) -> Iterator[Span]:
    """The committees of a sentence that prepare an event, with the whole name of the event."""
    for match in _PREPARES.finditer(text, sentence.start, sentence.end):
        words = [w for w in sentence.words if w.end <= match.start()]
        first = len(words)
        while first and words[first - 1].surface not in _EDGES and words[first - 1].surface not in _CASES:
            first -= 1
        if first and words[first - 1].surface in _CASES and (first == 1 or words[first - 2].surface in _EDGES) and "ぁ" <= text[words[first - 1].end] <= "ゖ":
            # は + ままつ: no particle opens a line.
            first -= 1
        named = words[first:]
        beside = _behind_town(named[0].start, match.start(), text) if named else 0
        named = [w for w in named if w.start >= beside]
        if named and (behalf := _ON_BEHALF.match(text, named[0].start, match.start())) is not None:
            named = [w for w in named if w.start >= behalf.end()]
        if named and (made := _MADE_UP_OF.match(text, named[0].start, match.start())) is not None:
            named = [w for w in named if w.start >= made.end()]
        if named and (year := _OF_YEAR.match(text, named[0].start, match.start())) is not None:
            named = [w for w in named if w.start >= year.end()]
        if (first and words[first - 1].surface not in _EDGES) or len(named) < 2 or named[-1].pos[0] not in ("名詞", "接尾辞") or not 5 <= match.start() - named[0].start <= 36:
            continue
        opening = named[0]
        edition = opening.surface == "第" and named[1].pos[1] == "数詞"
        kana = "ぁ" <= text[opening.end] <= "ゖ" and opening.pos[0] in ("助詞", "助動詞", "副詞", "感動詞")
        plain = opening.surface != "みんな" and ((opening.pos[0] in _NO_OPENING and not kana) or says_when(opening))
        plain = plain or (opening.pos[1] == "数詞" and not edition)
        # 北浜市の音楽祭実行委員会, 地元の祭り実行委員会: whose or which it is, before its name.
        the = next((w for w in named if w.surface == "の"), None)
        owner = text[opening.start : the.start] if the is not None else ""
        owned = bool(owner) and (owner.endswith(_OWNERS) or bool(known(owner)) or owner in lexicon().generic_modifiers)
        parted = edition or any(w.pos[0] in ("助詞", "動詞", "助動詞") for w in named) or any("ぁ" <= c <= "ゖ" for c in text[opening.start : match.start()])
        if not plain and not owned and parted and not any(w.surface in ("、", "。", "と") for w in named[-2:]):
            yield Span(opening.start, match.end())



# みどりの川を守る会, 地雷をなくす市民の会: what a group is for, and what it is.
_GROUP = re.compile(
    r"(?:市民|県民|府民|道民|都民|区民|町民|村民|住民|全国|女性|若者|学生|親|議員|地域|国民|女性たち|みんな)*の?"
    r"(?:会|市民運動|運動|ネットワーク|協議会|連絡会|連絡協議会|連合会|懇談会|フォーラム)(?:(?![一-鿿々ァ-ヺー])|(?=(?:会員|会長|副会長|代表|事務局|理事長?|主催|共催|メンバー)(?![一-鿿])))"
)
_GROUP_WORD = re.compile("会|運動|ネットワーク|フォーラム")
# を一つ置いて…を守る会を開いた is a gathering: a group does something, has somebody, or is named in a list.
_GROUP_AFTER = re.compile(r"(?:[のはがと、・)）」』　 \n/／]|など|では|から|による|会員|会長|副会長|代表|事務局|理事|主催|共催|メンバー|$)")


# 古文書を読む会会長: whatever it does, a group has officers, and no gathering has.
_STAFFED_GROUP = re.compile("の?(?:会長|副会長|代表|副代表|事務局|世話人|主宰|理事|会員)")
_PLAIN = ("う", "く", "ぐ", "す", "つ", "ぶ", "む", "る")


def find_groups_of_purpose(sentence: Sentence, text: str) -> Iterator[Span]:
    """The groups of a sentence that are named after what they do."""
    if _GROUP_WORD.search(text, sentence.start, sentence.end) is None:
        return
    verbs = lexicon().purposes
    for particle, verb in itertools.pairwise(sentence.words):
        if particle.surface not in ("を", "に", "が") or verb.pos[0] not in ("動詞", "名詞"):
            continue
        doing = next((v for v in verbs if text.startswith(v, verb.start)), None) if text.startswith(verbs, verb.start) else None
        told = doing is not None
        if not told and verb.pos[0] == "動詞" and verb.surface.endswith(_PLAIN):
            doing = verb.surface
        group = _GROUP.match(text, verb.start + len(doing), sentence.end) if doing is not None else None
        start = _left_edge(sentence.words, particle.start, text) if group is not None else None
        if group is None or start is None or particle.start - start < 2 or known(text[start : group.end()]):
            continue
        if _GROUP_AFTER.match(text, group.end()) if told else _STAFFED_GROUP.match(text, group.end()):
            yield Span(_behind_town(start, group.end(), text), group.end())


def _behind_town(start: int, end: int, text: str) -> int:
    """北浜市と + みどりの川を守る会: where a name begins before which a government stands that is another."""
    joined = text.find("と", start + 1, end)
    return joined + 1 if joined > 0 and not text.startswith("もに", joined + 1) and any(e.kind is Kind.ORGANIZATION for e in known(text[start:joined])) else start


# What somebody does with a gathering (みどりの会を開く), and what only a group has or does (みどりの会の会員, みどりの会が主催).
_GATHERS = re.compile(r"を(?:開|催|終|始|企画|計画|行|した|実施|つくり|作り)|(?:が|は)[^。、]{0,20}(?:開か|開催され|催され|行われ|あり|あった|始ま|終わ)|に(?:参加|出席|招)|で(?:は|の)?(?:、|講演|発表|報告|話)")
_HAS = re.compile(
    r"の?(?:[(（「])?(?:会員|代表|会長|副会長|理事|事務局|メンバー|顧問|世話人|スタッフ|主宰|発起人|活動|皆さん|みなさん|メンバーら|人たち)"
    r"|(?:が|は|も)[^。]{0,60}?(?:主催|共催|運営|設立|結成|発足|協力|企画|活動|取り組|主宰|続け|手がけ|呼びかけ|開い|実施|行った|行う|行っ)|[(（](?:代表|会長|事務局|理事長|[一-鿿]{2,8}(?:代表|会長|理事長))|(?:から|より)(?:は|、)?"
)
_SORT_BEFORE = re.compile(r"(?:市民団体|ボランティア団体|ボランティアグループ|市民グループ|グループ|サークル|団体|NPO|主催|共催|後援|協力|協賛|講師|運営|出演)(?:者|団体)?[ 　]*[:：は、／/「『】\]|｜]?[ 　]*$")
_HELD_WORDS = frozenset(
    ["交流", "学習", "勉強", "報告", "説明", "発表", "意見交換", "話し合い", "集まり", "集い", "別れ", "お別れ", "感謝", "祝い", "お祝い", "歓迎", "送別", "激励", "鑑賞", "上映", "体験", "食事", "親睦", "懇親", "顔合わせ", "年", "今回", "今日", "次回", "毎回", "最初", "最後", "次", "前回", "本日", "今年", "来年", "昨年", "恒例", "通常", "別", "普通", "一般", "多く", "すべて", "全て", "他", "両方", "双方", "各地", "地元", "市内", "県内", "全国", "国内", "同様", "どちら", "それぞれ", "最近", "当日", "前日", "翌日", "午前", "午後", "夜", "朝", "昼", "夕方", "一つ", "ひとつ", "目的", "ため", "もの", "こと", "自分", "私", "私たち", "皆", "みんな", "参加", "開催", "総", "本", "当", "同", "偲ぶ", "立食", "昼食", "夕食", "春", "夏", "秋", "冬", "新年", "年末", "納", "打ち上げ", "結成", "発足", "設立", "完成", "竣工", "受賞", "出版", "記念", "追悼", "慰霊", "読書", "朗読", "俳句", "短歌", "お茶", "茶", "花見", "月見", "役員", "理事", "委員", "会員", "定例", "臨時", "毎月", "月例", "年次", "公開", "非公開", "初", "初めて", "第一", "第二", "数", "数十人", "大勢"]
)


def find_societies(sentence: Sentence, text: str) -> Iterator[Span]:
    """みどりの会, 仙台みどりの会: a group by the particle の, where the text tells it from a gathering."""
    if "の会" not in text[sentence.start : sentence.end]:
        return
    words = sentence.words
    for index in range(1, len(words) - 1):
        if words[index].surface != "の" or words[index + 1].surface != "会":
            continue
        end = words[index + 1].end
        first = index
        while first and words[first - 1].end == words[first].start and words[first - 1].pos[0] in ("名詞", "形状詞", "接頭辞", "接尾辞") and words[first - 1].pos[1] != "数詞" and words[first - 1].surface not in lexicon().adverbial:
            first -= 1
        former = first + 1 < index and words[first].surface in ("元", "前", "現")
        before = "、" if former else words[first - 1].surface if first else "。"
        first += former
        name = text[words[first].start : words[index].start]
        if first == index or before not in _OPENS_GROUP or words[index - 1].surface in _HELD_WORDS or len(name) < 2 or name in lexicon().titles:
            continue
        if _GATHERS.match(text, end) or known(text[words[first].start : end]):
            continue
        after = end + text.startswith((" ", "\u3000"), end)
        titled = any(text[after : after + n] in lexicon().titles for n in range(2, 9))
        # みどり図書館友の会: whose friends they are, the name says.
        friends = words[index - 1].surface == "友" and len(name) > 3
        told = friends or titled or _HAS.match(text, end, sentence.end) or _SORT_BEFORE.search(text, max(sentence.start - 1, words[first].start - 14, 0), words[first].start)
        person = next((w for w in words[index + 2 : index + 4] if w.start >= end), None)
        owned = text.startswith("の", end) and len(words) > index + 3 and words[index + 3].pos[2] == "人名"
        bracketed = text[words[first].start - 1 : words[first].start] in ("(", "（", "＝", "=") and text[end : end + 1] in (")", "）", "＝", "=")
        if told or owned or bracketed or (person is not None and text[end : end + 1] in ("、", "・") and text[words[first].start - 1 : words[first].start] in ("、", "・")):
            yield Span(words[first].start, end)


_OPENS_GROUP = _OPENS | {"と", "や", "・", "は", "から", "で", "に", "＝", "=", "/", "／", "\n", "，", "■", "●"}


def _left_edge(words: Sequence[Word], end: int, text: str) -> int | None:
    """Where the nouns begin that stand before a clause, over の and と; None where something else stands before them."""
    taken: list[Word] = []
    stopped = ""
    before = [w for w in words if w.end <= end]
    within = 0
    for index, word in reversed(list(enumerate(before))):
        if (index and word.surface == "な" and before[index - 1].pos[0] == "形状詞") or (taken and word.surface in ("在り", "あり") and taken[-1].surface == "方"):
            # 持続可能な地域社会に向けた…, 制度の在り方に関する…
            taken.append(word)
            continue
        # デジタル時代における制度の在り方に関する…
        within = word.end - 4 if taken and text.endswith("における", 0, word.end) else within
        if word.start >= within > 0:
            taken.append(word)
            continue
        noun = word.pos[0] in ("名詞", "接頭辞", "接尾辞", "形状詞", "記号") or (word.surface.isalnum() and word.surface.isascii())
        if not (noun and not word.surface.isspace()) and word.surface not in _JOINS:
            stopped = word.surface
            break
        taken.append(word)
    while taken and taken[-1].surface in _JOINS:
        taken.pop()
    if not taken:
        return None
    start = taken[-1].start
    edition = _EDITION.match(text, start, end)
    if stopped and stopped not in _OPENS and not (stopped == "に" and edition is not None):
        return None
    start = edition.end() if edition is not None else start
    owner = text.find("の", start, end)
    government = known(text[start:owner]) if owner > start else ()
    # 総務省のデータ活用に関する検討会: whose it is, before its name.
    return owner + 1 if any(e.sector == "NationalGovernment" for e in government) else start


# 子どもの + 権利条約ネットワーク
_OF_CHILDREN = re.compile("(?:子ども|こども|子供)の$")
_CUT_KANA = re.compile(r"(?:(?<=[、，「『(（・:：\s\u3000])|(?<![^\n]))な$")
_KANA_HEAD = re.compile(r"(?<=[、，「『(（・\n])[ぁ-ゖー]{2,5}$")


def place_head(start: int, sentence: Sentence, text: str) -> int:
    """Where the name of a place begins of which the dictionary cut な + みきスクエア: no particle stands at the head of a clause."""
    return start - 1 if "ぁ" <= text[start] <= "ゖ" and start > sentence.start and _CUT_KANA.search(text, max(0, start - 2), start) is not None else start


def hiragana_head(start: int, sentence: Sentence, text: str) -> int:
    """Where a body's name begins that hiragana stands right before, with a comma or bracket or the line's start before it."""
    if (children := _OF_CHILDREN.search(text, max(sentence.start, start - 4), start)) is not None and not any(w.start == start and w.pos[1] == "固有名詞" for w in sentence.words):
        return children.start()
    floor = max(sentence.start - 1, start - 6, 0)
    head = _KANA_HEAD.search(text, floor, start)
    # ま + つなみキッズセンター: the dictionary cut the name in its hiragana.
    cut = start - sentence.start == 1 and "ぁ" <= text[start] <= "ゖ" and "ぁ" <= text[start - 1] <= "ゖ"
    opening = sentence.start if head is None and (cut or re.fullmatch(r"[ぁ-ゖー]{2,5}", text[sentence.start : start])) else None
    begins = head.start() if head is not None else opening
    if begins is None or text.startswith(legal_forms(), start):
        # いま + 株式会社北浜
        return start
    words = words_within(sentence.words, begins, start)
    # これら, また, あの, いわゆる: no name begins so, and 、する協会 goes on with the clause before.
    plain = not words or words[0].start != begins or words[0].pos[0] in ("接続詞", "連体詞", "代名詞", "助詞", "副詞") or (words[0].pos[0] == "感動詞" and not cut) or words[-1].pos[0] in ("助詞", "連体詞")
    spoken = len(words) == 1 or text[begins:start] in ("する", "した", "いる", "ある", "なる", "できる", "される")
    return start if plain or (spoken and not cut and words[0].pos[0] != "名詞") else begins


_FIRM = ("株式会社", "有限会社", "合同会社", "合資会社", "(株)", "(有)", "(同)")
_BEFORE_FIRM = re.compile(r"(?:^|(?<=[、，。「『(（)）・/／:：|｜\s\u3000>】■●○◎◆*-]))(?:(?P<of>[ぁ-ゖァ-ヺー一-鿿]{1,6})の(?P<rest>[^\s　、。の]{0,8}?)|(?P<kana>[ぁ-ゖー]{1,6}))$", re.M)


def firm_head(start: int, end: int, sentence: Sentence, text: str) -> int:
    """Where the name of a firm begins that closes with its form: うなぎの寝床株式会社, いえしまコンシェルジュ株式会社, not 地元のみどり株式会社."""
    form = next((f for f in _FIRM if text.endswith(f, start + 1, end)), "")
    if not form or text.startswith(_FIRM, start):
        return start
    head = _BEFORE_FIRM.search(text, max(sentence.start, start - 16), start) if sentence.start < start else None
    if head is None or (head.start() == start - 16 and text[start - 17 : start - 16].strip()):
        return start
    words = words_within(sentence.words, head.start(), start)
    if not words or words[0].pos[0] in ("接続詞", "連体詞", "代名詞", "助詞", "副詞", "接頭辞"):
        return start
    if head["kana"] is not None:
        # よって、さらに: a clause goes on; いえしま is cut anyhow.
        return head.start() if words[-1].pos[0] != "助詞" and words[0].end - words[0].start < 4 and not head["kana"].endswith(("する", "した", "いる", "ある", "なる", "の")) else start
    of = head["of"]
    inside = [w for w in sentence.words if start <= w.start and w.end <= end - len(form)]
    plain = all(w.pos[1] == "普通名詞" and not w.surface.isascii() and in_dictionary(w.surface) for w in inside)
    hiragana = re.fullmatch(r"[ぁ-ゖー]{2,6}", of) is not None
    if of in _COMMON or of.endswith(("づくり", "なじみ")):
        return start
    noun = all(w.pos[0] == "名詞" and w.pos[2] not in ("地名", "人名") for w in words if w.end <= head.end("of")) and re.search("[ぁ-ゖァ-ヺ]", of) is not None
    return head.start() if noun and not head["rest"] and (hiragana or plain) else start


_KANA_PROJECT = re.compile(r"([ぁ-ゖー]{3,8}|[ァ-ヺー]{4,12})プロジェクト(?![一-鿿ァ-ヺー])")
_BEFORE_NAME = frozenset("、。「『(（)）・　 ／/:：\n")
_COMMON = frozenset(["まちづくり", "ものづくり", "ひとづくり", "くらし", "いのち", "あたらしい"])


# みどり市の令和6年度市民の庭づくり応援事業に採択されました: whose programme it is, and what it is called, の and all.
_CHOSEN = re.compile(
    r"(?<=[市区町村県都府道省庁会団])の[ 　]?((?:(?:(?:令和|平成)[0-9元]{1,2}|20\d\d)年度[ 　]?)?[^、。はがを「」『』\s　]{4,30}?(?:事業|補助金|助成金|プログラム|助成制度|支援制度))(?:に|として)(?:[^。、はがを]{0,8})(?:採択|選定)"
)
_ANY_PROGRAMME = re.compile(r"(?:(?:令和|平成)[0-9元]{1,2}|20\d\d)年度(?:の)?(?:事業|補助金|助成金|モデル事業|補助事業|委託事業)|(?:一つの|新規|新しい|補助|委託|モデル|支援|助成|公募|国庫補助)(?:事業|プログラム|金)|.*(?:など|等)の")


# 私たちは、東浜県の読書教育の推進事業に力を入れています: what those who speak carry out, behind the places where they do.
_CARRIED_OUT = re.compile(
    r"(?:私達|私たち|わたしたち|我々|当団体|当法人|当会)[はがで][^。「」]{0,30}?[一-鿿ァ-ヺー]{2,12}[省県州郡市町村区島]の([^、。はがをやと「」『』\s　]{3,24}?の?(?:構築|整備|開発|支援|推進|保全|普及|改善|再生|育成|建設)事業)(?=(?:の活動)?(?:に(?:力を入れ|取り組)|を(?:行[いっ]|実施|展開|進め|続け)))"
)


def find_chosen_programmes(sentence: Sentence, text: str) -> Iterator[Span]:
    """The programme of a town or ministry into which somebody was chosen, and the one that those who speak call their own."""
    said = text[sentence.start : sentence.end]
    if "事業" in said and (own := _CARRIED_OUT.match(text, sentence.start, sentence.end)) is not None and not known(own.group(1)):
        yield Span(*own.span(1))
    for match in _CHOSEN.finditer(text, sentence.start, sentence.end) if "採択" in said or "選定" in said else ():
        if _ANY_PROGRAMME.fullmatch(match.group(1)) is None and not known(match.group(1)):
            yield Span(*match.span(1))


def find_kana_projects(sentence: Sentence, text: str) -> Iterator[Span]:
    """ひまわりプロジェクト: a name in hiragana alone after a comma or bracket, or in katakana that no dictionary has."""
    said = text[sentence.start : sentence.end]
    for match in _KANA_PROJECT.finditer(text, sentence.start, sentence.end) if "プロジェクト" in said else ():
        start, name = match.start(), match.group(1)
        word = next((w for w in sentence.words if w.start == start), None)
        opens = start == sentence.start or text[start - 1] in _BEFORE_NAME
        kana = opens and word is not None and word.pos[0] in ("名詞", "形状詞", "動詞", "感動詞") and name not in _COMMON
        # NPO法人フライングプロジェクト: what has a legal form is a body.
        if not known(match.group()) and (coined(name) if name[0] >= "ァ" else kana) and not text[:start].endswith(legal_forms()):
            yield Span(*match.span())
