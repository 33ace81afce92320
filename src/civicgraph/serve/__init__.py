"""A graph on the web: its SPARQL endpoint, the page to ask it, and its entities by their IRIs."""
