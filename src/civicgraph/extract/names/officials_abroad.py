"""Whoever holds an office of another country or of the UN, named before it: ジョン・ハヤセ・ニュージーランド外務大臣, ハヤセ国連事務総長, 金早瀬韓国外交部長官."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.names.written_names import Person
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.records import Kind

_K = "[ァ-ヺー]"
_FOREIGN = rf"{_K}+(?:[・=＝]{_K}+)*"
_POST = r"(?:大統領|首相|国王|主席|書記長|大臣|[一-鿿]相|長官|大使(?!館)|公使|総領事(?!館)|議長|議員|知事|市長|総裁|総長|事務局長|代表|報道官|次官|総督|委員長|部長|局長)"
_LAND = re.compile(rf"(?<!{_K})(?P<name>{_FOREIGN})・(?P<land>{_K}{{2,}})(?:[一-鿿]{{0,6}}国|連邦|公国)?(?=[一-鿿・]{{0,20}}?{_POST})")
_WORLD = re.compile(rf"(?<![{_K[1:-1]}・])(?P<name>{_FOREIGN})(?=(?:国連|国際[一-鿿]{{2,8}}(?:機関|基金|委員会|機構)|世界(?:保健機関|銀行|貿易機関)|欧州(?:委員会|理事会|議会|中央銀行|連合))[一-鿿・]{{0,16}}(?:[(（][A-Za-z]+[)）])?[一-鿿]{{0,8}}?{_POST})")
_EAST = re.compile(r"(?<=[、はがとの　 中])(?P<name>[金李朴崔鄭趙尹姜張林韓文申呉徐権黄安宋柳洪康曺習王劉陳楊周胡温蔡頼馬秦丁][一-鿿]{1,2}(?<![日在駐訪対月年週]))(?=(?:韓国|中国|台湾|北朝鮮)(?:共産党)?[一-鿿・]{0,16}?(?:長官|大臣|部長|主席|総理|大統領|大使(?!館)|次官|局長|総統))")


def find_officials_abroad(start: int, end: int, text: str) -> Iterator[Person]:
    """The people of a sentence who are named so."""
    if "・" in text[start:end]:
        for match in _LAND.finditer(text, start, end):
            if any(e.kind is Kind.PLACE and e.id.startswith("place/country-") for e in known(match["land"])):
                yield Person(*match.span("name"), 0.9, "official-abroad")
    if "国" in text[start:end] or "世界" in text[start:end] or "欧州" in text[start:end]:
        for pattern in (_WORLD, _EAST):
            for match in pattern.finditer(text, start, end):
                if not known(match["name"]):
                    yield Person(*match.span("name"), 0.88, "official-abroad")
