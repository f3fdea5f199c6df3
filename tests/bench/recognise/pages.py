"""Makes scans of pages whose words are known, to measure text recognition on.

    pip install numpy pillow typst
    python3 tests/bench/recognise/pages.py OUT

OUT gets a folder for each condition (300, 150, copy, fax) with a PNG for each page, and OUT/text the words of each page in
reading order. The texts are those of tests/folders; the pages differ in font, size, columns, tables and what stands around the
text. The same packages and fonts give the same pages.
"""

import io
import pathlib
import random
import sys

import numpy
import typst
from PIL import Image, ImageFilter

ROOT = pathlib.Path(__file__).resolve().parents[3]
FONTS = ["Nimbus Roman", "Nimbus Sans", "DejaVu Serif", "DejaVu Sans", "P052", "C059", "URW Bookman", "Nimbus Mono PS"]
PAGES = 20


def texts():
    """Bodies of documents, long enough to fill half a page and short enough to fit one."""
    found = []
    for path in sorted((ROOT / "tests" / "folders").rglob("*.txt")):
        paragraphs = [" ".join(part.split()) for part in path.read_text("utf-8").split("\n\n") if part.strip()]
        words = sum(len(part.split()) for part in paragraphs)
        if path.name != "EXPECTED.txt" and 120 <= words <= 420:
            found.append(paragraphs)
    return found


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def body(paragraphs, size):
    return "\n\n".join(f"#text(size: {size}pt)[#({quoted(part)})]" for part in paragraphs)


def table(number):
    """A table and its words, row by row."""
    dice = random.Random(number)
    places = ["Northport", "Eastfield", "Lower Marsh", "Oldtown", "Westbridge", "High Moor", "Sandwick"]
    rows = [["District", "Households", "Tonnes", "Share"]]
    rows += [[place, f"{dice.randrange(1000, 90000):,}", str(dice.randrange(10, 999)), f"{dice.randrange(1, 99)} %"] for place in places]
    stroke = "0.6pt" if number % 2 else "none"
    cells = ", ".join(f"[#({quoted(cell)})]" for row in rows for cell in row)
    words = "\n".join(" ".join(row) for row in rows)
    return f"#table(columns: 4, stroke: {stroke}, inset: 6pt, {cells})", words


def page(number, paragraphs):
    """The source of a page, and its words."""
    font, size = FONTS[number % len(FONTS)], [10, 11, 12, 10.5, 9][number % 5]
    head = f'#set page("a4", margin: 2.2cm)\n#set text(font: "{font}", size: {size}pt, lang: "en")\n#set par(justify: {str(number % 2 == 0).lower()})\n'
    title, *rest = paragraphs
    front = f"#text(size: {size * 1.4}pt, weight: \"bold\")[#({quoted(title)})]\n\n"
    said = "\n".join(paragraphs)
    kind = ["plain", "columns", "plain", "table", "small", "memo", "three"][number % 7]
    if kind == "columns":
        return head + front + f"#columns(2)[\n{body(rest, size)}\n]", said
    if kind == "three":
        return head + front + f"#columns(3, gutter: 14pt)[\n{body(rest, size * 0.9)}\n]", said
    if kind == "table":
        source, words = table(number)
        return head + front + body(rest, size) + "\n\n" + source, said + "\n" + words
    if kind == "small":
        return head + front + body(rest, 7.5), said
    if kind == "memo":
        stamp = '#place(top + right, rotate(-12deg, box(stroke: 1.5pt, inset: 5pt)[#text(size: 16pt, "RECEIVED")]))\n'
        return head + stamp + front + body(rest, size), said + "\nRECEIVED"
    return head + front + body(rest, size), said


def picture(source, dots):
    png = typst.compile(source.encode(), format="png", ppi=dots)
    return Image.open(io.BytesIO(png)).convert("L")


def turned(image, degrees):
    return image.rotate(degrees, Image.BICUBIC, expand=False, fillcolor=255)


def noisy(image, dice, deviation):
    grey = numpy.asarray(image, numpy.float32) + dice.normal(0, deviation, (image.height, image.width))
    return Image.fromarray(numpy.clip(grey, 0, 255).astype(numpy.uint8))


def specks(grey, dice, share, value):
    """Dots of one to nine pixels."""
    count = int(grey.size * share)
    ys, xs = dice.integers(0, grey.shape[0] - 3, count), dice.integers(0, grey.shape[1] - 3, count)
    for y, x, side in zip(ys, xs, dice.integers(1, 4, count)):
        grey[y : y + side, x : x + side] = value


def scans(source, number):
    """The page under each condition."""
    dice = numpy.random.default_rng(number)
    skew = dice.uniform(-1, 1, 4)
    yield "300", noisy(turned(picture(source, 300), skew[0]).filter(ImageFilter.GaussianBlur(0.7)), dice, 6)
    small = noisy(turned(picture(source, 150), 2 * skew[1]).filter(ImageFilter.GaussianBlur(0.5)), dice, 4)
    packed = io.BytesIO()
    small.save(packed, "JPEG", quality=55)
    yield "150", Image.open(packed).convert("L")
    copy = turned(picture(source, 200), 2 * skew[2])
    grey = numpy.asarray(copy.filter(ImageFilter.GaussianBlur(0.9)), numpy.float32)
    behind = numpy.asarray(copy.transpose(Image.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(2.5)), numpy.float32)
    shadow = numpy.linspace(70, 0, grey.shape[1])[None, :] ** 1.1 * 0.6
    grey = numpy.clip(numpy.minimum(grey, 235) - (255 - behind) * 0.12 - shadow + dice.normal(0, 7, grey.shape), 0, 255)
    specks(grey, dice, 0.0001, 60)
    yield "copy", Image.fromarray(grey.astype(numpy.uint8))
    fax = numpy.array(turned(picture(source, 200), skew[3]).filter(ImageFilter.GaussianBlur(0.8)), numpy.float32)
    fax += dice.normal(0, 22, fax.shape)
    black = numpy.where(fax < 150, 0, 255)
    specks(black, dice, 0.0003, 0)
    yield "fax", Image.fromarray(black.astype(numpy.uint8)).convert("1")


def main(out):
    out = pathlib.Path(out)
    (out / "text").mkdir(parents=True, exist_ok=True)
    for number, paragraphs in enumerate(texts()[::2][:PAGES]):
        source, words = page(number, paragraphs)
        (out / "text" / f"{number:02}.txt").write_text(words, "utf-8")
        for condition, image in scans(source, number):
            (out / condition).mkdir(exist_ok=True)
            image.save(out / condition / f"{number:02}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
