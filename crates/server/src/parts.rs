//! What each crate gives; see [`accounts::Part`].

use accounts::Part;
use accounts::part::MenuEntry;
use accounts::policy::Action;

/// All parts, in the order in which their menu entries stand.
pub static PARTS: &[&Part] = &[&accounts::part::PART, &PART, &registry::PART];

/// What the server's own pages give.
const PART: Part = Part {
    name: "server",
    tables: &[],
    jobs: &[],
    expire: &[],
    menu: &[MenuEntry { key: "dashboard-title", path: "/dashboard", action: Action::SeePeople }],
    member_menu: &[],
    notices: None,
    copy: None,
    erase: None,
};
