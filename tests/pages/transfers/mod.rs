//! `/transfers`.

mod show;
