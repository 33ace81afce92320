"""What the endpoint says of itself (SPARQL 1.1 Service Description) and of its data (VoID)."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from civicgraph.graph.vocab import term
from civicgraph.serve.pool import Pool
from civicgraph.serve.protocol import Question
from civicgraph.serve.results import NTRIPLES, triples_of

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)
_DATASETS = """
CONSTRUCT { ?part ?p ?o } WHERE {
  ?dataset a void:Dataset ; void:triples ?size .
  { BIND(?dataset AS ?part) } UNION { ?dataset dcat:distribution ?part }
  ?part ?p ?o
}
"""
_SIZE = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def service(endpoint: str) -> tuple[Triple, ...]:
    """The service description of the endpoint at this address: https://www.w3.org/TR/sparql11-service-description/."""
    node, dataset, graph = BlankNode("service"), BlankNode("dataset"), BlankNode("graph")
    a = term("rdf:type")
    found = [
        Triple(node, a, _sd("Service")),
        Triple(node, _sd("endpoint"), NamedNode(endpoint)),
        Triple(node, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Triple(node, _sd("feature"), _sd("UnionDefaultGraph")),
        Triple(node, _sd("defaultDataset"), dataset),
        Triple(dataset, a, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), graph),
        Triple(graph, a, _sd("Graph")),
    ]
    return (*found, *(Triple(node, _sd("resultFormat"), NamedNode(_FORMATS + name)) for name in _RESULT_FORMATS))


async def void(pool: Pool, endpoint: str, here: str) -> tuple[Triple, ...]:
    """The data sets that the graph describes, each with this endpoint; at `here` the whole store with its true size.

    A store that several builds were loaded into has more triples than each build says of itself.
    """
    described = triples_of((await pool.ask(Question(_DATASETS), NTRIPLES)).body)
    whole, a = NamedNode(here), term("rdf:type")
    sets = {t.subject for t in described if t.predicate == a and t.object == term("void:Dataset")}
    found = [*described, *(Triple(dataset, term("void:sparqlEndpoint"), NamedNode(endpoint)) for dataset in sets)]
    found += [
        Triple(whole, a, term("void:Dataset")),
        Triple(whole, term("void:sparqlEndpoint"), NamedNode(endpoint)),
        Triple(whole, term("void:triples"), Literal(await size(pool))),
        *(Triple(whole, term("void:subset"), dataset) for dataset in sets),
    ]
    return tuple(sorted(set(found), key=str))


async def size(pool: Pool) -> int:
    """How many triples the store has; counted once for each state of a store on disk."""
    generation = pool.generation
    if not generation or pool.counted[0] != generation:
        answer = await pool.ask(Question(_SIZE), "text/csv")
        pool.counted = generation, int(answer.body.split()[1])
    return pool.counted[1]


async def lives(pool: Pool) -> None:
    """Ask the store what costs nothing. Raises Refusal where it gives no answer."""
    await pool.ask(Question("ASK {}"), "*/*")


async def uri_space(pool: Pool) -> str | None:
    """What the IRIs of the graph's entities begin with, as its description says (void:uriSpace)."""
    answer = await pool.ask(Question("SELECT DISTINCT ?o { ?s void:uriSpace ?o } ORDER BY ?o LIMIT 1"), "text/csv")
    lines = answer.body.decode().split()
    return lines[1] if len(lines) > 1 else None


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
