# Makes an installer for Windows in target\package. NOT TRIED: written with care, but nobody has run it.
# Needs Rust with the MSVC tools, and Inno Setup 6 for the installer; without that it makes the ZIP alone.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
$version = (Select-String -Path Cargo.toml -Pattern '^version = "(.*)"').Matches[0].Groups[1].Value
cargo build --release --locked
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$out = 'target\package'
Remove-Item $out -Recurse -Force -ErrorAction SilentlyContinue
New-Item $out -ItemType Directory | Out-Null
$zip = "$out\dossier-$version-windows-x86_64.zip"
Compress-Archive -Path target\release\dossier.exe, README.md, LICENSE, CHANGELOG.md -DestinationPath $zip
$compiler = "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe"
if (Test-Path $compiler) {
    & $compiler /Qp "/DVersion=$version" assets\package\windows.iss
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
Get-ChildItem $out -File | Get-FileHash -Algorithm SHA256 |
    ForEach-Object { "$($_.Hash.ToLower())  $(Split-Path $_.Path -Leaf)" } | Set-Content "$out\SHA256SUMS-windows"
