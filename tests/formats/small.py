#!/usr/bin/env python3
"""Makes the small files in small/, each of them one situation. Needs nothing but Python.

What a reader should see in them stands in small.rs. Run this only to add files: they are kept, as tests must run without
it, and the same bytes come out each time.
"""
import io, zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent / "small"
WIDTHS = {"l": .222, "i": .222, "t": .278, "f": .278, "r": .333, " ": .278, "m": .833, "w": .722, "c": .5, "s": .5, "k": .5, ",": .278, ".": .278, "I": .278}


def width(letter):
    return WIDTHS.get(letter, .722 if letter.isupper() else .556)


def pdf(name, pages, extra="", info=""):
    """A PDF of these content streams. F1 is Helvetica, I1 a grey picture, G0 a state in which nothing is seen."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
               ("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>", b"\xc0"),
               "<< /ca 0 /CA 0 >>", f"<< /Producer (small) {info} >>"]
    kids = []
    for page in pages:
        kids.append(len(objects) + 1)
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R /Resources "
                       "<< /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> /ExtGState << /G0 5 0 R >> >> >>")
        stream = page.encode("cp1252")
        objects.append((f"<< /Length {len(stream)} >>", stream))
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, made in enumerate(objects, 1):
        places.append(out.tell())
        head, stream = made if isinstance(made, tuple) else (made, None)
        out.write(f"{number} 0 obj\n{head}\n".encode())
        if stream is not None:
            out.write(b"stream\n" + stream + b"\nendstream\n")
        out.write(b"endobj\n")
    at = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        out.write(f"{place:010} 00000 n \n".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{at}\n%%EOF\n".encode())
    (OUT / name).write_bytes(out.getvalue())


def escaped(words):
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def line(x, y, words, size=11, before=""):
    return f"{before} BT /F1 {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm ({escaped(words)}) Tj ET\n"


def letters(x, y, words, size, shifts):
    """Letter by letter, each at all of the shifts."""
    out = ""
    for letter in words:
        if letter != " ":
            out += "".join(line(x + dx, y + dy, letter, size) for dx, dy in shifts)
        x += width(letter) * size
    return out


def painted_twice():
    plain = line(72, 670, "The ferry left Saltmarsh at noon on 4 May 2031.")
    head, sum_ = "Accounts of the Ferry Company", "In all, 1,100,500 euros fell to Helland & Ross."
    pdf("twice-letters.pdf", [letters(72, 700, head, 12, [(0, 0), (.3, 0)]) + plain + letters(72, 650, sum_, 12, [(0, 0), (.3, 0)])])
    pdf("twice-lines.pdf", [line(72, 700, head, 12) + line(72.3, 700, head, 12) + plain + line(72, 650, sum_, 12) + line(72.3, 650, sum_, 12)])
    pdf("twice-shadow.pdf", [line(73, 699, head, 12, "0.6 g") + line(72, 700, head, 12, "0 g") + plain
                             + line(73, 649, sum_, 12, "0.6 g") + line(72, 650, sum_, 12, "0 g")])
    pdf("twice-shift.pdf", [f"BT /F1 12 Tf 72 700 Td ({head}) Tj 0.18 0 Td ({head}) Tj ET\n" + plain
                            + f"BT /F1 12 Tf 72 650 Td ({sum_}) Tj 0.18 0 Td ({sum_}) Tj 0 0.2 Td ({sum_}) Tj ET\n"])
    pdf("twice-white-first.pdf", [line(72, 700, head, 12, "1 g") + line(72, 700, head, 12, "0 g") + plain
                                  + line(71.5, 650.5, sum_, 12, "1 g") + line(72, 650, sum_, 12, "0 g")])
    pdf("twice-stroked.pdf", [f"BT /F1 12 Tf 2 Tr 0.4 w 1 0 0 1 72 700 Tm ({head}) Tj 0 Tr ET\n" + plain
                              + f"BT /F1 12 Tf 1 Tr 1 0 0 1 72 650 Tm ({sum_}) Tj 0 Tr 1 0 0 1 72 650 Tm ({sum_}) Tj ET\n"])
    pdf("twice-four-times.pdf", [letters(72, 700, head, 12, [(0, 0), (.25, 0), (0, .25), (.25, .25)]) + plain
                                 + "".join(line(72 + at, 650 - at, sum_, 12) for at in (0, .4, .8, 1.2))])


def unseen():
    pdf("unseen.pdf", [
        line(60, 740, "The bridge cost 90,000 crowns.")
        + line(60, 700, "White on paper: it cost 1 crown.", 11, "1 g") + "0 g\n"
        + "0 0.4 0 rg 50 650 400 26 re f\n" + line(60, 658, "Green on green: Ada Quill took 2 crowns.", 11) + "0 g\n"
        + line(60, 608, "Beneath a box: Bo Tern told the police.") + "0 g 50 600 400 26 re f\n"
        + line(60, 588, "Beneath a bar: Cy Marsh was there.") + "0 G 14 w 50 592 m 400 592 l S 1 w\n"
        + "BT 3 Tr /F1 11 Tf 1 0 0 1 60 560 Tm (Without ink: 3 bolts.) Tj 0 Tr ET\n"
        + line(60, 540, "Too small: 4 bolts.", .5) + line(60, 870, "Off the page: 5 bolts.")
        + "q 60 500 200 14 re W n\n" + line(60, 480, "Clipped away: 6 bolts.") + "Q\n"
        + "q /G0 gs\n" + line(60, 460, "Like glass: 7 bolts.") + "Q\n"
        + line(60, 420, "It was built by the town of Corve.")])
    pdf("seen.pdf", [
        "0 0 0.5 rg 50 730 400 26 re f\n" + line(60, 738, "White on a bar of blue is seen.", 11, "1 g") + "0 g\n"
        + "1 1 0 rg 60 697 120 14 re f\n" + line(60, 700, "What is marked in yellow is seen.", 11, "0 g")
        + "q 400 0 0 30 50 650 cm /I1 Do Q\n" + line(60, 660, "White on a picture is seen.", 11, "1 g") + "0 g\n"
        + line(60, 620, "Light grey is seen.", 11, "0.75 g") + "0 g\n"
        + "0.9 g 50 560 400 26 re f 0 g 50 560 400 1 re f\n" + line(60, 568, "What stands in a box is seen.")])


def hyphens():
    lines = ["The court spoke of a flood-", "control quarter that the Arden-", "Holm plan of 2029-", "2031 had named, and of no-",
             "thing else. The two-", "year-old wall, said Ida Berg-", "Lund, held. Its repair cost $6-", "7 million, and the non-",
             "resident owners, with ex-", "minister Osk Vell, paid for the foun-", "dations."]
    pdf("hyphens.pdf", ["".join(line(72, 720 - 14 * at, words) for at, words in enumerate(lines))])


def askew():
    turned = []
    lines = ["The survey of the southern coast asked a thousand households", "whether the boats had come in time, and in which of the four",
             "harbours. Nearly all of those who answered in May said that", "no boat was seen before the ninth day."]
    for at, words in enumerate(lines):
        x, y = 72, 700 - 14 * at
        for word in words.split():
            slope = .025
            turned.append(f"BT 3 Tr /F1 11 Tf 1 {slope} {-slope} 1 {x:.2f} {y + slope * (x - 72):.2f} Tm ({word}) Tj ET\n")
            x += sum(width(letter) for letter in word) * 11 + 4
    # A program that recognises text writes a page's words as it finds them.
    pdf("askew.pdf", ["q 595 0 0 842 0 0 cm /I1 Do Q\n" + "".join(turned)], info="/CreationDate (D:20310402120000Z)")


def pages():
    def page(number, lines, notes):
        out = line(72, 800, "Report of the Harbour Council", 9) + line(280, 40, str(number), 9)
        out += "".join(line(72, 740 - 14 * at, words) for at, words in enumerate(lines))
        return out + "".join(line(72, 110 - 11 * at, words, 8) for at, words in enumerate(notes))
    pdf("pages.pdf", [
        page(1, ["The council met in the spring of the year and spoke of the outer wall,",
                 "of its cost, and of the company that had built it, which was in the hands of"],
             ["1 Minutes of the council, page 12, where the sum is", "given in crowns.", "2 Letter of 4 May."]),
        page(2, ["Ida Berg and her brother, as the register shows. Nobody asked for more.", "The meeting closed at noon."], []),
        page(3, ["It met again in June, and then no more before the wall was mended in", "the autumn of that year."], [])])


def pack(name, files):
    with zipfile.ZipFile(OUT / name, "w", zipfile.ZIP_DEFLATED) as out:
        for path, text in files.items():
            entry = zipfile.ZipInfo(path, (2031, 4, 2, 0, 0, 0))
            # The first file of an OpenDocument says what it is, and is not packed.
            entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(entry, text)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word():
    def run(words, like=""):
        return f'<w:r>{f"<w:rPr>{like}</w:rPr>" if like else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'
    def para(inner, like=""):
        return f'<w:p>{f"<w:pPr>{like}</w:pPr>" if like else ""}{inner}</w:p>'
    def gone(words):
        return f'<w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'
    def item(words, level):
        return para(run(words), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')
    def row(cells, like=""):
        return f'<w:tr>{f"<w:trPr>{like}</w:trPr>" if like else ""}' + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"
    body = (para(run("The wall of Corve"), '<w:pStyle w:val="Title"/>')
            + para(run("The town will pay ") + gone("90,000") + f'<w:ins w:id="2" w:author="A">{run("95,000")}</w:ins>' + run(" crowns."))
            + para(run("The wall held. ") + run("It was Bo Tern who said so.", "<w:vanish/>") + run("Nobody fell."))
            + para(run("The budget is ") + run("70,000", "<w:strike/>") + run(" 30,000 crowns."))
            + para(run("All of this was taken back.", "<w:dstrike/>"))
            + para(run("This is not struck.", '<w:strike w:val="0"/><w:vanish w:val="false"/>'))
            + para(run("The masons warned of "), '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>') + para(run("cracks."))
            + para(run("Secret by its style."), '<w:pStyle w:val="Secret"/>')
            + para(run("What it cost"), '<w:pStyle w:val="Heading1"/>') + para(run("In stone"), '<w:pStyle w:val="Heading2"/>')
            + item("Granite", 0) + item("From the north", 1)
            + "<w:tbl>" + row([para(run("Stone")), para(run("Tonnes"))], "<w:tblHeader/>")
            + row([para(run("Granite")), para(run("12") + run(" or 13", "<w:vanish/>"))]) + "</w:tbl>"
            + para(run("The end.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/>{more}</w:style>' for i, n, more in [
        ("Title", "Title", ""), ("Heading1", "heading 1", ""), ("Heading2", "heading 2", ""), ("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>")])
    pack("hidden.docx", {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'{RELS}<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{RELS}<Relationship Id="r1" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="2">{para(run("See the minutes."))}</w:footnote></w:footnotes>'})


def sheets():
    M = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    def cell(place, value, style=0):
        if isinstance(value, str):
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
    def sheet(rows, cols=""):
        made = "".join(f'<row r="{r}" {like}>' + "".join(cell("ABCDE"[c] + str(r), *(v if isinstance(v, tuple) else (v,))) for c, v in enumerate(row)) + "</row>"
                       for r, (row, like) in enumerate(rows, 1))
        return f"<worksheet {M}>{cols}<sheetData>{made}</sheetData></worksheet>"
    pack("hidden.xlsx", {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{RELS}<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {M} xmlns:r="{OFFICE}"><sheets><sheet name="Wages" sheetId="1" r:id="r1"/><sheet name="Old" sheetId="2" state="hidden" r:id="r2"/><sheet name="Older" sheetId="3" state="veryHidden" r:id="r3"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELS + "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in (1, 2, 3)) + f'<Relationship Id="r4" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {M}><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": sheet([(["Payee", "Crowns", "Remark", "Paid by"], ""), (["Helland Works", 1200, "a gift", "Ida Berg"], ""),
                                           (["Ross Brothers", 99, "row", "Osk Vell"], 'hidden="1"'), (["Tern Bank", (77, 1), "none", "Cy Marsh"], "")],
                                          '<cols><col min="3" max="3" hidden="1"/></cols>'),
        "xl/worksheets/sheet2.xml": sheet([(["Old price", 7], "")]), "xl/worksheets/sheet3.xml": sheet([(["Oldest price", 8], "")])})
    O = "urn:oasis:names:tc:opendocument:xmlns:"
    ns = f'xmlns:office="{O}office:1.0" xmlns:table="{O}table:1.0" xmlns:text="{O}text:1.0" xmlns:style="{O}style:1.0" xmlns:fo="{O}xsl-fo-compatible:1.0" xmlns:draw="{O}drawing:1.0" xmlns:presentation="{O}presentation:1.0"'
    def ods(rows):
        out = ""
        for like, row in rows:
            out += f"<table:table-row {like}>" + "".join(f"<table:table-cell><text:p>{value}</text:p></table:table-cell>" for value in row) + "</table:table-row>"
        return out
    columns = '<table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    styles = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    content = (f'<office:document-content {ns}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>'
               f'<table:table table:name="Wages">{columns}' + ods([("", ["Payee", "Crowns", "Remark", "Paid by"]), ("", ["Helland Works", "1200", "a gift", "Ida Berg"]),
                                                                  ('table:visibility="filter"', ["Ross Brothers", "99", "row", "Osk Vell"])])
               + '</table:table><table:table table:name="Old" table:style-name="ta2"><table:table-column/>' + ods([("", ["Old price", "7"])])
               + "</table:table></office:spreadsheet></office:body></office:document-content>")
    pack("hidden.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})
    styles = ('<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
              '<style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>')
    gone = '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>90,000</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    content = (f'<office:document-content {ns}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{gone}'
               '<text:h text:outline-level="2">In stone</text:h><text:p>The town will pay <text:change text:change-id="c1"/>95,000 crowns.</text:p>'
               '<text:p>The wall held. <text:span text:style-name="T1">Bo Tern said so. </text:span>Nobody fell.</text:p>'
               '<text:p>The budget is <text:span text:style-name="T2">70,000</text:span> 30,000 crowns.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>See the minutes.</text:p></text:note-body></text:note></text:p>'
               '<text:list><text:list-item><text:p>Granite</text:p><text:list><text:list-item><text:p>From the north</text:p></text:list-item></text:list></text:list-item></text:list>'
               '<table:table><table:table-header-rows>' + ods([("", ["Stone", "Kind"])]) + "</table:table-header-rows>" + ods([("", ["Granite", "grey"])])
               + "</table:table></office:text></office:body></office:document-content>")
    pack("hidden.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def slides():
    P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="' + OFFICE + '"'
    def shape(words, kind, like="", level=""):
        text = "".join(f'<a:p><a:pPr {level}/><a:r><a:rPr {look}/><a:t>{said}</a:t></a:r></a:p>' for said, look in words)
        return f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" {like}/><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr><p:txBody>{text}</p:txBody></p:sp>'
    def slide(inner, like=""):
        return f"<p:sld {P} {like}><p:cSld><p:spTree>{inner}</p:spTree></p:cSld></p:sld>"
    pack("hidden.pptx", {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
        "_rels/.rels": f'{RELS}<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        "ppt/presentation.xml": f'<p:presentation {P}><p:sldIdLst><p:sldId id="256" r:id="r1"/><p:sldId id="257" r:id="r2"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": f'{RELS}<Relationship Id="r1" Type="{OFFICE}/slide" Target="slides/slide1.xml"/><Relationship Id="r2" Type="{OFFICE}/slide" Target="slides/slide2.xml"/></Relationships>',
        "ppt/slides/slide1.xml": slide(shape([("The wall of Corve", "")], "ctrTitle") + shape([("It cost 95,000 crowns.", ""), ("It cost 90,000.", 'strike="sngStrike"')], "body")
                                       + shape([("From the north", "")], "body", level='lvl="1"') + shape([("A hidden shape.", "")], "body", 'hidden="1"')),
        "ppt/slides/slide2.xml": slide(shape([("Left out", "")], "title") + shape([("Bo Tern said so.", "")], "body"), 'show="0"')})


def rich():
    (OUT / "hidden.rtf").write_text(
        r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}{\stylesheet{\s1 heading 1;}}\pard\s1\outlinelevel0 What it cost\par\pard The town will pay {\deleted 90,000 }{\revised 95,000} crowns.\par "
        r"The wall held.{\v  Bo Tern said so.} Nobody fell.\par The budget is {\strike 70,000} 30,000 crowns.{\footnote See the minutes.}\par"
        r"\trowd\trhdr\cellx2000\cellx4000\pard\intbl Stone\cell Kind\cell\row\trowd\cellx2000\cellx4000\pard\intbl Granite\cell grey\cell\row\pard The end.\par}")


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for make in (painted_twice, unseen, hyphens, askew, pages, word, sheets, slides, rich):
        make()
