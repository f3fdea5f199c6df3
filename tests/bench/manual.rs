//! Writes the manual pages and the completions of shells into a folder, for packages.
//!
//! `cargo bench --bench manual -- FOLDER`
#![allow(clippy::print_stdout, reason = "it says what it wrote")]

use std::fs;
use std::io;
use std::path::PathBuf;

use clap::CommandFactory as _;
use clap_complete::{Shell, generate_to};
use dossier::args::Arguments;

fn main() -> io::Result<()> {
    // Cargo adds `--bench`.
    let folder = std::env::args_os().skip(1).find(|argument| argument != "--bench");
    let folder = PathBuf::from(folder.unwrap_or_else(|| "target/manual".into()));
    fs::create_dir_all(&folder)?;
    let mut command = Arguments::command().name("dossier");
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        generate_to(shell, &mut command, "dossier", &folder)?;
    }
    clap_mangen::generate_to(command, &folder)?;
    println!("{}", folder.display());
    Ok(())
}
