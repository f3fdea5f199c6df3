//! Briefing and notes as files.
