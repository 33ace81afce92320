"""civicgraph turns civic and government articles into linked open data, every fact tied to the words that say so."""

__version__ = "0.1.0"
