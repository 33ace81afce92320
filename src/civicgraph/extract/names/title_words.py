"""What the words in and beside brackets tell: whether they look coined or common, and the nouns right before and behind."""

from __future__ import annotations

from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import in_dictionary

# Nouns that a concept has as well as a thing: DXという取り組み.
VAGUE = frozenset(["取り組み", "取組", "事業", "施策", "政策", "制度", "運動", "データ", "モデル", "計画", "戦略", "方針", "プラン", "調査", "ツール", "資料", "システム", "サービス", "基盤", "仕様", "標準", "指針", "法", "規則", "組織", "企業", "機関", "本", "枠組み"])


def is_plain(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what a bracket holds is one common word, or ends as no name does: 「予算」, 「遊ぶ」."""
    if is_clause(sentence, start, end):
        return True
    words = [w for w in sentence.words if start <= w.start and w.end <= end]
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
