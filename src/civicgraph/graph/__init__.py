"""From extractions to RDF, and from an RDF file back to values."""
