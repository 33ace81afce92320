"""Names in more words than one chunk: between a legal form and a title, (一社)風のある街 代表理事, in hiragana, and of committees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import in_dictionary, is_surname, words_within
from civicgraph.records import Kind

# Midori Day in Hokuto 2020 実行委員会: a Latin name and the committee that prepares what it names.
_COMMITTEE_OF = re.compile(
    r"(?<![A-Za-z0-9一-鿿ァ-ヺー])(?<![A-Za-z0-9] )[A-Z][A-Za-z0-9'’&.-]*(?: (?:of|the|for|in|and|on|[A-Z0-9][A-Za-z0-9'’&.-]*))* ?(?:実行委員会|準備委員会|組織委員会)"
)
# 「みどりの日」実行委員会: what they prepare, in brackets; 「空き家」解消・官民連携協議会: what they work on; 「みどりの森」を守る会.
_COMMITTEE_OF_TITLE = re.compile(
    r"[「『][^「」『』。]{2,30}[」』](?:実行委員会|実行委(?!員)|(?:製作|制作|推進|準備|組織)委員会"
    r"|[一-鿿・]{0,8}(?:推進|普及|促進|連携|支援|応援|対策|解消|連絡|保存|活用)[一-鿿・]{0,8}(?:協議会|連絡会|プラットフォーム|ネットワーク|研究会|連合会|委員会)"
    r"|を(?:守る|考える|育てる|つくる|創る|支える|伝える|応援する|広める|愛する|語る|語り継ぐ|活かす|残す|保存する)(?:市民の?|住民の?)?会(?=[のはと、・)」長員代]|が(?![開行あ])|$))"
)
# 主催は「北浜にみどりを広げる会」
_HOST_IN_BRACKETS = re.compile(r"(?:主催|共催|主管|運営)(?:者|団体)?は、?[「『](?P<name>[^「」『』。]{3,40}(?:(?<!社)会|団|隊|クラブ|サークル|ネット|ネットワーク|チーム|ラボ))[」』](?![をと])")
_BEFORE = re.compile(r"[、,・／/()（）:：|｜　 \n]")
_TITLE_AT = re.compile(r"[ 　]+(?=[^ 　、。\n]{2,12}(?:[ 　、,・／/()（）\n]|$))")


# What a legal form ends in: a sentence without any of these holds none.
_FORM_WORD = re.compile(r"法人|会社|\([株有]\)|[㈱㈲]")
_FORMS_END = (")", "法人", "会社", "㈱", "㈶", "㈳", "団体", "組合")


@cache
def _opened() -> re.Pattern[str]:
    """A form, then a run without space or full stop that a space ends."""
    forms = "|".join(re.escape(f) for f in sorted(lexicon().legal_forms, key=len, reverse=True))
    return re.compile(rf"(?:{forms})(?:[ 　](?=[^ 　]+・))?(?=[^ 　])[^ 　、。,()（）「」『』:：／/|｜\n]{{2,30}}(?=[ 　]|$)")


# Midori Electronics (Thailand) Co., Ltd.: a form in Latin letters closes a name.
_LATIN_FORM = re.compile("Ltd|Inc|LLC|GmbH|Corp|Limited")
_LATIN_FIRM = re.compile(
    r"(?<![A-Za-z0-9&.,'’-])(?<![A-Za-z&] )[A-Z0-9][A-Za-z0-9&'’.-]*(?: (?:[A-Z0-9&][A-Za-z0-9&'’.-]*|of|and|for|the|\([A-Z][A-Za-z. ]{1,24}\)))*?,? "
    r"(?:(?:Co\.|Pte\.?|Pty\.?|Pvt\.?),? ?(?:Ltd|Limited)\.?|Ltd\.?|Limited|Inc\.?|LLC|GmbH|Corp\.|Corporation)(?![A-Za-z])"
)


def find_formed_names(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The names from a legal form up to the space before a title, and those of an event with its committee."""
    said = text[sentence.start : sentence.end]
    for match in _LATIN_FIRM.finditer(text, sentence.start, sentence.end) if _LATIN_FORM.search(said) else ():
        yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.88, "firm-in-latin")
    if _FORM_WORD.search(said):
        yield from _hiragana_bodies(sentence, text)
    for match in _COMMITTEE_OF.finditer(text, sentence.start, sentence.end) if "委員会" in said else ():
        yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.88, "committee-of-event")
    for match in _COMMITTEE_OF_TITLE.finditer(text, sentence.start, sentence.end) if "」" in said or "』" in said else ():
        yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.88, "committee-of-title")
    for match in _HOST_IN_BRACKETS.finditer(text, sentence.start, sentence.end) if "催" in said or "運営" in said or "主管" in said else ():
        yield Thing(*match.span("name"), Kind.ORGANIZATION, 0.88, "committee-of-title")
    spaced = (" " in said or "\u3000" in said) and any(end in said for end in _FORMS_END)
    for match in _opened().finditer(text, sentence.start, sentence.end) if spaced else ():
        begins = match.start() == sentence.start or _BEFORE.match(text, match.start() - 1) is not None
        space = _TITLE_AT.match(text, match.end(), sentence.end)
        if not begins or space is None:
            continue
        word = re.compile(r"[^ 　、,・／/()（）\n]+").match(text, space.end(), sentence.end)
        title = lexicon().title_at_end(word.group()) if word is not None else None
        name = match.group()
        if title is None or word is None or len(word.group()) - len(title) > 4 or lexicon().title_at_end(name):
            continue
        # A name that one chunk of nouns makes is found by its words, and may end before a unit or post.
        inner = words_within(sentence.words, *match.span())
        if any(w.pos[0] in ("動詞", "助詞", "助動詞", "形容詞", "連体詞", "副詞") or w.surface in "&＆・" for w in inner):
            yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.9, "name-between-form-and-title")


_FORMS = r"(?:認定)?(?:NPO法人|特定非営利活動法人)|(?:一般|公益)(?:社団|財団)法人|社会福祉法人"
# What follows a form that stands for a body by itself: 一般社団法人として.
_ON = ALONE = r"との|では|には|から|まで|など|として|により|による|への|とは|とも|にも|でも|のみ|および|または|であ|です|にて|だけ|ほか|ならで|ばかり|を|につい|におい|におけ|にし[かてた]|にな[りるっ]|とな[りるっ]|とし[てた]|らし[いく]|こそ|さえ|しか(?![ぁ-ゖ]{2})|同士|づくり|ごとに"
# NPO法人あおば市民ネットワーク, NPO法人あおば環境ひろば: no tokenizer parts a name in hiragana from the words around it.
_HIRAGANA_BODY = re.compile(
    rf"((?:{_FORMS}|(?<![一-鿿々ァ-ヺーA-Za-z])株式会社)[ 　]?)(?!{_ON})"
    r"(?!の)(?![ぁ-ゖー]{2,7}や[一-鿿ァ-ヺーA-Za-z]{4,20}(?:など|等|ほか|をはじめ|の[0-9二三四五]))[ぁ-ゖー]{2,8}[一-鿿ァ-ヺーA-Za-z](?:[一-鿿ァ-ヺーA-Za-z]|(?<=[一-鿿])[てりえい]){1,20}(?P<kana>(?:ひろば|くらぶ|ねっと|ねっとわーく|の会|の家|の森|の里|の輪|のわ)(?![一-鿿ァ-ヺー]))?"
)


# NPO法人まちのわ（鎌倉市、…）, NPO法人の森と子どもの村（理事長：…）: a name in hiragana that a bracket closes.
_BRACKETED_BODY = re.compile(
    rf"(?:{_FORMS}|株式会社)(の(?!設立|運営|活動|支援|事業|理事|役員|代表|職員|会員|事務)(?=[^()（）]{{2,24}}[(（][^()（）]{{0,16}}(?:理事長|代表|社長)[^()（）]*[)）]))?([ぁ-ゖー一-鿿ァ-ヺA-Za-z]{{2,16}})(?=[(（])"
)


# 株式会社うみべえの代表, (株)もり丸 and 有限会社葵と: a name in hiragana, or of one character, up to what follows a noun.
_SHORT_BODY = re.compile(
    rf"(?:{_FORMS}|[株有]限?式?会社|合同会社|\([株有]\)|㈱|㈲)"
    rf"(?!{_ON}|を|にな[らりるれろっ]|という|ならびに|する|した|され|なら|とな|とし|これから|みんな|すべて|わたし)"
    r"(?:([ぁ-ゖー]{3,8}?[一-鿿]{0,2}?)(?=[はが](?![ぁ-ゖ])|[のをにとでも](?![ぁ-ゖ 　\n]|$)|によ(?:り|る|って)|(?:と[のは]|で[のは]|に[はも]|への)(?![ぁ-ゖ])|や(?=[一-鿿ァ-ヺーA-Za-z]{4,20}(?:など|等|ほか|をはじめ|の[0-9二三四五]))|[、」)）。・ 　/／]|$|(?:副|元|前)?(?:代表|取締役|社長|会長|理事|専務|常務|監事|事務局|顧問|所長|主任|部長|課長))|(?<=限会社)[一-鿿](?=[とはが](?![ぁ-ゖ])|の(?:代表|社長|取締役)))"
)


# みどりの商標です（…）, みどりの事業（…）, みどりを立ち上げた早瀬徹さん（…）: what is said of the body, what it has, or whose it is.
_PREDICATE = re.compile(r"(?:です|ます|である|した|する|だ|さん|氏|について|のお知らせ)$")
_OF_BODY = re.compile(r".の(?:事業|活動|商標|登録商標|役員|理事|代表|職員|会員|メンバー|スタッフ|取り組み|サイト|ホームページ|事務局|本部|サービス|製品)$")


_FORM = re.compile(rf"(?:{_FORMS}|[株有]限?式?会社|合同会社)(?=[ぁ-ゖ])")
_PARTICLES = frozenset(["は", "が", "と", "を", "に", "も", "や", "で", "から", "より", "へ"])


def _closed_by_particle(match: re.Match[str], sentence: Sentence) -> int:
    """Where 株式会社みどり + は + みどり協会 + に ends: a noun in hiragana that a particle follows; 0 where none does."""
    forms = lexicon().legal_forms
    for word, after in pairwise(sentence.words):
        if word.start == match.end() and match.group() in forms:
            noun = word.pos[0] in ("名詞", "形状詞") and re.fullmatch("[ぁ-ゖー]{3,}", word.surface) is not None
            # NPO法人ながれやま市民の会
            cut = after.surface == "や" and re.match("[ぁ-ゖ]", match.string[after.end :]) is not None
            return word.end if noun and not cut and after.start == word.end and after.pos[0] == "助詞" and after.surface in _PARTICLES else 0
    return 0


def _of_its_own(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether 株式会社みどりの早瀬徹（…） is one of its own people: a family name after の."""
    inside = (w for w in pairwise(sentence.words) if match.start() < w[0].start and w[1].end <= match.end())
    return any(the.surface == "の" and name.pos[2:4] == ("人名", "姓") for the, name in inside)


_OWN_NAME = re.compile(r"の([一-鿿々]{3,5})(?:氏|さん|様|(?:代表取締役|取締役|執行役員)?(?:社長|会長|専務|常務)|代表|取締役|執行役員|理事|部長|課長)")


def _has_its_own(end: int, text: str) -> bool:
    """Whether 株式会社みどり is followed by one of its own people: + の + 早瀬徹社長."""
    name = _OWN_NAME.match(text, end)
    return name is not None and any(is_surname(name[1][:n]) for n in (2, 3, 1))


def _hiragana_bodies(sentence: Sentence, text: str) -> Iterator[Thing]:
    """A legal form, a name that begins in hiragana, and the last word of a body."""
    closed = {m.start(): end for m in _FORM.finditer(text, sentence.start, sentence.end) if (end := _closed_by_particle(m, sentence))}
    yield from (Thing(start, end, Kind.ORGANIZATION, 0.86, "body-in-hiragana") for start, end in closed.items())
    for match in _BRACKETED_BODY.finditer(text, sentence.start, sentence.end):
        of_form, name = match.groups()
        said = _PREDICATE.search(name) or _OF_BODY.search(name) or name.startswith("の") or _of_its_own(match, sentence)
        if re.search(r"[ぁ-ゖ]", name) and not lexicon().title_at_end(name) and not said:
            # NPO法人の + 森と子どもの村（理事長：早瀬徹）
            yield Thing(match.start(2) if of_form else match.start(), match.end(), Kind.ORGANIZATION, 0.85, "body-in-hiragana")
    for match in _SHORT_BODY.finditer(text, sentence.start, sentence.end):
        if match.start() in closed:
            continue
        if match.group(1) and text.startswith("の", match.end()) and in_dictionary(match.group(1)) and not _has_its_own(match.end(), text):
            # NPO法人これからの住まいを考える会
            continue
        # 株式会社みどり + 代表
        title = lexicon().title_at_end(match.group(1) or "") or ""
        yield Thing(match.start(), match.end() - len(title), Kind.ORGANIZATION, 0.84, "body-in-hiragana")
    for match in (m for m in _HIRAGANA_BODY.finditer(text, sentence.start, sentence.end) if m.start() not in closed):
        # みどり市民ネットワーク + 設立10周年: the name runs to the last word that ends a body's.
        ends = range(len(match.group()), len(match.group(1)) + 3, -1)
        if match["kana"]:
            # NPO法人たかだ環境ひろば
            yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.86, "body-in-hiragana")
        elif not match.group(1).endswith((" ", "　")) and (end := next((n for n in ends if match.group().endswith(_body_endings(), len(match.group(1)), n)), 0)):
            # NPO法人こども食堂 + みらい機構
            further = _FURTHER.match(text, match.start() + end)
            yield Thing(match.start(), further.end() if further is not None else match.start() + end, Kind.ORGANIZATION, 0.85, "body-in-hiragana")


_FURTHER = re.compile(r"(?!から|まで|など|とは|では)[ぁ-ゖー]{2,8}(?:支援|推進|応援)?(?:機構|協会|財団|センター|ネットワーク|研究所|プロジェクト)")


@cache
def _body_endings() -> tuple[str, ...]:
    return tuple(s for s in lexicon().suffixes if len(s) > 1)
