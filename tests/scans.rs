//! The child of the program that cleans scans.

use ::scans::{Cleaner, Kind, Refused};
use registry::document_scan::COMMAND;

use crate::faults::server::binary;
use crate::pages::me::documents::scan::{pages, picture};

/// The program cleans in a child of its own what it is given, and knows what is no scan; a program that is none says so.
#[test]
fn the_program_cleans_in_a_child() {
    let cleaner = Cleaner::Apart(binary().unwrap(), vec![COMMAND]);
    assert_eq!(cleaner.clean(&picture()).unwrap().unwrap().kind, Kind::Jpeg);
    assert_eq!(cleaner.clean(&pages()).unwrap().unwrap().kind, Kind::Pdf);
    assert_eq!(cleaner.clean(&picture()[..60]).unwrap(), Err(Refused::Damaged));
    let wrong = Cleaner::Apart(binary().unwrap(), vec!["settings"]);
    assert!(wrong.clean(&picture()).is_err(), "what did not limit itself is believed");
}
