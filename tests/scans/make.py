"""Makes the small scans beside this file.

    pip install numpy pillow typst
    python3 tests/scans/make.py
"""

import io
import pathlib

import numpy
import typst
from PIL import Image, ImageFilter

HERE = pathlib.Path(__file__).resolve().parent

LETTER = """
#set page(width: 15cm, height: 9cm, margin: 1.2cm)
#set text(font: "Nimbus Roman", size: 11pt)
#text(size: 15pt, weight: "bold")[Harbour board closes the north quay]

The harbour board of Oldtown closed the north quay on 4 May 2021 after divers found
cracks in eleven of its pillars. Repairs will cost 2.4 million euros, the chair of the
board, Mary Lindgren, said on Tuesday.

Some 340 dockers will work at the south quay until the autumn. Their union called the
decision hasty and asked for talks before Friday.
"""

SECOND = """
#set page(width: 15cm, height: 9cm, margin: 1.2cm)
#set text(font: "Nimbus Roman", size: 11pt)
The union met the board on 7 May 2021. Both sides agreed that no docker will lose pay
while the quay is closed.
"""

RUSSIAN = """
#set page(width: 15cm, height: 6cm, margin: 1.2cm)
#set text(font: "DejaVu Serif", size: 11pt)
Совет порта закрыл северный причал после того, как водолазы нашли трещины в
одиннадцати опорах. Ремонт обойдётся в два миллиона евро, сообщила председатель
совета во вторник. Профсоюз назвал решение поспешным.
"""


def picture(source, dots=150):
    return Image.open(io.BytesIO(typst.compile(source.encode(), format="png", ppi=dots))).convert("L")


def scanned(image, degrees=0.8):
    dice = numpy.random.default_rng(1)
    grey = image.rotate(degrees, Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.5))
    noisy = numpy.clip(numpy.asarray(grey, numpy.float32) * 0.9 + 20 + dice.normal(0, 3, (grey.height, grey.width)), 0, 255)
    return Image.fromarray((noisy // 16 * 17).astype(numpy.uint8))


def photograph():
    """Hills at dusk: soft shapes and grain, and no text."""
    dice = numpy.random.default_rng(2)
    y, x = numpy.mgrid[0:400, 0:600].astype(numpy.float32)
    hills = 230 - 90 * (y > 180 + 30 * numpy.sin(x / 60)) - 60 * (y > 260 + 40 * numpy.sin(x / 90 + 1))
    grain = dice.normal(0, 8, (400, 600))
    return Image.fromarray(numpy.clip(hills + grain, 0, 255).astype(numpy.uint8)).filter(ImageFilter.GaussianBlur(1))


def written():
    """Strokes that join like those of a pen, in lines, and are no letters."""
    dice = numpy.random.default_rng(3)
    grey = numpy.full((420, 900), 255, numpy.uint8)
    for line in range(5):
        x, phase = 60.0, 0.0
        while x < 840:
            width, height = dice.uniform(20, 34), dice.uniform(6, 30)
            for step in numpy.linspace(0, 2 * numpy.pi, 160):
                at_x = x + width * step / (2 * numpy.pi) + 6 * numpy.sin(2 * step + phase)
                at_y = 70 + 75 * line - height * (1 - numpy.cos(step)) / 2 + 4 * numpy.sin(3 * step + phase)
                grey[int(at_y) : int(at_y) + 3, int(at_x) : int(at_x) + 3] = 40
            x, phase = x + width * (1.0 if dice.random() < 0.8 else 1.8), dice.uniform(0, 6)
    return Image.fromarray(grey).filter(ImageFilter.GaussianBlur(0.7))


def main():
    letter = scanned(picture(LETTER))
    letter.save(HERE / "letter.png", optimize=True)
    letter.convert("RGB").save(HERE / "letter.jpg", quality=60)
    letter.save(HERE / "letter.webp", quality=60)
    black = picture(LETTER, 200).point(lambda grey: 255 if grey > 140 else 0).convert("1")
    second = picture(SECOND, 200).point(lambda grey: 255 if grey > 140 else 0).convert("1")
    black.save(HERE / "two-pages.tiff", compression="group4", save_all=True, append_images=[second], dpi=(200, 200))
    black.save(HERE / "letter.bmp")
    letter.rotate(180).save(HERE / "upside-down.png", optimize=True)
    letter.rotate(90, expand=True).save(HERE / "on-its-side.png", optimize=True)
    letter.save(HERE / "letter.pdf", resolution=150, save_all=True, append_images=[scanned(picture(SECOND), -1.2)])
    scanned(picture(RUSSIAN)).save(HERE / "russian.png", optimize=True)
    photograph().save(HERE / "hills.jpg", quality=60)
    written().save(HERE / "written.png", optimize=True)


if __name__ == "__main__":
    main()
