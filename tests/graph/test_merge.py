from dataclasses import replace

from civicgraph.graph.merge import reconcile
from civicgraph.records import Document, Entity, Extraction, Kind, Name


def document(number: int, *names: tuple[str, str], **more) -> Extraction:
    entity = Entity("organization/x", Kind.ORGANIZATION, tuple(Name(*n) for n in names), **more)
    about = Document(f"https://news.example/{number}", "", (), "ja", "x", "0")
    return Extraction(about, (entity,), (), ())


def test_the_name_that_most_documents_prefer_is_preferred_in_all():
    made = reconcile(
        [
            document(1, ("経産省", "ja"), ("METI", "en")),
            document(2, ("経済産業省", "ja"), sector="NationalGovernment"),
            document(3, ("経済産業省", "ja"), ("経産省", "ja"), sector="Company"),
            document(4, ("経済産業省", "ja"), sector="NationalGovernment"),
        ]
    )
    assert {e.entities[0].names[0] for e in made} == {Name("経済産業省", "ja")}
    assert {e.entities[0].names[1] for e in made} == {Name("METI", "en")}
    assert {e.entities[0].sector for e in made} == {"NationalGovernment"}
    assert Name("経産省", "ja") in made[0].entities[0].names


def test_a_tie_goes_to_the_first_in_code_point_order_whatever_the_order_of_documents():
    documents = [document(1, ("乙", "ja")), document(2, ("丙", "ja"))]
    first, second = reconcile(documents), reconcile(documents[::-1])
    assert first == second[::-1]
    assert first[0].entities[0].names[0] == Name(min("乙", "丙"), "ja")


def test_an_entity_of_one_document_stays_as_it_is():
    lone = document(1, ("乙", "ja"), ("甲", "ja"))
    other = replace(document(2), entities=())
    assert reconcile([lone, other]) == (lone, other)
