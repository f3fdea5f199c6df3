//! The program: prints a briefing or opens the window.

fn main() {}
