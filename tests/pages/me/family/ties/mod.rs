//! `/me/family/ties` and below.

mod show;
