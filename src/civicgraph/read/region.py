"""Which part of a page is the article: the smallest element that holds its prose, less what rules drop."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from lxml import html

from civicgraph.names import fold
from civicgraph.read.lines import ends_sentence
from civicgraph.read.rules import rules

_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_CONTAINERS = (
    "body",
    "div",
    "main",
    "article",
    "section",
    "center",
    "table",
    "tbody",
    "tr",
    "td",
    "span",
    "form",
)
_FIELDS = ("div", "dt", "th", "td", "p", "li", "span", "strong", "b", "h2", "h3", "h4", "h5", "h6")
_PROSE = 20
_MOST = 0.85
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class _Weight(NamedTuple):
    """What an element holds: characters outside and inside links, how many links, whether prose."""

    outside: int = 0
    inside: int = 0
    links: int = 0
    prose: bool = False


def article_region(tree: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the article; menus, forms, share buttons and the like leave the tree."""
    body = tree.find("body")
    root: html.HtmlElement = body if body is not None else tree
    weights = _weights(root)
    for element in _droppable(root, weights):
        _remove(element)
    weights = _weights(root)
    region = _narrowed(root, weights)
    for element in list(region.iter("ul", "ol", "div")):
        if element is not region and _is_link_list(weights[element]):
            _remove(element)
    return region


def _weights(root: html.HtmlElement) -> dict[html.HtmlElement, _Weight]:
    """The weight of each element, from the leaves up."""
    weights: dict[html.HtmlElement, _Weight] = {}
    for element in reversed(list(root.iter())):
        texts = [(element.text or "").strip(), *((child.tail or "").strip() for child in element)]
        own = 0 if element.tag in ("script", "style") else sum(map(len, texts))
        parts = [weights[child] for child in element]
        prose = any(len(words) > _PROSE and ends_sentence(words) for words in texts)
        outside, inside, links = (sum(part[place] for part in parts) for place in range(3))
        if element.tag == "a":
            weight = _Weight(0, outside + inside + own, links + 1, False)
        else:
            weight = _Weight(outside + own, inside, links, prose or any(part.prose for part in parts))
        weights[element] = weight
    return weights


def _droppable(root: html.HtmlElement, weights: dict[html.HtmlElement, _Weight]) -> list[html.HtmlElement]:
    """The elements that tag, role, class or visibility give away; never one that holds most of the prose."""
    most = weights[root].outside / 2
    announcing = _announcing(root)
    spared: set[html.HtmlElement] = set()
    found = []
    for element in root.iterdescendants():
        role = (element.get("role") or "").lower()
        named = {element.tag} & (rules().invisible_tags | rules().drop_tags)
        if named or role in rules().drop_roles or _is_hidden(element):
            found.append(element)
        elif element.tag == "header":
            if not any(above.tag in ("article", "main", "section") for above in element.iterancestors()):
                found.append(element)
        elif element.getparent() in spared:
            spared.add(element)
        elif _named_so(element) and element.tag not in ("article", "main"):
            (spared.add if element in announcing else found.append)(element)
    lone = len(list(root.iter("h1"))) == 1
    kept = {
        each
        for each in found
        if each.tag not in rules().invisible_tags
        and (weights[each].outside > most or (lone and _holds_title(each)))
    }
    return [each for each in found if each not in kept]


def _announcing(root: html.HtmlElement) -> set[html.HtmlElement]:
    """The elements that hold the fields of one announcement (日時, 会場), whatever their class says (menu-item)."""
    keys: dict[html.HtmlElement, list[str]] = {}
    for element in root.iterdescendants(*_FIELDS):
        words = fold(element.text or "").strip(" \n\t　■●【】:：")
        if words in rules().announcement_keys and not any(above.tag in ("a", "nav") for above in element.iterancestors()):
            for above in element.iterancestors():
                keys.setdefault(above, []).append(words)
    # Several times the same: a list of other events.
    return {element for element, words in keys.items() if len(words) == len(set(words))}


def _is_hidden(element: html.HtmlElement) -> bool:
    hidden = element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true"
    return hidden or _HIDDEN.search(element.get("style") or "") is not None


def _named_so(element: html.HtmlElement) -> bool:
    for attribute in ("class", "id"):
        for name in (element.get(attribute) or "").split():
            words = [word.lower() for word in _NAME_WORD.findall(name)]
            pairs = pairwise(words)
            if any((word,) in rules().drop_classes for word in words) or any(
                p in rules().drop_classes for p in pairs
            ):
                return True
    return False


def _holds_title(element: html.HtmlElement) -> bool:
    """Whether an h1 that is no logo stands in it."""
    title = next(element.iter("h1"), None)
    return title is not None and title.find(".//a") is None and title.find(".//img") is None


def _narrowed(root: html.HtmlElement, weights: dict[html.HtmlElement, _Weight]) -> html.HtmlElement:
    """Down from the root as long as one child holds nearly all prose, but not past the title."""
    titles = [title for title in root.iter("h1") if weights[title].outside]
    above = {each for title in titles for each in (title, *title.iterancestors())}
    region = root
    while True:
        heaviest = max(region, key=lambda child: weights[child].outside, default=None)
        if heaviest is None or heaviest.tag not in _CONTAINERS:
            return region
        if weights[heaviest].outside < _MOST * weights[region].outside or (
            region in above and heaviest not in above
        ):
            return region
        region = heaviest


def _is_link_list(weight: _Weight) -> bool:
    """Three links or more, and hardly anything else: a menu or a list of other pages."""
    whole = weight.inside + weight.outside
    return weight.links > 2 and not weight.prose and weight.inside >= rules().link_list_share * whole > 0


def _remove(element: html.HtmlElement) -> None:
    """Take an element out and leave the text after it; where it stood, a word does not run into the next."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    left = (before.tail if before is not None else parent.text) or ""
    # The parser lets pass what its tree refuses to take back (&#1;).
    text = _NO_XML.sub("", left + (element.tail or ""))
    if before is not None:
        before.tail = text
    else:
        parent.text = text
    element.tail = None
    parent.remove(element)
