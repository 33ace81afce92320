"""Does a graph keep the rules of the profile, and which statement, by which words, does not."""
