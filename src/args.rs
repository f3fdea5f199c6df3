//! The command line, fully checked.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Shows the key actors, events and figures of a folder of documents, each linked to the paragraphs it rests on.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, subcommand_precedence_over_arg = true)]
pub struct Arguments {
    /// What to do, where it is not to open the window.
    #[command(subcommand)]
    pub command: Option<Subcommands>,
    /// What the window opens: a folder of documents, or a briefing (NAME.dossier).
    pub path: Option<PathBuf>,
}

/// What the program does without a window.
#[derive(Debug, Subcommand)]
pub enum Subcommands {
    /// Prints the briefing of a folder.
    Brief(Brief),
}

/// How many threads are started at most for each that the machine runs at once.
pub const THREADS_EACH: usize = 4;

/// How a briefing is printed.
#[derive(Debug, Args)]
pub struct Brief {
    /// The folder of documents.
    pub folder: PathBuf,
    /// The form: the published JSON, Markdown to read, or tables.
    #[arg(long, value_enum, default_value_t = Format::Md)]
    pub format: Format,
    /// The one table that CSV prints; without it --output names a folder for all tables.
    #[arg(long, value_enum)]
    pub table: Option<TableName>,
    /// The notes on the folder, as the window keeps them: the briefing is corrected as they say.
    #[arg(long, value_name = "FILE")]
    pub notes: Option<PathBuf>,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How many threads to use, at most four for each of the machine's; as many as it has unless given. The result is the
    /// same.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// The largest file that is read, in mebibytes.
    #[arg(long, value_name = "MIB", default_value_t = 64)]
    pub max_file_size: u64,
}

/// The forms of a printed briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The published briefing file.
    Json,
    /// Markdown to read.
    Md,
    /// Tables for spreadsheets: one with --table, or all in the folder that --output names.
    Csv,
}

/// The tables of the briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableName {
    /// One row for each figure.
    Figures,
    /// One row for each actor.
    Actors,
    /// One row for each event.
    Events,
    /// One row for each statement.
    Statements,
    /// One row for each side of a disagreement.
    Disagreements,
    /// One row for each dated event, in order of time.
    Timeline,
}
