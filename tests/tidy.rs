//! The rules of ARCHITECTURE.md and STYLE.md that a machine can keep.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::routes::ROWS;

use crate::texts::{files, root};

/// Which of our crates each may use: what stands further left (DESIGN 3.2).
const EDGES: &[(&str, &[&str])] = &[
    ("kit", &[]),
    ("names", &[]),
    ("search", &["names"]),
    ("sheets", &[]),
    ("scans", &[]),
    ("migrations", &[]),
    ("accounts", &["kit", "search"]),
    ("registry", &["kit", "names", "scans", "search", "sheets", "accounts"]),
    ("samples", &["kit", "names", "search", "accounts", "registry"]),
    (
        "server",
        &["kit", "names", "scans", "search", "sheets", "accounts", "registry", "samples", "migrations"],
    ),
];

#[test]
fn crates_use_only_what_stands_left_of_them() {
    let ours: BTreeSet<&str> = EDGES.iter().map(|(name, _)| *name).collect();
    let mut seen = BTreeSet::new();
    for (path, text) in files("crates", "Cargo.toml").into_iter().chain([(
        PathBuf::from("migrations/Cargo.toml"),
        std::fs::read_to_string(root().join("migrations/Cargo.toml")).unwrap(),
    )]) {
        let name = path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        // The fuzz targets of a crate stand within it, in a workspace of their own.
        if name == "fuzz" {
            continue;
        }
        let allowed = EDGES.iter().find(|(known, _)| *known == name).map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_else(|| panic!("{name} is not in the list of crates"));
        for line in text.lines() {
            let used = line.split([' ', '=', '.']).next().unwrap_or_default();
            assert!(
                !ours.contains(used) || allowed.contains(&used) || line.starts_with("name"),
                "{name} uses {used}"
            );
        }
        seen.insert(name);
    }
    assert_eq!(seen.len(), EDGES.len(), "{seen:?}");
}

/// The path below which a page's files lie: `/people/{id}/edit` → `people/edit`; a list is `index`, one
/// record `show`.
fn page_path(address: &str) -> String {
    let parts: Vec<String> = address
        .split('/')
        .filter(|part| !part.is_empty() && !part.starts_with('{'))
        .map(|part| part.replace('-', "_"))
        .collect();
    let below = |prefix: &str| ROWS.iter().any(|row| row.path.starts_with(&format!("{prefix}/")));
    match parts.as_slice() {
        [] => "index".into(),
        parts if address.ends_with('}') => format!("{}/show", parts.join("/")),
        parts if below(address) || address == "/me" => format!("{}/index", parts.join("/")),
        parts => parts.join("/"),
    }
}

#[test]
fn a_page_is_found_from_its_address() {
    assert_eq!(page_path("/people/{id}/verification"), "people/verification");
    assert_eq!(page_path("/people/{id}"), "people/show");
    let mut tests = BTreeSet::new();
    for row in ROWS {
        let path = page_path(row.path);
        let (home, module) = match row.module.strip_prefix("pages::") {
            Some(module) => ("crates/server/src/pages".to_owned(), module),
            None => {
                let (krate, module) = row.module.split_once("::").unwrap();
                (format!("crates/{krate}/src"), module)
            }
        };
        assert_eq!(module.replace("::", "/"), path, "the module of {}", row.path);
        let file = root().join(&home).join(format!("{path}.rs"));
        let code = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is missing", file.display()));
        let address = format!("`{}`", row.path);
        assert!(
            code.starts_with(&format!("//! {address}")),
            "{} does not begin with its address",
            file.display()
        );
        if code.contains("ctx.page(") {
            assert!(code.contains("pub struct Page"), "{} has no struct Page", file.display());
            let template = root().join(format!("web/templates/{path}.html"));
            assert!(template.exists(), "{} is missing", template.display());
            assert!(
                code.contains(&format!("\"{path}.html\"")),
                "{} renders another template",
                file.display()
            );
        }
        let test = root().join(format!("tests/pages/{path}.rs"));
        assert!(test.exists(), "{} is missing", test.display());
        tests.insert(test);
    }
    for test in files("tests/pages", ".rs").into_keys() {
        let known = tests.contains(&root().join(&test)) || test.ends_with("mod.rs");
        assert!(known, "{} tests no page of the route table", test.display());
    }
    let pages: BTreeSet<String> =
        ROWS.iter().map(|row| format!("web/templates/{}.html", page_path(row.path))).collect();
    // What several pages share, and what is no page of the route table.
    let shared = [
        "layout.html",
        "dashboard/card.html",
        "dashboard/words.html",
        "mission.html",
        "missions/fields.html",
        "opportunities/expert.html",
        "opportunities/fields.html",
        "opportunities/matches/words.html",
        "public_figures/words.html",
        "people/desk.html",
        "people/filters.html",
        "people/reasons.html",
        "people/found.html",
        "people/head.html",
        "people/status.html",
        "people/words.html",
        "queue/claimed.html",
        "regions/fields.html",
        "role.html",
        "staff_accounts/held.html",
        "register/fields.html",
        "register/step.html",
        "me/events.html",
        "me/relation.html",
        "me/copy_file.html",
        "me/copy_formats.html",
        "me/family/fields.html",
        "introductions/words.html",
        "me/associations/words.html",
        "associations/words.html",
        "people/associations/words.html",
        "me/companies/words.html",
        "me/documents/words.html",
        "me/needs/words.html",
        "me/expertise/words.html",
        "me/opportunities/words.html",
        "me/refugee/words.html",
        "people/family/kin.html",
        "me/requests/request.html",
        "me/rows.html",
    ]
    .map(|name| format!("web/templates/{name}"));
    for template in files("web/templates", ".html").into_keys() {
        let name = template.to_str().unwrap().to_owned();
        let known = pages.contains(&name)
            || shared.contains(&name)
            || ["web/templates/kit/", "web/templates/errors/", "web/templates/mail/"]
                .iter()
                .any(|folder| name.starts_with(folder));
        assert!(known, "{name} belongs to no page");
    }
}

/// A mail has both forms, of one name.
#[test]
fn every_mail_is_text_and_html() {
    let forms = |ending: &str| -> BTreeSet<String> {
        let files = files("web/templates/mail", ending).into_keys();
        files.map(|path| path.to_str().unwrap().trim_end_matches(ending).to_owned()).collect()
    };
    assert!(!forms(".txt").is_empty());
    assert_eq!(forms(".txt"), forms(".html"));
}

/// Visits the code outside of `#[cfg(test)]`.
fn code(path: &Path, text: &str) -> syn::File {
    let mut file = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    file.items.retain(|item| {
        let attributes = match item {
            syn::Item::Mod(item) => &item.attrs,
            _ => return true,
        };
        !attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
    });
    file
}

#[test]
fn every_module_says_what_it_is() {
    for folder in ["crates", "migrations", "tests"] {
        for (path, text) in files(folder, ".rs") {
            assert!(text.starts_with("//! "), "{} has no module documentation", path.display());
        }
    }
}

/// A bare `Entity::find` stands in the entity's own model file only: all else asks a finder that says
/// whose rows it means.
#[test]
fn no_bare_finder_outside_its_model() {
    for (path, text) in files("crates", ".rs") {
        let text = text.split("#[cfg(test)]").next().unwrap();
        for foreign in ["::Entity::find", "::Entity::update", "::Entity::delete", "::Entity::load"] {
            for (at, _) in text.match_indices(foreign) {
                let module: String =
                    text[..at].chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let module: String = module.chars().rev().collect();
                // A module inside the file is its own; jobs are the runner's.
                let own = text.contains(&format!("pub mod {module} {{"))
                    || (module == "job"
                        && ["runner.rs", "import.rs"].iter().any(|file| path.ends_with(file)));
                assert!(own, "{}: {module}{foreign}", path.display());
            }
        }
    }
}

/// No sentence for people in Rust: string literals hold no Arabic, and pages hold no sentence at all.
#[test]
fn no_sentence_in_rust() {
    struct Literals(Vec<String>);
    impl<'a> syn::visit::Visit<'a> for Literals {
        fn visit_lit_str(&mut self, literal: &'a syn::LitStr) {
            self.0.push(literal.value());
        }
        fn visit_attribute(&mut self, _: &'a syn::Attribute) {}
    }
    let of_language = [
        "kit/src/date_parts.rs",
        "kit/src/format.rs",
        "kit/src/locale.rs",
        "search/src/fold.rs",
        "search/src/embedded.rs",
        "search/src/marks.rs",
        "search/src/typed.rs",
        "search/src/document.rs",
        "registry/src/people/row.rs",
        "accounts/src/reference/country.rs",
    ];
    for (path, text) in files("crates", ".rs") {
        let name = path.to_str().unwrap();
        // What is measured registers invented people, too.
        // Names in all their spellings are what that crate is made of, and what tests are of.
        if ["/samples/", "/examples/", "/names/src/", "/tests.rs"].iter().any(|of| name.contains(of)) {
            continue;
        }
        let mut literals = Literals(Vec::new());
        syn::visit::Visit::visit_file(&mut literals, &code(&path, &text));
        for literal in literals.0 {
            let arabic = literal.chars().any(|c| ('\u{0620}'..='\u{064A}').contains(&c));
            assert!(!arabic || of_language.iter().any(|file| name.ends_with(file)), "{name}: {literal}");
            let page = name.contains("/pages/")
                || name.contains("/register/")
                || name.contains("/people/")
                || name.contains("/me/");
            let sentence =
                literal.split(' ').count() > 3 && literal.chars().next().is_some_and(char::is_uppercase);
            assert!(!(page && sentence), "{name}: {literal}");
        }
    }
}

/// Style sheets turn with the writing: no physical sides.
#[test]
fn css_is_logical() {
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align:left",
        "text-align:right",
        "float:left",
        "float:right",
        "direction:",
        "inset-left",
        "border-top-left-radius",
        "border-top-right-radius",
        "border-bottom-left-radius",
        "border-bottom-right-radius",
    ];
    for (path, text) in files("web/assets", ".css") {
        let text: String = text.split_whitespace().collect::<String>().replace("flex-direction:", "");
        for property in physical {
            assert!(!text.contains(property), "{}: {property}", path.display());
        }
        for property in ["left:", "right:", "width:", "height:"] {
            for (at, _) in text.match_indices(property) {
                let before = text[..at].chars().last().unwrap_or(';');
                assert!(!matches!(before, ';' | '{'), "{}: …{}", path.display(), &text[at..at + 20]);
            }
        }
    }
}

/// Templates hold no inline style or script: the content policy would not let them act.
#[test]
fn templates_keep_to_the_content_policy() {
    for (path, text) in files("web/templates", ".html") {
        for wrong in [" style=", "<style", " onclick=", "javascript:", "hx-on", "| safe"] {
            // Attributes that the macros themselves build from literals.
            let allowed = wrong == "| safe"
                && ["kit/field.html", "kit/ui.html"].iter().any(|file| path.ends_with(file));
            assert!(allowed || !text.contains(wrong), "{}: {wrong}", path.display());
        }
        for (at, _) in text.match_indices("<script") {
            assert!(
                text[at..].split('>').next().unwrap().contains("src="),
                "{}: an inline script",
                path.display()
            );
        }
    }
}

/// Each column of the migrated schema is declared beside its entity, and each declaration is a column.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_column_is_declared() {
    let site = crate::support::site::Site::on_sqlite().await;
    let db = &site.db;
    let ask = |sql: String| async move {
        let rows = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
        rows.iter().map(|row| row.try_get::<String>("", "name").unwrap()).collect::<BTreeSet<_>>()
    };
    let declared: BTreeMap<&str, BTreeSet<String>> = server::parts::PARTS
        .iter()
        .flat_map(|part| part.tables)
        .map(|table| (table.name, table.fields.iter().map(|field| field.column.to_owned()).collect()))
        .collect();
    let tables = ask("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'".into()).await;
    assert_eq!(tables, declared.keys().map(|name| (*name).to_owned()).collect());
    for (table, columns) in declared {
        assert_eq!(ask(format!("SELECT name FROM pragma_table_info('{table}')")).await, columns, "{table}");
    }
    for table in server::parts::PARTS.iter().flat_map(|part| part.tables) {
        if let Some(person) = table.person {
            assert!(table.fields.iter().any(|field| field.column == person), "{}", table.name);
        }
    }
}

/// `Scope::Operator` sees everything: commands and the index's own work only.
#[test]
fn the_operators_scope_stays_with_the_operator() {
    for (path, text) in files("crates", ".rs") {
        let allowed =
            ["crates/search/", "crates/server/src/commands/"].iter().any(|folder| path.starts_with(folder));
        assert!(allowed || !text.contains("Scope::Operator"), "{}", path.display());
    }
}

/// Each line of the tables of promises and requirements has its proof, or says that there is none.
#[test]
fn every_promise_has_its_proof() {
    let text = std::fs::read_to_string(root().join("docs/SECURITY.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.contains("| proof |"));
    let rows: Vec<Vec<&str>> =
        rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect();
    assert!(rows.len() > 80, "{}", rows.len());
    for row in rows {
        let proof = row.last().unwrap();
        let is_said = ["no entry point", "–"].contains(proof);
        assert!(row.len() == 3 && (is_said || proof.contains('`')), "{row:?}");
    }
}

/// Every path that the documents name exists.
#[test]
fn documents_name_what_exists() {
    for document in ["README.md", "ARCHITECTURE.md", "STYLE.md", "CONTRIBUTING.md", "docs/SECURITY.md"] {
        let text = std::fs::read_to_string(root().join(document))
            .unwrap_or_else(|_| panic!("{document} is missing"));
        for word in text.split('`').skip(1).step_by(2) {
            let is_path = ["crates/", "web/", "tests/", "migrations/", "reference/", "docs/"]
                .iter()
                .any(|folder| word.starts_with(folder))
                && !word.contains(['{', '*', ' ', '…', '<']);
            assert!(!is_path || root().join(word).exists(), "{document} names {word}");
        }
        let folder = root().join(document).parent().unwrap().to_owned();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(
                link.contains("://") || link.starts_with('#') || folder.join(link).exists(),
                "{document} links {link}"
            );
        }
    }
}

/// What a search server may filter and count by is what lists are narrowed by.
#[test]
fn the_facets_of_search_are_those_of_lists() {
    let own = registry::company::directory::FACETS.iter().filter(|facet| **facet != "country");
    let all: Vec<&str> = registry::facet::ALL.iter().chain(own).copied().collect();
    assert_eq!(all, search::config::CONFIG.facets);
}
