"""Whom a role belongs to: the name after it, before it, over its bracket, or the one that the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.clauses.told_ahead import is_told_of
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.next_holders import is_next_holders
from civicgraph.extract.roles.posts import PUBLIC_OFFICES
from civicgraph.extract.text.honorifics import CALLED, HONORIFIC
from civicgraph.extract.text.patterns import alternatives
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.extract.text.words import in_dictionary, is_given_name
from civicgraph.records import Kind

# What may stand between a role and the name after it, between a body and its role, between a name and its bracket.
_TO_NAME = re.compile(r"^(?:[ 　]*(?:の|でも?ある|でありま(?:す|した)|であり|であった|だった|を務めた|を務める|を務められた|を務められている|を務めている|で|、|,|:|：|・|／|/|／|=|＝|｜|\|)?[ 　]*)(?:故[ 　]*)?$")
# A second post before the name: 参事官(兼)デジタル庁参事官の….
_SECOND_POST = re.compile(r"[ 　]*(?:[(（]?[ 　]*兼(?:務)?[ 　]*[)）]?|[／/])[ 　]*")
# 北斗市長の、みどり大学教授で、…・…: one post after another, up to the name of whoever has them all.
_NEXT_POST = re.compile(r"(?:の|で(?:も)?(?:あり)?、?|・|、|及び|および|並びに|かつ|と)?[ 　]*(?:元|前|現)?[ 　]*")
# 部会のリーダーである北斗大学の早瀬徹教授: whose man the leader is, is told before his name.
_WHO_IS = re.compile(r"の|で(?:も)?(?:あり|ある)?、?|を務める")
_COORDINATE_NAME = re.compile(rf"^{CALLED}?[、・と,][ 　]*$")
_CALLED_APART = re.compile(rf"{CALLED}[ 　]+")
# 早瀬徹さん（以下、早瀬）（みどり協会 理事）
_TO_BRACKET = re.compile(rf"^(?:[)）]\s*(?=[(（]))?[ 　]*{HONORIFIC}?\s*[(（／/|｜@＠:：、,=＝][ 　]*(?:(?<=[(（])(?:現在|今|現)は?[、・]?)?[「『]?$")
# 北斗大学の学生だった早瀬徹と三枝光の2名が: each of them is what the post says.
_BOTH = re.compile(rf"{CALLED}?の?(?:両|[2-9二三四五])(?:名|人|氏)")
_COMMA = re.compile(r"(?:[(（][^()（）]{1,12}[)）])?[ 　]*[、,]")
_ON_STAGE = re.compile(r"[(（](?:[^()（）]{0,8}(?:司会|進行|モデレーター?|ファシリテーター|コーディネー[タト]ー?|聞き手|パネリスト|講師|座長))[)）]")
_ASIDE_OF_NAME = re.compile(r"[ 　]*[(（](?:[ぁ-ゖー・\s]+|[A-Za-z ,.'-]+|\d{1,3}歳?)[)）]|[ 　]*[(（](?:新任|再任|重任|留任|現任|昇任|常勤|非常勤|敬称略)[)）]")
# 早瀬健一・元北浜市長, 早瀬健一新北浜市長, 早瀬健一（62）初代・みどり協会会長
_TO_POST = re.compile(rf"[ 　]*(?:{CALLED}[ 　]*)?(?:[(（・…／/][ 　]*(?:元|前|現|新|初代|第\d+代)?・?|(?:元|前|現|新|初代|第\d+代)[・ 　]?)")
# （企画課長補佐）, directly before a name.
_OLD_POST = re.compile(
    r"[(（][^()（）、。]{2,30}(?:長|補佐|主幹|主査|係|官|員|監|事|役|与|参事|付|[省庁会局部課室所館])[)）][ 　]?[○◯〇◎●]?(?=[ 　]?[一-鿿])"
)
# （名古屋大学名誉教授）の早瀬先生: what else the holder of a post is.
_BESIDE_POST = re.compile(r"[(（][^()（）。]{2,40}[)）](?=の[一-鿿])")
# 早瀬氏は, 早瀬さん（42）＝東浜市＝が
_SPOKEN_OF = re.compile(CALLED + r"?(?:[(（][^()（）]{1,20}[)）]|[=＝][^=＝、。]{1,14}[=＝])*(?:は|が|も)")
_APART = frozenset({"、", ",", "と", "氏と", "氏、", "さんと", "さん、"})
_UNNAMED = frozenset(["学生", "院生", "大学院生", "職員", "社員", "会員", "スタッフ", "メンバー", "担当者", "記者", "教員", "隊員", "研究者"])
_ASIDE = re.compile(r"[(（][^()（）。]{1,60}[)）](?=[、,，])")
# 早瀬徹さんと三枝光さん（ともに北斗高校）: what a bracket says of each of those before it.
BOTH_WORDS = ("ともに", "共に", "いずれも")
BOTH = rf"(?:(?:{'|'.join(BOTH_WORDS)})[、 　]?)?"
_OF_BOTH = re.compile(rf"(?<=[(（]){BOTH}$")


def people_of(
    items: Sequence[Item], index: int, chain: Sequence[Item], reading: ResolvedReading, text: str
) -> tuple[list[Ref], str, float]:
    """The people whom a role belongs to, by the name after it, the name before it, or the sentence's topic."""
    item = items[index]
    after = _names_after(items, index, text)
    first = chain[0] if chain else item
    before = _name_before(items, first, text)
    listed = before is not None or text[first.start - 1 : first.start] == "・"
    if after and listed and _COMMA.match(text, item.end, after[0].start):
        # 三枝徹・北斗市長(60)、千葉佳子・南海市長: the comma parts them.
        after = []
    told = _topic(items, first, item, text) if after and _COMMA.match(text, item.end, after[0].start) else None
    if told is not None and _IS_TOPIC.match(text, after[-1].end):
        return [told], "role-as-predicate", 0.88  # 早瀬徹さんはみどり社の社長、三枝花さんは…: of whom the first half tells
    if after:
        return after, "role-before-name", 0.93
    if before is not None and text[item.end : item.end + 1] == "の" and re.search(r"[、,]", text[before.end : first.start]):
        # 遠藤氏、北斗市補佐官の…: the post is of the name after it, found or not.
        before = None
    if before is not None and "、" in text[before.end : first.start] and text[item.start : item.end] in _UNNAMED:
        # 早瀬さん、北斗大学の学生も参加した: others.
        before = None
    if before is not None and "、" in text[before.end : first.start] and is_next_holders(items, index, text):
        # 代表取締役に早瀬健氏、取締役営業本部長に千葉佳子氏: the post is of the name after it.
        return [], "", 0.0
    in_bracket = _name_over_bracket(items, first, text) if before is None else None
    if in_bracket is not None:
        return [in_bracket], "role-in-brackets", 0.9
    over_slash = _name_over_slash(items, first, text) if before is None else None
    if over_slash is not None:
        return [over_slash], "role-after-slash", 0.88
    opening = _name_before_posts(items, first, reading, text) if before is None else None
    if opening is not None:
        return [opening], "role-in-list-after-name", 0.88
    if before is not None:
        names = [before]
        position = next(i for i, it in enumerate(items) if it.ref is before)
        while position > 0:
            previous = items[position - 1]
            if previous.ref is None or previous.ref.kind is not Kind.PERSON:
                break
            if (
                not _COORDINATE_NAME.match(text[previous.end : items[position].start])
                or "・" not in text[previous.end : items[position].start]
            ):
                break
            names.append(previous.ref)
            position -= 1
        return names, "role-after-name", 0.93
    topic = _topic(items, first, item, text)
    if topic is not None and _predicates_role(text, item, reading):
        return [topic], "role-as-predicate", 0.88
    relative = _relative_head(items, index, text)
    if relative is not None:
        return [relative], "role-in-relative-clause", 0.85
    return [], "", 0.0


def is_of_body(items: Sequence[Item], index: int, text: str) -> bool:
    """実行委員の北浜信用金庫の早瀬理事長: the bank is the member."""
    behind = items[index + 1].ref if index + 1 < len(items) else None
    return behind is not None and behind.kind is Kind.ORGANIZATION and text[items[index].end : behind.start] == "の"


def has_own_body(person: Ref, item: Item, reading: ResolvedReading, text: str) -> bool:
    """代表者：早瀬徹（みどりの会 事務局長）, in a card: the bracket tells whose he is."""
    if text[item.end : item.end + 1] not in (":", "：") or text[person.end : person.end + 1] not in ("(", "（"):
        return False
    return any(r.kind is Kind.ORGANIZATION and not r.unit and 0 < r.start - person.end < 16 for r in reading.refs)


_IS_TOPIC = re.compile(CALLED + r"?は")
_FAMILY, _WHOLE = 2, 4  # characters of a family name alone, and of most whole names


def _ends_in_word(name: Ref, text: str) -> bool:
    """早瀬徹　司会 三枝光: whether what was read as a name may end with the calling of the next one."""
    lasts = (text[name.end - n : name.end] for n in (2, 3))
    return name.end - name.start > _WHOLE and any(in_dictionary(last) and not is_given_name(last) for last in lasts)


def _names_after(items: Sequence[Item], index: int, text: str) -> list[Ref]:
    names: list[Ref] = []
    end = items[index].end
    title = text[items[index].start : end]
    gap_pattern = _TO_NAME
    second = False
    if (old := _OLD_POST.match(text, end) or _BESIDE_POST.match(text, end)) is not None:
        # 情報政策課長（企画課長補佐）千葉佳子: the post that was left stands between.
        end = old.end()
    elif text.startswith((")の", "）の"), end) and any(i.role and i.end == enclosing(text, items[index].start) for i in items):
        # みどり社社長（北浜商工会議所会頭）の早瀬徹さん: so is he what the bracket says.
        end += 1
    for item in items[index + 1 :]:
        if item.end < end:
            continue
        joined = _SECOND_POST.fullmatch(text, end, item.start) is not None or (second and item.start <= end)
        joined = joined or (_NEXT_POST.fullmatch(text, end, item.start) is not None and _has_post(items, item, text))
        joined = joined or (_WHO_IS.fullmatch(text, end, item.start) is not None and any(i.ref is not None and i.ref.kind is Kind.PERSON and text[item.end : i.start] == "の" for i in items if i.start > item.end))
        if item.ref is not None and item.ref.kind is Kind.ORGANIZATION and not names and joined:
            second, end = True, max(end, item.end)
            continue
        if second and item.role and item.start <= end and item.end > end and not names:
            end = item.end
            continue
        if item.ref is None or item.ref.kind is not Kind.PERSON:
            if item.role and not names and _TO_NAME.match(text[end : item.start]) and item.start >= end:
                end = item.end
                continue
            break
        gap = text[end : item.start]
        gap = re.sub(r"^[(（][^()（）]{1,12}[)）]", "", gap)
        # みどり市議会議員 早瀬徹　三枝光
        apart = bool(names) and bool(gap) and gap.isspace() and min(item.end - item.start, names[-1].end - names[-1].start) > _FAMILY and title not in lexicon().heads and not _ends_in_word(names[-1], text)
        if not (gap_pattern.match(gap) or apart) or (names and any(i.role and i.start == item.end for i in items)):
            # 社長の水沢、早瀬市長: who has a post of his own shares no other's.
            break
        parted = gap.strip() in _APART or (gap.isspace() and title in PUBLIC_OFFICES and not text.startswith(title, item.end))
        if parted and _own_post(items, item) and not (names and _own_post(items, names[0])):
            # 東浜市長、早瀬総務部長; 東浜市長　早瀬副市長; 代表の三枝氏と早瀬市長: the post before is another's.
            break
        if names and _in_bracket(items, item, text) and not _in_bracket(items, names[0], text):
            # 代表の三枝氏、早瀬氏（みどり協会理事）: neither does who has one in a bracket.
            break
        names.append(item.ref)
        # 理事　三枝徹（北斗大学）、千葉佳子（みどり協会）: each name of a list may have a bracket.
        aside = _ASIDE.match(text, item.end) if gap.isspace() or gap in (":", "：") or len(names) > 1 else None
        end = aside.end() if aside is not None else item.end
        gap_pattern = _COORDINATE_NAME
    both = _BOTH.match(text, end) is not None and text[items[index].start : items[index].end] not in lexicon().heads
    if len(names) > 1 and not both and text[items[index].end : names[0].start].strip(" 　") not in (":", "：", "=", "＝", "の", ""):
        return names[:1]
    return names


def _own_post(items: Sequence[Item], name: Item | Ref) -> bool:
    """Whether a post, or the body that it is in, follows a name without a gap: 早瀬市長, 早瀬総務部長."""
    return any(i.start == name.end and (i.role or (i.ref is not None and i.ref.kind is Kind.ORGANIZATION)) for i in items)


def _in_bracket(items: Sequence[Item], name: Item | Ref, text: str) -> bool:
    """Whether the bracket after a name opens with the body of a post (早瀬氏（みどり協会理事）)."""
    bracket = _BRACKET_OF.match(text, name.end)
    body = next((i for i in items if bracket is not None and i.start == bracket.end()), None)
    return body is not None and body.ref is not None and body.ref.kind is Kind.ORGANIZATION and _has_post(items, body, text)


_BRACKET_OF = re.compile(CALLED + r"?[ 　]?[(（](?:元|前|現)?")


def _has_post(items: Sequence[Item], body: Item, text: str) -> bool:
    """Whether a post follows a body (and its units) before any name: みどり大学 + 経済学部 + 教授."""
    end = body.end
    for item in items:
        if item.start < body.end or item.end <= end:
            continue
        if item.ref is not None and item.ref.kind is Kind.PERSON:
            return False
        if len(text[end : item.start]) > 12 or re.search(r"[、。はがをに()（）]", text[end : item.start]):
            return False
        if item.role:
            return True
        end = item.end
    return False


# 早瀬徹 + 国際ジャーナリスト・ + 北斗大学教授: what else he is, before his post.
_CALLING = re.compile(r"[ 　]+[一-鿿ァ-ヺー]{1,12}(?:家|者|士|師|医|ジャーナリスト|エコノミスト|アナリスト|コンサルタント|デザイナー|プロデューサー|ディレクター|ライター|エンジニア|アナウンサー|キャスター)[ 　]?[・／/][ 　]?")


def _name_before(items: Sequence[Item], first: Item, text: str) -> Ref | None:
    """朝倉健一(経済産業省 … , 水沢里穂　総務省…: the name directly before the body and role, with a bracket or space between."""
    previous = [i for i in items if i.end <= first.start and (i.ref is None or i.ref.kind is Kind.PERSON) and not _ON_STAGE.match(text, i.start - 1, i.end + 1)]
    named = next((i for i in reversed(previous) if i.ref is not None), None)
    if named is not None and _CALLING.fullmatch(text, named.end, first.start):
        return named.ref
    if not previous or previous[-1].ref is None:
        return None
    person = previous[-1]
    between = [i for i in items if person.end <= i.start and i.end <= first.start]
    if between:
        return None
    gap = _OF_BOTH.sub("", _ASIDE_OF_NAME.sub("", _ON_STAGE.sub("", text[person.end : first.start])))
    if "、" in gap and any(i.role and i.end <= person.start and text[i.end : person.start].strip(" 　") == "" for i in items):
        # 市長 早瀬徹氏、みどり協会 理事長 …: the post comes before the name in this list.
        return None
    # 早瀬徹（はやせ・とおる）さん　北斗市情報課長, at the end of its line.
    set_apart = _CALLED_APART.fullmatch(gap) is not None and text[first.end : first.end + 60].partition("\n")[0].find("。") < 0
    if set_apart and any(i.ref is not None and i.ref.kind is Kind.PERSON and i.start > first.start for i in items):
        set_apart = False
    if set_apart or _TO_BRACKET.match(gap) or gap.strip(" 　") in ("", "・") or _TO_POST.fullmatch(gap):
        return person.ref
    return None


def _name_over_bracket(items: Sequence[Item], first: Item, text: str) -> Ref | None:
    """千葉佳子さん(みどり協会理事長、北斗大学顧問): the name that the bracket follows has the later posts in it too."""
    opening = enclosing(text, first.start)
    # 早瀬 徹（本学 + 工学部教授）: the writer's own.
    if opening < 0 or (text[first.start - 1] not in "(（、,／/・ 　元前" and not re.fullmatch(r"[本当弊][社学会館院校園]", text[opening + 1 : first.start])):
        return None
    before = [i.ref for i in items if i.end <= opening and i.ref is not None]
    named = before[-1] if before else None
    post = next((i for i in items if i.role and i.end == opening), None)
    if post is not None:
        # 三枝徹北斗市審議会委員長(みなと大学教授): the post before the bracket is the same man's.
        people = [i.ref for i in items if i.ref is not None and i.ref.kind is Kind.PERSON and i.end <= post.start]
        named = people[-1] if people and re.fullmatch(r"[^、。,はがを()（）]{0,30}", text[people[-1].end : post.start]) else None
        opening = post.start if named is None else named.end
    alone = named is not None and re.fullmatch(CALLED + r"?[ 　]*", text[named.end : opening]) is not None
    inside = any(i.ref is not None and i.ref.kind is Kind.PERSON for i in items if opening < i.start < first.start)
    return named if alone and not inside and named is not None and named.kind is Kind.PERSON else None


def _name_over_slash(items: Sequence[Item], first: Item, text: str) -> Ref | None:
    """早瀬 徹　みどりテック株式会社 社長 / みどり協会 理事: the post after a slash is of the same person."""
    if not text[max(0, first.start - 3) : first.start].rstrip(" 　").endswith(("/", "／")):
        return None
    before = [i for i in items if i.end <= first.start]
    if not before or not (before[-1].role or (before[-1].ref and before[-1].ref.kind is Kind.ORGANIZATION)):
        return None
    if text[before[-1].end : first.start].strip(" 　") not in ("/", "／"):
        return None
    people = [i for i in before if i.ref is not None and i.ref.kind is Kind.PERSON]
    # A name in each part means that the parts are of different people.
    joined = people and re.search(r"[、。,\n]", text[people[-1].end : first.start]) is None
    return people[-1].ref if joined and not re.search(r"[/／]", text[people[0].start : people[-1].start]) else None


# The end of 「早瀬 徹　北斗大学教授、みどり協会理事」, and what stands between its posts.
_POSTS_END = re.compile(r"(?:[(（][^()（）]*[)）])?[ 　]*(?:ほか|など|他)?[ 　]*")
_NEXT_OF_LIST = re.compile(r"[、，][ 　]*(?:元|前|現)?[ 　]*$")


def _name_before_posts(items: Sequence[Item], first: Item, reading: ResolvedReading, text: str) -> Ref | None:
    """早瀬 徹　北斗大学教授、みどり協会理事: a line of a name, a blank and posts, of which each is the same person's."""
    people = [i.ref for i in items if i.ref is not None and i.ref.kind is Kind.PERSON]
    roles = [i for i in items if i.role]
    if len(people) != 1 or people[0].start > reading.sentence.start + 1 or not _NEXT_OF_LIST.search(text, people[0].end, first.start):
        return None
    begun = next((i for i in items if i.start >= people[0].end), None)
    blank = begun is not None and begun.start > people[0].end and text[people[0].end : begun.start].strip(" 　") == ""
    listed = _POSTS_END.fullmatch(text, roles[-1].end, reading.sentence.end) is not None
    # 早瀬 徹　北斗大学教授、三枝社長 …: each part ends with a post.
    parts = [text[people[0].end : roles[-1].end].count(comma) for comma in "、，"]
    ended = sum(text[r.end : r.end + 1] in ("、", "，") for r in roles)
    return people[0] if blank and listed and ended == sum(parts) else None


_CLEFT = re.compile("[たるうだ]のは")
_IN_HEADLINE = re.compile(CALLED + r"?、")
_TAKES_UP = re.compile(r"に(?:就任|着任|選任|当選|内定)")


def _topic(items: Sequence[Item], first: Item, role: Item, text: str) -> Ref | None:
    """The person whom the sentence is about (…氏は、), before a role in the predicate; in a headline 早瀬教授、会長に就任."""
    for item in reversed(items):
        if item.end > first.start or item.ref is None or item.ref.kind is not Kind.PERSON:
            continue
        end = next((i.end for i in items if i.role and text[item.end : i.start] in ("", "新", "現") and 0 <= i.start - item.end <= 1), item.end)
        spoken = _SPOKEN_OF.match(text, end)
        if spoken is None and _TAKES_UP.match(text, role.end):
            spoken = _IN_HEADLINE.match(text, end)
        # 早瀬氏が北斗市長、みなと市長とともに; 早瀬氏が会ったのは北斗市長だ: those are others.
        listed = spoken is not None and spoken.group().endswith("が") and (text.startswith("、", role.end) or _CLEFT.search(text, end, first.start) is not None)
        return item.ref if spoken is not None and not listed else None
    return None


_IS_OR_WAS = re.compile(
    r"(?:の(?:一人|ひとり|1人)(?=だ|です|で))?(?:でも?(?:ある|あり|あっ|あった)|に|を|などを|として|で|の職|だ|である|です|も|と(?=な[っり]))?[、]?(?:現在)?(?:な(?:った|っており|り、)|就任|就|務め|つとめ|兼ね|兼任|兼務|選|任命|抜擢|抜てき|登用|起用|指名され|委嘱|招聘され|招へいされ|退|辞|離れ|勤め|勤務|働|(?<=を)して(?:い|お|き)|歴任|活動|活躍|着任|だ|である|です|を経て|経て|、|。|た|$)|(?<!(?<!勤)(?<!任)(?<!員)講師)として、?[^。、はが]{1,24}を(?:担当|受け持|教え)"
)


def _predicates_role(text: str, item: Item, reading: ResolvedReading) -> bool:
    stop = reading.sentence.end
    said = _IS_OR_WAS.match(text, item.end, min(item.end + 32, stop))
    if said is None or ((other := _of_other().match(text, said.end() - 1)) and (other["kin"] or any(r.kind is Kind.PERSON and r.start == other.end() for r in reading.refs))):
        return False
    return is_asserted(text, said.end(), stop)


@cache
def _of_other() -> re.Pattern[str]:
    """市長を務める + 夫の三枝さん, 会長となった + 三枝氏: whose post it is."""
    return re.compile(rf"[一-鿿]?[ぁ-ゖ]{{0,4}}?[たる](?P<kin>{alternatives(word_list('kin', 'words'))}[のでがはをとに、])?")


def _relative_head(items: Sequence[Item], index: int, text: str) -> Ref | None:
    """…の会計を務める早瀬氏, …CTOで、…の監事も兼ねる千葉氏: the name that the clause modifies."""
    end = items[index].end
    following = next((i for i in items[index + 1 :] if i.ref is not None and i.ref.kind is Kind.PERSON), None)
    if following is None:
        return None
    gap = text[end : following.start]
    if len(gap) > 60 or "。" in gap:
        return None
    if re.match(r"(?:など)?(?:を経て|を務めた後|を経た)|に(?:就任|着任|選任)(?:[ 　]+|(?:いた|致)?しました、?)$", gap):
        return following.ref
    if re.fullmatch(
        r"(?:を|も|として|に|と)(?:[^、。はがを]{1,24}から)?(?:\d{1,2}月に)?(?:\d+[期年]間?)?(?:[務勤]める|つとめる|兼ねる|兼任する|兼務する|[務勤]めた|[務勤]めている|[務勤]めていた|(?<=を)して(?:いる|いた|きた)|働(?:く|いた|いている|いていた)|勤務(?:する|している|していた)|活動する|就任した|なった|就く|就いた|(?:ご)?活[躍動](?:する|している|中の|した|していた|されている|された)|(?<=を)(?:退い|辞め|辞し|退任し|辞任し|退職し|離れ|歴任し)た)(?:[^、。はがを]{1,20}の)?[ 　]?",
        gap,
    ):
        return following.ref
    if re.match(r"として(?:働き|勤務し|活動し)(?:ながら|つつ)|として(?:働く|勤務する|活動する)(?:傍ら|かたわら)", gap):
        return following.ref
    return following.ref if is_told_of(text, end, following.start, following.end) else None


_AFTER_BODY = re.compile(r"[」』]?(?:[ 　]?[一-鿿ァ-ヺー・]{2,14}(?:部門|分野|講座|領域|専攻|コース)(?=[の 　]))?(?:[(（][^()（）]{1,60}[)）])?[」』]?[ 　]*(?:の|・)?[ 　]*[@＠]?")


def body_before(items: Sequence[Item], name: Ref, text: str) -> Ref | None:
    """北斗大学の早瀬, みどり協会（以下「協会」）の早瀬: the body directly before a name, over the bracket that follows the body."""
    bodies = (i.ref for i in items if i.end <= name.start <= i.end + 70 and i.ref is not None and i.ref.kind is Kind.ORGANIZATION)
    return next((b for b in bodies if _AFTER_BODY.fullmatch(text, b.end, name.start)), None)


def enclosing(text: str, position: int) -> int:
    """The opening bracket around a position, or -1."""
    depth = 0
    for index in range(position - 1, max(position - 80, -1), -1):
        if text[index] in ")）":
            depth += 1
        elif text[index] in "(（":
            if depth == 0:
                return index
            depth -= 1
        elif text[index] in "。\n":
            break
    return -1


# 公民館の館長だった早瀬さん: of a body without a name, and not of the one spoken of.
_OF_A_KIND = re.compile(r"(?<![一-鿿ァ-ヺーA-Za-z])(?!(?:現在|当時|当初|現|今|同|初代|先代|次期|歴代|共同|団体|組織|法人|グループ|チーム|会|社|店|校|園|同[一-鿿]{1,4}|[本当][一-鿿]{1,3})の)[一-鿿ァ-ヺーA-Za-z]+の$")


def is_of_kind(text: str, start: int) -> bool:
    """Whether a post that begins at `start` is of a body which the words before it name by its kind alone."""
    return _OF_A_KIND.search(text, max(0, start - 12), start) is not None
