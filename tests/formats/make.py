#!/usr/bin/env python3
"""Makes the files in this folder and their reference texts from the invented texts in sources/.

Needs LibreOffice, Chromium, pandoc, Ghostscript, qpdf, poppler-utils, msgforge and msgconvert. The files are kept, as tests must run without
these programs; run this only to add files. A reference text is what another program reads in the very file:
pdftotext for PDF and slides, pandoc for DOCX, ODT, EPUB and HTML, LibreOffice for RTF and sheets, Python's email and
mailbox for mail, msgconvert for messages of Outlook.
"""
import email, email.policy, io, json, mailbox, os, re, shutil, subprocess, sys, tarfile, tempfile, zipfile
from email.message import EmailMessage
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
OUT = HERE / "files"
REF = HERE / "reference"
TMP = Path(tempfile.mkdtemp())


def run(*args, **more):
    return subprocess.run([str(a) for a in args], check=True, capture_output=True, **more).stdout


def office(source, kind, out, extra=""):
    run("soffice", f"-env:UserInstallation=file://{TMP}/office", "--headless", "--convert-to", kind + extra, "--outdir", TMP, source)
    made = TMP / (Path(source).stem + "." + kind.split(":")[0])
    shutil.move(made, out)


def pandoc(*args):
    return run("pandoc", *args).decode()


def chrome(page, out):
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={out}", f"file://{page}")


def reference(name, text):
    (REF / (name + ".txt")).write_text(text.replace("\f", "\n").strip() + "\n")


def of_pdf(name):
    reference(name, run("pdftotext", "-enc", "UTF-8", OUT / name, "-").decode())


COLUMNS = "<style>@page{size:A4;margin:2cm} body{font:10pt serif} main{columns:2;column-gap:8mm;text-align:justify;hyphens:auto}</style>"
PLAIN = "<style>@page{size:A5;margin:2cm} body{font:11pt sans-serif}</style>"


def page(title, body, style="", lang="en"):
    return (f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta name="author" content="Ada Quill"><meta name="dcterms.created" content="2031-04-02">{style}</head><body>{body}</body></html>')


def main():
    for folder in (OUT, REF):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    texts = sorted(SOURCES.glob("*.html"))
    for text in texts:
        stem, body = text.stem, text.read_text()
        title = re.search(r"<h1>(.*?)</h1>", body).group(1)
        lang = "de" if stem == "letter" else "en"
        plain = TMP / f"{stem}.html"
        plain.write_text(page(title, body, PLAIN, lang))
        # A page of the web.
        (OUT / f"{stem}.html").write_text(page(title, body, "", lang))
        reference(f"{stem}.html", pandoc("-f", "html", "-t", "plain", "--wrap=none", OUT / f"{stem}.html"))
        # Word, two ways.
        run("pandoc", "-f", "html", "-t", "docx", "-o", OUT / f"{stem}-pandoc.docx", plain)
        office(plain, "odt:writer8", TMP / f"{stem}.odt", "") if False else None
        run("pandoc", "-f", "html", "-t", "odt", "-o", OUT / f"{stem}.odt", plain)
        office(OUT / f"{stem}.odt", "docx", OUT / f"{stem}-office.docx")
        for name in (f"{stem}-pandoc.docx", f"{stem}-office.docx", f"{stem}.odt"):
            reference(name, pandoc("-f", name.rsplit(".")[-1], "-t", "plain", "--wrap=none", OUT / name))
        # RTF, two ways.
        office(OUT / f"{stem}.odt", "rtf", OUT / f"{stem}-office.rtf")
        run("pandoc", "-f", "html", "-t", "rtf", "-s", "-o", OUT / f"{stem}-pandoc.rtf", plain)
        for name in (f"{stem}-office.rtf", f"{stem}-pandoc.rtf"):
            office(OUT / name, "txt:Text (encoded):UTF8", REF / (name + ".txt"))
        # EPUB and Markdown.
        run("pandoc", "-f", "html", "-t", "epub3", "-o", OUT / f"{stem}.epub", "--metadata", f"title={title}", "--metadata", "author=Ada Quill", plain)
        reference(f"{stem}.epub", pandoc("-f", "epub", "-t", "plain", "--wrap=none", OUT / f"{stem}.epub"))
        run("pandoc", "-f", "html", "-t", "gfm", "--wrap=none", "-o", OUT / f"{stem}.md", plain)
        reference(f"{stem}.md", pandoc("-f", "gfm", "-t", "plain", "--wrap=none", OUT / f"{stem}.md"))
        # PDF, four ways: a browser in one column and in two, an office program, Ghostscript.
        chrome(plain, OUT / f"{stem}-browser.pdf")
        two = TMP / f"{stem}-two.html"
        head, rest = body.split("</h1>", 1)
        two.write_text(page(title, f"{head}</h1><main>{rest}</main>", COLUMNS, lang))
        chrome(two, OUT / f"{stem}-columns.pdf")
        office(OUT / f"{stem}-office.docx", "pdf", OUT / f"{stem}-office.pdf")
        run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.4", f"-sOutputFile={OUT}/{stem}-ghostscript.pdf", OUT / f"{stem}-columns.pdf")
        for way in ("browser", "columns", "office", "ghostscript"):
            of_pdf(f"{stem}-{way}.pdf")
    slides()
    sheets()
    mail(texts)
    outlook(texts)
    archives()
    shutil.rmtree(TMP)


def slides():
    source = SOURCES / "slides.md"
    run("pandoc", "-f", "markdown", "-t", "pptx", "-o", OUT / "slides-pandoc.pptx", source)
    office(OUT / "slides-pandoc.pptx", "odp", OUT / "slides.odp")
    office(OUT / "slides.odp", "pptx", OUT / "slides-office.pptx")
    for name in ("slides-pandoc.pptx", "slides.odp", "slides-office.pptx"):
        office(OUT / name, "pdf", TMP / "slides.pdf")
        reference(name, run("pdftotext", "-enc", "UTF-8", TMP / "slides.pdf", "-").decode())


def sheets():
    from openpyxl import Workbook
    from openpyxl.styles import numbers
    import datetime
    book = Workbook()
    for number, rows in enumerate(json.loads((SOURCES / "sheets.json").read_text())):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = rows["name"]
        for r, row in enumerate(rows["rows"], 1):
            for c, cell in enumerate(row, 1):
                value, form = cell if isinstance(cell, list) else (cell, None)
                if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                    value = datetime.date.fromisoformat(value)
                at = sheet.cell(r, c, value)
                if form:
                    at.number_format = form
    book.properties.creator = "Ada Quill"
    book.save(OUT / "sheets.xlsx")
    office(OUT / "sheets.xlsx", "ods", OUT / "sheets.ods")
    office(OUT / "sheets.ods", "xlsx", OUT / "sheets-office.xlsx")
    for name in ("sheets.xlsx", "sheets.ods", "sheets-office.xlsx"):
        # As a page, values stand as the sheet shows them; as CSV they do not.
        office(OUT / name, "html", TMP / "sheets.html")
        said = pandoc("-f", "html", "-t", "plain", "--wrap=none", TMP / "sheets.html")
        reference(name, re.sub(r"^(-+|Overview|Ships|Costs)$|^Sheet \d+:", "", said, flags=re.M))
        if name == "sheets.xlsx":
            office(OUT / name, "csv", OUT / "ships.csv")
            text = (OUT / "ships.csv").read_text()
            reference("ships.csv", text)
            (OUT / "ships-semicolon.csv").write_bytes(text.replace(",", ";").encode("cp1252"))
            reference("ships-semicolon.csv", text)


def mail(texts):
    def message(stem, number):
        body = (SOURCES / f"{stem}.html").read_text()
        made = EmailMessage()
        made["From"] = "Ada Quill <ada@quill.example>"
        made["To"] = "Bo Tern <bo@tern.example>"
        made["Date"] = f"Wed, 0{number + 1} Apr 2031 10:00:00 +0200"
        made["Subject"] = re.sub("<.*?>", "", re.search(r"<h1>(.*?)</h1>", body).group(1))
        made["Message-ID"] = f"<{number}@quill.example>"
        plain = pandoc("-f", "html", "-t", "plain", SOURCES / f"{stem}.html")
        return made, body, plain
    everything = []
    for number, text in enumerate(texts):
        made, body, plain = message(text.stem, number)
        made.set_content(plain, cte="quoted-printable" if number % 2 else "base64")
        if number % 2:
            made.add_alternative(page(made["Subject"], body), subtype="html", cte="base64")
        if number == 0:
            made.add_attachment((OUT / "sheets.xlsx").read_bytes(), maintype="application", subtype="octet-stream", filename="sheets.xlsx")
        (OUT / f"{text.stem}.eml").write_bytes(made.as_bytes(policy=email.policy.SMTP))
        read = email.message_from_bytes((OUT / f"{text.stem}.eml").read_bytes(), policy=email.policy.default)
        said = read.get_body(("plain",)).get_content()
        reference(f"{text.stem}.eml", said)
        everything.append((made, said))
    box = mailbox.mbox(OUT / "mailbox.mbox")
    for made, _ in everything[1:]:
        box.add(made)
    box.flush()
    box.close()
    reference("mailbox.mbox", "\n".join(said for _, said in everything[1:]))
    # A page saved whole.
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://quill.example/harbour"
    made["Subject"] = "Harbour"
    made.set_content((OUT / "harbour.html").read_text(), subtype="html", cte="quoted-printable")
    made.make_related()
    made.add_attachment(b"body { color: black }", maintype="text", subtype="css", disposition="inline")
    (OUT / "harbour.mhtml").write_bytes(made.as_bytes(policy=email.policy.SMTP))
    shutil.copy(REF / "harbour.html.txt", REF / "harbour.mhtml.txt")
    # JSON, whole and by lines.
    records = [{"title": text.stem, "date": "2031-04-02", "text": pandoc("-f", "html", "-t", "plain", "--wrap=none", text)} for text in texts]
    (OUT / "texts.json").write_text(json.dumps(records, ensure_ascii=False, indent=1))
    (OUT / "texts.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    for name in ("texts.json", "texts.jsonl"):
        reference(name, "\n".join(f"{record['title']}\n{record['text']}" for record in records))


def outlook(texts):
    import datetime
    from msgforge import Message
    for number, text in enumerate(texts):
        body = text.read_text()
        made = Message(
            subject=re.sub("<.*?>", "", re.search(r"<h1>(.*?)</h1>", body).group(1)),
            html_body=body if number % 2 else None,
            text_body=None if number % 2 else pandoc("-f", "html", "-t", "plain", text),
            sender=("ada@quill.example", "Ada Quill"),
            to=[("bo@tern.example", "Bo Tern")],
            sent=datetime.datetime(2031, 4, number + 1, 10, tzinfo=datetime.timezone.utc),
        )
        if number == 0:
            made.attach(OUT / "ships.csv")
        made.save(OUT / f"{text.stem}.msg")
        run("msgconvert", "--outfile", TMP / "message.eml", OUT / f"{text.stem}.msg")
        read = email.message_from_bytes((TMP / "message.eml").read_bytes(), policy=email.policy.default)
        reference(f"{text.stem}.msg", read.get_body(("plain", "html")).get_content())


def archives():
    names = ["harbour.md", "minutes-office.rtf", "ships.csv"]
    said = "\n".join((REF / f"{name}.txt").read_text() for name in names)
    with zipfile.ZipFile(OUT / "archive.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.write(OUT / name, f"inner/{name}")
    with tarfile.open(OUT / "archive.tar", "w") as archive:
        for name in names:
            archive.add(OUT / name, f"inner/{name}")
    with tarfile.open(OUT / "archive.tar.gz", "w:gz") as archive:
        for name in names:
            archive.add(OUT / name, f"inner/{name}")
    for name in ("archive.zip", "archive.tar", "archive.tar.gz"):
        reference(name, said)


main()
