"""Mentions that name nothing: common nouns which a finder took for a name."""

from __future__ import annotations

import re

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.words import in_dictionary, is_surname
from civicgraph.records import Kind

# 福岡会場, 午前の部: which of several, not what it is called; 施設名 stands for any name.
_PLACEHOLDER = re.compile(r"(?:会場|会場内|地点|地域内|管内)$")
_ANY = re.compile(r"(?:名|例|欄|一覧|番号|形式)$")
# 「…」と検索する, 「…」と入力する: words that someone types, says or reads, not a title.
_TYPED = re.compile(r"[」』]と(?:検索|入力|タイプ|表示|記載|記入|返信|書か|書き|書い|言|話|答|呼びかけ|叫|繰り返)")


# Vol.25, No. 3: which number of something.
_NUMBERED = re.compile(r"(?:vol|no|ver|version|part|file|season|phase|step)\.? ?\d+", re.I)


# With what each of these counts.
_DIGIT = re.compile(r"[\d一二三四五六七八九十数]")
# みどり祭参加記: what was written of an event.
_NO_EVENT = ("関連イベント", "関連行事", "参加記", "参戦記", "観戦記", "体験記", "見学記", "訪問記", "参加報告", "参加レポート")
# 1人チーム, 3社連合: how many, not which.
_COUNT = re.compile(r"(?:市内|県内|県立|市立|区内|町内|国内|全国|計)?[0-9]+(?:公共|公立)?(?:館|図書館|博物館|美術館|公民館|小学校|中学校|高校|大学|施設|校|園|社|団体|病院)")
# 4期8年間: how long.
_LONG = re.compile(r"(?:[0-9]+(?:期|年|か月|ヶ月|カ月|週|日|時間|回|代)(?:間|目)?)+")
# Aチーム, 102号室: which one, not what it is called.
_LETTERED = re.compile(r"(?:[A-Z]|[0-9]{1,4})(?:チーム|班|グループ|組|号室|会議室|商店会|商店街|自治会|町内会|町会|法人|協会)|[0-9]+階.*")
# テレビ会議, 特別委員会, コールセンター: of which sort.
_OF_A_SORT = re.compile(r"(?:テレビ|ウェブ|[WwＷ][Ee][Bb]|オンライン|電話|リモート|定例会|常任|特別|定例)(?:会議|委員会)|(?:現地)?ボランティアグループ|(?:サテライト|活性化|コール|データ|ホーム)センター|(?:超?高層|雑居|商業|オフィス)ビル")
# 水利組合, 給食センター, 法定協議会, 記録係: any town or gathering has one.
_ANY_BODY = re.compile(
    r"(?:水利|土地改良|漁業|農業|商店街振興|管理|労働|生活協同)組合|(?:学校)?給食(?:共同調理)?センター|法定協議会"
    r"|(?:採択|助成|支援|受賞|入選|参加|加盟|構成|実施|応募|提案|申請|出展|出場|対象|認定|登録|選定|交付)(?:団体|企業|自治体|校|館|チーム)"
    r"|[市県都道府町村区国公私]立(?:(?:小|中|高等)?学校|小中学校|高校|大学|図書館|病院|美術館|博物館|保育[園所]|幼稚園|こども園)"
    r"|(?:記録|受付|案内|進行|誘導|司会|計時|撮影|救護|接待|駐車場|会場)係"
)
# 以下の通り + 助成対象プロジェクト
_ANY_CHOSEN = re.compile(r"(?:[通と]り)?(?:採択|助成|支援|交付|選定)(?:対象|決定)?(?:プロジェクト|事業|プログラム)")
_DEPARTMENTS = re.compile(r"(?:[0-9]+|[二三四五六七八九十数両])(?:部局|学部|研究科|学科|部署|部門)")
_COUNTED = re.compile(r"(?:[0-9]+|[一二三四五六七八九十数])(?:人|名|社|組|団体|チーム|者|校|大学|自治体|市|町)(?:の)?(?:チーム|連合|グループ|体制|合同|共同|連携|協議)")


# A stretch of English that is a sentence or a phrase: Hi I'm Ken, honorary chair.
_ENGLISH = re.compile(r"[\x21-\x7e’ ]+")
_SPOKEN = re.compile(r"\b(?:I|I[’']m|We|we|You|you|Hi|Hello|is|are|was|were|am|my|our|your)\b")

# 副部長兼総務課, 同部総務課: cut from the middle of somebody's posts.
# 国際協力NGO, 環境NPO法人: a sort of body.
_SORT_OF_BODY = re.compile(r"([一-鿿]{2}(?:[一-鿿]{2})*)系?(?:NGO|NPO)(?:法人)?")
_BRANCH = re.compile(r"(?:日本|アジア|東京|関西|地方|地域)?(?:支部|支社|支店|子会社)")
# 自治会館, 町会会館: any neighbourhood has one.
_ANY_HALL = re.compile(r"(?:[一二]級)?(?:建築士|建築設計|設計|法律|会計|税理士|司法書士|行政書士|社会保険労務士|弁理士|特許)事務所|[本当](?:校|学|園|社|館|院|施設|センター)の?(?:[一-鿿ァ-ヺー]{0,4}(?:体育館|講堂|ホール|会議室|視聴覚室|図書室|教室|食堂|玄関|ロビー))?|(?:自治|町内|町|地区|集落|部落)(?:会館|集会所|公民館)|(?:自治会|町内会|町会)(?:館|会館|集会所)")

# 審査基準, 議事 下記: with what no name of a person ends.
_NO_PERSON = ("基準", "方法", "内容", "概要", "結果", "目的", "対象", "期間", "時間", "場所", "会場", "趣旨", "資料", "下記", "上記", "下車", "徒歩", "承継", "事業", "第", "補佐官")
# 眼科統括部 + 長: a clinic's head, who has no division of his own.
_CLINIC_HEAD = re.compile(r"[内外眼児療皮尿婦産鼻科経容歯]科(?:統括|総括|客員|主任|上席|首席|特任|名誉|副)?部$")
_ANY_FIRM = re.compile(
    r"(?:外資系?|[米英独仏]国?|欧米系?|日系|国内|海外|大手|中堅|老舗|独立系|戦略系?|総合系?|経営|IT|人事|組織|業務|財務|会計系?|建設|環境|不動産|技術|都市|マーケティング|システム)+コンサルティング(?:会社|ファーム|企業)?"
)
_THINGS = frozenset(["ヒト", "モノ", "コト", "カネ", "トキ", "チエ", "ココロ"])  # ヒト・モノ・コト
_WHICH_TIME = re.compile(r"(?:人生)?(?:はじめて|初めて|初参加|初開催|久しぶり|久々|ひさびさ|[0-9一二三]度目)の")
_LETTER = re.compile(r"[^\W\d_]")
_SEVERAL_POSTS = re.compile(r"[長佐幹監事]兼|^同[部課室局]|^部長")


def names_nothing(name: str, kind: Kind, after: str) -> bool:
    """Whether a mention that no knowledge vouches for is only a common noun. `after` is the text that follows it.

    >>> names_nothing("博物館・美術館", Kind.PLACE, "の"), names_nothing("みどり・美術館", Kind.PLACE, "の")
    (True, False)
    """
    if not name[:1].isalpha() and _LETTER.search(name) is None:
        # 2010: a number alone, cut from what it numbers.
        return True
    if kind is Kind.PERSON:
        if name.endswith("又") and after.startswith("は"):
            # 部長又は職員
            return True
        if "・" in name and all(part in _THINGS for part in name.split("・")):
            return True
        if (name.startswith("皆") and not is_surname(name[:2])) or name.endswith(_NO_PERSON):
            return True
        return name in ("日目", "回目", "年目", "番目", "皆", "みんな", "みな", "各位", "一同")
    if kind is Kind.ORGANIZATION and name.endswith("さん") and is_surname(name[:-2]):
        # 早瀬さん
        return True
    if kind is Kind.ORGANIZATION and name.endswith(("委員会室", "会議室", "会見室", "セミナー室", "講義室")):
        # 議会運営委員会室
        return True
    if kind is Kind.ORGANIZATION and (_SEVERAL_POSTS.search(name) or (after.startswith("長") and _CLINIC_HEAD.search(name))):
        return True
    if kind is Kind.ORGANIZATION and (sort := _SORT_OF_BODY.fullmatch(name)) is not None:
        fields = sort.group(1)
        if all(fields[i : i + 2] in lexicon().generic_modifiers for i in range(0, len(fields), 2)):
            return True
    if kind is Kind.ORGANIZATION and _ANY_FIRM.fullmatch(name):
        # 外資系コンサルティング会社
        return True
    if kind is Kind.ORGANIZATION and _BRANCH.fullmatch(name) and after.startswith("として"):
        # 財団の日本支部として発足: what it is to the foundation.
        return True
    if kind in (Kind.ORGANIZATION, Kind.PLACE) and (_ANY_HALL.fullmatch(name) or name in lexicon().halls):
        return True
    if kind is Kind.PROJECT and _ANY_CHOSEN.fullmatch(name):
        return True
    if kind in (Kind.ORGANIZATION, Kind.PLACE) and (_LETTERED.fullmatch(name) or _OF_A_SORT.fullmatch(name) or _ANY_BODY.fullmatch(name)):
        return True
    if _DEPARTMENTS.fullmatch(name):
        # 本学の3部局が
        return True
    if name in ("監査法人", "責任監査法人", "チーム", "グループ") or name in lexicon().legal_forms:
        return True
    if _DIGIT.search(name) and (_NUMBERED.fullmatch(name) or _COUNTED.match(name) or _COUNT.fullmatch(name) or _LONG.fullmatch(name)):
        return True
    if kind is Kind.PLACE and any(_common(name[n:]) for n in range(1, len(name)) if name[:n] in lexicon().generic_modifiers):
        # メインキャンパス
        return True
    if name.startswith("@"):
        # An account at some service.
        return True
    if name.startswith(("オンライン", "バーチャル", "仮想")) and (kind is Kind.PLACE or (kind is Kind.ORGANIZATION and after[:1] in ("「", "『"))):
        # オンライン教室「みどりルーム」: what it is, before its name.
        return True
    if name[0] in "同本当" and name[1:] in lexicon().class_nouns:
        # 同イベント: it points to a thing named before.
        return True
    parts = [part for part in name.split("・") if part] if "・" in name else []
    if parts and (all(map(_common, parts)) or all(part in word_list("rubrics", "words") for part in parts)):
        return True
    if (kind is Kind.ORGANIZATION and "周年" in name and not name.endswith("委員会")) or (kind is Kind.EVENT and name.endswith(_NO_EVENT)):
        return True
    if kind is Kind.EVENT and (first := _WHICH_TIME.match(name)) is not None and lexicon().class_of(rest := name[first.end() :]) == (Kind.EVENT, rest):
        # はじめてのハッカソン
        return True
    if name in lexicon().sector_endings or (kind is Kind.PLACE and _PLACEHOLDER.search(name)):
        return True
    if kind in (Kind.WORK, Kind.EVENT) and (_ANY.search(name) and not re.search(r"[A-Za-z0-9]", name) and len(name) < 12):
        return True
    if kind is not Kind.LAW and _ENGLISH.fullmatch(name) and _plain_english(name):
        return True
    return _TYPED.match(after) is not None


def _plain_english(name: str) -> bool:
    words = name.split()
    plain = [w.lower().strip(".,:") in lexicon().english_common for w in words]
    # Twitter Account: what one has there.
    common = all(plain) or (plain[-1] and all(c or bool(known(w)) for c, w in zip(plain, words, strict=True)))
    phrase = len(words) > 1 and (_SPOKEN.search(name) is not None or re.fullmatch(r"[a-z ]+", name) is not None)
    return common or phrase


def _common(word: str) -> bool:
    lex = lexicon()
    listed = word in lex.class_nouns or word in lex.not_organisations or word in lex.suffixes or word in lex.units
    return listed or (word in lex.place_suffixes and in_dictionary(word))
