"""What the words in and beside brackets tell: whether they look coined or common, and the nouns right before and behind."""

from __future__ import annotations

import re
from functools import lru_cache

from civicgraph.extract.lexicon import legal_forms, lexicon
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import in_dictionary, words_within
from civicgraph.records import Kind

# Nouns that a concept has as well as a thing: DXという取り組み.
VAGUE = frozenset(["取り組み", "取組", "事業", "施策", "政策", "制度", "運動", "データ", "モデル", "計画", "戦略", "方針", "プラン", "調査", "ツール", "資料", "システム", "サービス", "基盤", "仕様", "標準", "指針", "法", "規則", "組織", "企業", "機関", "本", "枠組み"])


def is_plain(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what a bracket holds is one common word, or ends as no name does: 「予算」, 「遊ぶ」."""
    if is_clause(sentence, start, end):
        return True
    words = words_within(sentence.words, start, end)
    return len(words) == 1 and words[0].pos[1] != "固有名詞" and in_dictionary(words[0].surface)


def is_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch ends with a verb or particle, as no noun does: みどりをふやす."""
    last = next((w for w in reversed(sentence.words) if start <= w.start and w.end <= end), None)
    return last is None or last.pos[0] in ("動詞", "形容詞", "助動詞", "助詞")


def title_like(inner: str) -> bool:
    """Whether the words look like a coined name, not an emphasised common word: Latin, katakana with more, or long."""
    has_latin = any(c.isascii() and c.isalpha() for c in inner)
    has_kana = any("ァ" <= c <= "ヿ" for c in inner)
    has_other = any("一" <= c <= "鿿" or "ぁ" <= c <= "ゖ" for c in inner)
    return len(inner) >= 3 and (has_latin or (has_kana and has_other) or (has_kana and coined(inner)))


def coined(katakana: str) -> bool:
    """Whether a katakana word is in no dictionary, neither alone nor as two words (オープンデータ)."""
    cuts = range(3, len(katakana) - 2)
    common = any(in_dictionary(katakana[:c]) and in_dictionary(katakana[c:]) for c in cuts)
    return len(katakana) >= 4 and not in_dictionary(katakana) and not common


def noun_before(sentence: Sentence, text: str, end: int) -> str:
    """The nouns directly before a bracket, as one string."""
    start = end
    for word in reversed(sentence.words):
        if word.end > end:
            continue
        if word.end != start or word.pos[0] not in ("名詞", "接尾辞", "接頭辞") or end - start > 16:
            break
        start = word.start
    return text[start:end]


def noun_after(sentence: Sentence, start: int, text: str) -> str:
    """The noun chunk that begins at `start`, up to its end."""
    end = start
    for word in sentence.words:
        if word.start < start:
            continue
        if word.start != end or word.pos[0] not in ("名詞", "接尾辞", "接頭辞", "形状詞") or end - start > 16:
            break
        end = word.end
    return text[start:end]


_EDITION = re.compile(
    r"(?:[\s・]*(?:20\d\d|19\d\d|令和\d++年度?|第\d++[回期次版]|vol\.?\d++|\d++(?:\.\d++)*+|[#＃]\d++|[(（][^()（）]*[)）]|[IVX]++)|[ 　]+in[ 　]*[一-鿿]{2,5}(?:[&＆・×][一-鿿]{2,5})*)+$",
    re.I,
)
# What stands at a title's end is looked for no further from it: a whole paragraph may be taken for a title.
_LONGEST_TAIL = 120


@lru_cache(maxsize=1 << 12)
def bare_title(title: str) -> str:
    """A title without the year, edition or bracketed remark at its end.

    >>> bare_title("シビックテックサミット2024")
    'シビックテックサミット'
    """
    start = max(0, len(title) - _LONGEST_TAIL)
    return title[:start] + _EDITION.sub("", title[start:]) or title


_SENTENCE_LIKE = re.compile(
    r"[。！!?？](?!(?<=[A-Za-z][!！])[ 　]?[A-Z一-鿿ァ-ヺ].{3,60}(?:コンテスト|大会|カンファレンス|フォーラム|シンポジウム|セミナー|ワークショップ|ハッカソン|コンクール|フェスティバル|プロジェクト)$)|(?:です|ます|ました|でした|ません|だった|である|ください|たい|ない|ね|よ|わ|ぞ|した|する|れる|られる|いる|った|だ|か)$"
)


def is_sentence(inner: str) -> bool:
    """Whether words end as a sentence does, and no name: 町を歩いた."""
    return _SENTENCE_LIKE.search(inner) is not None


_OF_TWO = re.compile(r".(?:と|及び|および|並びに).+(?:協定|覚書|契約|締結式|調印式)(?:書)?$")


def own_class(inner: str) -> tuple[Kind, str] | None:
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


# 早瀬徹（2020）「みどり論」『みどり紀要』, 早瀬徹「みどり論」北斗学会論文誌: a paper, and where it came out.
_IN_JOURNAL = re.compile(r"[、,，.]?[ 　]?(?:『[^『』]{2,40}』|[一-鿿々ァ-ヺーA-Za-z・ ]{2,30}(?:論文誌|学会誌|紀要|研究報告|論文集|論集|ジャーナル|Journal)(?![ぁ-ゖ]))")
_AUTHORED = re.compile(r"(?:[一-鿿々ァ-ヺー]|(?![はがもをにとでのや])[ぁ-ゖ]|[)）])[:：,，、]?[ 　]?$")


_ISSUE = re.compile(r"[ 　]?(?:(?:令和|平成)?[0-9元]{1,4}年?[ 　]?(?:[0-9]{1,2}月|[春夏秋冬])号|[0-9]{1,2}月号|第[0-9]+号|[Vv][Oo][Ll][.．]? ?[0-9])")


# 早瀬さんの「夕焼けの港」が金賞に輝いた
_SOMEBODYS = re.compile(r"(?:さん|氏|くん|君|ちゃん)(?:[(（][^()（）]{1,20}[)）])?の$")
_WINS = re.compile(r"(?:が|は)、?[^。「」]{0,24}賞(?:[(（][^()（）]{1,14}[)）])?(?:を(?:受賞|獲得)|に(?:輝|選ばれ|決))")


# 早瀬が「水道管の検査手法」を発表した, 「川の流れの推定手法」が奨励賞を受賞した: a paper.
_PAPER = re.compile(r"(?:手法|方法|提案|方式|アルゴリズム|分析|解析|検討|考察|評価|検証|推定|予測|抽出|生成|可視化|比較|研究|開発|設計|実装|構築|モデル化|最適化|効果|影響|関係|試み|事例|応用|活用|利用|法|論)$")
_PRESENTED = re.compile(r"(?:、[^「」。]{1,16}[がは]、?「[^「」]{4,120}」)*(?:を、?[^。「」をが]{0,24}?(?:発表|報告|執筆|寄稿|投稿)|が、?(?:[^。「」]{0,24}[「『][^「」『』]{2,70}[」』]|[^。「」]{0,40}(?:賞|Award)(?:[(（][^()（）]{1,24}[)）])?)(?:を|に)(?:受賞|獲得|輝|選ばれ)|が、?[^。「」]{0,24}(?:論文誌|学会誌|国際会議|ジャーナル)[^。「」]{0,12}(?:に|へ)?(?:採択|採録|掲載))")


def is_work(before: str, inner: str, after: str) -> bool:
    """Whether words in brackets stand between an author or year and a journal, have issues, or won somebody a prize."""
    if _ISSUE.match(after) is not None:
        return True
    if len(inner) > 10 and _PAPER.search(inner) is not None and _PRESENTED.match(after) is not None:
        return True
    if _SOMEBODYS.search(before) is not None:
        return _WINS.match(after) is not None
    return len(inner) > 5 and _AUTHORED.search(before) is not None and _IN_JOURNAL.match(after) is not None


# みどり協会主催「川のあした」, 市が主催する「川のあした」
HOSTED = re.compile(r"(?<=[一-鿿ぁ-ねは-ゖァ-ヺーA-Za-z」』)）])(?:主催|共催)(?:の|する|した)?$")
_PHRASE = re.compile(r"[ぁ-ゖ][^「」]*[一-鿿ァ-ヺA-Za-z]|[~〜～―—!！?？]")
# 第3回研究会は、「…」をテーマに: what the whole meeting is about.
THEME_OF = re.compile(r"(?:研究会|勉強会|講演会|例会|大会|フォーラム|シンポジウム|セミナー|サミット|会議|ワークショップ|カンファレンス)は、?[「『]?$")
# 「…」をテーマに、基調講演やパネル討論が行われ, 当日は200人が…: so is what several talks share; 「…について」 is what one was about.
_OF_ALL = re.compile(r"(?:を|の|という|との)テーマ(?:に|と|で)(?:した|する)?、?[^。]{0,12}?(?:(?:講演|トーク|報告|発表|対談|討論|ディスカッション)会?(?:[や・&＆]|、|と(?!題|し))|当日|[0-9,]+(?:人|名|組|団体|社))")
_ABOUT = ("について", "に関して", "に向けて")


def of_theme(inner: str, after: str, *, of_whole: bool) -> bool | None:
    """Whether what is said to be a theme is the title of a talk; none where it may be another thing (`of_whole`: a meeting has it)."""
    if inner.endswith(_ABOUT) or _OF_ALL.match(after):
        return False
    return True if len(inner) > 9 and _PHRASE.search(inner) and not of_whole else None


# 「感染症に関する緊急対応策」を決定した, 文部科学省の領域研究「北の人の成立の解明」: what is undertaken and ends as no class of things does.
_TASKS = ("対策", "対応策", "作戦", "工事", "試験", "改修")
_LONG_TASKS = ("研究開発", "開発", "研究", "解明", "検証", "実験", "再生", "構築", "創出", "育成", "整備")
_SET = re.compile(r"(?:第[0-9一二三四五]+弾)?(?:を、?[^。「」をが]{0,20}?(?:決定|策定|開始|展開|推進|閣議決定|改定|取りまとめ|とりまとめ|進め|実施|着手)|に(?:着手|取り組|採択|選定)|の(?:現場|一環|採択|施工|実施|起工))")
_FUNDED = ("研究", "領域", "課題", "科研費", "事業", "(A)", "(B)", "(C)", "(S)")


def is_task(title: str, before: str, after: str) -> bool:
    """Whether words in brackets end as what somebody undertakes, and are said to be decided, carried out or paid for.

    >>> is_task("感染症に関する緊急対応策", "", "を決定した"), is_task("人材の育成", "", "に取り組む")
    (True, False)
    """
    ends = (len(title) > 5 and title.endswith(_TASKS)) or (len(title) > 9 and title.endswith(_LONG_TASKS))
    return ends and (_SET.match(after) is not None or before.endswith(_FUNDED))
