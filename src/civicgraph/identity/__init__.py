"""Which things are the same: outside identifiers and doubles are proposed, people judge, judgements are applied."""
