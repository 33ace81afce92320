"""Reading English articles: capitalised names, roles and simplified clauses, by rules kept as data."""
