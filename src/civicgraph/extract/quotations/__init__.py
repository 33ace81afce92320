"""Who said what: labels, turns, prose, interviews, messages."""
