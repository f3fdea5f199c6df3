#!/usr/bin/env python3
"""Makes the first corpus of each fuzz target, in tests/fuzz/corpus, from the files of tests/formats and tests/suite.

Containers become their plain form: the files in them, each behind a line "==== name". PDFs are taken apart with qpdf
where it is there, so that their pages' words can change.
"""

import gzip
import pathlib
import shutil
import subprocess
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = ROOT / "tests/formats/files"
CORPUS = ROOT / "tests/fuzz/corpus"
LARGEST = 60_000

WHOLE = {
    "text": ["*.csv", "*.md"],
    "markdown": ["*.md"],
    "html": ["*.html"],
    "table": ["*.csv"],
    "json": ["*.json", "*.jsonl"],
    "rtf": ["*.rtf"],
    "mail": ["*.eml"],
    "mailbox": ["*.mbox"],
    "outlook": ["*.msg"],
    "old_word": ["*.doc"],
    "old_slides": ["*.ppt"],
    "old_workbook": ["*.xls"],
    "tnef": ["*.dat"],
    "cards": ["*.vcf", "*.ics"],
    "web_archive": ["*.mhtml"],
    "zip": ["*.zip", "slides-pandoc.pptx", "sheets.xlsx"],
    "tar": ["*.tar"],
    "gzip": ["*.gz"],
    "pdf": ["letter*.pdf", "budget*.pdf"],
    "any": ["*"],
}
PLAIN = {"word": ["*.docx"], "slides": ["*.pptx"], "workbook": ["*.xlsx"], "odf": ["*.od?"], "book": ["*.epub"]}
DULL = ("theme", "slideLayout", "slideMaster", "notesMaster", "font", "settings", "Thumbnails", "Configurations", "printerSettings", "media/")


def write(target, name, data):
    if data and len(data) <= LARGEST:
        folder = CORPUS / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def plain(path):
    parts = []
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.filename.endswith((".xml", ".rels", ".opf", ".xhtml", "mimetype")):
                if not any(dull in info.filename for dull in DULL):
                    # Styles are long and much the same: their front is enough.
                    parts.append(b"\n==== " + info.filename.encode() + b"\n" + archive.read(info)[:12_000])
    return b"".join(parts)


def main():
    shutil.rmtree(CORPUS, ignore_errors=True)
    for target, patterns in WHOLE.items():
        for pattern in patterns:
            for path in sorted(FILES.glob(pattern)):
                data = path.read_bytes()
                if target in ("mailbox", "json", "html", "rtf", "mail"):
                    data = data[:16_000]
                write(target, path.name, data)
    for target, patterns in PLAIN.items():
        for pattern in patterns:
            for path in sorted(FILES.glob(pattern)):
                write(target, path.name, plain(path))
    if shutil.which("qpdf"):
        for path in sorted(FILES.glob("*.pdf")):
            out = CORPUS / "pdf" / f"{path.stem}-plain.pdf"
            subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--pages", path, "1", "--", path, out], check=False)
    for path in sorted(FILES.glob("*.tar.gz")):
        write("tar", path.stem, gzip.decompress(path.read_bytes()))
    cases = []
    for path in sorted((ROOT / "tests/suite").glob("*.txt")):
        for number, case in enumerate(path.read_text().split("\n===")):
            text = "\n".join(line[2:] for line in case.splitlines() if line.startswith("> "))
            if text:
                cases.append((f"{path.stem}-{number}", text.encode()))
    for name, text in cases:
        write("annotate", name, text)
        write("text", name, text)
    for at in range(0, len(cases), 3):
        write("merge", f"{at}", b"\x0c".join(text for _, text in cases[at : at + 3]))
    # Files of which a part is damaged or missing.
    write("json", "half", b'{"text":"The harbour \\ud83d opened on Saturday."}')
    write("json", "damaged", b'{"text":"One."}\n{"text": [\n{"text":"Two."}\n')
    write("text", "mixed", "Łódź is a town.\n".encode() + "Déjà vu à Besançon.\n".encode("latin-1"))
    write("rtf", "cut", rb"{\rtf1 Words. {\object{\*\objdata 0105}} And")
    write("mail", "cut", b"From: a@b\nTo: c@d\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nWords.\n--b\n\nAnd")
    # An answer is made of lengths, heads and bytes.
    heads = [
        b'{"Draft":{"name":null,"draft":{"paragraphs":[[0,5,0,0,1],[7,9,4,2,0]],"title":"T","headline":null,"dates":'
        b'["2031-04-02"],"facts":[["title","T","properties"]],"knows_headings":true}}}',
        b'{"Member":{"name":"a/b.txt"}}',
        b'{"Fault":{"member":null,"what":"It is damaged."}}',
        b'"Done"',
    ]
    body = "Words\n\nöx".encode()
    answer = b"".join(len(head).to_bytes(8, "little") + head + len(body).to_bytes(8, "little") + body for head in heads)
    write("answer", "all", answer)


main()
