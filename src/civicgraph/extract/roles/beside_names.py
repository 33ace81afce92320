"""Bodies that stand beside a name, mostly in a bracket, without a role between: 朝倉健一（北斗大学）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.holders import BOTH, body_before
from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.past_posts import called_former
from civicgraph.extract.roles.posts import Affiliation, Around
from civicgraph.extract.roles.schooling import COURSE, IS_SCHOOL, YEAR
from civicgraph.extract.roles.set_beside import further_in_bracket
from civicgraph.extract.text.honorifics import CALLED, HONORIFICS
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span

# （琴平町みどり隊）: a name that goes on after the body found is of another body.
# （みどり高校3年）, （みどり大学博士課程）, （みどり高3年）: what somebody is there as a pupil.
_YEAR_OF_STUDY = rf"(?:{COURSE}(?:{YEAR})?|(?<=[高中小大])[1-6](?:年生?|回生))(?=[)）、,])"
_ENDS_BODY = re.compile(rf"[)）、,／/・ 　]|(?:の|所属|出身|から|在(?!住|勤)|勤務)|{_YEAR_OF_STUDY}")
_ALONE = re.compile(rf"[)）、,]|{_YEAR_OF_STUDY}")
# （北斗市出身）, （みなと大学出身）: of a ministry one was, a school or town one comes from.
_COMES_FROM = re.compile(r"出身|から")


_GUEST = re.compile(r"(?:参加|来場|来館|来店|応募|見学|体験|初参加)(?:した|する|していた|者の|の)[^。、]{0,8}$|(?:訪れ|訪ね|通っ|住んで)(?:た|ている|いる)[^。、]{0,8}$")
# みどりの輪のメンバーであり、登壇者の朝倉さん
# みどり新聞社OBの早瀬さん
_MEMBER = re.compile(r"[」』]?[ 　]?の?(?:元)?(職員|社員|スタッフ|メンバー|事務局|生徒|学生|院生|大学院生|O[BG])(?:で(?:も)?あり|で|の|、|・|である|でもある)*(?:[一-鿿ァ-ヺー]{2,8}の)?")


# 環境省の早瀬徹・自然保護官が: so the news tell posts that no list holds.
_EXPERT = re.compile(r"・(?P<post>[一-鿿ァ-ヺー]{1,12}(?:官|員|師|士|長|監|補佐|担当|マネージャー|アナリスト|エコノミスト|ディレクター))(?=[はがもにのらを、。])")
# 優秀賞　早瀬徹（北浜市）: where a winner lives; 『みどり』早瀬徹（みどり書店）: who published the book.
_WINS = re.compile(r"賞|入選|佳作|特選|優勝|[0-9一二三][位席]")
_DOES = re.compile(r"[・、](?:[一-鿿]{0,3}農[家業]|会社員|自営業|主婦|主夫|無職|公務員|学生|漁[師業]|[一-鿿]{0,6}[師士家業員])[)）・、]")
_AFTER_BOOK = re.compile(r"(?:[』」]|(?:^|[ 　・、/／])(?:作|絵|文|著|訳|著者|作者|画)[:：/／])[ 　]*(?:著者?|作|文|訳)?[:：/／ 　]*$")
_PUBLISHERS = ("出版", "出版社", "書店", "書房", "文庫", "新書", "出版会", "出版局", "講談社", "新潮社", "集英社")
_ADDRESSED = re.compile(rf"[ 　]?(?:{CALLED}|博士(?=ら|[はがもとの、。])|です。|でございます。|であります。|と申します|と言います。|といいます。)")
_AND = re.compile(r"(?:さん|氏|様)と[ 　]?")
_AND_ENDS = re.compile(r"(?:さん|氏|様)(?:[はがもをに、。]|の(?:[0-9２-９二三四両]+[人名]|お)|$)")
_OF_GOVERNMENT = ("都", "道", "府", "県", "市", "区", "町", "村", "庁", "役所", "役場")
_MEMBERS = ("委員", "推進員", "相談員", "専門員", "補佐官", "アドバイザー", "コーディネーター")
_CALLED_THEN_CLOSED = re.compile(CALLED + r"[)）]")
# ・合同会社みどり（早瀬徹）: an entry of a list; what somebody built or showed stands in brackets too.
_ENTRY = re.compile(r"[\s　・•●○◯■□◆◇▼▶*-]*(?:[0-9]{1,3}[.．)）]?[ 　]*)?")
_BUILT = ("美術館", "博物館", "図書館", "ホール", "会館", "財団", "基金", "市", "県", "町", "村", "大学", "学校")
# みどり協会の早瀬徹が, 聞き手はみどり協会の早瀬徹。: whoever does something or is something, not whom something is done to.
_ACTS = re.compile(
    r"(?:が|は|も|と(?!して)|、|。|\n|$|で(?:す|ある|、(?!は))|によ(?:る|り|って)|ら(?=[がはもと、])|の(?:[0-9]+名|[二三四五]人|作(?=[。、で])|手に|もと|案内|司会|進行|監修|指導))"
    r"(?!、?[^。]{0,24}(?:描かれ|描い|取り上げ|特集|主人公|題材|モデル))"
)
# 弁護士の早瀬氏（みどり法律事務所）: what somebody is in the office where he works as that.
_CALLINGS = "弁護士|税理士|弁理士|司法書士|行政書士|公認会計士|社会保険労務士|中小企業診断士|土地家屋調査士|一級建築士|建築家|医師|歯科医師|獣医師|薬剤師|看護師|保健師|助産師|記者"
_CALLING = re.compile(rf"({_CALLINGS})の?[ 　]?$")
# 早瀬徹（初参加、みどり大学）: a remark may stand before the body.
_REMARK = r"(?:初参加|新任|代理|オンライン(?:参加)?|\d{1,3}歳?|[一-鿿]{0,5}(?:会長|隊長|委員長|部会長|座長|主査|主宰|代表|理事|幹事|会員))[ 　]*[、,・／/][ 　]*"
_BODY_OPENS = re.compile(rf"[ 　]*(?:{CALLED}|博士)?\s*[(（=＝]{BOTH}(?:({_CALLINGS})[・、,/／ 　]|(?P<remark>{_REMARK}))?(?:元|前|現)?")


# What one is at a place of learning, and what such are called.
_LEARNED = ("教授", "助教", "研究員", "研究官", "研究主幹", "講師")
_PLACE_OF_LEARNING = re.compile(r"(?:大学|大学院|大学校|高専|高等専門学校|研究所|研究院|研究科|研究室|研究機構|学部|学科)$|(?:教育|研究|留学生|国際)[^\s()（）]{0,8}センター$")


def _learned_post(name: Item, post: Item, body: int, end: int, text: str) -> str | None:
    """The post right behind a name where it is one of the body in the bracket: 早瀬徹教授（みどり研究所）."""
    said = text[post.start : post.end]
    if text[name.end : post.start].strip(" \u3000") or not said.endswith(_LEARNED) or _PLACE_OF_LEARNING.search(text[body:end]) is None:
        return None
    # 早瀬徹講師（北浜市教育センター）: who teaches at an event is of the centre, not its 講師.
    return None if said.endswith("講師") and text.endswith("センター", body, end) else said


# 早瀬徹（みどりの輪 アンバサダー）, 早瀬徹（内閣府 地域活性化伝道師）: what a blank parts from the body and ends the bracket is what he is there.
_ANY_POST = re.compile(r"[ \u3000]+(?=.*[一-鿿ァ-ヺA-Z])((?:[一-鿿々ァ-ヺー]{2,16}|[A-Z][A-Za-z]+|[A-Za-z]{2,5})(?:[ 　・&/]{0,3}(?:[一-鿿々ァ-ヺー]{2,16}|[A-Z][A-Za-z]+))?)[ \u3000]*")
_UNIT_ENDS = ("課", "部", "局", "室", "係", "班", "科", "所", "院", "会", "グループ", "チーム", "センター", "ユニット", "ゼミ", "支社", "支店", "事業", "プロジェクト", "プログラム", "都", "府", "県", "市", "区", "町", "村", "在住", "出身", "年", "生", "卒", "期", "等", "など", "ほか", "他", "氏", "提供", "撮影", "協力", "受賞", "主催", "所蔵", "無所属", "専攻", "コース")


# What closes the reading of a name, up to the body.
_NAME_AND_COLON = re.compile(r"[)）](?:さん|氏)?[ 　]*[:：][ 　]*")
_PRIZE = re.compile(r"賞|入選|佳作|グランプリ")
_PRESS = re.compile(r"(?:出版社?|出版[会局部]|書[房店院]|新書|文庫|ブックス|(?<!新聞)(?<!会)社)$")


def without_role(items: Sequence[Item], reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """朝倉健一（北斗大学）, Civic LabのMia Lund: a body beside a name and no role."""
    for body, person in pairwise(reading.refs):
        if body.kind is Kind.ORGANIZATION and person.kind is Kind.PERSON:
            if (member := _MEMBER.fullmatch(text, body.end, person.start)) is not None:
                role, former = "メンバー" if member.group(1) == "メンバー" else None, member.group(1) in ("OB", "OG")
                # 北浜高校OB: who went through a school is not of it, who was of its team was.
                if not (former and IS_SCHOOL.match(text, body.end)):
                    yield Affiliation(person.entity, body.entity, role, Span(body.start, person.end), 0.85, "body-before-name", "past" if former else None)
    for left, right in pairwise(items):
        post = None
        if left.role and right.ref is not None and right.ref.kind is Kind.ORGANIZATION:
            # 早瀬徹会長（早瀬洋品店）: what else whoever has the post is.
            whose = next((i for i in reversed(items) if i.end <= left.start and i.ref is not None and i.ref.kind is Kind.PERSON), left)
            # 千葉佳子（弁護士・みどり法律事務所）: what she is, and where.
            post = _learned_post(whose, left, right.start, _chain_end(items, right, text), text)
            # 早瀬 徹 教授（北斗大学）
            left = structs.replace(whose, end=left.end) if not text[whose.end : left.start].strip(" \u3000") else whose if _BODY_OPENS.fullmatch(text, whose.end, right.start) else left
        if left.ref is None or right.ref is None:
            continue
        gap = text[left.end : right.start]
        if left.ref.kind is Kind.PERSON and right.ref.kind is Kind.ORGANIZATION and _NAME_AND_COLON.fullmatch(text, max(left.start, left.end - 1), right.start):
            # 早瀬 徹(はやせ とおる):北浜市役所 介護保険課。
            ends = _chain_end(items, right, text)
            if text.startswith(("。", "\n"), ends) and (ends > right.end or not (right.ref.entity in around.local and text[ends - 1] in "都道府県市区町村")):
                employing = (i.ref for i in items if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and (i is right or i.end == ends))
                for employer in employing:
                    yield Affiliation(left.ref.entity, employer.entity, None, Span(left.start, ends), 0.82, "body-set-beside")
        if left.ref.kind is Kind.PERSON and right.ref.kind is Kind.PLACE:
            yield from _in_bracket_after_place(items, left, right, text)
        if left.ref.kind is Kind.PERSON and right.ref.kind is Kind.ORGANIZATION:
            # 社長　三枝 光 様, and on the next line （北浜県）, over its people: who has a post before his name is of another body.
            over = "\n" in gap and any(i.role and not text[i.end : left.start].strip(" \u3000") and i.end < left.start for i in items)
            if not over and (opened := _BODY_OPENS.fullmatch(gap)) is not None:
                ends = _chain_end(items, right, text)
                closing = text.find("）" if "（" in gap else ")", ends, ends + 40)
                place = any(w.start == right.start and w.end == right.end and w.pos[2] == "地名" for w in reading.sentence.words)
                # 参加した早瀬さん(北斗市): a visitor's home.
                local = right.ref.entity in around.local
                guest = local and text.startswith("さん", left.end) and _GUEST.search(text, reading.sentence.start, left.start)
                wins = local and text[right.end - 1] in "都道府県市区町村" and _WINS.search(text, reading.sentence.start, left.start)
                printed = text.endswith(_PUBLISHERS, right.start, right.end) and _AFTER_BOOK.search(text, max(reading.sentence.start, left.start - 8), left.start)
                lives = local and text[right.end - 1] in "都道府県市区町村" and _DOES.match(text, right.end)
                # 早瀬徹（岩手県釜石市）: where somebody lives.
                housed = local and opened.group(1) is None and _ADDRESS.fullmatch(text, right.start, right.end) is not None
                native = guest or wins or printed or lives or housed or ((local or around.sorts.get(right.ref.entity) == "Academia") and _COMES_FROM.match(text, ends))
                # 早瀬徹（会長、みどり協会の三枝光さんと）: after a remark the body stands alone.
                ended = (_ALONE if opened["remark"] else _ENDS_BODY).match(text, ends, closing + 1)
                # 優秀賞 早瀬徹（北斗市）: where a winner lives.
                won = right.ref.entity in around.local and _PRIZE.search(text, text.rfind("\n", 0, left.start) + 1, left.start)
                # 『みどりの海』早瀬徹（坂町書房）: who published it.
                press = _PRESS.search(text, right.start, ends) and text.endswith("』", 0, left.start - text.endswith((" ", "\u3000"), 0, left.start))
                if closing != -1 and not place and not native and not won and not press and ended:
                    status = "past" if called_former(text, right.start) else None
                    told = _ANY_POST.fullmatch(text, ends, closing) if post is None else None
                    if told is not None and told[1].endswith(_UNIT_ENDS):
                        told = None
                    calling = _CALLING.search(text, max(reading.sentence.start, left.start - 10), left.start)
                    yield Affiliation(
                        left.ref.entity,
                        right.ref.entity,
                        calling.group(1) if calling is not None else opened.group(1) or post or (told[1] if told is not None else None),
                        Span(left.start, right.end),
                        0.85,
                        "body-in-brackets",
                        status,
                    )
                    for other in further_in_bracket(items, ends, closing, around.local, text):
                        # 早瀬徹（北斗電機、NPOみどり）
                        yield Affiliation(left.ref.entity, other.entity, None, Span(left.start, other.end), 0.82, "body-in-brackets", status)
                    part = next((i.ref for i in items if i.end == ends and i.ref is not None and i.ref.kind is Kind.ORGANIZATION and i.ref is not right.ref and (i.ref.entity not in around.local or i.ref.unit)), None)
                    if part is not None:
                        # 早瀬徹（北斗大学工学部）, 三枝光准教授（北斗大学留学生センター）: of the part too.
                        yield Affiliation(left.ref.entity, part.entity, post, Span(left.start, ends), 0.82, "body-in-brackets", status)
        elif right.ref.kind is Kind.PERSON and (body_of := body_before(items, right.ref, text)) is not None:
            # 北斗大学早瀬健一氏
            touches = body_of.end == right.start
            named = not touches or (right.end - right.start > 2 and text.startswith(("氏", "様"), right.end))
            # 高松市の早瀬さん, 高松の早瀬です live there; 高松市の早瀬です works there.
            by_name = not text.endswith(_OF_GOVERNMENT, body_of.start, body_of.end)
            resident = body_of.entity in around.local and (by_name or (text[body_of.end - 1] in "都道府県市区町村" and (touches or text.startswith(HONORIFICS, right.end))))
            # 弊社の早瀬が: of one's own people one speaks without さん.
            own = body_of.anaphor and text[body_of.start] in "弊当" and text.startswith(("が", "は", "より", "から", "も"), right.end)
            expert = _EXPERT.match(text, right.end) if gap == "の" else None
            bare = gap == "の" and body_of.entity not in around.local and _ACTS.match(text, right.end) is not None
            addressed = own or _ADDRESSED.match(text, right.end, right.end + 8)
            if expert is not None:
                yield Affiliation(right.ref.entity, body_of.entity, expert["post"], Span(body_of.start, expert.end()), 0.84, "body-before-name")
            elif text.endswith(_MEMBERS, body_of.start, body_of.end):
                # デジタル推進委員の早瀬さん: what was taken for a body's name is what he is.
                pass
            elif named and not resident and (addressed or bare):
                rule = "body-before-name" if addressed else "body-before-bare-name"
                yield Affiliation(right.ref.entity, body_of.entity, None, Span(body_of.start, right.end), 0.75, rule)
                if rule == "body-before-name" and (joined := _AND.match(text, right.end)) is not None:
                    # 北斗課の早瀬さんと三枝さん
                    second = next((i.ref for i in items if i.start == joined.end() and i.ref is not None and i.ref.kind is Kind.PERSON), None)
                    if second is not None and _AND_ENDS.match(text, second.end):
                        yield Affiliation(second.entity, body_of.entity, None, Span(body_of.start, second.end), 0.72, rule)
        if left.ref.kind is Kind.ORGANIZATION and right.ref.kind is Kind.PERSON and left.ref.entity not in around.local and (_names_its_own(left, right, text) or _signed(left, right, text)):
            # みどりの会（早瀬氏）: who speaks for it.
            yield Affiliation(right.ref.entity, left.ref.entity, None, Span(left.start, right.end), 0.82, "name-in-brackets")


_SIGNED = re.compile(r"[(（](?:(?:文責|取材|文|記|担当|報告|執筆)[ 　:：/／=＝]*)?")


def _signed(body: Item, person: Item, text: str) -> bool:
    """（みどり協会・早瀬）, all of a bracket: who signs for it."""
    return text[body.end : person.start] == "・" and text[person.end : person.end + 1] in (")", "）") and re.search(_SIGNED.pattern + r"\Z", text[max(0, body.start - 6) : body.start]) is not None


def _names_its_own(body: Item, person: Item, text: str) -> bool:
    """Whether a bracket after a body holds the one who speaks for it: みどりの会（早瀬氏）, ・合同会社みどり（早瀬健一）."""
    if not re.fullmatch(r"[」』]?[ 　]?[(（]", text[body.end : person.start]):
        return False
    if _CALLED_THEN_CLOSED.match(text, person.end):
        return True
    entry = _ENTRY.fullmatch(text, text.rfind("\n", 0, body.start) + 1, body.start)
    whole = person.end - person.start > 2 and text.startswith((")", "）"), person.end)
    return entry is not None and whole and not text.endswith(_BUILT, body.start, body.end)


def _chain_end(items: Sequence[Item], body: Item, text: str) -> int:
    """Where the units of a body end that stand right after it: 琴平町役場 + 企画課."""
    end = body.end
    for item in items:
        if item.ref is not None and item.ref.kind is Kind.ORGANIZATION and item.end > end and text[end : item.start].strip(" 　") in ("", "役場", "役所"):
            end = item.end
    return end


def _in_bracket_after_place(items: Sequence[Item], name: Item, place: Item, text: str) -> Iterator[Affiliation]:
    """Mia Lundさん（オスロのCivic Labから来日）: the body after the place that opens the bracket."""
    body = next((i for i in items if i.start >= place.end and i.ref is not None), None)
    if body is None or body.ref is None or body.ref.kind is not Kind.ORGANIZATION or name.ref is None:
        return
    opens = re.fullmatch(CALLED + r"?[ 　]*[(（]", text[name.end : place.start])
    if opens and text[place.end : body.start] in ("の", "・", "") and re.match(r"[)）]|から|所属|[、,]", text[body.end : body.end + 2]):
        span = Span(name.start, body.end)
        yield Affiliation(name.ref.entity, body.ref.entity, None, span, 0.82, "body-in-brackets")


_ADDRESS = re.compile(r"(?:北海道|東京都|京都府|大阪府|[一-鿿]{2,3}県)[一-鿿ヶケぁ-ゖァ-ヺ]{1,7}[市町村区]")
# 早瀬徹氏（北斗大学教授）、三枝光氏（同准教授）、千葉佳子（同）: up to whoever has the same body as those before.
_DITTO = re.compile(rf"[ 　]*{CALLED}?[ 　]*[(（]同[ 　・]?([^()（）、。]{{0,12}})[)）]")
_UP_TO_DITTO = re.compile(r"[^()（）。]{0,24}[)）](?:[^()（）。]{1,24}[(（]同[^()（）。]{0,12}[)）])*[^()（）。]{0,12}")


def ditto(items: Sequence[Item], text: str, previous: Ref | None) -> Iterator[Affiliation]:
    """The body in the bracket before, in the sentence or in the list's line above."""
    for index, item in enumerate(items):
        said = _DITTO.match(text, item.end) if item.ref is not None and item.ref.kind is Kind.PERSON else None
        if said is None or item.ref is None or (said[1] and lexicon().title_at_end(said[1]) != said[1]):
            continue
        body = next((i.ref for i in reversed(items[:index]) if i.ref is not None and i.ref.kind is Kind.ORGANIZATION), previous)
        if body is not None and _UP_TO_DITTO.fullmatch(text, body.end, item.start):
            yield Affiliation(item.ref.entity, body.entity, said[1] or None, Span(item.start, said.end()), 0.85, "body-in-brackets")
