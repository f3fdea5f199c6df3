"""Reads a folder of documents on a cluster of Apache Spark.

    python spark.py [--master MASTER] [--slices N] DOSSIER FOLDER STORE

Every machine has the program DOSSIER and sees FOLDER under the same path. Each task reads some of the files with
`dossier read` and hands back the packs; they are put into STORE, which `dossier brief STORE` and the window open as if it
were the folder. Reading is a function of a file's bytes: a task that is lost is done again elsewhere, and one that is done
twice gives the same.
"""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

from pyspark import SparkConf, SparkContext, StorageLevel


def reader(dossier, folder):
    """The function that reads files of the folder and gives the packs, each with its name."""

    def read(files):
        files = list(files)
        if not files:
            return
        with tempfile.TemporaryDirectory() as store:
            subprocess.run(
                [dossier, "read", "--threads", "1", "--folder", folder, "--into", store, *files], check=True
            )
            for pack in Path(store).glob("*.pack"):
                yield pack.name, pack.read_bytes()

    return read


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--master", default="local-cluster[2,1,1024]", help="two workers on this machine unless given")
    arguments.add_argument("--slices", type=int, default=32, help="into how many tasks the files are cut")
    arguments.add_argument("dossier")
    arguments.add_argument("folder")
    arguments.add_argument("store", type=Path)
    given = arguments.parse_args()
    folder = os.path.realpath(given.folder)
    files = sorted(os.path.join(path, name) for path, _, names in os.walk(folder) for name in names)
    given.store.mkdir(parents=True, exist_ok=True)
    spark = SparkContext(conf=SparkConf().setMaster(given.master).setAppName("dossier"))
    packs = spark.parallelize(files, given.slices).mapPartitions(reader(os.path.realpath(given.dossier), folder))
    # All is read, then one slice after the other comes to this machine. On a large cluster each task copies its packs to
    # shared storage instead.
    packs.persist(StorageLevel.DISK_ONLY).count()
    for name, pack in packs.toLocalIterator():
        with tempfile.NamedTemporaryFile(dir=given.store, prefix=".new-", delete=False) as unfinished:
            unfinished.write(pack)
        os.replace(unfinished.name, given.store / name)
    spark.stop()


if __name__ == "__main__":
    main()
