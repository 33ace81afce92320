"""One small article that says something of every predicate."""

import hashlib

import pytest

from civicgraph.graph.emit import BuildInfo
from civicgraph.records import (
    Byline,
    Document,
    Entity,
    Extraction,
    Kind,
    Mention,
    Name,
    Predicate,
    Quotation,
    Span,
    Statement,
)

TEXT = """みなと市の市長、海野太郎氏は「データは市民のものです」と語った。
一般社団法人コード・フォー・みなとは2019年4月に市と協定を結び、港フェスを2024年5月1日から3日まで中央公園で開いた。
前職の山川花子氏は2020年から2022年まで情報政策課長を務めた。文：原田ゆき"""

ARTICLE = "https://news.example/記事/1"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def entity(key: str, kind: Kind, *names: str, **more: object) -> Entity:
    found = [n for n in names if n in TEXT]
    mentions = tuple(Mention(*span(n), kind, 0.9, "test") for n in found)
    labels = tuple(Name(n, "en" if n.isascii() else "ja") for n in names)
    return Entity(f"{kind.value.lower()}/{key}", kind, labels, mentions, **more)  # type: ignore[arg-type]


ENTITIES = (
    entity("opendata", Kind.CONCEPT, "オープンデータ", "Open data"),
    entity("festival", Kind.EVENT, "港フェス", "Minato Fest"),
    entity("session", Kind.EVENT, "開会セッション"),
    entity("law", Kind.LAW, "みなと市条例"),
    entity("order", Kind.LAW, "みなと市規則"),
    entity("city", Kind.ORGANIZATION, "みなと市", "市", "Minato City", subtype="org:FormalOrganization",
           sector="LocalGovernment", same_as=("http://www.wikidata.org/entity/Q1",)),
    entity("code", Kind.ORGANIZATION, "コード・フォー・みなと", "Code for Minato",
           subtype="org:FormalOrganization", sector="CivilSociety"),
    entity("division", Kind.ORGANIZATION, "情報政策課", subtype="org:OrganizationalUnit",
           sector="LocalGovernment"),
    entity("harada", Kind.PERSON, "原田ゆき"),
    entity("unno", Kind.PERSON, "海野太郎", "海野", family_name="海野", given_name="太郎"),
    entity("yamakawa", Kind.PERSON, "山川花子", "山川"),
    entity("park", Kind.PLACE, "中央公園"),
    entity("programme", Kind.PROJECT, "港データ事業"),
    entity("app", Kind.WORK, "港アプリ", subtype="schema:SoftwareApplication"),
)  # fmt: skip

CITY, CODE, DIVISION = "organization/city", "organization/code", "organization/division"
UNNO, YAMAKAWA, PARK = "person/unno", "person/yamakawa", "place/park"
FEST, SESSION, PROGRAMME, APP = "event/festival", "event/session", "project/programme", "work/app"

FIRST = span("みなと市の市長、海野太郎氏は「データは市民のものです」と語った。")
SECOND = span("一般社団法人コード・フォー・みなとは2019年4月に市と協定を結び")
THIRD = span("前職の山川花子氏は2020年から2022年まで情報政策課長を務めた。")


def says(
    subject: str, predicate: Predicate, value: str, evidence: Span = SECOND, **more: object
) -> Statement:
    return Statement(subject, predicate, value, (evidence,), 0.8, "rule", **more)  # type: ignore[arg-type]


P = Predicate
STATEMENTS = (
    says(UNNO, P.AFFILIATION, CITY, FIRST, role="市長"),
    says(
        YAMAKAWA,
        P.AFFILIATION,
        DIVISION,
        THIRD,
        role="情報政策課長",
        status="past",
        since="2020",
        until="2022",
    ),
    says(YAMAKAWA, P.AFFILIATION, CODE, THIRD, role="理事", status="planned"),
    says(DIVISION, P.PART_OF, CITY),
    says(DIVISION, P.LEGAL_BASIS, "law/law"),
    says("law/order", P.LEGAL_BASIS, "law/law"),
    says(FEST, P.ORGANIZER, CODE),
    says(FEST, P.SPONSOR, CITY),
    says(FEST, P.SPEAKER, UNNO),
    says(FEST, P.PARTICIPANT, YAMAKAWA),
    says(SESSION, P.SUPER_EVENT, FEST),
    says(FEST, P.START_DATE, "2024-05-01"),
    says(FEST, P.END_DATE, "2024-05-03"),
    says(FEST, P.LOCATION, PARK),
    says(CODE, P.LOCATION, CITY),
    says(CODE, P.PARTNER, CITY, since="2019-04", subject_matter="データの公開"),
    says(CODE, P.START_DATE, "2015"),
    says(CODE, P.FOUNDER, UNNO),
    says(PROGRAMME, P.FUNDER, CITY, amount=5_000_000),
    says(PROGRAMME, P.OPERATOR, CODE),
    says(APP, P.CREATOR, CODE),
    says(APP, P.PUBLISHER, CITY),
    says(APP, P.START_DATE, "2023-07"),
)


@pytest.fixture
def extraction() -> Extraction:
    byline = span("原田ゆき")
    document = Document(
        ARTICLE,
        TEXT,
        (),
        "ja",
        "article.txt",
        hashlib.sha256(TEXT.encode()).hexdigest(),
        url="https://news.example/1",
        title="港の記事",
        date="2024-05-10",
        publisher="みなと新聞",
        bylines=(Byline("author", byline.start, byline.end),),
    )
    quote = span("データは市民のものです")
    return Extraction(
        document, ENTITIES, STATEMENTS, (Quotation(UNNO, quote.start, quote.end, (FIRST,), 0.95, "quotes"),)
    )


@pytest.fixture
def build() -> BuildInfo:
    return BuildInfo("1.2.3")
