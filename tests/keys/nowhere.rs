//! No key stands in clear in the data folder, a dump of the database or a log, whatever is logged: not the master key, no
//! key of the installation, no person's. Known by an independent reader, which has the master key and the layout as
//! `crates/kit/src/seal.rs` describes it, and nothing else.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::{BASE64_NOPAD, HEXLOWER, HEXUPPER};
use hkdf::Hkdf;
use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult, Statement};
use sha2::Sha256;

use super::{MASTER, NEXT};
use crate::faults::http::Client;
use crate::faults::server;
use crate::support::database;

/// Opens `sealed` as the documentation says: version, key id, nonce, ciphertext, bound to table, column and row.
fn open(key: &[u8; 32], (table, column, row): (&str, &str, &[u8]), sealed: &[u8]) -> Option<[u8; 32]> {
    assert_eq!(sealed[0], 1, "the version");
    let mut bound = Vec::new();
    for part in [table.as_bytes(), column.as_bytes(), row] {
        bound.extend_from_slice(&(part.len() as u32).to_be_bytes());
        bound.extend_from_slice(part);
    }
    let nonce: [u8; 24] = sealed[5..29].try_into().unwrap();
    let payload = Payload { msg: &sealed[29..], aad: &bound };
    let plain = XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(nonce), payload).ok()?;
    Some(plain.try_into().unwrap())
}

async fn rows(db: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap()
}

/// Everything that must stand nowhere, and the wrapped keys, which do stand in the database.
async fn secrets(db: &DatabaseConnection) -> (Vec<[u8; 32]>, Vec<Vec<u8>>) {
    let mut wrap = [0; 32];
    Hkdf::<Sha256>::new(Some(b"mahjar 1"), &NEXT).expand(b"wrap installation keys", &mut wrap).unwrap();
    let (mut secrets, mut wrapped) = (vec![MASTER, NEXT, wrap], Vec::new());
    let mut person_keys = Vec::new();
    for row in rows(db, "SELECT purpose, number, wrapped FROM installation_keys").await {
        let (purpose, number): (String, i32) =
            (row.try_get("", "purpose").unwrap(), row.try_get("", "number").unwrap());
        let sealed: Vec<u8> = row.try_get("", "wrapped").unwrap();
        let name = format!("{purpose} {number}");
        let key = open(&wrap, ("installation_keys", "wrapped", name.as_bytes()), &sealed).unwrap();
        if purpose == "person_keys" {
            person_keys.push(key);
        }
        secrets.push(key);
        wrapped.push(sealed);
    }
    assert_eq!(wrapped.len(), 5, "look-up, and two generations of two");
    for row in rows(db, "SELECT person_id, wrapped FROM person_keys").await {
        let (id, sealed): (uuid::Uuid, Vec<u8>) =
            (row.try_get("", "person_id").unwrap(), row.try_get("", "wrapped").unwrap());
        let of = ("person_keys", "wrapped", id.as_bytes().as_slice());
        secrets.push(person_keys.iter().find_map(|key| open(key, of, &sealed)).unwrap());
        wrapped.push(sealed);
    }
    (secrets, wrapped)
}

/// The ways in which `bytes` may be written.
fn forms(bytes: &[u8]) -> Vec<Vec<u8>> {
    vec![
        bytes.to_vec(),
        HEXLOWER.encode(bytes).into_bytes(),
        HEXUPPER.encode(bytes).into_bytes(),
        BASE64_NOPAD.encode(bytes).into_bytes(),
        // As `{:?}` writes them.
        format!("{bytes:?}").trim_matches(['[', ']']).as_bytes().to_vec(),
    ]
}

/// Whether one of `secrets` stands in `text`.
fn holds<'a>(text: &[u8], secrets: impl IntoIterator<Item = &'a [u8]>) -> bool {
    let found = |form: &Vec<u8>| {
        // By the first byte, which is quick, then the whole.
        let first = form[0];
        (0..text.len().saturating_sub(form.len() - 1))
            .any(|at| text[at] == first && text[at..at + form.len()] == **form)
    };
    secrets.into_iter().flat_map(forms).collect::<Vec<_>>().iter().any(found)
}

/// All files below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// `mahjar` with these arguments, all logging on, into `log`.
fn mahjar(arguments: &[&str], data: &Path, log: &Path, environment: &[(&str, &str)]) -> Command {
    let file = std::fs::OpenOptions::new().create(true).append(true).open(log).unwrap();
    let mut command = server::mahjar(arguments, data, environment).unwrap();
    command.env("RUST_LOG", "trace").stdout(file.try_clone().unwrap()).stderr(file);
    command
}

/// A server that ends with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn test(url: Option<&str>) {
    let (data, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (name, key) in [("old.key", MASTER), ("new.key", NEXT)] {
        use std::os::unix::fs::PermissionsExt;
        let path = away.path().join(name);
        std::fs::write(&path, HEXLOWER.encode(&key)).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    // One from a file, one from a command: what it prints is no log either.
    let old = format!("file:{}", away.path().join("old.key").display());
    let next = format!("command:cat {}", away.path().join("new.key").display());
    let mut environment =
        vec![("MAHJAR_MASTER_KEY", old.as_str()), ("MAHJAR_MASTER_KEY_NEXT", next.as_str())];
    environment.extend(url.map(|url| ("DATABASE_URL", url)));
    let log = away.path().join("log");
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let listen = address.to_string();
    let mut server =
        Running(mahjar(&["serve", "--listen", &listen], data.path(), &log, &environment).spawn().unwrap());
    register(address, &mut server.0).await;
    let rotated = mahjar(&["keys", "rotate"], data.path(), &log, &environment).status().unwrap();
    assert!(rotated.success());
    register(address, &mut server.0).await;
    mahjar(&["doctor"], data.path(), &log, &environment).status().unwrap();

    let url = url.map(str::to_owned);
    let own = format!("sqlite:{}", data.path().join("mahjar.db").display());
    let db = match &url {
        Some(url) => database::for_all(url).await,
        None => kit::db::connect(&own, 1).await.unwrap(),
    };
    let (secrets, wrapped) = secrets(&db).await;
    assert!(secrets.len() >= 3 + 5 + 2);
    let mut texts: Vec<(String, Vec<u8>)> = files(data.path())
        .into_iter()
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    if let Some(url) = &url {
        let program = Path::new(&std::env::var("MAHJAR_TEST_POSTGRES_BIN").unwrap()).join("pg_dump");
        // As the README says of backups: row security holds for the owner of the tables, too.
        let dump = Command::new(program)
            .env("PGOPTIONS", "-c mahjar.sight=all")
            .arg("--enable-row-security")
            .arg(url.replace("mahjar_app@", "mahjar_owner@"))
            .output()
            .unwrap();
        assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
        texts.push(("the dump".into(), dump.stdout));
    }
    let logged = std::fs::read(&log).unwrap();
    let lines = String::from_utf8_lossy(&logged).lines().filter(|line| line.contains("TRACE")).count();
    assert!(lines > 10, "{lines} lines at the lowest level: nothing is logged");
    texts.push(("the log".into(), logged));

    // What is looked for is found where it stands: the wrapped keys in the database, the master keys in their files.
    let kept = |wrapped: &[u8]| texts.iter().any(|(_, text)| holds(text, [wrapped]));
    assert!(wrapped.iter().all(|wrapped| kept(wrapped)), "the database is not among what is read");
    for (name, key) in [("old.key", MASTER), ("new.key", NEXT)] {
        assert!(holds(&std::fs::read(away.path().join(name)).unwrap(), [&key[..]]));
    }
    for (name, text) in &texts {
        assert!(!holds(text, secrets.iter().map(|secret| &secret[..])), "a key stands in {name}");
    }
}

/// One registration at a server that may still be starting.
async fn register(address: std::net::SocketAddr, server: &mut Child) {
    let mut client = loop {
        assert!(server.try_wait().unwrap().is_none(), "the server ended");
        match Client::connect(address).await {
            Ok(client) => break client,
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    };
    client.post("/en/register", &[]).await.unwrap();
    for (page, fields) in [
        ("name", &[("given_latin", "Zayd"), ("given_ar", "زيد")][..]),
        ("residence", &[("country", "Chile"), ("city", "Santiago")]),
        ("contact", &[("email", "zayd@example.org"), ("language", "en")]),
        ("about", &[]),
        ("consents", &[]),
    ] {
        assert_eq!(client.post(&format!("/en/register/{page}"), fields).await.unwrap().status, 303, "{page}");
    }
    let check = client.get("/en/register/check").await.unwrap().body;
    let token = check.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let sent = client.post("/en/register/check", &[("token", token)]).await.unwrap();
    assert_eq!(sent.location, "/en/register/done");
}

mod stands_in_clear {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        test(None).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        test(Some(&database::postgres().await)).await;
    }
}
