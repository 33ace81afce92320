"""ja_ginza's side of speed.py, in an environment of its own (it needs an older Sudachi than civicgraph).

Reads the texts as one line of JSON from stdin, then for each further line runs them all and answers with the seconds of
processor time that they took.
"""

import json
import sys
import time

import spacy

pipeline = spacy.load("ja_ginza")
texts = json.loads(sys.stdin.readline())
print("ready", flush=True)
for _ in sys.stdin:
    start = time.process_time()
    for text in texts:
        pipeline(text)
    print(time.process_time() - start, flush=True)
