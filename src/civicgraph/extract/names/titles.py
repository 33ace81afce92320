"""Titles in brackets 「…」『…』, and the kind of thing that the words beside them say they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from civicgraph.extract.lexicon import legal_forms, lexicon
from civicgraph.extract.names.title_lists import listed_class
from civicgraph.extract.names.title_words import VAGUE, is_clause, is_plain, noun_after, noun_before, title_like
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.sentences import Sentence
from civicgraph.knowledge import KnownEntity
from civicgraph.records import Kind

_BRACKETED = re.compile(r"「((?:[^「」]|「[^「」]*」)*)」|『([^『』]*)』|“([^“”「」『』]{3,60})”")
_SENTENCE_LIKE = re.compile(
    r"[。！!?？]|(?:です|ます|ました|でした|ません|だった|である|ください|たい|ない|ね|よ|わ|ぞ|した|する|れる|られる|いる|った|だ|か)$"
)
_NAMED_AS = re.compile(
    r"(?:という|といった|と題(?:した|する|し)|と名付け(?:た|られた)|と呼ばれる|なる)(?:名の|名称の)?"
)
_SHORT_FORM = re.compile(r"([^()（）]{2,}?)[(（](?:略称|通称|以下|愛称)")
# みどりセンター(仮称), 一般社団法人みどり(※1), みどり支部(支部長 早瀬徹氏): remarks on a name.
_MARKED = re.compile(r"(?:[(（](?:仮称|仮|※[^()（）]*|注[^()（）]*|[A-Za-z ]{2,40}|[^()（）]{0,8}(?:長|代表|理事|委員|幹事)[ 　・:：][^()（）]{2,12})[)）])+$")
# （以下「みどり」）: another name of what stands before the bracket, for those who read definitions.
_DEFINING = re.compile(r"[(（、,](?:以下|略称|通称)[、,:：]?$")
_MOTTO = re.compile(
    r"(?:テーマ|スローガン|キーワード|コンセプト|モットー|合言葉|ミッション|ビジョン|キャッチコピー)(?:は|を|に|が|の)?、?$"
)
_IS_MOTTO = re.compile(r"(?:という|との)?(?:を|が)?(?:テーマ|スローガン|キャッチコピー|合言葉|コンセプト|モットー|理念|ビジョン)(?:を|に|と)(?:掲げ|し|設定)")
# 金賞 「…」, 最優秀賞（学生部門）「…」: what won a prize.
_PRIZE = re.compile(r"(?:^|[\s　■●◆○・【\[、])[^\s　。、「」は]{1,16}賞(?:[】\]]|[(（][^()（）]{1,14}[)）])?[ 　:：]*$")
_EDITION = re.compile(
    r"(?:[\s・]*(?:20\d\d|19\d\d|令和\d++年度?|第\d++[回期次版]|vol\.?\d++|\d++(?:\.\d++)*+|[#＃]\d++|[(（][^()（）]*[)）]|[IVX]++)|[ 　]+in[ 　]*[一-鿿]{2,5}(?:[&＆・×][一-鿿]{2,5})*)+$",
    re.I,
)
# What stands at a title's end is looked for no further from it: a whole paragraph may be taken for a title.
_LONGEST_TAIL = 120


# 開催レポート「…」 reports on the event named.
_REPORT_OF = re.compile(r"(?:イベント|開催|参加|実施|現地|講演|大会)(?:レポート|リポート|報告|ルポ|記)$")
# 開催された『…』, 公開した「…」: what was done to the thing named.
_DONE = re.compile(r"([一-鿿]{2})(?:した|された|している|されている|する|される|いたしました)$")


# 「みどり会」は…発足: what is founded and ends like an association.
_ASSOCIATION = re.compile(r"(?:(?<![社大国都教機])会|隊|団|組|連|座|塾|クラブ|の輪)$")
_FOUNDED = re.compile(r"[^。]{0,40}(?:発足|設立|結成|立ち上げ|加入|入会|所属|活動)")


# 会場は駅前の「…」, 「…」で開かれた: where an event is held.
_VENUE_IS = re.compile(r"(?:会場|開催場所|開催地|場所|ところ)[ 　]*(?:は|が|も|[:：])[^。「」『』]{0,20}$")
_HELD_THERE = re.compile(r"(?:[(（][^()（）]{1,30}[)）])?(?:に(?:て|おいて)|で)、?(?:開催|開か|開く|行わ|催|実施)")


# 「…」を開催しました, 「…」の取り組み: said of an event, of a project.
_HELD_IT = re.compile(r"(?:を|が|は)、?(?:[^、。「」はがを]{0,24}(?:で|に|にて|において)、?)?(?:開催|主催|共催|開か|催)")
# 「みどり委員会」を3月2日、北浜会館で開いた, …が行われた: a meeting, by whatever the body that meets so is called.
_WHEN_WHERE = r"(?:(?!し[、たて]|され|する)[^。「」をはが]){0,60}?"
_MET = re.compile(rf"(?:[(（][^()（）]{{1,40}}[)）])?(?:を、?{_WHEN_WHERE}(?:開催|開[いきくかこ]|催|実施|行[いっうわ]|挙行)|[がはも]、?{_WHEN_WHERE}(?:(?:開催|実施|挙行)さ|(?:開か|行わ|催さ)れ|(?<=で)あっ|(?<=で)あり、))")
_MET_BEFORE = re.compile(r"(?:(?:開か|行わ|催さ)れ(?:た|る|ている)|(?:開い|行っ)た|(?:開催|実施)(?:され|し|いたし)(?:まし)?た|(?:主催|共催)(?:の|する|した|による))$")
_MEETS = re.compile(r"(?:(?<![社国都機協教学合])(?<!(?<![協審])議)(?<!連絡協議)会|会議|つどい|集い)$|^(?:令和|平成|20\d\d)")
_UNDERTAKING = re.compile(r"の(取り組み|取組み|取組|事業|プロジェクト|実証実験|実証事業|社会実験|プログラム|キャンペーン)")
# 「まちの学校」を始めた: a school or place that one begins is a project.
_BEGUN = re.compile(r"(?:を|の)?(?:開始|始め|スタート|実施|展開|開講|はじめ)")
# 「…」は4月1日に公開された: said of nothing but works.
_RELEASED = re.compile(r"(?:は|が|を)、?(?:[0-9]{1,4}[年月日])*(?:に|、)?(?:公開|リリース|刊行|出版|発売|配信|上映|制作|開発)(?:し|され|中)")
# 「International Open Data Day 2014 in Japan」: an edition of an event that is known.
_KNOWN_HEAD = re.compile(r"(.{4,40}?)[ 　]?(?:(?:19|20)[0-9]{2}|[iI][nN](?![a-z])|@)")
# 「第2回データ活用研究会」: a meeting of the body.
_NTH = re.compile(r"第\d+回")


_TAKEN_PART = re.compile(
    r"(?:[(（][^()（）]{1,20}[)）])?(?:(?:に|で|にて|において)、?(?:登壇|参加|出席|講演|発表|出展)|(?:には?|では?)、?[^。「」]{0,30}?(?:講演|登壇|出席|参列|駆けつけ|と題し|あいさつ|挨拶)"
    r"|では?、?[^。「」]{2,24}「[^「」]{2,40}」と題し|の(?:講師|登壇者|司会|基調講演|パネリスト|会場|参加者)(?:は|を|に|には))"
)
# 「みどり夜市」が8月10日、商店街で開かれ: what is held on a day.
_HELD_ON = re.compile(r"(?:が|は)(?=[^。「」]{0,40}日)[^。「」]{0,60}?(?:開かれ|開催され|催され|始まっ|始まり|開幕し|行われ|(?<=で)あっ?(?:た|り、))")
_STANDING = ("有識者会議", "連絡会議", "推進会議", "検討会議", "戦略会議", "調整会議", "専門家会議", "審議会議", "協議会議", "運営会議", "対策会議", "本部会議", "諮問会議", "構想会議", "評価会議", "関係者会議", "閣僚会議", "学術会議")
_OF_TWO = re.compile(r".(?:と|及び|および|並びに).+(?:協定|覚書|契約|締結式|調印式)(?:書)?$")
# みどりプログラム～まちを育てる市民活動支援～, みどりフォーラム ―市民とデータ―
_SUBTITLE = re.compile(r"([^~～〜―—–－]{4,40}?)[ 　]*[~～〜―—–－].{4,}$")
# 『みどりフォーラム2021「…」』: the name of a meeting, and what it is about.
_SUBTITLED = re.compile(r"([^「」]{4,30})[ 　]?「[^「」]+」$")


class Title(NamedTuple):
    """A bracketed name: the words inside the brackets, its kind, how sure that is, and the noun that told it."""

    start: int
    end: int
    kind: Kind
    confidence: float
    method: str
    class_noun: str = ""
    known: tuple[KnownEntity, ...] = ()


@lru_cache(maxsize=1 << 12)
def bare_title(title: str) -> str:
    """A title without the year, edition or bracketed remark at its end.

    >>> bare_title("シビックテックサミット2024")
    'シビックテックサミット'
    """
    start = max(0, len(title) - _LONGEST_TAIL)
    return title[:start] + _EDITION.sub("", title[start:]) or title


def find_titles(sentence: Sentence, text: str) -> Iterator[Title]:
    """The bracketed titles of a sentence whose kind the text settles; quotations and emphasised words are left out."""
    for match in _BRACKETED.finditer(text, sentence.start, sentence.end):
        group = match.lastindex or 1
        start, end = match.span(group)
        inner = text[start:end]
        if group == 1 and "『" in inner and not known(inner):
            yield from _nested(text, start, end)
        if short := _SHORT_FORM.match(inner):
            end, inner = start + short.end(1), short.group(1)
        headed = _SUBTITLED.match(inner) if group == 2 else None
        if headed is not None and (told := lexicon().class_of(bare_title(headed.group(1)))) is not None and told[0] is Kind.EVENT:
            end, inner = start + headed.end(1), headed.group(1)
        if (marked := _MARKED.search(inner)) is not None and marked.start() > 1:
            end, inner = start + marked.start(), inner[: marked.start()]
        if (main := _main_title(inner)) is not None:
            end, inner = start + len(main), main
        if not 1 < len(inner) <= 60 or _DEFINING.search(text, max(0, match.start() - 8), match.start()) or "\n" in inner:
            continue
        found = known(inner)
        if found:
            yield Title(start, end, found[0].kind, 0.95, "known-title", known=found)
        elif report := _report(sentence, text, match):
            yield report
        elif judged := _judge(sentence, text, match, inner, double=group == 2):
            # Marks of quotation hold a name only where a noun beside them says of what.
            if group < 3 or judged[2] in ("title-after-class-noun", "title-before-class-noun", "title-own-class"):
                yield Title(start, end, *judged)


def _main_title(inner: str) -> str | None:
    """みどりプログラム～まちを育てる市民活動支援: the name before its subtitle, where its last word tells what it is."""
    parted = _SUBTITLE.match(inner)
    told = lexicon().class_of(bare_title(parted.group(1))) if parted is not None else None
    return parted.group(1) if parted is not None and told is not None and len(parted.group(1)) - len(told[1]) >= 2 else None


def _report(sentence: Sentence, text: str, match: re.Match[str]) -> Title | None:
    """「ミチトーク」中間報告書: a report named after what it reports on, brackets and all."""
    noun = noun_after(sentence, match.end(), text)
    if noun and lexicon().work_subtypes.get(noun) == "schema:Report":
        return Title(match.start(), match.end() + len(noun), Kind.WORK, 0.85, "title-of-report", noun)
    return None


def _nested(text: str, start: int, end: int) -> Iterator[Title]:
    """『…』 inside a quotation in 「…」."""
    for match in re.finditer(r"『([^『』]*)』", text[start:end]):
        a, b = start + match.start(1), start + match.end(1)
        if 1 < b - a <= 60 and not _SENTENCE_LIKE.search(text[a:b]) and "のような" not in text[a:b]:
            found = known(text[a:b])
            kind = found[0].kind if found else (lexicon().class_of(bare_title(text[a:b])) or (Kind.WORK, ""))[0]
            yield Title(a, b, kind, 0.7, "title-in-quotation", known=found)


_CLAUSE = re.compile(r"[ぁ-ゖ一-鿿](?:った|げた|きた|いた|した|めた|れた|ている|てきた|できる|ような|ための)$")
# 主催団体である「みどりの輪」
_IS_A = re.compile(r"([一-鿿ァ-ヺーA-Z]{2,12})である$")
# 印刷事業などを展開する「みどり社中」: who does that business.
_IN_BUSINESS = re.compile(r"(?:事業|サービス|業務|業|販売|店舗|支援)(?:など|等)?を(?:展開|運営|提供|手掛け|手がけ|営|行)(?:する|る|む|う|している|ている|んでいる)$")
_ONLINE = re.compile(r"(?:オンライン|バーチャル|仮想|ネット上の?)[^。、]{2,12}を(?:立ち上げ|開設|開講|始め|スタート|開校|運営)")
_TALK = re.compile(r"講演|発表|講義|スピーチ|プレゼン")
# 「…」と題して、早瀬氏が語った; 「…とは」をテーマに講演した: what is a theme is a title if it is a phrase.
_GIVEN_AS = re.compile(
    r"(?:と題(?:し|す)|という(?:題|演題|タイトル)で|と?の(?:題|演題|タイトル)で|(をテーマ(?:に|と)|(?:という|との|の)テーマで))(?![^。]{0,24}(?:(?:本|書籍|記事|論文|報告書|レポート|コラム|動画|提言|声明|作品|映画|番組|[曲歌展集])を|(?:記事|コラム|動画|番組)で))"
    r"[^。]{0,200}?(?:講演|講話|講義|基調報告|話[しすさ]|お?話(?:を|が|に|も)|語[っりるら]|トーク|対談|鼎談|座談|討論|議論|意見(?:交換|を交わ)|ディスカッション|登壇|スピーチ|プレゼン|発表|講師|パネリスト|コーディネータ|事例(?:紹介|報告)|レクチャー|示唆)"
)
_PHRASE = re.compile(r"[ぁ-ゖ][^「」]*[一-鿿ァ-ヺA-Za-z]|[~〜～―—!！?？]")
# 「撤退戦略」を語る, 「電子地図」を使う: one common word and such a noun are an idea, unless somebody has it or makes it.
_OF_IDEAS = frozenset(["戦略", "政策", "地図", "マップ", "データ", "制度", "運動", "基盤", "システム", "サービス", "モデル", "調査", "資料", "標準", "ツール", "プラットフォーム", "API", "AI"])
_NAMED = re.compile(r"(?:を|が|は|も)、?[^。「」をが]{0,20}?(?:策定|公表|制定|発表|公開|改定|まとめ|とりまとめ|取りまとめ|リリース|決定|開始|スタート|始め|始ま|刊行|発行|開発)|[(（]")
_OWNED = re.compile(r"[一-鿿ァ-ヺーA-Za-z]の$")
_SHOPS = ("専門店", "書店", "飲食店", "喫茶店", "居酒屋", "レストラン", "雑貨店", "食堂")
_MADE = ("車載器", "端末", "デバイス", "ロボット", "機器", "装置", "パソコン", "マイコン", "センサー", "トラッカー", "教材", "ビューワー", "ビューワ", "ビューアー", "ビューア", "エディタ", "エディター", "ブラウザ", "フレームワーク", "作品", "楽曲", "絵画", "短編", "愛唱歌", "代表曲", "課題曲", "テーマ曲", "主題歌", "校歌")
# 登場した、北斗電子の「Nido」: what whoever makes such things has made.
_MAKER = re.compile(r"(?:研究所|電機|電器|電子|製作所|工業|技研|自動車|精機|製薬|ソフト|テック|システムズ|株式会社|[一-鿿ァ-ヺーA-Za-z]社)(?:が開発した|の)$")
_COINED = re.compile(r"[A-Za-z][A-Za-z0-9-]{2,15}|[ァ-ヺー]{3,12}[A-Z0-9]{0,3}")
_SHOWN = re.compile(r"(?:登場|発売|製品化|商品化)(?:し|され)た、?[^「」。、]{2,24}$")
_PRODUCT = re.compile(r"(?:は、?[^。「」]{0,40}(?:製品|機種|端末|機器|装置|デバイス|ロボット|センサー)(?:だ|です|で、|である|。)|[がを]、?[^。「」はがを]{0,12}(?:発売|製品化|商品化))")
# 基調講演として行われた「…」: what part of an event it is.
_GIVEN_FIRST = re.compile(r"((?:基調|特別|記念)講演|講演|セッション|パネルディスカッション|トークセッション|対談|鼎談|ワークショップ)として、?(?:行われた|開かれた|開催された|行った|開催した|実施された|実施した)、?$")
# 講演1「…」, セッション2:「…」: a programme numbers its parts.
_NUMBER = re.compile(r"[ 　]?[0-9]{1,2}[ 　]?[:：.]?[ 　]?$")


def _judge(
    sentence: Sentence, text: str, match: re.Match[str], inner: str, *, double: bool
) -> tuple[Kind, float, str, str] | None:
    lex = lexicon()
    sentence_like = bool(_SENTENCE_LIKE.search(inner))
    if _MOTTO.search(text[sentence.start : match.start()]):
        return None
    # 記念式 “Midori Opening”: a blank parts Latin marks from the noun before.
    spaced = match.lastindex == 3 and text.endswith(" ", 0, match.start())
    left = noun_before(sentence, text, match.start() - spaced)
    if (number := _NUMBER.search(text, max(sentence.start, match.start() - 6), match.start())) is not None:
        before = noun_before(sentence, text, number.start())
        part = max((n for n in word_list("sessions", "nouns") if before.endswith(n)), key=len, default="")
        if part:
            return Kind.EVENT, 0.85, "title-after-class-noun", part
    if text[match.start() - 1 : match.start()] in "、たる" and (given := _GIVEN_FIRST.search(text, max(sentence.start, match.start() - 24), match.start())) is not None:
        return Kind.EVENT, 0.85, "title-after-class-noun", given.group(1)
    if _REPORT_OF.search(left):
        return Kind.EVENT, 0.85, "title-after-report-of", ""
    own = _own_class(inner) if not sentence_like else None
    # みどり振興機構「東浜整備事業」: a body that is known, and what it does.
    bodys = own is not None and own[0] is not Kind.ORGANIZATION and any(e.kind is Kind.ORGANIZATION for e in known(left))
    if left and not bodys and (named := lex.class_of(left)):
        return named[0], 0.9, "title-after-class-noun", named[1]
    if left.endswith(_SHOPS) and not sentence_like:
        # 専門店「みどり」: who keeps it.
        return Kind.ORGANIZATION, 0.82, "title-after-class-noun", "店"
    if left.endswith(_MADE) and not sentence_like:
        return Kind.WORK, 0.82, "title-after-class-noun", "作品"
    if (is_a := _IS_A.search(text, max(sentence.start, match.start() - 16), match.start())) is not None:
        told = lex.class_of(is_a.group(1))
        if told is not None and told[0] is Kind.ORGANIZATION:
            return told[0], 0.88, "title-after-class-noun", told[1]
    if _PRIZE.search(text[sentence.start : match.start()]):
        return Kind.WORK, 0.75, "title-after-prize", ""
    after = text[match.end() : sentence.end]
    if _IN_BUSINESS.search(text, max(sentence.start, match.start() - 24), match.start()):
        return Kind.ORGANIZATION, 0.82, "title-after-business", ""
    if (done := _DONE.search(text[sentence.start : match.start()])) is not None and not sentence_like:
        kind = lex.title_verbs.get(done.group(1))
        if kind is not None and (double or kind is not Kind.WORK or title_like(inner)):
            return kind, 0.82, "title-after-verb", ""
    if _IS_MOTTO.match(after):
        return None
    if named_as := _NAMED_AS.match(after):
        noun = _class_noun_ahead(sentence, match.end() + named_as.end(), text)
        if noun and lex.class_nouns[noun] in (Kind.ORGANIZATION, Kind.PLACE) and "題" in named_as.group():
            # 「…」と題し、北斗大学の早瀬氏が講演した
            return (Kind.EVENT, 0.8, "title-of-talk", "講演") if _TALK.search(after[:120]) else None
        if noun and lex.class_nouns[noun] is Kind.PLACE and _ONLINE.match(after[named_as.end() :]):
            return Kind.PROJECT, 0.82, "title-named-as", noun
        if noun and "名" not in named_as.group() and (sentence_like or is_clause(sentence, *match.span(match.lastindex or 1))) and noun.endswith(tuple(VAGUE)):
            # 「2030年までに…をやめる」という方針: what it says, not what it is called.
            return None
        if noun:
            return lex.class_nouns[noun], 0.9, "title-named-as", noun
    given = _GIVEN_AS.match(after)
    if given is not None and len(inner) > 5 and (given.group(1) is None or (len(inner) > 9 and _PHRASE.search(inner))):
        return Kind.EVENT, 0.8, "title-of-talk", "講演"
    if _MAKER.search(text, max(sentence.start, match.start() - 8), match.start()) and _COINED.fullmatch(inner) and not own and (_SHOWN.search(text, max(sentence.start, match.start() - 40), match.start()) or _PRODUCT.match(after)):
        return Kind.WORK, 0.78, "title-of-product", ""
    if (listed := listed_class(sentence, text, *match.span())) is not None and (not sentence_like or title_like(inner)):
        return listed[0], 0.85, "title-in-list", listed[1]
    adjacent = noun_after(sentence, match.end(), text)
    if sentence_like:
        held = lex.class_nouns.get(adjacent) is Kind.EVENT and len(adjacent) > 2
        return (Kind.EVENT, 0.8, "title-before-class-noun", adjacent) if held else None
    own = _own_class(inner)
    if own and own[1] and _CLAUSE.search(bare_title(inner).removesuffix(own[1])):
        # 「みんなで作り上げたイベント」: what it is like, not what it is called.
        return None
    if adjacent and adjacent in lex.class_nouns and lex.class_nouns[adjacent] is not Kind.PLACE:
        return lex.class_nouns[adjacent], 0.85, "title-before-class-noun", adjacent
    if bare_title(inner) != inner and any(e.kind is Kind.EVENT for e in known(bare_title(inner))):
        return Kind.EVENT, 0.9, "edition-of-known", ""
    if own and own[0] is Kind.ORGANIZATION and after.startswith("と題し"):
        # 「…から広がるNPO法人」と題して話した: what was spoken of.
        return None
    if (not own or own[0] is Kind.ORGANIZATION) and _MEETS.search(bare_title(inner)) and (_MET.match(after) or _MET_BEFORE.search(text, sentence.start, match.start())):
        return Kind.EVENT, 0.75, "title-held", own[1] if own else ""
    if own and own[0] in (Kind.ORGANIZATION, Kind.PLACE) and _BEGUN.match(after):
        return Kind.PROJECT, 0.8, "title-begun", ""
    if own and own[0] is Kind.ORGANIZATION and _NTH.match(inner):
        return Kind.EVENT, 0.85, "title-of-meeting", own[1]
    if (head := _KNOWN_HEAD.match(inner)) is not None and any(e.kind is Kind.EVENT for e in known(head.group(1))):
        return Kind.EVENT, 0.88, "edition-of-known", ""
    if own and own[1] == "会議" and not inner.endswith(_STANDING) and _TAKEN_PART.match(after):
        # 「みどりみらい会議」に参加した: a meeting, unless it ends as standing bodies do.
        return Kind.EVENT, 0.8, "title-held", ""
    if own and own[1] in _OF_IDEAS and not double and is_plain(sentence, match.start() + 1, match.end() - 1 - len(own[1])) and not _NAMED.match(after) and not _OWNED.search(text, max(sentence.start, match.start() - 2), match.start()):
        return None
    if own:
        return own[0], 0.85, "title-own-class", own[1]
    if _VENUE_IS.search(text[sentence.start : match.start()]) or _HELD_THERE.match(after):
        return Kind.PLACE, 0.82, "title-of-venue", ""
    if double:
        return Kind.WORK, 0.75, "title-in-double-brackets", ""
    if _ASSOCIATION.search(inner) and _FOUNDED.match(text, match.end(), sentence.end):
        return Kind.ORGANIZATION, 0.8, "title-founded", ""
    if _HELD_ON.match(after) and len(inner) > 3:
        return Kind.EVENT, 0.82, "title-held", ""
    if _HELD_IT.match(after) and (title_like(inner) or (len(inner) > 4 and after.startswith("を"))):
        return Kind.EVENT, 0.85, "title-held", ""
    if (of := _UNDERTAKING.match(after)) is not None and title_like(inner) and len(inner) > 4:
        return Kind.PROJECT, 0.8, "title-of-undertaking", of.group(1)
    verb = _verb_after(sentence, match.end())
    if verb and (title_like(inner) or (len(inner) > 3 and _RELEASED.match(after))):
        return verb, 0.6, "title-by-verb", ""
    return None


def _class_noun_ahead(sentence: Sentence, start: int, text: str) -> str | None:
    """The class noun that という introduces, perhaps over the verb between: というテーマで実施されたセッション."""
    position = start
    for _ in range(3):
        noun = noun_after(sentence, position, text)
        named = lexicon().class_of(noun) if noun else None
        if named and noun not in ("テーマ", "タイトル"):
            return named[1]
        following = [
            w for w in sentence.words if w.start >= position + max(len(noun), 1) and w.pos[0] in ("名詞", "補助記号")
        ]
        if not following or following[0].pos[0] == "補助記号" or following[0].start > start + 24:
            return None
        position = following[0].start
    return None


def _own_class(inner: str) -> tuple[Kind, str] | None:
    """The kind that a title's own last word tells."""
    lex = lexicon()
    if "：" in inner or ":" in inner:
        # パネル討論会：…, シンポジウム：…: the class before the title proper.
        head = lex.class_of(re.split("[:：]", inner)[0].strip())
        if head is not None and head[0] is not Kind.ORGANIZATION:
            return head
    if inner not in lex.legal_forms and inner.startswith(legal_forms()):
        # 「株式会社みどりと北斗市との協定」: what two bodies have made is neither.
        return None if _OF_TWO.search(inner) else (Kind.ORGANIZATION, "")
    bare = bare_title(inner)
    bare = bare if lex.class_of(bare) is not None else re.sub(r"(?<=[ぁ-ヿ一-鿿])[A-Z][A-Za-z ]*$", "", bare)
    for length in range(min(len(bare) - 1, 12), 0, -1):
        tail = bare[-length:]
        if tail in lex.suffixes or (tail in lex.units and length > 1):
            return Kind.ORGANIZATION, tail
        if tail in lex.class_nouns:
            # 合法, 方法: a common word that ends like a law.
            common = len(tail) == 1 and bare[-2:] in lex.not_laws
            return None if common else (lex.class_nouns[tail], tail)
    # 「Code for Midori」: some bodies are known by how their names begin.
    return (Kind.ORGANIZATION, "") if inner.startswith(tuple(b for b in lex.sector_beginnings if b.isascii())) else None


def _verb_after(sentence: Sentence, start: int) -> Kind | None:
    """The kind told by the first telling verb within the next dozen words, before another bracket opens."""
    verbs = lexicon().title_verbs
    subject = next((w.surface for w in sentence.words if w.start >= start + 1), "")
    # The verb of a title's own clause may stand far off: 「…」が2018年6月2日、東京都内で開催された.
    ahead = [w for w in sentence.words if w.start >= start][: 20 if subject in ("が", "を") else 10]
    for word in ahead:
        if word.surface in "「『":
            return None
        if kind := verbs.get(word.dictionary) or verbs.get(word.surface):
            return kind
    return None
