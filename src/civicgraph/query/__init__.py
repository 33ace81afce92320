"""SPARQL questions to a graph: nothing is fetched, nothing is changed."""
