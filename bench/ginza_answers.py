"""ja_ginza's side of ginza_peer.py, in an environment of its own (it needs an older Sudachi than civicgraph).

Reads lists of texts from stdin, a line of JSON each, and answers each with a line of JSON: the seconds of processor time that
they took, and of each text the names as [start, end, label] in code points.
"""

import json
import sys
import time

import spacy

pipeline = spacy.load("ja_ginza")
for line in sys.stdin:
    texts = json.loads(line)
    start = time.process_time()
    read = [pipeline(text) for text in texts]
    seconds = time.process_time() - start
    names = [[(e.start_char, e.end_char, e.label_) for e in document.ents] for document in read]
    print(json.dumps({"seconds": seconds, "names": names}, ensure_ascii=False), flush=True)
