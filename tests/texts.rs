//! The texts: the same keys in every language, each used, each known; Arabic with its plural forms.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::support::site::Site;
use crate::support::telephone::Telephone;

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The files below `folder` whose name ends in `ending`, with their text.
pub fn files(folder: &str, ending: &str) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !["node_modules", "target"].iter().any(|name| path.ends_with(name)) {
                    folders.push(path);
                }
            } else if path.to_str().unwrap().ends_with(ending) {
                found.insert(
                    path.strip_prefix(root()).unwrap().to_owned(),
                    std::fs::read_to_string(&path).unwrap(),
                );
            }
        }
    }
    found
}

/// The keys of a language, by file.
fn keys(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = format!("web/locales/{language}");
    let files = files(&folder, ".ftl");
    files
        .iter()
        .map(|(path, text)| (path.file_name().unwrap().to_str().unwrap().to_owned(), kit::text::keys(text)))
        .collect()
}

#[test]
fn every_language_has_the_same_keys() {
    let arabic = keys("ar");
    assert!(arabic.values().map(BTreeSet::len).sum::<usize>() > 200);
    assert_eq!(arabic, keys("en"));
    assert_eq!(arabic, keys("es"));
}

#[test]
fn a_key_stands_in_the_file_of_its_first_word() {
    for (file, keys) in keys("ar") {
        let word = file.trim_end_matches(".ftl");
        for key in keys {
            assert!(key.starts_with(&format!("{}-", word.replace('_', "-"))), "{key} in {file}");
        }
    }
}

#[test]
fn every_key_is_used_and_every_use_is_a_key() {
    let defined: BTreeSet<String> = keys("ar").into_values().flatten().collect();
    let mut used = BTreeSet::new();
    let templates = files("web/templates", ".html").into_iter().chain(files("web/templates", ".txt"));
    for (path, text) in templates {
        for (at, _) in text.match_indices("t(\"") {
            if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let key = text[at + 3..].split('"').next().unwrap();
            let after = text[at + 3 + key.len() + 1..].trim_start();
            assert!(after.starts_with([',', ')']), "{} builds a key from data: {key}", path.display());
            assert!(defined.contains(key), "{} asks for {key}", path.display());
            used.insert(key.to_owned());
        }
    }
    for text in files("crates", ".rs").values() {
        // Every string that looks like a key of ours.
        used.extend(
            text.split('"').skip(1).step_by(2).filter(|word| defined.contains(*word)).map(str::to_owned),
        );
    }
    let unused: Vec<_> = defined.difference(&used).collect();
    assert!(unused.is_empty(), "used nowhere: {unused:?}");
}

/// A count in Arabic has all six forms.
#[test]
fn arabic_counts_have_six_forms() {
    for (path, text) in files("web/locales/ar", ".ftl") {
        for (at, _) in text.match_indices("->") {
            let forms = text[at..].split("\n}").next().unwrap();
            for form in ["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"] {
                assert!(forms.contains(form), "{}: a count without {form}", path.display());
            }
        }
    }
}

/// Whether a supervisor may do it, and no clerk.
fn supervises(action: accounts::policy::Action) -> bool {
    use accounts::policy::Role;
    Role::Supervisor.permits(action) && !Role::Clerk.permits(action)
}

/// Every page of the route table renders in every language: no missing text, no undefined variable, the
/// right direction, one heading.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_renders_in_every_language() {
    let site = Site::with(&[("MAHJAR_SIGN_IN__CODES_AN_HOUR", "50")]).await;
    let id = site.person("أحمد", "Khatib", "CL").await;
    let mut clerk = site.staff("clerk-santiago").await;
    let mut administrator = site.staff("administrator").await;
    let account = crate::pages::staff_accounts::account(&site, "clerk-santiago").await;
    let mission = crate::pages::missions::id(&site, "cl-santiago").await;
    let region = accounts::region::all(&site.db).await.unwrap()[0].id;
    let link = crate::pages::invitations::show::invited(&site, "huda@santiago.example.org", "clerk").await;
    let token = link.rsplit('/').next().unwrap().to_owned();
    let layla = crate::pages::me::known(&site, "Layla", "family@example.org", true).await;
    crate::pages::me::known(&site, "Omar", "family@example.org", true).await;
    let mut member = crate::pages::me::signed_in(&site, &layla).await;
    let request = crate::pages::me::requests::asked(&site, &mut member, &layla).await;
    let huda = crate::pages::me::known(&site, "Huda", "huda@example.org", true).await;
    let mut returned = crate::pages::me::signed_in(&site, &huda).await;
    let name = registry::sent_back::Mend::Name;
    assert!(crate::pages::me::resubmission::send_back(&site, huda.id, name, "Which father?").await);
    let contact = crate::pages::me::contacts::phone(&site, layla.id).await;
    let mut supervisor = site.staff("supervisor-santiago").await;
    let transfer = crate::pages::people::transfer::asked(&site, &mut supervisor, id).await;
    let transfer = transfer.rsplit('/').next().unwrap().to_owned();
    let dead = site.person("أحمد", "Khatib", "CL").await;
    supervisor.post(&format!("/people/{dead}/death"), &[("ground", "family")]).await.location();
    let moving = site.person("أحمد", "Khatib", "CL").await;
    let mut amman = site.staff("clerk-amman").await;
    let mut auditor = site.staff("auditor").await;
    let by_right = crate::pages::data_requests::filed(&site, id, "erasure").await;
    let mut officer = site.staff("data-protection").await;
    let samira = crate::pages::me::known(&site, "Samira", "samira@example.org", false).await;
    let mut leaves = crate::pages::me::leaving::proved(&site, &samira).await;
    Telephone::new().joins(&mut clerk, "/account/passkeys/new").await.location();
    let passkey = clerk.get("/account/passkeys").await.attributes("main .card a", "href").remove(0);
    let passkey = passkey.split('/').nth(3).unwrap().to_owned();
    Telephone::new().joins(&mut member, "/en/me/passkeys/new").await.location();
    let own_passkey = member.get("/en/me/passkeys").await.attributes("main .card a", "href").remove(0);
    let own_passkey = own_passkey.split('/').nth(4).unwrap().to_owned();
    crate::pages::me::family::with_all(&site, &layla, &mut member).await;
    let all = crate::pages::me::family::All::of(&site, layla.id).await;
    let need = crate::pages::me::needs::said(&site, &layla, &mut member).await;
    let document = crate::pages::me::documents::kept(&site, layla.id, "N1234567").await;
    let company = crate::pages::me::companies::kept(&site, layla.id, "Olivo").await;
    let nabil = crate::pages::me::known(&site, "Nabil", "nabil@example.org", true).await;
    let listed = crate::pages::me::companies::listed(&site, nabil.id, "Higuera").await;
    let introduction = crate::pages::me::introductions::asked(&site, company, listed).await;
    crate::pages::me::expertise::kept(&site, layla.id, &crate::pages::me::expertise::surgeon()).await;
    let omar = crate::pages::me::known(&site, "Expert", "expert@example.org", true).await;
    let expert =
        crate::pages::me::expertise::listed(&site, omar.id, &crate::pages::me::expertise::surgeon()).await;
    let club = crate::pages::associations::kept(&site, &crate::pages::associations::club()).await;
    let head = crate::pages::associations::headed_by(&site, club, layla.id).await;
    let of_club = crate::pages::me::associations::joined(&site, club, layla.id, &[]).await;
    let opportunity = crate::pages::opportunities::open(&site, "Press").await;
    let interest = crate::pages::opportunities::interested(&site, layla.id, opportunity).await;
    let wanted = crate::pages::opportunities::wanted("Surgeon");
    let wanted =
        crate::pages::opportunities::posted(&site, &wanted, registry::opportunity::State::Open).await;
    let question = crate::pages::opportunities::open(&site, "Mill").await;
    crate::pages::opportunities::asked(&site, layla.id, question).await;
    let figure = crate::pages::public_figures::figure(&site, "Rodrigo", "CL").await;
    let mut manager = site.staff("programme-manager").await;
    let childs = crate::pages::me::documents::kept(&site, all.child, "N7654321").await;
    let carer = crate::pages::staff_accounts::account(&site, "clerk-santiago").await.to_string();
    supervisor.post(&format!("/needs/{need}"), &[("to", "refer"), ("carer", &*carer)]).await.location();
    let mut proved = crate::pages::me::leaving::proved(&site, &layla).await;
    let strong = [("role", "auditor")];
    administrator.post(&format!("/staff-accounts/{account}/grant"), &strong).await.location();
    let now = site.app.clock.now();
    accounts::audit::link::seal(&site.db, &site.app.keys, now).await.unwrap();
    for locale in kit::Locale::ALL {
        let language = locale.code();
        let mut guest = site.browser();
        crate::pages::register_up_to(&mut guest, language, "check").await;
        let mut halfway = site.browser();
        crate::pages::register_up_to(&mut halfway, language, "name").await;
        halfway.post(&format!("/{language}/register/name"), &[("given_latin", "Layla")]).await.location();
        let mut camp = site.browser();
        crate::pages::register_up_to(&mut camp, language, "residence").await;
        for staff in [
            &mut clerk,
            &mut administrator,
            &mut supervisor,
            &mut amman,
            &mut auditor,
            &mut officer,
            &mut manager,
        ] {
            staff.post("/language", &[("to", language), ("back", "/dashboard")]).await.location();
        }
        for row in server::routes::ROWS.iter().filter(|row| row.methods.contains(&"get")) {
            let of = match row.path {
                path if path.starts_with("/staff-accounts/") => account.to_string(),
                path if path.starts_with("/missions/") => mission.clone(),
                path if path.starts_with("/regions/") => region.to_string(),
                "/people/{id}/requests/{request}" | "/people/{id}/contacts/{contact}/removal" => {
                    layla.id.to_string()
                }
                "/people/{id}/family/requests/{request}" | "/people/{id}/family" => layla.id.to_string(),
                "/people/{id}/family/guardianships/{guardianship}" => all.child.to_string(),
                "/me/needs/{id}" | "/needs/{id}" => need.to_string(),
                path if path.starts_with("/people/{id}/documents/") => layla.id.to_string(),
                path if path.starts_with("/people/{id}/companies/") => layla.id.to_string(),
                path if path.starts_with("/people/{id}/associations") => layla.id.to_string(),
                path if path.contains("/associations/") => club.to_string(),
                path if path.starts_with("/me/documents/") => document.to_string(),
                path if path.starts_with("/me/companies/") => company.to_string(),
                path if path.starts_with("/companies/") => listed.to_string(),
                path if path.starts_with("/people/{id}/expertise") => layla.id.to_string(),
                path if path.starts_with("/experts/") => expert.to_string(),
                path if path.contains("/introductions/") => introduction.to_string(),
                "/me/opportunities/{id}/answer" => question.to_string(),
                path if path.starts_with("/opportunities/{id}/matches") => wanted.to_string(),
                path if path.contains("/opportunities/") => opportunity.to_string(),
                path if path.starts_with("/public-figures/") => figure.to_string(),
                "/me/family/requests/{id}" => all.request.to_string(),
                "/me/family/invitations/{id}" => all.invitation.to_string(),
                "/me/family/ties/{id}" => all.tie.to_string(),
                path if path.starts_with("/me/family/") => all.child.to_string(),
                "/people/{id}/reopening" => dead.to_string(),
                "/people/{id}/transfer" => moving.to_string(),
                path if path.starts_with("/transfers/") => transfer.clone(),
                path if path.starts_with("/account/passkeys/") => passkey.clone(),
                path if path.starts_with("/me/passkeys/") => own_passkey.clone(),
                path if path.starts_with("/me/contacts/") => contact.to_string(),
                path if path.starts_with("/me/requests/") => request.to_string(),
                _ => id.to_string(),
            };
            if row.path == "/data-requests/{id}" {
                let page = officer.get(&by_right).await;
                assert_eq!(
                    (page.status.as_u16(), page.attributes("html", "lang")),
                    (200, vec![language.into()])
                );
                assert!(!page.body.contains('⟦'), "{language} {by_right}");
                continue;
            }
            let path = row.path.replace("{id}", &of).replace("{token}", &token);
            let is_for_child = path.contains("/family/requests/");
            let request = if is_for_child { all.request.to_string() } else { request.to_string() };
            let path = path.replace("{guardianship}", &all.guardianship.to_string());
            let path = path.replace("{request}", &request).replace("{contact}", &contact.to_string());
            let of = if path.starts_with("/me/family") { childs } else { document };
            let path = path.replace("{document}", &of.to_string()).replace("{company}", &company.to_string());
            let path = path.replace("{partner}", &listed.to_string());
            let path = path.replace("{association}", &club.to_string());
            let path = path.replace("{officer}", &head.to_string()).replace("{member}", &of_club.to_string());
            let path =
                path.replace("{interest}", &interest.to_string()).replace("{expert}", &expert.to_string());
            let page = match row.access {
                accounts::ctx::Access::Neutral => continue,
                accounts::ctx::Access::Public
                    if ["/register/done", "/register/email"].contains(&row.path) =>
                {
                    let mut guest = site.browser();
                    crate::pages::register_done(&mut guest).await;
                    guest.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Public if row.path == "/register/spelling" => {
                    halfway.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Public if row.path == "/register/camp" => {
                    camp.post(&format!("/{language}/register/residence"), &[("country", "LB")])
                        .await
                        .location();
                    camp.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Public if row.path == "/me/code" => {
                    let fields = [("email", "family@example.org")];
                    guest.post(&format!("/{language}/me/sign-in"), &fields).await.location();
                    guest.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Public if ["/me/who", "/me/proof"].contains(&row.path) => {
                    let mut guest = site.browser();
                    crate::pages::me::by_email(&site, &mut guest, language, "family@example.org").await;
                    guest.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Public if row.path == "/me/left" => {
                    crate::pages::me::left::left(&site).await.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Member if row.path == "/me/family/{id}/leaving" => {
                    proved.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Member if row.path == "/me/leaving/departure" => {
                    leaves.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Member if row.path == "/me/resubmission" => {
                    returned.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Member if row.path == "/me/camp" => {
                    returned
                        .post(&format!("/{language}/me/residence"), &[("country", "LB")])
                        .await
                        .location();
                    returned.get(&format!("/{language}{path}")).await
                }
                accounts::ctx::Access::Member => member.get(&format!("/{language}{path}")).await,
                accounts::ctx::Access::Public if row.path == "/" => guest.get(&format!("/{language}")).await,
                accounts::ctx::Access::Public => guest.get(&format!("/{language}{path}")).await,
                _ if row.path.starts_with("/transfers/") => amman.get(&path).await,
                accounts::ctx::Access::Staff(accounts::policy::Action::SeeAudit) => auditor.get(&path).await,
                accounts::ctx::Access::Staff(accounts::policy::Action::AnswerDataRequests) => {
                    officer.get(&path).await
                }
                accounts::ctx::Access::Staff(accounts::policy::Action::ManageOpportunities) => {
                    manager.get(&path).await
                }
                accounts::ctx::Access::Staff(action) if supervises(action) => supervisor.get(&path).await,
                accounts::ctx::Access::Staff(action) if !accounts::policy::Role::Clerk.permits(action) => {
                    administrator.get(&path).await
                }
                _ => clerk.get(&path).await,
            };
            assert_eq!(page.status, 200, "{language} {path}");
            assert_eq!(page.attributes("html", "lang"), [language], "{path}");
            assert_eq!(page.attributes("html", "dir"), [locale.dir()], "{path}");
            assert_eq!(page.texts("h1").len(), 1, "{language} {path}");
            assert!(!page.body.contains('⟦'), "{language} {path}");
        }
    }
}
