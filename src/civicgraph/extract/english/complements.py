"""What goes on with a name after its head word: Council for the Promotion of Data, Ministry of Trade and Industry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.english.lexicon import is_romaji, lexicon
from civicgraph.extract.english.sentences import Sentence
from civicgraph.records import Kind

# Budget for All, Maps for Everyone
_WHOM = frozenset({"All", "Everyone", "Everybody", "Good", "Us", "Change", "Tomorrow", "Life", "People", "Peace"})
# Council of Local Authorities for International Relations
_OF_MANY = frozenset({"Council", "Association", "Federation", "Society", "Network", "League", "Alliance", "Conference"})
# Tide Institute of Management Consulting
_OF_SUBJECTS = frozenset({"Institute", "School", "Faculty", "College", "Academy", "Association", "Society"})


# University of Art and Culture, of Edinburgh and Cornell
_SUBJECT = re.compile(r"(?:ics|ogy|ogies|ture|nces?|ment|ing|tion|try|phy|Arts?|Crafts?|Design|Law|Music|Media|Welfare|Health|Sports?|Affairs|Studies|Languages?|Care|Medicine|Therapy|Trade|Industry|Technology|Environment|Society|Sciences?|Human|History|Letters|Politics|Beauty|Fashion|Food)$")


def names_at(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.capital and not any(d.start <= token.start < d.end for d in sentence.dates)


def dated_at(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return any(d.start <= token.start < d.end for d in sentence.dates)


def is_subject(sentence: Sentence, index: int, before: str) -> bool:
    """Whether a word goes on with what a university is of (University of Art and Culture), rather than being a body."""
    word = sentence.tokens[index].text
    if not _SUBJECT.search(word):
        return False
    alone = index + 1 == len(sentence.tokens) or not (names_at(sentence, index + 1) or sentence.tokens[index + 1].text in ("of", "for"))
    return alone and not (is_romaji(before) or is_romaji(word) or word.isupper() or lexicon().is_place(before) or lexicon().is_place(word))


def complement_at(sentence: Sentence, index: int, words: Sequence[str], *, law: bool) -> int:
    """How many tokens "of", "for the" … and the word after them take up where they go on with the name, else 0."""
    tokens, lex = sentence.tokens, lexicon()
    preposition = tokens[index].text
    head = lex.head_of(words)
    is_law = law or (head is not None and head.kind is Kind.LAW) or list(words[-2:]) == ["White", "Paper"]
    # Act on Access to Information Held by Administrative Organs
    if preposition == "by" and law and words[-1] in ("Held", "Possessed"):
        return 2 if index + 1 < len(tokens) and names_at(sentence, index + 1) else 0
    if preposition not in lex.prepositions or (preposition not in ("of", "for", "on") and not is_law):
        return 0
    opens = not lex.complement_heads.isdisjoint((words[-1], " ".join(words[-2:]))) and not (words[-1] in ("City", "Town", "Village") and preposition != "of")
    opens = opens or (preposition == "for" and words[-1] in lex.for_names)
    opens = opens or (preposition in ("of", "for") and words[-1] in lex.nominal and _within(words))
    opens = opens or (preposition == "for" and words[0] in _OF_MANY and _within(words))
    whom = preposition == "for" and len(words) == 1 and index + 1 < len(tokens) and tokens[index + 1].text in _WHOM
    if not opens and not is_law and not whom:
        return 0
    step = 2 if index + 1 < len(tokens) and tokens[index + 1].text in ("the", "a", "an") else 1
    at = index + step
    if preposition == "for" and len(words) == 1 and at < len(tokens) and tokens[at].text in _WHOM and words[0] not in lex.stop:
        return step + 1
    if at >= len(tokens) or not names_at(sentence, at) or tokens[at].text in lex.stop:
        return 0
    # What stands after "on" is a topic: Study Group on Quiet Mobility.
    # Center for Low Carbon Society: without "the" what it is for is an aim, not a body.
    aim = step == 1 and (preposition == "for" or (words[-1] in _OF_SUBJECTS and _company(sentence, at)))
    if not is_law and preposition != "on" and not aim and _is_body(sentence, at):
        return 0
    return step + 1


def _company(sentence: Sentence, index: int) -> bool:
    """Whether what begins here ends like a company, as a field of study may: Management Consulting."""
    end = index
    while end < len(sentence.tokens) and names_at(sentence, end):
        end += 1
    head = lexicon().head_of([t.text for t in sentence.tokens[index:end]])
    return head is not None and head.sector == "Company"


def _within(words: Sequence[str]) -> bool:
    """Whether these words are already in the complement of a name's head: Council for the Promotion."""
    cut = next((i for i, w in enumerate(words) if w in ("of", "for", "on")), 0)
    return cut > 0 and words[cut - 1] in lexicon().complement_heads


def _is_body(sentence: Sentence, index: int) -> bool:
    """Whether a whole organisation's name begins here ("the Planning Division of | the Ministry of …")."""
    end = index
    while end < len(sentence.tokens) and names_at(sentence, end):
        end += 1
    # the Regional Division of | the Information and Communications Bureau
    if sentence.tokens[index - 1].text == "the" and end + 1 < len(sentence.tokens) and sentence.tokens[end].text == "and" and names_at(sentence, end + 1):
        end += 1
        while end < len(sentence.tokens) and names_at(sentence, end):
            end += 1
    words = [t.text for t in sentence.tokens[index:end]]
    head = lexicon().head_of(words)
    following = sentence.tokens[end].text if end < len(sentence.tokens) else ""
    is_organization = head is not None and (head.kind is Kind.ORGANIZATION or words[-1] == "Prefecture")
    return is_organization and (len(words) > 1 or following in ("of", "for"))


def joined_at(sentence: Sentence, index: int, *, law: bool) -> int:
    """How many tokens of ", Trade and Industry" or "and Communications" go on with a ministry's or a `law`'s name."""
    tokens, i = sentence.tokens, index
    while i < len(tokens) and tokens[i].text == "," and i + 1 < len(tokens) and names_at(sentence, i + 1):
        i += 1
        while i < len(tokens) and names_at(sentence, i):
            i += 1
    if i < len(tokens) and tokens[i].text == ",":
        i += 1
    if i + 1 >= len(tokens) or tokens[i].text != "and" or not names_at(sentence, i + 1):
        return 0
    end = i + 1
    while end < len(tokens) and names_at(sentence, end):
        end += 1
    words = [t.text for t in tokens[i + 1 : end]]
    lex = lexicon()
    # the Embassy of Japan, and Dr. Mina Holt; the Ministry of Finance and Mina Holt
    if words[0] in lex.honorifics or words[0] in lex.titles or (len(words) == 2 and not lex.given_names.isdisjoint(words)):
        return 0
    follows = [t.text for t in tokens[end : end + 2]]
    if words[-1] in lex.legal_forms or (follows[:1] == [","] and follows[1:] and follows[1] in lex.legal_forms):
        return 0
    # Act on an Advanced Information and Telecommunications Network Society
    of_law = law and words[-1] in ("Society", "Services", "Network", "Networks", "Organizations", "Institutions", "Associations", "Corporations", "Companies")
    apart = lex.head_of(words) is not None and not of_law and words[-1] not in (
        "Communications",
        "Systems",
        "Technologies",
        "Policy",
        "Community",
    )
    if apart or lex.is_place(" ".join(words)) or (words[0].isupper() and len(words[0]) > 1):
        return 0
    return end - index
