#!/usr/bin/env bash
# Makes what one installs on Linux, in target/package: .deb, tarball, and their sums.
# The same sources, tools and SOURCE_DATE_EPOCH give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"

here=assets/package
out="$CARGO_TARGET_DIR/package"
version="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)"
machine="$(uname -m)"
case "$machine" in
    x86_64) debian=amd64 ;;
    aarch64) debian=arm64 ;;
    *) debian="$machine" ;;
esac

# PROFILE=dev tries the packaging itself, without the long build.
profile="${PROFILE:-release}"
binaries="$CARGO_TARGET_DIR/${profile/#dev/debug}"
cargo build --profile "$profile" --locked
rm -rf "$out"
mkdir -p "$out"
cargo bench --profile "$profile" --locked --bench manual -- "$out/manual"

# The tree as it is laid over /usr.
tree="$out/dossier-$version-linux-$machine"
put() { install -D -m "$1" "$2" "$tree/$3"; }
put 755 "$binaries/dossier" bin/dossier
strip --strip-unneeded "$tree/bin/dossier" 2>/dev/null || true
put 644 $here/dossier.desktop share/applications/dossier.desktop
put 644 $here/dossier.xml share/mime/packages/dossier.xml
put 644 assets/icon.png share/icons/hicolor/256x256/apps/dossier.png
put 644 "$out/manual/dossier.bash" share/bash-completion/completions/dossier
put 644 "$out/manual/_dossier" share/zsh/vendor-completions/_dossier
put 644 "$out/manual/dossier.fish" share/fish/vendor_completions.d/dossier.fish
for page in "$out"/manual/*.1; do
    put 644 "$page" "share/man/man1/$(basename "$page")"
done
gzip -9n "$tree"/share/man/man1/*.1
metainfo="$tree/share/metainfo/io.github.dossier.dossier.metainfo.xml"
put 644 $here/dossier.metainfo.xml share/metainfo/io.github.dossier.dossier.metainfo.xml
sed -i "s/@VERSION@/$version/; s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/" "$metainfo"
doc=share/doc/dossier
put 644 README.md $doc/README.md
put 644 CHANGELOG.md $doc/CHANGELOG.md
put 644 LICENSE $doc/copyright
# What is in the binary and is not the program's own.
put 644 assets/models/README.md $doc/models.md
put 644 assets/lexicons/README.md $doc/lexicons.md
put 644 assets/fonts/OFL.txt $doc/fonts.txt
for licence in assets/models/*LICENSE.txt; do
    put 644 "$licence" "$doc/$(basename "$licence")"
done
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

pack() { tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$1" -cf - "$2" | gzip -9n >"$3"; }
pack "$out" "$(basename "$tree")" "$tree.tar.gz"

if command -v dpkg-deb >/dev/null; then
    root="$out/deb"
    mkdir -p "$root/DEBIAN" "$root/usr"
    cp -a "$tree/." "$root/usr/"
    # The window's libraries are opened when it starts: a machine without a desktop can do without them.
    cat >"$root/DEBIAN/control" <<CONTROL
Package: dossier
Version: $version
Architecture: $debian
Maintainer: The dossier authors <dossier@localhost>
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Depends: libc6 (>= 2.34), libgcc-s1
Recommends: libegl1, libgl1, libxkbcommon0, libxkbcommon-x11-0, libx11-6, libx11-xcb1, libxcursor1, libxi6, libxrandr2, libwayland-client0, libwayland-egl1, xdg-desktop-portal
Section: text
Priority: optional
Description: brief others from a folder of documents
 dossier opens a folder of documents and shows its key actors, events and
 figures. Each links back to the highlighted paragraphs it rests on, and where
 the sources differ, it says so. Notes keep their citations and are exported to
 Word, PDF, web pages and Markdown. Nothing leaves the machine.
CONTROL
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    dpkg-deb --root-owner-group -Zxz --build "$root" "$out/dossier_${version}_$debian.deb" >/dev/null
    rm -rf "$root"
fi

rm -rf "$tree" "$out/manual"
(cd "$out" && sha256sum -- * >SHA256SUMS && cat SHA256SUMS)
