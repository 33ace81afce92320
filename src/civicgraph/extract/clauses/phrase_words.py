"""What the words of a phrase are to each other: its predicate, where the endings begin, the particles that close it."""

from __future__ import annotations

from collections.abc import Sequence

from civicgraph.extract.text.words import Word

# What a phrase names or says something with.
NOUNS = frozenset({"名詞", "代名詞", "接尾辞", "形状詞"})
# Verbs that with に or を before them are particles: により, にかけて, において, をはじめ.
_FUNCTIONAL = frozenset(
    {
        "よる",
        "因る",
        "かける",
        "わたる",
        "亘る",
        "おく",
        "於く",
        "つく",
        "とる",
        "対する",
        "関する",
        "際する",
        "通じる",
        "通ずる",
        "はじめる",
        "基づく",
        "もとづく",
        "伴う",
        "向ける",
    }
)


# Verbs that make one of the action noun before them.
_LIGHT = frozenset({"する", "できる", "いたす", "なさる", "致す", "出来る"})
# Second parts that make one verb with the first: 立ち + 上がる.
_COMPOUND = frozenset({"上がる", "上げる", "まとめる", "組む", "出す", "行う", "行なう", "交わす"})


def helps(word: Word, run: Sequence[Word]) -> bool:
    """Whether a verb only helps the predicate before it, which `run` ends with (して いる, され た, とい う)."""
    if word.pos[0] == "名詞" and word.surface != "はじめ":
        # Most words are nouns.
        return False
    if (word.dictionary in _FUNCTIONAL or word.surface == "はじめ") and run[-1].surface in ("に", "を"):
        return True
    if word.surface == "し" and _as_particle(word, run):
        return True
    if word.pos[0] not in ("動詞", "接尾辞", "形容詞"):
        return False
    if word.pos[1] != "非自立可能":
        return False
    last = run[-1]
    return (
        last.pos[0] in ("動詞", "助動詞")
        or last.surface in ("て", "で")
        or last.pos[2] in ("サ変可能", "サ変形状詞可能")
    ) and last.end == word.start


def _as_particle(word: Word, before: Sequence[Word]) -> bool:
    """Whether し is that of として after a noun, which is a particle: 市民団体 と + し + て."""
    if len(before) < 2 or word.dictionary != "する" or before[-1].surface != "と":
        return False
    return before[-1].end == word.start and before[-2].pos[0] in ("名詞", "接尾辞", "形状詞", "記号", "補助記号")


def tail_of(words: Sequence[Word]) -> list[Word]:
    """The particles, endings and helping verbs after the last content word."""
    tail: list[Word] = []
    for word in reversed(words):
        pos = word.pos[0]
        if pos in ("補助記号", "空白"):
            continue
        if pos not in ("助詞", "助動詞") and not (pos == "動詞" and word.pos[1] == "非自立可能") and word.surface != "基づく":
            break
        tail.append(word)
    tail.reverse()
    return tail


def verb_of(free: Sequence[Word]) -> str:
    """The predicate of a phrase: a verb's dictionary form, or the action noun before する."""
    verbs = [
        w
        for i, w in enumerate(free)
        if w.pos[0] == "動詞" and w.dictionary not in _FUNCTIONAL and not (w.surface == "し" and i and free[i - 1].surface == "と")
    ]
    if not verbs:
        return ""
    main = verbs[0]
    if main.dictionary in _LIGHT:
        before = [w for w in free if w.end <= main.start]
        return before[-1].surface if before and before[-1].end == main.start and before[-1].pos[0] == "名詞" else "する"
    second = verbs[1] if len(verbs) > 1 and verbs[1].start == main.end else None
    if second is not None and second.dictionary in _COMPOUND:
        return main.surface + second.dictionary
    return main.dictionary


def stem_of(free: Sequence[Word]) -> int:
    """Where the endings of a phrase's verb begin: before the kana of a verb's own (開い + た), after an action noun (開催 + した);
    0 where it has none but those that are particles.
    """
    for index, word in enumerate(free):
        if word.pos[0] == "動詞" and word.dictionary not in _FUNCTIONAL:
            action = index and word.dictionary in _LIGHT and free[index - 1].end == word.start
            return word.start if action else max(word.start + 1, word.end - 1)
    return 0
