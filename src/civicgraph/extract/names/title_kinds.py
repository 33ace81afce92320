"""Of which kind a bracketed title is: what its own words tell, what stands before it and what is said of it after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_lists import end_of_list, listed_class
from civicgraph.extract.names.title_words import (
    HOSTED,
    THEME_OF,
    VAGUE,
    bare_title,
    is_clause,
    is_plain,
    is_sentence,
    is_task,
    is_work,
    noun_after,
    noun_before,
    of_theme,
    own_class,
    title_like,
)
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.recognition.model_mentions import CONFERENCE
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.talk_words import TALK
from civicgraph.records import Kind


class Judged(NamedTuple):
    """What kind of thing a title names, how sure that is, by what it was told, and the noun that told it."""

    kind: Kind
    confidence: float
    method: str
    class_noun: str = ""


# What one step of the reading says: False where the words name nothing, None where it cannot tell.
_Verdict = Judged | Literal[False] | None


@dataclass
class Bracketed:
    """Words in brackets in their sentence, from the opening mark (`start`) to behind the closing one (`end`).

    `inner` is what may be a name of them, `words` the whole between the marks.
    """

    sentence: Sentence
    text: str
    start: int
    end: int
    inner: str
    words: tuple[int, int]
    double: bool = False  # 『…』
    latin: bool = False  # “…”

    @cached_property
    def sentence_like(self) -> bool:
        return is_sentence(self.inner)

    @cached_property
    def bare(self) -> str:
        return bare_title(self.inner)

    @cached_property
    def own(self) -> tuple[Kind, str] | None:
        """The kind that its last word tells, and that word, where the words are no sentence."""
        return None if self.sentence_like else own_class(self.inner)

    @cached_property
    def left(self) -> str:
        """The nouns right before it."""
        # 記念式 “Midori Opening”: a blank parts Latin marks from the noun before.
        return noun_before(self.sentence, self.text, self.start - (self.latin and self.text.endswith(" ", 0, self.start)))

    @cached_property
    def adjacent(self) -> str:
        """The nouns right after it."""
        return noun_after(self.sentence, self.end, self.text)

    @cached_property
    def after(self) -> str:
        return self.text[self.end : self.sentence.end]

    def before(self, pattern: re.Pattern[str], reach: int | None = None) -> re.Match[str] | None:
        """What a pattern finds before it, at most so many characters off."""
        if reach is None:
            return pattern.search(self.text[self.sentence.start : self.start])
        return pattern.search(self.text, max(self.sentence.start, self.start - reach), self.start)


def judge(title: Bracketed) -> Judged | None:
    """The kind of a title, None where nothing tells it or the words are no name."""
    for step in _STEPS:
        verdict = step(title)
        if verdict is not None:
            return verdict or None
    return None


_MOTTO = re.compile(r"(?:テーマ|スローガン|キーワード|コンセプト|モットー|合言葉|ミッション|ビジョン|キャッチコピー)(?:は|を|に|が|の)?、?$")


def _motto_before(title: Bracketed) -> _Verdict:
    return False if title.before(_MOTTO) else None


# 講演1「…」, セッション2:「…」: a programme numbers its parts.
_NUMBER = re.compile(r"[ 　]?[0-9]{1,2}[ 　]?[:：.]?[ 　]?$")
# 基調講演として行われた「…」: what part of an event it is.
_GIVEN_FIRST = re.compile(rf"({TALK})として、?(?:行われた|開かれた|開催された|行った|開催した|実施された|実施した)、?$")
# 開催レポート「…」 reports on the event named.
_REPORT_OF = re.compile(r"(?:イベント|開催|参加|実施|現地|講演|大会)(?:レポート|リポート|報告|ルポ|記)$")


def _part_of_programme(title: Bracketed) -> _Verdict:
    """講演1「…」, 基調講演として行われた「…」, 開催レポート「…」."""
    noun = noun_before(title.sentence, title.text, number.start()) if (number := title.before(_NUMBER, 6)) is not None else ""
    if noun and (part := max((n for n in word_list("sessions", "nouns") if noun.endswith(n)), key=len, default="")):
        return Judged(Kind.EVENT, 0.85, "title-after-class-noun", part)
    if title.text[title.start - 1 : title.start] in "、たる" and (given := title.before(_GIVEN_FIRST, 24)) is not None:
        return Judged(Kind.EVENT, 0.85, "title-after-class-noun", given.group(1))
    return Judged(Kind.EVENT, 0.85, "title-after-report-of") if _REPORT_OF.search(title.left) else None


_SHOPS = ("専門店", "書店", "飲食店", "喫茶店", "居酒屋", "レストラン", "雑貨店", "食堂")
_MADE = ("車載器", "端末", "デバイス", "ロボット", "機器", "装置", "パソコン", "マイコン", "センサー", "トラッカー", "教材", "ビューワー", "ビューワ", "ビューアー", "ビューア", "エディタ", "エディター", "ブラウザ", "フレームワーク", "作品", "楽曲", "絵画", "短編", "愛唱歌", "代表曲", "課題曲", "テーマ曲", "主題歌", "校歌")
_GROUP_IN_ASSEMBLY = re.compile(r"(?<![0-9各両全無])会派$")


def _noun_before(title: Bracketed) -> _Verdict:
    """展示会「…」, 専門店「みどり」, 教材「…」: what the noun right before it says that it is."""
    # みどり振興機構「東浜整備事業」: a body that is known, and what it does; 北浜財団「みどりシンポジウム2018」: no body is called so, nor a project.
    bodys = title.own is not None and title.own[0] is not Kind.ORGANIZATION and any(e.kind is Kind.ORGANIZATION for e in known(title.left))
    named = lexicon().class_of(title.left) if title.left and not bodys else None
    if title.left.endswith("教室") and _MET.match(title.after):  # 公民館教室「花のアレンジ」が開催された
        return Judged(Kind.EVENT, 0.85, "title-after-class-noun", "教室")
    if named is not None and not (named[0] in (Kind.ORGANIZATION, Kind.PROJECT) and title.own is not None and title.own[0] is Kind.EVENT and title.bare != title.inner):
        return Judged(named[0], 0.9, "title-after-class-noun", named[1])
    if not title.sentence_like and (title.left.endswith(_SHOPS) or (title.own is None and _GROUP_IN_ASSEMBLY.search(title.left))):
        return Judged(Kind.ORGANIZATION, 0.82, "title-after-class-noun", "店" if title.left.endswith(_SHOPS) else "会派")
    if title.left.endswith(_MADE) and not title.sentence_like:
        return Judged(Kind.WORK, 0.82, "title-after-class-noun", "作品")
    return None


_IS_A = re.compile(r"([一-鿿ァ-ヺーA-Z]{2,12})である$")  # 主催団体である「みどりの輪」; below, what won: 金賞 「…」, 最優秀賞（学生部門）「…」
_PRIZE = re.compile(r"(?:^|[\s　■●◆○・【\[、])[^\s　。、「」は]{1,16}賞(?:[】\]]|[(（][^()（）]{1,14}[)）])?[ 　:：]*$")
# 印刷事業などを展開する「みどり社中」: who does that business.
_IN_BUSINESS = re.compile(r"(?:事業|サービス|業務|業|販売|店舗|支援)(?:など|等)?を(?:展開|運営|提供|手掛け|手がけ|営|行)(?:する|る|む|う|している|ている|んでいる)$")
# 開催された『…』, 公開した「…」: what was done to the thing named.
_DONE = re.compile(r"([一-鿿]{2})(?:した|された|している|されている|する|される|いたしました)$")


def _clause_before(title: Bracketed) -> _Verdict:
    """What a clause or a prize before it says that it is."""
    if title.before(HOSTED, 8) and (title.own is None or title.own[0] is Kind.EVENT) and not _ASSOCIATION.search(title.inner):
        return Judged(Kind.EVENT, 0.82, "title-held")
    if (is_a := title.before(_IS_A, 16)) is not None:
        told = lexicon().class_of(is_a.group(1))
        if told is not None and told[0] is Kind.ORGANIZATION:
            return Judged(told[0], 0.88, "title-after-class-noun", told[1])
    if (won := title.before(_PRIZE)) or title.before(_IN_BUSINESS, 24):
        return Judged(Kind.WORK, 0.75, "title-after-prize") if won else Judged(Kind.ORGANIZATION, 0.82, "title-after-business")
    if not title.sentence_like and (done := title.before(_DONE)) is not None:
        kind = lexicon().title_verbs.get(done.group(1))
        if kind is not None and (title.double or kind is not Kind.WORK or title_like(title.inner)):
            return Judged(kind, 0.82, "title-after-verb")
    return None


_IS_MOTTO = re.compile(r"(?:という|との)?(?:を|が)?(?:テーマ|スローガン|キャッチコピー|合言葉|コンセプト|モットー|理念|ビジョン)(?:を|に|と)(?:掲げ|し|設定)")
_NAMED_AS = re.compile(r"(?:[(（](?:以下|略称|通称)[^()（）]{1,30}[)）])?(?:という|といった|と題(?:した|する|し)|と名付け(?:た|られた)|と呼ばれる|なる)(?:名の|名称の)?")
_ONLINE, _TALK = re.compile(r"(?:オンライン|バーチャル|仮想|ネット上の?)[^。、]{2,12}を(?:立ち上げ|開設|開講|始め|スタート|開校|運営)"), re.compile(r"講演|発表|講義|スピーチ|プレゼン")


def _named_as(title: Bracketed) -> _Verdict:
    """「…」という講座, 「…」と名付けられたアプリ: what it is said to be the name of."""
    if _IS_MOTTO.match(title.after):
        return False
    named_as = _NAMED_AS.match(title.after)
    noun = _class_noun_ahead(title.sentence, title.end + named_as.end(), title.text) if named_as is not None else None
    if named_as is None or not noun:
        return None
    kind = lexicon().class_nouns[noun]
    if kind in (Kind.ORGANIZATION, Kind.PLACE) and "題" in named_as.group():
        # 「…」と題し、北斗大学の早瀬氏が講演した
        return Judged(Kind.EVENT, 0.8, "title-of-talk", "講演") if _TALK.search(title.after[:120]) else False
    if kind is Kind.PLACE and _ONLINE.match(title.after[named_as.end() :]):
        return Judged(Kind.PROJECT, 0.82, "title-named-as", noun)
    if "名" not in named_as.group() and noun.endswith(tuple(VAGUE)) and (title.sentence_like or is_clause(title.sentence, *title.words)):
        # 「2030年までに…をやめる」という方針: what it says, not what it is called.
        return False
    return Judged(kind, 0.9, "title-named-as", noun)


# 「…」と題して、早瀬氏が語った; 「…とは」をテーマに講演した: what is a theme is a title if it is a phrase.
_GIVEN_AS = re.compile(
    r"(?:と題(?:し|す)|という(?:題|演題|タイトル)で|と?の(?:題|演題|タイトル)で|(をテーマ(?:に|と)|(?:という|との|の)テーマで))(?![^。]{0,24}(?:(?:本|書籍|記事|論文|報告書|レポート|コラム|動画|提言|声明|作品|映画|番組|[曲歌展集])を|(?:記事|コラム|動画|番組)で))"
    r"[^。]{0,200}?(?:講演|講話|講義|基調報告|話[しすさ]|お?話(?:を|が|に|も)|語[っりるら]|トーク|対談|鼎談|座談|討論|議論|意見(?:交換|を交わ)|ディスカッション|登壇|スピーチ|プレゼン|発表|講師|パネリスト|コーディネータ|事例(?:紹介|報告)|レクチャー|示唆)"
)


def _talk(title: Bracketed) -> _Verdict:
    given = _GIVEN_AS.match(title.after)
    if given is not None and given.group(1) is not None and (told := of_theme(title.inner, title.after, of_whole=bool(title.before(THEME_OF, 12)))) is not True:
        return told
    return Judged(Kind.EVENT, 0.8, "title-of-talk", "講演") if given is not None and len(title.inner) > 5 else None


# 登場した、北斗電子の「Nido」: what whoever makes such things has made.
_MAKER = re.compile(r"(?:研究所|電機|電器|電子|製作所|工業|技研|自動車|精機|製薬|ソフト|テック|システムズ|株式会社|[一-鿿ァ-ヺーA-Za-z]社)(?:が開発した|の)$")
_COINED, _SHOWN = re.compile(r"[A-Za-z][A-Za-z0-9-]{2,15}|[ァ-ヺー]{3,12}[A-Z0-9]{0,3}"), re.compile(r"(?:登場|発売|製品化|商品化)(?:し|され)た、?[^「」。、]{2,24}$")
_PRODUCT = re.compile(r"(?:は、?[^。「」]{0,40}(?:製品|機種|端末|機器|装置|デバイス|ロボット|センサー)(?:だ|です|で、|である|。)|[がを]、?[^。「」はがを]{0,12}(?:発売|製品化|商品化))")


def _product(title: Bracketed) -> _Verdict:
    if not title.before(_MAKER, 8) or not _COINED.fullmatch(title.inner) or title.own:
        return None
    return Judged(Kind.WORK, 0.78, "title-of-product") if title.before(_SHOWN, 40) or _PRODUCT.match(title.after) else None


def _in_list(title: Bracketed) -> _Verdict:
    if not title.double and not title.sentence_like and is_work(title.text[title.sentence.start : title.start], title.inner, title.after):
        return Judged(Kind.WORK, 0.8, "title-of-work")
    listed = listed_class(title.sentence, title.text, title.start, title.end)
    return Judged(listed[0], 0.85, "title-in-list", listed[1]) if listed is not None and (not title.sentence_like or title_like(title.inner)) else None


_CLAUSE = re.compile(r"[ぁ-ゖ一-鿿](?:った|げた|きた|いた|した|めた|れた|ている|てきた|できる|ような|ための)$")


def _own_words(title: Bracketed) -> _Verdict:
    """What names nothing by its own words, and what the noun right after it says of what does."""
    kind = lexicon().class_nouns.get(title.adjacent)
    if title.sentence_like:
        if kind is Kind.EVENT and len(title.adjacent) > 2:
            return Judged(Kind.EVENT, 0.8, "title-before-class-noun", title.adjacent)
        # 「みんなで歩こう！～みどりデータソン～」を開催しました, 「…」開催！, 「…！データソン2024」に参加: nothing but what is held is called by a sentence here.
        held = (title.after.startswith("を") and _HELD_IT.match(title.after)) or _HELD.match(title.after) or _HELD_ON.match(title.after)
        held = held or (_TAKEN_PART.match(title.after) if (own_class(title.inner) or (None,))[0] is Kind.EVENT else None)
        return Judged(Kind.EVENT, 0.78, "title-held") if len(title.inner) > 6 and held else False
    if title.own and title.own[1] and _CLAUSE.search(title.bare.removesuffix(title.own[1])):
        # 「みんなで作り上げたイベント」: what it is like, not what it is called.
        return False
    if kind is not None and kind is not Kind.PLACE:
        return Judged(kind, 0.85, "title-before-class-noun", title.adjacent)
    if title.bare != title.inner and any(e.kind is Kind.EVENT for e in known(title.bare)):
        return Judged(Kind.EVENT, 0.9, "edition-of-known")
    return None


# 「みどり委員会」を3月2日、北浜会館で開いた, …が行われた: a meeting, by whatever the body that meets so is called.
_WHEN_WHERE = r"(?:(?!し[、たて]|され|する)[^。「」をはが]){0,60}?"
_MET = re.compile(rf"(?:[(（][^()（）]{{1,40}}[)）])?(?:を、?{_WHEN_WHERE}(?:開催|開[いきくかこ]|催|実施|行[いっうわ]|挙行)|[がはも]、?{_WHEN_WHERE}(?:(?:開催|実施|挙行)さ|(?:開か|行わ|催さ)れ|(?<=で)あっ|(?<=で)あり、)|の開催(?:について|の?お?知らせ|の?ご?案内|結果|報告|要領|$))")
_MET_BEFORE = re.compile(r"(?:(?:開か|行わ|催さ)れ(?:た|る|ている)|(?:開い|行っ)た|(?:開催|実施)(?:され|し|いたし)(?:まし)?た|(?:主催|共催)(?:の|する|した|による))$")
_MEETS = re.compile(r"(?:(?<![社国都機協教合])(?<!(?<!見)学)(?<!(?<![協審])議)(?<!連絡協議)会|会議|つどい|集い|教室|保健室|サロン|カフェ|ラボ|ゼミ|食堂|ひろば)$|^(?:令和|平成|20\d\d)")
# 「みどり実行委員会」の開催結果, 「北浜市防災会議」の開催について: it met, and is a body.
_COMMITTEE = re.compile(r"委員会$|^[^、。]{1,4}?(?:[都道府県]|(?<!都)市|区|町|村)(?:防災|教育|審議|総合教育|調整|対策)[^、。]{0,8}会議$")
_LED = re.compile(r"[(（][ 　]?(?:座長|委員長|会長|主査|部会長|分科会長|代表)[ 　:：=＝]")  # 「みどり研究会」(座長：早瀬徹)を開いた
_BEGUN = re.compile(r"(?:を|の)?(?:開始|始め|スタート|実施|展開|開講|はじめ)")  # 「まちの学校」を始めた: a project
_NTH = re.compile(r"第\d+回")  # 「第2回データ活用研究会」
# 「International Open Data Day 2014 in Japan」: an edition of an event that is known.
_KNOWN_HEAD = re.compile(r"(.{4,40}?)[ 　]?(?:(?:19|20)[0-9]{2}|[iI][nN](?![a-z])|@)")
_TAKEN_PART = re.compile(r"(?:[(（][^()（）]{1,20}[)）])?(?:(?:に|で|にて|において)、?(?:登壇|参加|出席|講演|発表|出展)|(?:には?|では?)、?[^。「」]{0,30}?(?:講演|登壇|出席|参列|駆けつけ|と題し|あいさつ|挨拶)"
    r"|では?、?[^。「」]{2,24}「[^「」]{2,40}」と題し|の(?:講師|登壇者|司会|基調講演|パネリスト|会場|参加者)(?:は|を|に|には))")
_STANDING = ("有識者会議", "連絡会議", "推進会議", "検討会議", "戦略会議", "調整会議", "専門家会議", "審議会議", "協議会議", "運営会議", "対策会議", "本部会議", "諮問会議", "構想会議", "評価会議", "関係者会議", "閣僚会議", "学術会議")


def _said_of_class(title: Bracketed) -> _Verdict:
    """What is another thing than its last word tells, by what is said of it: the meeting of a body, a school that one begins."""
    kind, noun = title.own or (None, "")
    if kind is Kind.ORGANIZATION and title.after.startswith("と題し"):  # 「…から広がるNPO法人」と題して話した: what was spoken of.
        return False
    # 「みどり教室」を開いた: more often a school
    opened = title.bare.endswith("教室") and re.match("を[^。]{0,30}?開(?!催)", title.after) is not None
    meets = _MEETS.search(title.bare) and not opened and not _LED.match(title.after) and not (title.after.startswith("の開催") and _COMMITTEE.search(title.bare))
    if kind in (None, Kind.ORGANIZATION, Kind.PLACE) and meets and (_MET.match(title.after) or _MET_BEFORE.search(title.text, title.sentence.start, title.start)):
        return Judged(Kind.EVENT, 0.75, "title-held", noun)
    if kind in (Kind.ORGANIZATION, Kind.PLACE) and _BEGUN.match(title.after):
        return Judged(Kind.PROJECT, 0.8, "title-begun")
    if kind is Kind.ORGANIZATION and _NTH.match(title.inner):
        return Judged(Kind.EVENT, 0.85, "title-of-meeting", noun)
    if (head := _KNOWN_HEAD.match(title.inner)) is not None and any(e.kind is Kind.EVENT for e in known(head.group(1))):
        return Judged(Kind.EVENT, 0.88, "edition-of-known")
    if noun == "会議" and not title.inner.endswith(_STANDING) and _TAKEN_PART.match(title.after):
        # 「みどりみらい会議」に参加した: a meeting, unless it ends as standing bodies do.
        return Judged(Kind.EVENT, 0.8, "title-held")
    return None


# 「撤退戦略」を語る, 「電子地図」を使う: one common word and such a noun are an idea, unless somebody has it or makes it.
_OF_IDEAS = frozenset(["戦略", "政策", "地図", "マップ", "データ", "制度", "運動", "基盤", "システム", "サービス", "モデル", "調査", "資料", "標準", "ツール", "プラットフォーム", "API", "AI"])
_NAMED = re.compile(r"(?:を|が|は|も)、?[^。「」をが]{0,20}?(?:策定|公表|制定|発表|公開|改定|まとめ|とりまとめ|取りまとめ|リリース|決定|開始|スタート|始め|始ま|刊行|発行|開発)|[(（]")
_OWNED = re.compile(r"[一-鿿ァ-ヺーA-Za-z]の$")


def _own_class_alone(title: Bracketed) -> _Verdict:
    if not title.own:
        return None
    kind, noun = title.own
    idea = noun in _OF_IDEAS and not title.double and is_plain(title.sentence, title.start + 1, title.end - 1 - len(noun))
    return False if idea and not _NAMED.match(title.after) and not title.before(_OWNED, 2) else Judged(kind, 0.85, "title-own-class", noun)


# 会場は駅前の「…」, 「…」で開かれた, 「…」で勉強会を開催した: where an event is held.
_VENUE_IS = re.compile(r"(?:会場|開催場所|開催地|場所|ところ)[ 　]*(?:は|が|も|[:：])[^。「」『』]{0,20}$")
_HELD_THERE = re.compile(r"(?:[(（][^()（）]{1,30}[)）])?(?:に(?:て|おいて)|で)、?(?:(?:開催|開か|開く|行わ|催|実施)|[^。、「」『』はがを]{0,30}(?:[会式展祭]|講座|セミナー|フォーラム|シンポジウム|ワークショップ|イベント|ミートアップ|ハッカソン|コンサート|サミット|まつり)[をが](?:開催|開[かいき]|催))")
# 「みどり会」は…発足: what is founded and ends like an association.
_ASSOCIATION = re.compile(r"(?:(?<![社大国都教機])会|隊|団|組|連|座|塾|クラブ|の輪)$")
_FOUNDED = re.compile(r"[^。]{0,40}(?:発足|設立|結成|立ち上げ|加入|入会|所属|活動)")
# 「…」（チーム名：みどり組）, 金賞には「…」（早瀬 徹）が選ばれた
_OF_MAKER = re.compile(r"[(（](?:チーム名?|作者|作成者|制作者?|製作者|応募者|受賞者|提案者|開発者)[:：]")
_TO_PRIZE, _CHOSEN = re.compile(r"賞(?:に|は|には)、?$"), re.compile(r"(?:[(（][^()（）]{1,40}[)）])?が(?:選ばれ|選出され|輝|決ま|決定)")
_SCHOOL = re.compile(r"..(?:塾|スクール|アカデミー|カレッジ|ゼミナール|道場)$")
_HELD_IT = re.compile(r"(?:を|が|は)、?(?:[^、。「」はがを]{0,24}(?:で|(?<=[日月時半分後前回])に|にて|において)、?)?(?:開催|主催|共催|開か|催)")
_HELD = re.compile(r"[ 　]?(?:の|を)?開催(?:決定|報告|レポート)?[!！]*(?:\s|$)")
_CRAFTED = re.compile(r"(?:手掛け|手がけ|つくっ|作っ|生み出し|作り上げ)た$")
# 「みどり夜市」が8月10日、商店街で開かれ: what is held on a day.
_HELD_ON = re.compile(r"(?:が|は)(?=[^。「」]{0,40}日)[^。「」]{0,60}?(?:開かれ|開催され|催され|始まっ|始まり|開幕し|行われ|(?<=で)あっ?(?:た|り、))")
_UNDERTAKING = re.compile(r"の(取り組み|取組み|取組|事業|プロジェクト|実証実験|実証事業|社会実験|プログラム|キャンペーン)|の?(?:補助|助成|採択)(?:対象)?(?:事業)?(?:を受|に|と|で)|に採択")
_RELEASED = re.compile(r"(?:は|が|を)、?(?:[0-9]{1,4}[年月日])*(?:に|、)?(?:公開|リリース|刊行|出版|発売|配信|上映|制作|開発)(?:し|され|中)")


def _said_of_it(title: Bracketed) -> _Verdict:
    """What is said of a title whose own words tell no kind."""
    after, coined = title.after, title_like(title.inner) or _SCHOOL.search(title.inner) is not None
    if title.before(_VENUE_IS) or _HELD_THERE.match(after):
        return Judged(Kind.PLACE, 0.82, "title-of-venue")
    if title.double or _OF_MAKER.match(after) or (title.before(_TO_PRIZE, 4) and _CHOSEN.match(after) and not _ASSOCIATION.search(title.inner)):
        return Judged(Kind.EVENT if CONFERENCE.fullmatch(title.inner) else Kind.WORK, 0.75, "title-in-double-brackets" if title.double else "title-after-prize")
    if _ASSOCIATION.search(title.inner) and _FOUNDED.match(after):
        return Judged(Kind.ORGANIZATION, 0.8, "title-founded")
    if _HELD_ON.match(after) and len(title.inner) > 3:
        return Judged(Kind.EVENT, 0.82, "title-held")
    if _HELD_IT.match(after) and (coined or (len(title.inner) > 4 and after.startswith("を"))):
        return Judged(Kind.EVENT, 0.85, "title-held")
    if coined and len(title.inner) > 4 and (of := _UNDERTAKING.match(after)) is not None:
        return Judged(Kind.PROJECT, 0.8, "title-of-undertaking", of.group(1) or "")
    if is_task(title.bare, title.left, after) or (coined and title.before(_CRAFTED, 6)):
        return Judged(Kind.PROJECT, 0.78, "title-of-undertaking") if is_task(title.bare, title.left, after) else Judged(Kind.WORK, 0.7, "title-after-verb")
    # 「みどり申請」と「まちナビ」の運用を開始した
    verb = _verb_after(title.sentence, end_of_list(title.text, title.end, title.sentence.end))
    return Judged(verb, 0.6, "title-by-verb") if verb and (coined or (len(title.inner) > 3 and _RELEASED.match(after))) else None


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


# In this order: the first that can tell does.
_STEPS = (
    _motto_before,
    _part_of_programme,
    _noun_before,
    _clause_before,
    _named_as,
    _talk,
    _product,
    _in_list,
    _own_words,
    _said_of_class,
    _own_class_alone,
    _said_of_it,
)
