#!/usr/bin/env bash
# Makes an application and a disk image for macOS in target/package. NOT TRIED: written with care, but nobody has run it.
# Signed only for this machine: whoever gives it to others signs and notarises it with an identity of their own (SIGN_AS).
set -euo pipefail
cd "$(dirname "$0")/../.."
version="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)"
out=target/package
app="$out/dossier.app"
cargo build --release --locked
rm -rf "$out"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp target/release/dossier "$app/Contents/MacOS/dossier"
cp LICENSE README.md "$app/Contents/Resources/"

icons="$out/dossier.iconset"
mkdir "$icons"
for size in 16 32 128 256; do
    sips -z $size $size assets/icon.png --out "$icons/icon_${size}x$size.png" >/dev/null
done
cp "$icons/icon_32x32.png" "$icons/icon_16x16@2x.png"
cp "$icons/icon_256x256.png" "$icons/icon_128x128@2x.png"
iconutil --convert icns "$icons" --output "$app/Contents/Resources/dossier.icns"
rm -rf "$icons"

cat >"$app/Contents/Info.plist" <<PLIST
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>CFBundleName</key><string>dossier</string>
  <key>CFBundleIdentifier</key><string>io.github.dossier.dossier</string>
  <key>CFBundleExecutable</key><string>dossier</string>
  <key>CFBundleIconFile</key><string>dossier</string>
  <key>CFBundlePackageType</key><string>APPL</string>
  <key>CFBundleShortVersionString</key><string>$version</string>
  <key>CFBundleVersion</key><string>$version</string>
  <key>LSMinimumSystemVersion</key><string>11.0</string>
  <key>NSHighResolutionCapable</key><true/>
  <key>CFBundleDocumentTypes</key>
  <array><dict>
    <key>CFBundleTypeName</key><string>dossier briefing</string>
    <key>CFBundleTypeRole</key><string>Editor</string>
    <key>LSItemContentTypes</key><array><string>io.github.dossier.briefing</string></array>
  </dict></array>
  <key>UTExportedTypeDeclarations</key>
  <array><dict>
    <key>UTTypeIdentifier</key><string>io.github.dossier.briefing</string>
    <key>UTTypeDescription</key><string>dossier briefing</string>
    <key>UTTypeConformsTo</key><array><string>public.json</string></array>
    <key>UTTypeTagSpecification</key>
    <dict><key>public.filename-extension</key><array><string>dossier</string></array></dict>
  </dict></array>
</dict>
</plist>
PLIST
codesign --force --options runtime --sign "${SIGN_AS:--}" "$app"
hdiutil create -quiet -volname dossier -srcfolder "$app" -format UDZO "$out/dossier-$version-macos-$(uname -m).dmg"
rm -rf "$app"
(cd "$out" && shasum -a 256 -- * >SHA256SUMS-macos)
