; The installer for Windows, run by windows.ps1. NOT TRIED: written with care, but nobody has run it.
; It installs for one user without administrator's rights, and removes all that it wrote. Notes lie in the user's own folder
; and stay.
[Setup]
AppId={{6F0C2C5B-6D0B-4E0B-9B0E-8B1B0B3C2D51}
AppName=dossier
AppVersion={#Version}
AppPublisher=The dossier authors
DefaultDirName={autopf}\dossier
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\target\package
OutputBaseFilename=dossier-{#Version}-windows-x86_64
Compression=lzma2
SolidCompression=yes
UninstallDisplayIcon={app}\dossier.exe

[Files]
Source: "..\..\target\release\dossier.exe"; DestDir: "{app}"
Source: "..\..\README.md"; DestDir: "{app}"
Source: "..\..\LICENSE"; DestDir: "{app}"; DestName: "LICENSE.txt"

[Icons]
Name: "{autoprograms}\dossier"; Filename: "{app}\dossier.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.dossier"; ValueType: string; ValueData: "dossier.briefing"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\dossier.briefing"; ValueType: string; ValueData: "dossier briefing"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\dossier.briefing\DefaultIcon"; ValueType: string; ValueData: "{app}\dossier.exe,0"
Root: HKA; Subkey: "Software\Classes\dossier.briefing\shell\open\command"; ValueType: string; ValueData: """{app}\dossier.exe"" ""%1"""
