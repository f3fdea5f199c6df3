//! How the summary panel is drawn. What it shows comes from [`rows`](super::rows).

pub mod card;
pub mod corrections;
pub mod disagreements;
pub mod lines;
pub mod list;
pub mod overview;
pub mod paint;
pub mod pins;
pub mod problems;
pub mod row;
pub mod tables;
pub mod toolbar;
