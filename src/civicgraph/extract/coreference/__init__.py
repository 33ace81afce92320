"""Which mentions name the same entity: other names, short forms, anaphora, units of a body."""
