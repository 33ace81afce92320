"""Capitalised spans: the stretches of a sentence that may be names, before anything says of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civicgraph.extract.english.complements import complement_at, dated_at, is_subject, joined_at, names_at
from civicgraph.extract.english.frames import verb_forms
from civicgraph.extract.english.lexicon import is_romaji, lexicon
from civicgraph.extract.english.sentences import Sentence, Token
from civicgraph.knowledge import load_knowledge
from civicgraph.names import name_key
from civicgraph.records import Kind

_EDITION = re.compile(r"(?:19|20)\d\d|\d{1,3}|\d\.\d|[IVX]{2,4}")
_QUOTED = re.compile(
    r"[“\"]([A-Z][^“”\".!?\n]{2,70}?[!?]?)[,.]?[”\"]|‘([A-Z][^‘’\n]{2,70}?)[,.]?’|\*([A-Z][^*\n]{2,70})\*|(?<!\w)_([A-Z][^_\n]{2,70})_(?!\w)"
)
SEASONS = frozenset({"Spring", "Summer", "Autumn", "Fall", "Winter"})
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth")
# Kochi Women's University, the Governor's Cup: the possessor is a part of the name.
_POSSESSORS = frozenset({"Women", "Children", "People", "Men", "Governor", "Mayor", "Mayors", "Citizens", "Teacher", "Teachers", "Farmers", "Minister", "President"})
# Trade and Culture Office, Planning and Policy Division
_ADJECTIVE = re.compile(r"[a-z](?:ence|ic|al|ive|ing|tion|ment|ture|ance|erce|ity|gy|cy|ics)$")
# Mori no Koe
_FORMS = frozenset(
    {"Nonprofit Organization", "Non-profit Organization", "Non-Profit Organization", "Nonprofit Corporation", "Specified Nonprofit Corporation", "Certified Nonprofit Organization"}
    | {"General Incorporated Association", "General Incorporated Foundation", "Public Interest Incorporated Association", "Public Interest Incorporated Foundation", "Incorporated Association"}
)
_BEFORE_NAMES = frozenset({"NPO", "NGO", "Former", "Ex", "Incumbent", "Outgoing"})
_ROMAJI_PARTICLES = frozenset({"no", "ga", "wo", "ni", "na", "wa"})
_PARTICLES = frozenset({"de", "van", "von", "di", "da", "del", "bin"})
_OPENERS = frozenset({"My", "Our", "Your", "We", "Every", "All", "Next", "First", "One", "Another", "Beyond", "Across", "Together", "Tomorrow"})
_SMALL = frozenset(
    {"a", "an", "the", "of", "for", "and", "in", "on", "to", "at", "by", "with", "from", "or", "as", "is", "no", "wo", "ga", "wa", "ni", "de",
     "without", "into", "over", "under", "after", "before", "between", "through", "among", "near", "beyond", "not", "be", "are", "was", "it", "its", "our", "your", "my", "we", "you", "how", "what"}
)


class NameSpan(NamedTuple):
    """A capitalised span, `words` without what is cut off: `title` before it (Prof., Mayor), `legal_form` after it.

    `first` and `last` are the indexes of its tokens (half-open) in the sentence; `quoted` if it stands in quotation
    marks; `initial` if it opens its sentence, where the capital says nothing.
    """

    start: int
    end: int
    first: int
    last: int
    words: tuple[str, ...]
    title: str = ""
    legal_form: str = ""
    quoted: bool = False
    initial: bool = False


def find_spans(sentence: Sentence, text: str) -> list[NameSpan]:
    """The spans of a sentence from left to right, without overlap."""
    found: list[NameSpan] = list(_quoted_titles(sentence, text))
    taken = [(s.start, s.end) for s in found]
    i = 0
    while i < len(sentence.tokens):
        token = sentence.tokens[i]
        if _ORDINAL.fullmatch(token.text) and i + 1 < len(sentence.tokens) and names_at(sentence, i + 1) and not dated_at(sentence, i):
            i = _with_ordinal(sentence, i, taken, found)
            continue
        blocked = any(a <= token.start < b for a, b in taken) or not names_at(sentence, i)
        if blocked or (token.text in lexicon().stop and not _opens_name(sentence, i)) or _told_of_all(sentence, i):
            i += 1
            continue
        end = _run_end(sentence, i, taken)
        end = _coordinated_title(sentence, i, end, taken)
        parts = list(_parts(sentence, i, end))
        found.extend(parts)
        i = max([end, i + 1, *(part.last for part in parts)])
    return sorted(found)


def _told_of_all(sentence: Sentence, index: int) -> bool:
    """Whether a word is the verb of a line without a subject: Joined Umineko City, 2014: Opened Asobi Base."""
    past = any(f.form == "past" for f in verb_forms().get(sentence.tokens[index].text.lower(), ()))
    before = sentence.tokens[:index]
    return past and index + 1 < len(sentence.tokens) and names_at(sentence, index + 1) and all(dated_at(sentence, i) or not t.text[0].isalpha() for i, t in enumerate(before))


def _opens_name(sentence: Sentence, index: int) -> bool:
    """Whether a word such as My or Our, with a capital within a sentence, begins a name: the My Harbour Voice app."""
    tokens = sentence.tokens
    if index == 0 or index + 1 >= len(tokens):
        return False
    # an app called Hello Neighbor
    if tokens[index - 1].text in ("called", "named", "titled", "entitled", "dubbed") and names_at(sentence, index + 1):
        return True
    if tokens[index].text == "The" and names_at(sentence, index + 1):
        before = [t.text.casefold() for t in tokens[max(index - 2, 0) : index]]
        return before[-1] in ("book", "novel", "essay", "film", "titled", "called", "report") or before == ["author", "of"]
    if tokens[index].text not in _OPENERS:
        return False
    return (tokens[index - 1].text[-1].isalnum() or tokens[index - 1].text == ",") and names_at(sentence, index + 1) and tokens[index + 1].text not in lexicon().stop


def _with_ordinal(sentence: Sentence, index: int, taken: Sequence[tuple[int, int]], found: list[NameSpan]) -> int:
    """Read the 3rd Harbour Forum as one name, what follows the number of no event as without it; the index after it."""
    end = _run_end(sentence, index + 1, taken)
    words = [t.text for t in sentence.tokens[index + 1 : end]]
    cut = next((i for i, w in enumerate(words) if w in ("of", "for", "on")), len(words))
    head = lexicon().head_of(words[:cut])
    if head is None or head.kind is not Kind.EVENT or len(words) < 2:
        return index + 1
    found.append(_span(sentence, index, end, ""))
    return end


def _quoted_titles(sentence: Sentence, text: str) -> Iterator[NameSpan]:
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        group = match.lastindex or 1
        start, end = match.span(group)
        words = match[group].split()
        plain = [w for w in words[1:] if w not in _SMALL]
        if len(words) > 8 or any(w[0].islower() for w in plain) or (len(words) > 1 and not plain):
            continue
        inside = [i for i, t in enumerate(sentence.tokens) if start <= t.start < end]
        if inside and not (len(words) == 1 and words[0] in lexicon().stop):
            yield _with_head(sentence, NameSpan(start, end, inside[0], inside[-1] + 1, tuple(words), quoted=True))


def _with_head(sentence: Sentence, title: NameSpan) -> NameSpan:
    """A quoted title with the head that follows the marks and says what it is of: "Quiet Streets" International Forum."""
    end = title.last + 1
    while end < len(sentence.tokens) and names_at(sentence, end):
        end += 1
    after = sentence.tokens[title.last + 1 : end]
    head = lexicon().head_of([t.text for t in after])
    if not after or after[0].start > title.end + 2 or head is None or head.kind not in (Kind.EVENT, Kind.PROJECT):
        return title
    return NameSpan(title.start - 1, after[-1].end, title.first, end, (*title.words, *(t.text for t in after)))


def _run_end(sentence: Sentence, first: int, taken: Sequence[tuple[int, int]]) -> int:
    """The index after the last token of the name that may begin at `first`."""
    tokens, lex = sentence.tokens, lexicon()
    words = [tokens[first].text]
    complement = law = False
    i = first + 1
    while i < len(tokens):
        word = tokens[i].text
        after = names_at(sentence, i + 1) if i + 1 < len(tokens) else False
        if any(a <= tokens[i].start < b for a, b in taken):
            break
        if names_at(sentence, i) and word not in lex.stop:
            words.append(word)
            i += 1
        elif word in ("'s", "’s") and after and (words[-1] in _POSSESSORS or words[-1].endswith("men")) and tokens[i + 1].text not in lex.stop:
            words[-1] += word
            words.append(tokens[i + 1].text)
            i += 2
        elif word in ("'", "’") and after and (step := _plural_possessor(sentence, i, words)):
            words[-1] += word
            words += [t.text for t in tokens[i + 1 : i + 1 + step]]
            i += 1 + step
        elif (word in ("&", "×") and after and tokens[i + 1].text not in lex.honorifics) or (word == "and" and i + 1 < len(tokens) and tokens[i + 1].text in ("Associates", "Company", "Partners", "Sons")):
            words += [word, tokens[i + 1].text]
            i += 2
        elif word == "the" and first > 0 and len(words) == 1 and words[0].endswith("ing") and after:
            # Crossing the Harbour Forum
            words += [word, tokens[i + 1].text]
            i += 2
        elif word == "." and ((len(words[-1]) == 1 and words[-1].isupper()) or words[-1] in ("Md", "Mohd", "St")) and after and len(words) <= 5:
            i += 1
        elif (word in _ROMAJI_PARTICLES and after and is_romaji(words[-1]) and is_romaji(tokens[i + 1].text) and tokens[i + 1].text not in lex.stop) or (word in _PARTICLES and after and len(words) <= 2):
            words += [word, tokens[i + 1].text]
            i += 2
        elif _EDITION.fullmatch(word) and _takes_edition(words, word) and not dated_at(sentence, i):
            words.append(word)
            i += 1
            # Umineko Meetup 2020 Autumn
            i += i < len(tokens) and (tokens[i].text in SEASONS or (names_at(sentence, i) and lex.is_place(tokens[i].text) and not names_at(sentence, i + 1))) and len(word) == len("2020") and tokens[i].start == tokens[i - 1].end + 1
            break
        elif (step := complement_at(sentence, i, words, law=law)) > 0:
            head = lex.head_of(words)
            law = law or (head is not None and head.kind is Kind.LAW) or words[-2:] == ["White", "Paper"]
            complement = complement or law or words[-1] in lex.joining_heads
            words += [t.text for t in tokens[i : i + step]]
            i += step
        elif word == "and" and after and words[-3:-1] == ["University", "of"] and is_subject(sentence, i + 1, words[-1]):
            words += [word, tokens[i + 1].text]
            i += 2
        elif complement and (step := joined_at(sentence, i, law=law)) > 0:
            words += [t.text for t in tokens[i : i + step]]
            i += step
        else:
            break
    return i


def _plural_possessor(sentence: Sentence, index: int, words: Sequence[str]) -> int:
    """How many tokens after "Mayors'" go on with a body's name (the Harbour Mayors' Association), else 0."""
    if not words[-1].endswith("s") or lexicon().head_of(words) is not None:
        return 0
    end = index + 1
    while end < len(sentence.tokens) and names_at(sentence, end):
        end += 1
    head = lexicon().head_of([t.text for t in sentence.tokens[index + 1 : end]])
    return end - index - 1 if head is not None and head.kind in (Kind.ORGANIZATION, Kind.EVENT) and not head.unit else 0


def _coordinated_title(sentence: Sentence, first: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    """The end of "Public Records and Archives Management Act", where the law's or the unit's one name has an "and"."""
    tokens, lex = sentence.tokens, lexicon()
    words = [t.text for t in tokens[first:end]]
    led = first > 0 and tokens[first - 1].text.casefold() in ("the", "its", "their")
    led = led or (len(words) == 1 and _ADJECTIVE.search(words[0]) is not None and (first == 0 or tokens[first - 1].text in (",", ":")))
    single = lex.head_of(words) is None and not lex.is_place(" ".join(words)) and not words[0].isupper()
    if not (led and single) or end + 1 >= len(tokens) or tokens[end].text != "and" or not names_at(sentence, end + 1):
        return end
    last = _run_end(sentence, end + 1, taken)
    head = lex.head_of([t.text for t in tokens[end + 1 : last]])
    # the Disaster Reduction and Human Renovation Institution
    body = head is not None and head.kind is Kind.ORGANIZATION and head.sector is None and len(words) > 1 and _ADJECTIVE.search(words[-1]) is not None
    return last if head and (head.kind is Kind.LAW or head.unit or body) and last > end + 2 - head.unit else end


def _takes_edition(words: Sequence[str], edition: str) -> bool:
    """Whether a number after these words belongs to the name: Summit 2023, PyCon Setouchi 2025."""
    lex = lexicon()
    acronym = re.fullmatch(r"20\d\d", edition) is not None and len(words) == 1 and re.fullmatch(r"(?=(?:[A-Za-z0-9]*[A-Z0-9]){3})[A-Z][A-Za-z0-9]*", words[0]) is not None and not load_knowledge().by_key.get(name_key(words[0]))
    return acronym or lex.head_of(words[-1:]) is not None or (len(words) > 1 and re.fullmatch(r"20\d\d", edition) is not None)


# Mayor Prof. Dr. Mina Holt
_MOST_TITLES = 4


def _parts(sentence: Sentence, first: int, end: int) -> Iterator[NameSpan]:
    """A run cut where a title stands in it: Hanamura | Mayor | Ichiro Sato."""
    tokens, lex = sentence.tokens, lexicon()
    i = begin = first
    title, titles = "", 0
    while i < end:
        # the Student Ambassador Exchange Program
        within = end - i > 2 and (inner := lex.head_of([t.text for t in tokens[i:end]])) is not None and inner.kind in (Kind.PROJECT, Kind.EVENT, Kind.WORK)
        if not within and (length := _title_length(tokens, i, end)):
            following = i + length + (i + length < len(tokens) and tokens[i + length].text == ".")
            if begin < i:
                # Former Umineko | Mayor
                begin += tokens[begin].text in _BEFORE_NAMES and begin + 1 < i
                yield _span(sentence, begin, i, title)
            title = " ".join(t.text for t in tokens[i : i + length])
            titles += 1
            if following >= end and following < len(tokens) and titles <= _MOST_TITLES and names_at(sentence, following):
                end = _run_end(sentence, following, ())
            i = begin = max(following, i + length)
        else:
            i += 1
    while begin < end and ((tokens[begin].text in lex.stop and not _opens_name(sentence, begin)) or (tokens[begin].text in _BEFORE_NAMES and begin + 1 < end)):
        begin += 1
    # Nonprofit Organization Mori no Koe
    form = next((n for n in (4, 3, 2) if end - begin > n and " ".join(t.text for t in tokens[begin : begin + n]) in _FORMS), 0)
    begin += form
    # Mayor of Umineko | Mina Holt
    if end - begin == 3 and begin > 1 and tokens[begin - 1].text == "of" and tokens[begin - 2].text.casefold() in ("mayor", "governor") and tokens[begin + 1].text in lex.given_names:
        yield _span(sentence, begin, begin + 1, title)
        begin, title = begin + 1, tokens[begin - 2].text.title()
    # Vice-Minister for Foreign Affairs | MAKABE Yuito
    family = tokens[end - 2].text if end - begin > 2 else ""
    if len(family) > 2 and family.isupper() and is_romaji(family) and is_romaji(tokens[end - 1].text) and not tokens[end - 1].text.isupper():
        yield _span(sentence, begin, end - 2, title)
        begin, title = end - 2, ""
    if begin < end:
        yield _span(sentence, begin, end, title)


def _title_length(tokens: Sequence[Token], index: int, end: int) -> int:
    """The number of tokens of a title that stands before a name (Chief Information Officer Mina Holt), else 0."""
    lex = lexicon()
    following = tokens[index + 1].text.casefold() if index + 1 < end else ""
    if tokens[index].text in lex.honorifics and index < end and following not in lex.roles:
        return 1
    length = 0
    for last in range(index, min(index + 5, end)):
        word = tokens[last].text
        if word in lex.titles or word.casefold() in lex.roles:
            length = last + 1 - index
        elif word not in lex.ranks:
            break
    words = [t.text for t in tokens[index : index + length]]
    shown = length and (words[-1] in lex.titles or " ".join(words[-2:]) in lex.titles or len(words) > 1)
    rest = tokens[index + length : index + length + 2]
    if not shown or not rest or not rest[0].capital or lex.head_of([rest[0].text]) or rest[0].text in lex.legal_forms:
        return 0
    return length


def _span(sentence: Sentence, first: int, end: int, title: str) -> NameSpan:
    tokens, lex = sentence.tokens, lexicon()
    words = [t.text for t in tokens[first:end]]
    while (at := next((i for i, w in enumerate(words) if i and w in ("'s", "’s", "'", "’")), 0)):
        words[at - 1 : at + 1] = [words[at - 1] + words[at]]
    # Honda Makoto Sensei
    if len(words) > 1 and words[-1] in ("Sensei", "San", "Sama"):
        words, end = words[:-1], end - 1
    # Mina D. Holt
    while (at := next((i for i, w in enumerate(words) if i and w == "." and len(words[i - 1]) == 1), 0)):
        words[at - 1 : at + 1] = [words[at - 1] + "."]
    last, form = end, ""
    if len(words) > 1 and words[-1] in lex.legal_forms:
        form, words = words[-1], words[:-1]
    else:
        at = end + (end < len(tokens) and tokens[end].text == ",")
        if at < len(tokens) and tokens[at].text in lex.legal_forms and tokens[at].text not in ("NPO", "AG"):
            form, last = tokens[at].text, at + 1
    if form == "Co" and [t.text for t in tokens[last : last + 3]] == [".", ",", "Ltd"]:
        last += 3
    if (form or words[-1] == "Univ") and last < len(tokens) and tokens[last].text == "." and last + 1 < len(tokens):
        last += 1
    return NameSpan(
        tokens[first].start, tokens[last - 1].end, first, last, tuple(words), title, form, initial=first == 0
    )
