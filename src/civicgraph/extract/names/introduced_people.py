"""People told by how their names are given: (早瀬理事長), 広報の早瀬です, 早瀬環境担当大臣, names in hiragana after a post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.acting_bodies import INITIALS
from civicgraph.extract.names.written_names import KANJI, Person, is_common
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import is_surname

_IN_BRACKETS = re.compile(rf"[(（]([{KANJI}ヶ]{{1,3}})((?:副|名誉)?(?:理事長|会長|代表理事|代表|社長|所長|館長|学長|校長|園長|院長|部長|課長|室長|局長|事務局長|理事|教授|准教授|議員|委員長|委員|店長|記者))[)）]")
_INTRODUCED = re.compile(rf"(?:の|、|は)[ \u3000]?([{KANJI}ヶ]{{2,3}})(?:です|でした|と申します|といいます|と言います)(?:[。.!！、]|$)")
_OF_BODY = re.compile(r"[課室部局会社団A-Za-z][ \u3000]?の$")
# 総務課長の早瀬でございます
_OF_POST = re.compile(rf"[長官員事授]の([{KANJI}ヶ]{{2,3}})で(?=ございます)")
_MINISTER = re.compile(rf"(?<![{KANJI}ァ-ヺー])([{KANJI}]{{2,3}}?)(?=(?:[{KANJI}ァ-ヺーA-Za-z・]{{2,16}}(?:担当)?大臣(?:補佐官)?|内閣官房副?長官)(?![{KANJI}]))")
# 北浜市長 はやせとおる: a name in hiragana, alone at the end of a line after a post.
_SIGNED = re.compile(r"[長事員表][ \u3000]([ぁ-ゖ]{2,5}[ \u3000]?[ぁ-ゖ]{2,5})[ \u3000]*$", re.M)


def find_introduced_people(sentence: Sentence, text: str) -> Iterator[Person]:
    """The people of a sentence whose introduction tells that the words before or after it are a name."""
    said = text[sentence.start : sentence.end]
    for match in _IN_BRACKETS.finditer(text, sentence.start, sentence.end) if "(" in said or "（" in said else ():
        if is_surname(match.group(1)) and not is_common(match.group(1)):
            yield Person(*match.span(1), 0.86, "person-in-brackets")
    for match in INITIALS.finditer(text, sentence.start, sentence.end) if "理事" in said or "会長" in said or "代表" in said or "社長" in said else ():
        if is_surname(match.group(2)):
            yield Person(*match.span(2), 0.86, "person-before-role")
    if "ございます" in said:
        for match in _OF_POST.finditer(text, sentence.start, sentence.end):
            if is_surname(match.group(1)) and not is_common(match.group(1)):
                yield Person(*match.span(1), 0.86, "person-introducing")
    if "です" in said or "申します" in said or "います" in said or "でした" in said:
        for match in _INTRODUCED.finditer(text, sentence.start, sentence.end):
            word = next((w for w in sentence.words if w.start == match.start(1)), None)
            # 広報課の矢倉です: a noun that is a family name too.
            told = word is not None and word.end == match.end(1) and (word.pos[2:4] == ("人名", "姓") or _OF_BODY.search(text[max(0, match.start() - 2) : match.start() + 1]) is not None)
            if told and is_surname(match.group(1)) and not is_common(match.group(1)):
                yield Person(*match.span(1), 0.84, "person-introducing")
    for match in _MINISTER.finditer(text, sentence.start, sentence.end) if "大臣" in said or "内閣官房" in said else ():
        word = next((w for w in sentence.words if w.start == match.start(1)), None)
        if word is not None and word.end == match.end(1) and word.pos[1] == "固有名詞" and is_surname(match.group(1)):
            yield Person(*match.span(1), 0.88, "person-before-role")
    for match in _SIGNED.finditer(text, sentence.start, sentence.end) if " " in said or "\u3000" in said else ():
        post = next((t for n in range(2, 8) if (t := text[match.start() + 1 - n : match.start() + 1]) in lexicon().titles), None)
        if post is not None:
            yield Person(*match.span(1), 0.85, "person-after-role")
