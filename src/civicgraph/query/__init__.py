"""SPARQL questions to a graph file, asked in memory: nothing is fetched, nothing is changed."""
