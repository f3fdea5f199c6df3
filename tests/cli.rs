//! The program from outside: what it prints, how it ends.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::fs;
use std::io::Read as _;
use std::process::{Command, Output, Stdio};

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

fn dossier(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier")).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn brief_prints_the_published_form() {
    let output = dossier(&["brief", SEEDS, "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let briefing: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(briefing["version"], 1);
    assert_eq!(briefing["documents"].as_array().unwrap().len(), 2);
    for list in ["actors", "times", "events", "figures", "statements", "disagreements", "key_points", "problems"] {
        assert!(briefing[list].is_array(), "no {list}");
    }
}

#[test]
fn brief_prints_markdown_to_read() {
    let output = dossier(&["brief", SEEDS]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    for heading in ["# Briefing", "## Bottom line", "## Key actors", "## Events", "## Figures", "## Documents"] {
        assert!(text.contains(heading), "no {heading} in\n{text}");
    }
}

#[test]
fn brief_prints_one_table_or_writes_all() {
    let output = dossier(&["brief", SEEDS, "--format", "csv", "--table", "figures"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("\u{feff}id,words,bound,value,upper,unit"), "{text}");
    assert!(text.lines().count() > 5, "{text}");
    let folder = tempfile::tempdir().unwrap();
    let tables = folder.path().join("tables");
    let output = dossier(&["brief", SEEDS, "--format", "csv", "-o", tables.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(fs::read_dir(&tables).unwrap().count(), 6);
    let output = dossier(&["brief", SEEDS, "--format", "csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("--table"), "{}", said(&output));
}

#[test]
fn brief_writes_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json");
    let output = dossier(&["brief", SEEDS, "--format", "json", "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout.is_empty());
    assert!(fs::read(file).unwrap() == dossier(&["brief", SEEDS, "--format", "json"]).stdout);
}

#[test]
fn a_file_that_cannot_be_written_is_said_so() {
    let output = dossier(&["brief", SEEDS, "-o", "/no/such/folder/out.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("could not be written"), "{}", said(&output));
}

#[test]
fn a_folder_that_is_not_there_is_said_so() {
    let output = dossier(&["brief", "/no/such/folder"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("/no/such/folder"), "{}", said(&output));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_folder_without_a_readable_document_ends_with_1_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let output = dossier(&["brief", folder.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let briefing: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(briefing["problems"][0]["path"], "empty.txt");
}

#[test]
fn wrong_use_ends_with_2() {
    for arguments in
        [&["brief"][..], &["brief", SEEDS, "--format", "pdf"], &["brief", SEEDS, "--threads", "0"], &["--no"]]
    {
        assert_eq!(dossier(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_there() {
    assert_eq!(dossier(&["--version"]).stdout, format!("dossier {}\n", env!("CARGO_PKG_VERSION")).into_bytes());
    let help = String::from_utf8(dossier(&["--help"]).stdout).unwrap();
    assert!(help.contains("brief"), "{help}");
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(["brief", SEEDS, "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let mut first = [0; 1];
    out.read_exact(&mut first).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", said(&output));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_the_window_names_the_other_way() {
    let output = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .arg(SEEDS)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("dossier brief"), "{}", said(&output));
}

#[test]
fn nothing_is_written_into_the_folder_of_sources() {
    let home = tempfile::tempdir().unwrap();
    let (folder, link) = (home.path().join("s"), home.path().join("link"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a.txt"), "A storm hit the harbour.").unwrap();
    let mut names = vec![folder.join("a.txt"), folder.join("new.md"), home.path().join("s/../s/new.md")];
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.join("a.txt"), &link).unwrap();
        names.push(link);
    }
    for name in names {
        for format in ["md", "json", "csv"] {
            let output =
                dossier(&["brief", folder.to_str().unwrap(), "--format", format, "-o", name.to_str().unwrap()]);
            assert_eq!(output.status.code(), Some(1), "{}", name.display());
            assert!(said(&output).contains("nothing is written into the folder of sources"), "{}", said(&output));
        }
    }
    assert_eq!(fs::read(folder.join("a.txt")).unwrap(), b"A storm hit the harbour.");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn an_empty_folder_leaves_what_was_written_before() {
    let home = tempfile::tempdir().unwrap();
    let (folder, file) = (home.path().join("s"), home.path().join("out.md"));
    fs::create_dir(&folder).unwrap();
    fs::write(&file, "The briefing of yesterday.").unwrap();
    let output = dossier(&["brief", folder.to_str().unwrap(), "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("left as it was"), "{}", said(&output));
    assert_eq!(fs::read(&file).unwrap(), b"The briefing of yesterday.");
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_so() {
    let output = dossier(&["brief", SEEDS, "-o", "/dev/full"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("could not be written"), "{}", said(&output));
}

#[test]
fn words_of_files_do_not_reach_the_terminal_raw() {
    let output = dossier(&["brief", "no\u{1b}[2Jfolder\u{202e}"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!said(&output).contains(['\u{1b}', '\u{202e}']), "{}", said(&output));
}

#[test]
fn more_threads_than_the_machine_can_use_are_not_started() {
    let output = dossier(&["brief", SEEDS, "--format", "json", "--threads", "65535"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout == dossier(&["brief", SEEDS, "--format", "json"]).stdout);
}
