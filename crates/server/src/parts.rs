//! What each crate gives; see [`accounts::Part`].

use accounts::Part;
use accounts::part::MenuEntry;
use accounts::policy::Action;

/// All parts: what a crate needs stands before it.
pub static PARTS: &[&Part] = &[&accounts::part::PART, &PART, &registry::PART];

/// What the server's own pages give.
const PART: Part = Part {
    name: "server",
    tables: &[],
    jobs: &[],
    indexed: &[],
    expire: &[],
    end: &[],
    menu: &[
        MenuEntry { key: "dashboard-title", path: "/dashboard", action: None, place: 0, count: None },
        MenuEntry {
            key: "audit-title",
            path: "/audit",
            action: Some(Action::SeeAudit),
            place: 70,
            count: None,
        },
    ],
    member_menu: &[],
    notices: None,
    copy: None,
    open_work: None,
    pass_on: None,
    erase: None,
};
