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
    /// What the window opens: a folder of documents, a briefing (NAME.dossier), or a store (see `read`).
    pub path: Option<PathBuf>,
}

/// What the program does without a window.
#[derive(Debug, Subcommand)]
pub enum Subcommands {
    /// Prints the briefing of a folder.
    Brief(Brief),
    /// Searches the texts of a folder, every paragraph of every document.
    Search(Search),
    /// Tells what is found in one paragraph, and why.
    Explain(Explain),
    /// Reads files and keeps what is found in them in a store, which stands for their folder then.
    Read(Read),
}

/// How many threads are started at most for each that the machine runs at once.
pub const THREADS_EACH: usize = 4;

/// How a briefing is printed.
#[derive(Debug, Args)]
pub struct Brief {
    /// The folder of documents, or the store that `dossier read` wrote.
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
    /// Where it goes and what it may take.
    #[command(flatten)]
    pub job: Job,
}

/// Where the result of a command goes, and what the command may take.
#[derive(Debug, Args)]
pub struct Job {
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Read all anew, and keep nothing of it for the next time. The result is the same.
    #[arg(long)]
    pub no_cache: bool,
    /// What it may take.
    #[command(flatten)]
    pub effort: Effort,
}

/// What is explained.
#[derive(Debug, Args)]
pub struct Explain {
    /// The folder of documents, or the store that `dossier read` wrote.
    pub folder: PathBuf,
    /// DOCUMENT:PARAGRAPH, as "minutes.txt:4" for its fourth paragraph, or words that stand in the paragraph.
    #[arg(allow_hyphen_values = true)]
    pub place: String,
    /// The form: text to read, or JSON.
    #[arg(long, value_enum, default_value_t = ExplainedFormat::Text)]
    pub format: ExplainedFormat,
    /// Where it goes and what it may take.
    #[command(flatten)]
    pub job: Job,
}

/// The forms of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainedFormat {
    /// Text to read: the tree of each sentence, and what was found in it.
    Text,
    /// The same as data.
    Json,
}

/// How files are read into a store.
#[derive(Debug, Args)]
pub struct Read {
    /// The files, or folders of them.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The folder in which what is read is kept. It is made where it is missing; what it holds is added to, also by several
    /// at once. Stores are put together by putting their files together.
    #[arg(long, value_name = "STORE")]
    pub into: PathBuf,
    /// The folder that the files lie in: their paths in the briefing begin there.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
    /// What it may take.
    #[command(flatten)]
    pub effort: Effort,
}

/// What a command may take.
#[derive(Debug, Args)]
pub struct Effort {
    /// How many threads to use, at most four for each of the machine's; as many as it has unless given. The result is the
    /// same.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// What becomes of pages that are pictures: to recognise the text on one takes seconds.
    #[arg(long, value_enum, default_value_t = Scans::Wait)]
    pub scans: Scans,
    /// The largest file that is read, in mebibytes.
    #[arg(long, value_name = "MIB", default_value_t = 64)]
    pub max_file_size: u64,
}

/// How the texts of a folder are searched.
#[derive(Debug, Args)]
#[command(after_help = QUERIES)]
pub struct Search {
    /// The folder of documents, or the store that `dossier read` wrote.
    pub folder: PathBuf,
    /// What to search for (see below); several lines are a list of searches.
    #[arg(allow_hyphen_values = true, required_unless_present = "list")]
    pub query: Option<String>,
    /// A file of searches instead, one a line; each gets a count. A hyphen stands for standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub list: Option<PathBuf>,
    /// The form: text to read in a terminal, Markdown, JSON, or a table with a row for each paragraph.
    #[arg(long, value_enum, default_value_t = FoundFormat::Text)]
    pub format: FoundFormat,
    /// The notes on the folder, as the window keeps them: titles, dates and speakers are corrected as they say.
    #[arg(long, value_name = "FILE")]
    pub notes: Option<PathBuf>,
    /// Where it goes and what it may take.
    #[command(flatten)]
    pub job: Job,
}

/// What can be searched for.
const QUERIES: &str = "\
Searches:
  port strike             both words, in one paragraph
  \"port strike\"           side by side
  port OR harbour         one of them
  strike -hunger          without the second (also: NOT hunger)
  port*, *port, *port*    beginnings, ends and any part of words
  strike NEAR/5 port      at most five words between, in either order (NEAR: ten)
  /[0-9]+ tons?/          a regular expression in any case; (?-i) minds case
  (port OR harbour) strike
  by:lee from:agency      author; whoever it comes from (publisher, web address, author)
  in:reports/2020         part of path or title
  after:2020-05 before:2021
                          published on the first day of May 2020 or later; before 2021
  speaker:\"ann lee\"       said by her
  kind:table              also text, title, heading, caption, list, quote, footnote,
                          hidden, \"set aside\" (or: boilerplate)
  who closed the port?    a question: the paragraphs that answer it best, by their words

Case, accents, apostrophes and line breaks do not count. Every paragraph is searched.
It ends with 0 also where nothing was found, which it says; with 1 where the search or the folder cannot be read.";

/// What becomes of pages that are pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scans {
    /// They are read, however long it takes.
    Wait,
    /// They are left out, and named among the problems.
    Skip,
}

/// The forms of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FoundFormat {
    /// Text to read in a terminal.
    Text,
    /// Markdown to read.
    Md,
    /// JSON, with offsets of all marks.
    Json,
    /// A table for spreadsheets: a row for each paragraph.
    Csv,
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
