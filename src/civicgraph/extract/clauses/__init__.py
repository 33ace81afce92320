"""Who does what to whom in a sentence: clauses, case frames and the statements that they make."""
