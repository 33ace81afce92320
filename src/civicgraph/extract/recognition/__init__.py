"""The two ways to know a name by itself: the trained recogniser and the gazetteer."""
