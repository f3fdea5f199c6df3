#!/bin/sh
# Runs fuzz targets one after the other: tests/fuzz/run.sh SECONDS [TARGET…]. Needs a nightly toolchain and cargo-fuzz;
# the first corpus is made by tests/fuzz/seeds.py. What is found lies in tests/fuzz/artifacts/TARGET.
set -u
cd "$(dirname "$0")/../.."
seconds=$1
shift
[ -d tests/fuzz/corpus ] || python3 tests/fuzz/seeds.py
[ $# -gt 0 ] || set -- $(sed -n 's/^name = "\([a-z_]*\)"$/\1/p' tests/fuzz/Cargo.toml)
for target; do
    case $target in
        html | web_archive | mail | mailbox) words=html ;;
        word | slides | workbook | odf | book) words=xml ;;
        pdf | rtf) words=$target ;;
        annotate | merge | text) words=words ;;
        *) words= ;;
    esac
    # Each text sets off so much that choosing by rarity takes longer than running: without it nearly twice as many are tried.
    case $target in annotate | merge) schedule=-entropic=0 ;; *) schedule= ;; esac
    echo "== $target"
    # No memory of ours is unsafe: without the address sanitizer twice as much is tried.
    cargo +nightly fuzz run -O -s none --fuzz-dir tests/fuzz "$target" -- -max_total_time="$seconds" \
        -rss_limit_mb=600 -timeout=10 -print_final_stats=1 $schedule ${words:+-dict=tests/fuzz/dict/$words.dict}
done
