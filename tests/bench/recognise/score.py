"""Reads the scans that `pages.py` made and compares their words with what stands on the pages.

    python3 tests/bench/recognise/score.py DOSSIER SCANS [--tesseract]

Prints, for each condition, the F1 of words (case counts, punctuation around words does not), the error rate of letters in
reading order, processor seconds a page, the share of doubtful words and how many of the wrong ones are among them; and the
most memory that a child took. With --tesseract the same of Tesseract, where it is installed.
"""

import collections
import json
import pathlib
import re
import resource
import subprocess
import sys

CONDITIONS = ["300", "150", "copy", "fax"]


def words(text):
    found = [re.sub(r"^\W+|\W+$", "", word) for word in text.split()]
    return [word for word in found if word]


def common(a, b):
    return sum((collections.Counter(a) & collections.Counter(b)).values())


def letter_errors(said, meant):
    """The edit distance in letters, white space aside."""
    said, meant = "".join(said.split()), "".join(meant.split())
    last = list(range(len(meant) + 1))
    for row, letter in enumerate(said, 1):
        line = [row]
        for column, other in enumerate(meant, 1):
            line.append(min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != other)))
        last = line
    return last[-1], len(meant)


def timed(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(command, check=False, capture_output=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return out, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Score:
    def __init__(self):
        self.common = self.said = self.meant = self.seconds = self.pages = 0
        self.errors = self.letters = self.doubtful = self.wrong = self.caught = 0

    def add(self, text, meant, doubtful=()):
        said, right = words(text), words(meant)
        self.pages, self.common = self.pages + 1, self.common + common(said, right)
        self.said, self.meant = self.said + len(said), self.meant + len(right)
        errors, letters = letter_errors(text, meant)
        self.errors, self.letters = self.errors + errors, self.letters + letters
        missed = collections.Counter(said) - collections.Counter(right)
        marked = collections.Counter(word for span in doubtful for word in words(span))
        self.doubtful += sum(marked.values())
        self.wrong += sum(missed.values())
        self.caught += sum((missed & marked).values())

    def line(self):
        f1 = 200 * self.common / max(self.said + self.meant, 1)
        return (
            f"{f1:6.2f} F1  {100 * self.errors / max(self.letters, 1):6.2f} % letters wrong  "
            f"{self.seconds / max(self.pages, 1):5.2f} s a page  {100 * self.doubtful / max(self.said, 1):5.2f} % doubtful  "
            f"{self.caught} of {self.wrong} wrong words among them"
        )


def main(dossier, scans, *options):
    scans = pathlib.Path(scans)
    scores = collections.defaultdict(Score)
    for condition in CONDITIONS:
        score = scores["dossier " + condition]
        pages = sorted((scans / condition).glob("*.png"))
        meant = {page.name: (scans / "text" / f"{page.stem}.txt").read_text("utf-8") for page in pages}
        out, score.seconds = timed([dossier, "brief", str(scans / condition), "--format", "json", "--no-cache"])
        # Where nothing at all was read the program says so and ends with 1.
        read = {document["path"]: document for document in json.loads(out)["documents"]} if out else {}
        for name, right in meant.items():
            document = read.get(name, {"text": ""})
            data = document["text"].encode()
            spans = document.get("recognised", {}).get("doubtful", [])
            score.add(document["text"], right, [data[span["start"] : span["end"]].decode() for span in spans])
        if "--tesseract" in options:
            score = scores["tesseract " + condition]
            for page in pages:
                out, seconds = timed(["tesseract", str(page), "-", "--psm", "3"])
                score.seconds += seconds
                score.add(out.decode(), meant[page.name])
    for name, score in scores.items():
        print(f"{name:16} {score.line()}")
    print("largest process:", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "MiB")


if __name__ == "__main__":
    main(*sys.argv[1:])
