//! Hostile texts in every field of every form: what is kept of them steers nothing, and leads nowhere.

use kit::clean::is_invisible;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::{World, none, rows};
use crate::support::browser::{Answer, encoded};
use crate::support::database;

/// What somebody types who means no good.
const HOSTILE: [&str; 12] = [
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/",
    "\u{202E}gnp.exe\u{202C}",
    "\u{2066}a\u{2069}\u{200B}\u{FEFF}b",
    "\u{E0041}\u{E0042}x\u{180E}",
    "a\u{0}b\u{7}\u{1B}[31m",
    "\u{1F469}\u{200D}\u{1F467} \u{2067}\u{061C}",
    "Z\u{0351}\u{0352}\u{0353}\u{0354}\u{0355}\u{0356}a\u{0300}\u{0301}\u{0302}",
    "раypal@ехample.org",
];

/// The body that the form of `page` would send with `text` in every box, and of every choice the first.
fn filled(page: &Answer, text: &str) -> String {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let boxes = "main form[method=post] input:not([type=hidden]):not([type=radio]):not([type=checkbox]), \
                 main form[method=post] textarea";
    pairs.extend(page.attributes(boxes, "name").into_iter().map(|name| (name, text.to_owned())));
    for kind in ["input[type=hidden]", "input[type=radio]"] {
        let of = format!("main form[method=post] {kind}");
        let pairs_of = page.attributes(&of, "name").into_iter().zip(page.attributes(&of, "value"));
        for (name, value) in pairs_of {
            if pairs.iter().all(|(known, _)| *known != name) {
                pairs.push((name, value));
            }
        }
    }
    pairs.sort();
    pairs.dedup_by(|one, other| one.0 == other.0);
    let pairs = pairs.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// Every text in clear in the database: the column, and what stands in it.
async fn kept(site: &crate::support::site::Site) -> Vec<(String, String)> {
    let backend = site.db.get_database_backend();
    let mut kept = Vec::new();
    for table in database::tables(&site.db).await {
        for column in database::columns(&site.db, &table).await {
            if !["char", "text"].iter().any(|kind| column.kind.contains(kind)) {
                continue;
            }
            let quoted = format!("\"{}\"", column.name);
            let sql = match backend {
                DbBackend::Postgres => {
                    format!("SELECT {quoted}::text AS cell FROM \"{table}\" WHERE {quoted} IS NOT NULL")
                }
                _ => format!("SELECT {quoted} AS cell FROM \"{table}\" WHERE {quoted} IS NOT NULL"),
            };
            for row in site.db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap() {
                let cell: String = row.try_get("", "cell").unwrap_or_default();
                kept.push((format!("{table}.{}", column.name), cell));
            }
        }
    }
    kept
}

both! {
    /// No failure of ours; nothing invisible is kept but where staff wrote it themselves; every link of every page is one
    /// of ours, or leads where links may.
    async fn do_no_harm(site: Site) {
        let world = World::new(site).await;
        let (mut wrong, mut cases, mut taken) = (Vec::new(), 0, 0);
        for row in rows("post").filter(|row| row.methods.contains(&"get")) {
            let address = world.address(row);
            let page = world.opener("GET", row).get(&address).await;
            if page.status != 200 {
                continue;
            }
            for text in HOSTILE {
                let body = filled(&page, text);
                let answer = world.opener("POST", row).send("POST", &address, Some(body)).await;
                cases += 1;
                taken += usize::from(answer.status == 303);
                if answer.status.is_server_error() {
                    wrong.push(format!("{}: {} for {text:?}", row.path, answer.status));
                }
            }
        }
        for (column, cell) in kept(site).await {
            if cell.chars().any(|c| is_invisible(c) || (c.is_control() && c != '\n')) {
                wrong.push(format!("{column} keeps {cell:?}"));
            }
        }
        for row in rows("get") {
            let answer = world.opener("GET", row).get(&world.address(row)).await;
            for link in answer.attributes("a, area, form", "href").into_iter().chain(answer.attributes("form", "action")) {
                let is_fine = ["/", "#", "?", "https:", "http:", "mailto:", "tel:", "otpauth:"].iter().any(|begin| link.starts_with(begin));
                if !is_fine || link.starts_with("//") {
                    wrong.push(format!("{}: a link to {link}", row.path));
                }
            }
        }
        none(&wrong, cases);
        assert!(cases > 400 && taken > 20, "{cases} cases, {taken} taken");
    }
}
