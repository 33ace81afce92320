"""Lists of people in English pages: the layout tells who is what where, and that some lines tell nothing."""

from __future__ import annotations

import hashlib

import pytest

from civicgraph.extract import extract
from civicgraph.extract.english.reader import read_english
from civicgraph.names import name_key
from civicgraph.read import read_bytes
from civicgraph.records import Block, BlockKind, Document, Extraction, Kind, Predicate


def page(*lines: str) -> Document:
    """A page whose first line is the title, "# x" a heading and "- x" an item under it."""
    text, blocks, section = "", [], -1
    for index, line in enumerate(lines):
        kind = BlockKind.TITLE if not index else BlockKind.PARAGRAPH
        if line.startswith("# "):
            kind, section, line = BlockKind.HEADING, index, line[2:]
        elif line.startswith("- "):
            kind, line = BlockKind.ITEM, line[2:]
        blocks.append(Block(kind, len(text), len(text) + len(line), section=-1 if section == index else section))
        text += line + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document("urn:test", text, tuple(blocks), "en", "test.txt", digest, date="2024-06-01")


def facts(extraction: Extraction) -> set[str]:
    names = {e.id: e.names[0].text for e in extraction.entities}
    return {
        " | ".join(
            filter(None, (names[s.subject], s.predicate.value, names.get(s.object, s.object), s.role, s.status))
        )
        for s in extraction.statements
    }


def kinds(extraction: Extraction) -> dict[str, Kind]:
    return {name_key(n.text): e.kind for e in extraction.entities for n in e.names}


SPEAKERS = page(
    "Tidal Commons Conference 2024",
    "2024/5/18 at Minato Hall, Yokohama, doors 9:30",
    "# Speakers",
    "- Mina Holtby (Co-founder, Umikaze)",
    "- Pell Arden (Lantern Yard / q0q)",
    '- Jo-Ann "Kelpie" Sato (Data Architect, suma Japan)',
    "- Toma Rask (Professor Emeritus, Planning Division, Kazehama City)",
    "- Ilse Vann (Former Programme Officer, TIDE Berlin)",
    "- Rika Mose (Textile Artist)",
    "- Umineko Systems (Gold Sponsor, Booth 4)",
)


def test_list_tells_posts_bodies_and_speakers() -> None:
    found = facts(read_english(SPEAKERS))
    event = "Tidal Commons Conference 2024"
    assert {
        "Mina Holtby | affiliation | Umikaze | Co-founder",
        "Umikaze | founder | Mina Holtby",
        "Pell Arden | affiliation | Lantern Yard",
        "Pell Arden | affiliation | q0q",
        'Jo-Ann "Kelpie" Sato | affiliation | suma | Data Architect',
        "Toma Rask | affiliation | Kazehama City | Professor Emeritus, Planning Division",
        "Ilse Vann | affiliation | TIDE | Programme Officer | past",
        f"{event} | speaker | Rika Mose",
        f"{event} | speaker | Pell Arden",
        f"{event} | startDate | 2024-05-18",
    } <= found
    assert not any("Umineko" in fact or "Gold" in fact for fact in found)


def test_roles_and_artists_of_a_list_are_no_bodies() -> None:
    found = kinds(read_english(SPEAKERS))
    assert found[name_key("Rika Mose")] is Kind.PERSON
    assert found[name_key("Lantern Yard")] is Kind.ORGANIZATION
    assert not {name_key(x) for x in ("Textile Artist", "Data Architect", "Gold Sponsor")} & found.keys()


def test_lines_of_one_paragraph_with_two_posts_and_brackets_in_brackets() -> None:
    found = facts(
        read_english(
            page(
                "Minutes of the Tide Board",
                "# Participants",
                "HOLTBY Mina (Professor, Faculty of Design and Information Study, Umineko University/CSO, Tide Data Inc.)\n"
                "Arden Pell (Senior Fellow (Hydrogen), Lantern Heavy Industries, Ltd.)",
                "Keynote:Toma Rask (President, lanternAI Technology Co., Ltd.)",
            )
        )
    )
    assert {
        "Mina Holtby | affiliation | Umineko University | Professor, Faculty of Design and Information Study",
        "Mina Holtby | affiliation | Tide Data | CSO",
        "Toma Rask | affiliation | lanternAI Technology | President",
    } <= found
    assert any("affiliation | Lantern Heavy Industries | Senior Fellow (Hydrogen)" in fact for fact in found)
    assert len([f for f in found if "affiliation" in f]) == 4


def test_list_of_things_lists_no_people() -> None:
    extraction = read_english(
        page(
            "What we built",
            "# Results",
            "- Harbour Map (Tide Data, open source)",
            "- Ferry Times (Kazehama, Python)",
            "- Minato Hall (200 seats, Yokohama)",
        )
    )
    assert not any(e.kind is Kind.PERSON for e in extraction.entities)
    assert not extraction.statements


def test_line_alone_needs_a_body_that_is_known_by_itself() -> None:
    found = facts(
        read_english(page("Contact us", "Mina Holtby, Director, Umineko Foundation", "Pell Arden, Editor, every Monday"))
    )
    assert found == {"Mina Holtby | affiliation | Umineko Foundation | Director"}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "Mr. Kenta Mori, Vice-Minister of Health, Labour and Welfare, opened the day.",
            "affiliation | 厚生労働省 | Vice-Minister",
        ),
        (
            "Kenta Mori has taught drawing since 2011 and is currently CEO of Umineko Systems.",
            "affiliation | Umineko Systems | CEO",
        ),
        ("The talk was by Kenta Mori, Executive Director, Umineko Foundation.", "affiliation | Umineko Foundation"),
    ],
)
def test_post_in_a_sentence(sentence: str, fact: str) -> None:
    assert any(fact in found for found in facts(read_english(page("News", sentence))))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The Minister of Digital Affairs, Kenta Mori, spoke.", ["Ministry of Digital Affairs"]),
        ("He was hired as a Rust developer by the town.", ["Rust"]),
        ("The plan follows the Model City idea and the Annual Report.", ["Model City", "Annual Report"]),
        ("People who are members of Umineko Network are attending the Tide Summit 2024.", []),
    ],
)
def test_words_that_name_nothing(sentence: str, names: list[str]) -> None:
    extraction = read_english(page("News", sentence))
    assert not {name_key(n) for n in names} & kinds(extraction).keys()
    assert not any("participant" in f for f in facts(extraction))


def test_council_for_the_promotion_of_something_is_one_name() -> None:
    extraction = read_english(page("News", "The Council for the Promotion of Harbour Data met in May 2024."))
    assert name_key("Council for the Promotion of Harbour Data") in kinds(extraction)


COMMITTEE = """Umineko Task at the Data Workshop

Organizers

- Mina Holt, Tsukimori Research Institute, Japan and Namiki University, Japan
- Jun Arai, Tsukimori Research Institute, Japan
- Kaori Segawa, Greyport University, USA

Advisers

- Taro Umi, Hokuto University, Japan
"""


def test_organisers_stand_with_the_bodies_they_are_of_and_no_role() -> None:
    found = extract(read_bytes(COMMITTEE.encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], names[s.object]) for s in found.statements if s.predicate is Predicate.AFFILIATION}
    assert told == {
        ("Mina Holt", "Tsukimori Research Institute"),
        ("Mina Holt", "Namiki University"),
        ("Jun Arai", "Tsukimori Research Institute"),
        ("Kaori Segawa", "Greyport University"),
        ("Taro Umi", "Hokuto University"),
    }


def test_things_with_their_bodies_are_nobody() -> None:
    text = "Umineko tools\n\nPopular tools\n\n- Harbour Map, Greyport University, USA\n- Open Ledger, Hokuto University, Japan\n"
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    assert not any(s.predicate is Predicate.AFFILIATION for s in found.statements)


def test_names_that_are_headings_stand_over_posts() -> None:
    found = facts(read_english(page("Meeting", "# Mina Holtby", "Senior Engineer, Umikaze Inc.", "# Pell Arden", "Director of Policy, Lantern Yard Institute", "The meeting is free.")))
    assert "Mina Holtby | affiliation | Umikaze | Senior Engineer" in found
    assert "Pell Arden | affiliation | Lantern Yard Institute | Director of Policy" in found


@pytest.mark.parametrize("lines", [("Umikaze Inc.", "Senior Engineer"), ("Senior Engineer", "Umikaze Inc.")])
def test_body_and_post_have_each_a_line_below_the_name(lines: tuple[str, str]) -> None:
    found = facts(read_english(page("Meeting", "# Speakers", "Mina Holtby", *lines, "Pell Arden", "Lantern Yard Institute", "Director of Policy")))
    assert "Mina Holtby | affiliation | Umikaze | Senior Engineer" in found
    assert "Pell Arden | affiliation | Lantern Yard Institute | Director of Policy" in found


def test_a_post_between_names_is_of_nobody() -> None:
    assert not [f for f in facts(read_english(page("Meeting", "# Notes", "Mina Holtby", "Pell Arden", "Director", "Toma Rask", "Chair"))) if "affiliation" in f]
