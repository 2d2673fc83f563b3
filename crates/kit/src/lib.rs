//! What every page needs and no table of the product.

pub mod db;
pub mod id;
