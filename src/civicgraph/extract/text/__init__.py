"""A document as the readers go through it: segments, words, sentences, lines and columns, and what was found in each."""
