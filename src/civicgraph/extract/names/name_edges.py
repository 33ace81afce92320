"""Where a name begins and ends, of what was read with it: its reading, a post before it, 故, 兼, それぞれ."""

from __future__ import annotations

import re

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import coined
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind

# 早瀬(はやせ)教授, 早瀬徹(とおる)さん: how a name is read is no part of it.
_READING = re.compile(r"[ 　]*[(（][ぁ-ゖァ-ヺー・ 　]{1,20}[)）]$")
# 元市長, 新課長, 同課, 各部: what points to a post or a unit, never a name.
_DETERMINERS = frozenset("元前現新旧故同当本各両全他")
# What counts those who came or did not is laid out as names are: 出席委員 十九名.
_ATTENDANCE = re.compile(r"(?:出席|欠席)")
# 副会長 早瀬徹 欠席: whether somebody came, how he serves, what he is and his town stand where a given name might.
_CAME = re.compile(r"[ 　]+(?:(?:代理)?出席|欠席|不在|遅刻|早退|途中退席|代理|非?常勤|[新再留]任|オンライン|弁護士|(?:公認)?会計士|[一-鿿]{2,4}[市県])$")
# 委員 公募 早瀬徹: whom somebody was chosen from stands where a family name might.
_CHOSEN = re.compile(r"(?:公募(?:市民|委員)?|行政|(?:一般)?市民|市民(?:代表|公募)|学識(?:経験者)?|有識者|(?:非?常|専)勤)(?=[ 　]|$)")
_LEADING = re.compile(r"(?:それぞれ|おのおの)(?!の)|第\d+代(?![表理官])")
# 早瀬徹著, 早瀬徹編著: what somebody did for a book.
_WROTE = re.compile(r"[ 　]?(?:編著|共著|共編|著|編|訳|監修)$")
_KIN = re.compile(r"(?:祖?[父母]|[夫妻兄弟姉妹娘]|[長次三四五]?[男女]|息子|僧)(?=[一-鿿々]{2}|[ぁ-ゖァ-ヺ]{2})")
_FLOOR = re.compile(r"(?:地下)?\d+階の?")
_ON_FLOOR = re.compile(r"[ 　]*(?:[ 　]B?\d{1,2}[FＦ]|(?:地下)?\d{1,2}階)$")
_SORT_OF_FIRM = re.compile(r"[一-鿿ァ-ヺーA-Z・]{1,16}(?:企業|メーカー|ベンチャー)(?=[ァ-ヺ]{3}|[A-Z][A-Za-z]{2})(?!グループ|ネット|クラブ|コンソ|センター|フォーラム|サポート)")
_POST_BEFORE_FORM = re.compile(r"([一-鿿]{2,6})(?:・(?=[一-鿿A-Z]{2,6}法人|[一-鿿]{2}会社)|(?=[(（][一-鿿]{1,2}[)）]))")
# 1980年みどりを守る会: when it was founded.
_YEAR = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月)?(?!代|度)")
# 姉妹都市ミドリア市, 連携組織ミドリ・アライアンス: what it is to somebody.
_SISTER = re.compile(r"(?:姉妹|友好|提携|交流|連携|構成|隣接)(?:都市|組織|団体|機関|企業|自治体|校)(?=[一-鿿ァ-ヺA-Z]{2})")
_OFFICE = re.compile(r"(.*(?:[ァ-ヺー]{3}|[A-Za-z]{3}).{0,6}|.{3,}(?:支部|協会|協議会|連盟|連合会|センター|ネットワーク|実行委員会|準備会))事務局")
# (主催・みどり協会): what it is to an event; (取材・文＝文化部 早瀬徹): to a report.
_KEY = re.compile(r"(?:(?:主催|共催|後援|協賛|協力|主管|運営|会場|場所|於)[・=＝:：／/]|聞き手・|(?:取材|文|写真|撮影|聞き手)(?:・(?:文|写真|構成|撮影|編集))*[=＝:：／/])[ 　]*")
_PART = re.compile(r"(?:主催|共催|後援|協賛|主管|特別協力|提供|監修)(?=$|[でのによ、。])")
_MOVED_ON = re.compile(r"(?<=法人)(?:へ|に)(?:の?移行|改組|変更|組織変更)$")
_BEGUN = re.compile(r"(?<!の)(?<!再)(?:設立|創立|創設|発足|結成|開設|開所|開園|開館|開校|開院|開業|解散|閉所|閉鎖)$")
# 株式会社みどり入社, 北浜大学卒業後: what somebody did there, in a career that is told in nouns.
_CAREER = re.compile(
    r"[ 　]?(?:入(?:社|行|省|庁|局|所|団|職|学|会|塾|門|隊|署|組)|退(?:社|職|学|所|団|官|庁|行|会)|卒業?|修了|中退|出向|転職|転籍|移籍|就職|就任|着任|勤務|在籍|在学|在職|在勤|所属|内定)(?:後|中|時|者)?$"
)
# 株式会社みどりの概要, NPO法人みどり公式サイト: what a page of it, or a part of it, is called.
_PAGE_OF = re.compile(
    r"(?:の(?:概要|基本情報|組織(?:体制|図)|プロフィール|紹介|沿革|歴史|歩み|あゆみ|活動(?:内容|報告|実績|紹介|記録)?|事業(?:内容|紹介|報告)?|取り?組み?|ご?案内|理念|特[徴色]|お?知らせ|立ち?上げ|設立|創業|運営|(?:協働|共同|委託|受託|助成|補助|連携|自主|主催)事業)"
    r"|[ 　]?(?:(?:会社|団体|法人|組織|施設|学校|企業|事業|活動)(?:の?ご?(?:概要|案内|紹介|沿革)|情報|報告)|概要|沿革|採用情報|公式(?:サイト|ウェブサイト|Webサイト|ホームページ|HP|ページ|ブログ|アカウント|LINE|X)|(?:の|オフィシャル)?(?:ホームページ|ウェブサイト|Webサイト|WEBサイト|(?<![ァ-ヺー])(?:サイト|ブログ)))(?:の?(?:ご?案内|ご?紹介))?)$"
)
# 株式会社みどりの役員: who is in it.
_PEOPLE_OF = re.compile(r"の(?:新|旧|現|元)?(?:役員|社員|従業員|職員|会員|理事|取締役|委員|株主)$")
_SORT_AND_FORM = re.compile(r"[^\s　。、「」()（）]{2,24}?(?:企業|メーカー|ベンチャー|スタートアップ|商社|(?<!株式)(?<!有限)(?<!合同)会社)(?P<name>[ァ-ヺー]{3,}|[A-Z][A-Za-z0-9]{2,})(?:[ァ-ヺーA-Za-z0-9]*)(?:株式会社|有限会社|合同会社|[(（]株[)）])$")
_LINE_ENDS = re.compile(r"[」』]?(?:[\s。、(（]|$)")
_MEMBERS = re.compile(r"(?:役員|委員|会員|理事|構成員|職員)(?:名簿|一覧)$")
_BLANKS = re.compile(r"[ 　]*")


# What a post may begin with, of two characters each: 客員准教授.
SORTS_OF_POST = ("客員", "特任", "名誉", "招聘")


_STATION = re.compile(r"駅(?![伝長員弁務逓])")
_NEXT_KEY = re.compile(r"[ 　]*(?:主催|共催|後援|協賛|協力|主管|会場|場所|日時|定員|対象|講師|司会|参加費|担当|企画|運営)$")


def trimmed(found: Found, text: str) -> Found | None:
    """A candidate without what is no part of its name, None where nothing of it is one; `text` is the document's, folded."""
    if found.kind is Kind.PLACE and text.startswith("駅", found.end) and text[found.end - 1] != "駅" and _STATION.match(text, found.end):
        # 石神井公園 + 駅: the station.
        return structs.replace(found, end=found.end + 1, known=(), sector="")
    if found.known:
        return found
    if text.startswith(":", found.end) and (key := _NEXT_KEY.search(text, found.start, found.end)) is not None:
        # 主催:北浜市 後援: + みどり協会: the key of what follows.
        if found.kind is Kind.PERSON or key.start() == found.start:
            return None
        found = structs.replace(found, end=key.start())
    if found.kind is Kind.PERSON:
        return _person(found, text)
    if found.kind is Kind.PLACE:
        return _place(found, text)
    if found.kind is Kind.LAW and text[found.end - 1] == "法" and text[found.end - 3 : found.end - 1] in lexicon().methods:
        # ラマン分光法: how something is done.
        return None
    if found.kind is Kind.WORK and (said := _SAID_SO.search(text, found.start + 2, found.end)) is not None:
        # ANICRA™ + （アニクラ）
        return structs.replace(found, end=said.start())
    return _body(found, text) if found.kind is Kind.ORGANIZATION else found


# How a name in Latin letters is said.
_SAID_SO = re.compile(r"(?<=[A-Za-z0-9™®])[ 　]?[(（][ァ-ヺー・]{2,16}[)）]$")


def _place(found: Found, text: str) -> Found | None:
    floor = _FLOOR.match(text, found.start, found.end)
    if (on := _ON_FLOOR.search(text, found.start + 3, found.end)) is not None and text.count(text[found.start : on.start()]) > text.count(text[found.start : found.end]):
        # みどりプラザ + 1F, where the text names the house without its floor, too.
        return structs.replace(found, end=on.start())
    if floor is None:
        return found
    words, name = lexicon(), text[floor.end() : found.end]
    generic = not name or name in words.place_suffixes or name in words.class_nouns or name in words.suffixes
    return None if generic else structs.replace(found, start=floor.end())


_CALLED_APART = re.compile(r"[ 　]+(?:氏|様|さん|先生|殿)?$")
# What personnel news say before a name (退任　早瀬健), and who came in somebody's stead (代理 早瀬徹 氏).
_MOVES = re.compile(r"(?:代理|退任|就任|新任|再任|留任|昇任|昇格|異動|転任|転出|転入|採用|退職|辞任|出向|派遣|兼務|任命|委嘱)(?=[ 　])")


def _person(found: Found, text: str) -> Found | None:
    name = text[found.start : found.end]
    if name in _DETERMINERS or _ATTENDANCE.match(name) or (name.endswith("社") and len(name) > 3):
        # ミナトベ社 + さん
        return None
    if name.startswith("故") and len(name) > 2:
        found = _from(found.start + 1, found, text)
    elif (kin := _KIN.match(name)) is not None and not is_surname(name[:2]) and not is_surname(name[:3]):
        # 妻きん, 長男正利, 僧宗潤
        found = _from(found.start + kin.end(), found, text)
    reading = _READING.search(text, found.start, found.end)
    if reading is not None and reading.start() > found.start:
        found = structs.replace(found, end=reading.start())
    if (wrote := _WROTE.search(text, found.start + 3, found.end)) is not None:
        found = structs.replace(found, end=wrote.start())
        name = text[found.start : found.end]
    if (called := _CALLED_APART.search(text, found.start + 2, found.end)) is not None:
        # 早瀬健一 + 氏
        found = structs.replace(found, end=called.start())
        name = text[found.start : found.end]
    came = _CAME.search(text, found.start, found.end)
    if came is not None:
        found = structs.replace(found, end=came.start())
        name = text[found.start : found.end]
    titles = lexicon().titles
    if (moved := _MOVES.match(name) or _CHOSEN.match(name)) is not None:
        if moved.end() == len(name):
            return None
        found, name = _from(found.start + moved.end(), found, text), name[moved.end() + 1 :]
    post = next((n for n in (4, 3, 2) if text[found.start : found.start + n] in titles), 0)
    # 顧問早瀬徹
    return _from(found.start + post, found, text) if post and found.end - found.start > post + 1 else found


def _from(start: int, found: Found, text: str) -> Found:
    """The rest of a name from an offset on, without blanks before it."""
    blanks = _BLANKS.match(text, start, found.end)
    return structs.replace(found, start=blanks.end() if blanks is not None and blanks.end() < found.end else start)


_FORM = re.compile(r"(?:(?:認定)?NPO法人|(?:認定)?特定非営利活動法人|(?:一般|公益)?(?:社団|財団)法人|社会福祉法人|[株有]限?式?会社|合同会社|任意団体|市民団体)[ 　]?")
_SOME = re.compile(r"等|など|ら(?=[0-9の])")
# 株式会社みどり + 代表取締役就任予定の早瀬氏
_WILL_BE = re.compile(r"(?:就任|着任)?(?:予定|内定)者?$")
# NPO法人みどりサロン + ・立川, NPO法人みどり食堂支援センター + ・ゆめのき: with what it is called, or its town.
_SECOND = re.compile(r"・([ぁ-ゖー]{3,8}?|[一-鿿]{2,3})(?=[はがをにでと](?![ぁ-ゖ])|の[一-鿿]|[、。」』)）\s]|$)")


def _with_form(found: Found, form: re.Match[str], text: str) -> Found:
    """A name behind its legal form: without の between them, or the post that somebody will have; with what it is called behind a dot."""
    if text.endswith("様", form.end() + 2, found.end):
        # NPO法人みどりの会様
        found = structs.replace(found, end=found.end - 1)
    if text.startswith("の", form.end()) and found.end - form.end() > 2:
        found = structs.replace(found, start=form.end() + 1)
    if (will := _WILL_BE.search(text, form.end() + 2, found.end)) is not None and (title := lexicon().title_at_end(text[form.end() : will.start()])):
        found = structs.replace(found, end=will.start() - len(title))
    second = _SECOND.match(text, found.end) if text.startswith("・", found.end) else None
    if second is not None and (second[1] < "一" or any(e.sector == "LocalGovernment" for e in known(second[1] + "市"))):
        found = structs.replace(found, end=second.end())
    return found


_LATIN_POST = re.compile(r"(?<=[A-Za-z0-9])(?:[ ,/]+(?:&|and|(?:Co-?)?[Ff]ounder|C[EFIDTO]O|President|Chairman|Director))+$")


# 姉妹 + 都市ニュージーランド・ + ネーピア市
_SISTER_ABROAD = re.compile(r"都市[ 　]?(?:の[ 　]?)?[ァ-ヺー]+[・ 　](?=[ァ-ヺー]+[市区町村州]$)")


_CHILDREN = re.compile(r"(?:(?<![一-鿿ヶ])[一-鿿ヶ]{1,5}[都道府県市区町村])?(?:子ども|こども|子供|子育て|若者|男女|障害者|高齢者|医療|防災|福祉|観光)・$")
_THE_SAME = re.compile(r"(?:(?<![一-鿿])|(?<=[年月日]))同(?![窓友志仁好和人盟朋胞])(?=[^\s]{3})")


def _body(found: Found, text: str) -> Found | None:
    if text.startswith("都市", found.start) and text.endswith(("姉妹", "友好", "交流", "提携"), 0, found.start) and (sister := _SISTER_ABROAD.match(text, found.start, found.end)) is not None:
        found = structs.replace(found, start=sister.end())
    if (form := _FORM.match(text, found.start, found.end)) is not None:
        if _SOME.match(text, form.end(), found.end) is not None:
            # NPO法人 + 等13団体
            return None
        found = _with_form(found, form, text)
    if (text.startswith("後", found.start) and text.endswith("その", 0, found.start)) or (found.unit and _THE_SAME.match(text, found.start, found.end)):
        # その後 + アオバ株式会社, 同 + 企画課長
        found = structs.replace(found, start=found.start + 1)
    if text.startswith("・", found.start - 1) and (children := _CHILDREN.search(text, max(0, found.start - 16), found.start)) is not None and text.endswith(lexicon().committees, found.start, found.end):
        # 北浜市子ども・ + 子育て会議
        found = structs.replace(found, start=children.start())
    leading = _LEADING.match(text, found.start, found.end) or _KEY.match(text, found.start, found.end)
    if leading is not None:
        found = structs.replace(found, start=leading.end())
    if (post := _POST_BEFORE_FORM.match(text, found.start, found.end)) is not None and post.group(1) in lexicon().titles:
        # 理事(一社)みどり協会: the post is in the body before; 弁護士・弁護士法人みどり
        found = structs.replace(found, start=post.end())
    if text[found.end - 1] in "社)）" and (sort := _SORT_AND_FORM.match(text, found.start, found.end)) is not None and (sort["name"][0].isascii() or coined(sort["name"])):
        # マーケティング企業 + アニミドリア株式会社
        found = structs.replace(found, start=sort.start("name"))
    if (latin := _LATIN_POST.search(text, found.start + 2, found.end)) is not None:
        # Midori Maps + Founder & CEO
        found = structs.replace(found, end=latin.start())
    if (sort := _SORT_OF_FIRM.match(text, found.start, found.end)) is not None:
        # マーケティング企業 + ミナトベ
        found = structs.replace(found, start=sort.end())
    if (office := _OFFICE.fullmatch(text, found.start, found.end)) is not None:
        # みどりバンク事務局: the body, wherever its office is.
        found = structs.replace(found, end=office.end(1), unit=office.group(1).endswith("支部"), weak=False)
    if (
        text.startswith("著", found.start)
        and not text.startswith(("著作", "著書", "著名", "著者"), found.start)
        and text[found.start - 1 : found.start].strip()
        and found.end - found.start > 3
    ):
        # 早瀬徹著 + みどり出版社
        found = structs.replace(found, start=found.start + 1)
    if (sister := _SISTER.match(text, found.start, found.end)) is not None and sister.end() < found.end - 1:
        found = structs.replace(found, start=sister.end())
    if (year := _YEAR.match(text, found.start, found.end)) is not None:
        found = structs.replace(found, start=year.end())
    if (part := _PART.search(text, found.start + 2, found.end)) is not None:
        # 株式会社みどり + 協賛
        found = structs.replace(found, end=part.start())
    if (members := _MEMBERS.search(text, found.start + 2, found.end)) is not None:
        # 株式会社みどり + 役員名簿
        found = structs.replace(found, end=members.start())
    if text.endswith("など", found.start, found.end) and found.end - found.start > 4:
        # 株式会社みどり + など: a name in hiragana runs on.
        found = structs.replace(found, end=found.end - 2)
    if text.endswith("時代", found.start + 4, found.end) and text.startswith(("から", "に", "、"), found.end):
        # NPO法人みどり + 時代から
        found = structs.replace(found, end=found.end - 2)
    if _MOVED_ON.search(text, found.start + 2, found.end) is not None:
        # 公益財団法人へ移行: a form, and no name.
        return None
    if (begun := _BEGUN.search(text, found.start + 2, found.end)) is not None and _LINE_ENDS.match(text, found.end):
        # NPO法人みどり + 設立, at the end of a line of a chronicle.
        found = structs.replace(found, end=begun.start())
    for tail in (_CAREER, _PAGE_OF, _PEOPLE_OF):
        if (behind := tail.search(text, found.start + 2, found.end)) is not None and text[found.start : behind.start()] not in lexicon().legal_forms:
            found = structs.replace(found, end=behind.start())
    if text.endswith(("本部", "本社"), found.start + 4, found.end) and text.startswith(("ビル", "棟", "移転"), found.end):
        # NPO法人みどり本部 + ビル: the house of the body.
        found = structs.replace(found, end=found.end - 2)
    joined = text.rfind("兼", found.start, found.end)
    if found.unit and joined >= found.start:
        # みどりセンター兼推進室: two units, of which this is the second.
        found = structs.replace(found, start=joined + 1)
    if text.endswith(SORTS_OF_POST, found.start, found.end) and found.end - found.start > 4:
        # みどり大学理学系客員 + 准教授
        found = structs.replace(found, end=found.end - 2)
    name = text[found.start : found.end]
    # 主査兼 + 係 + 長
    if not name or (len(name) == 1 and found.unit):
        return None
    words = lexicon()
    if name in words.units or name in words.class_nouns:
        return found
    bare = name[1:] in words.units or name[1:] in words.class_nouns or name[1:] in words.suffixes
    return None if (bare and name[0] in _DETERMINERS) or (name in words.titles and found.method != "known-name") else found
