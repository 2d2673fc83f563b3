//! A PostgreSQL of one test's own, which it may end in any way.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use migrations::{Migrator, MigratorTrait};
use tempfile::TempDir;

/// The same roles as those of the cluster that all tests share, and a database.
const SETUP: &str = "CREATE ROLE mahjar_owner LOGIN NOSUPERUSER NOBYPASSRLS;
    CREATE ROLE mahjar_app LOGIN NOSUPERUSER NOBYPASSRLS;
    ALTER DEFAULT PRIVILEGES FOR ROLE mahjar_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO mahjar_app;
    ALTER DEFAULT PRIVILEGES FOR ROLE mahjar_owner GRANT USAGE, SELECT ON SEQUENCES TO mahjar_app;
    GRANT ALL ON SCHEMA public TO mahjar_owner; GRANT USAGE ON SCHEMA public TO mahjar_app;";

/// A cluster; ended when dropped.
pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
}

impl Cluster {
    /// A running one with a migrated database.
    pub async fn new() -> Self {
        let programs =
            std::env::var("MAHJAR_TEST_POSTGRES_BIN").expect("run the tests by `tests/run`").into();
        let cluster = Self { folder: tempfile::tempdir().unwrap(), programs };
        std::fs::create_dir(cluster.socket()).unwrap();
        if is_root() {
            for folder in [cluster.folder.path(), &cluster.socket()] {
                let own = Command::new("chown").arg("postgres").arg(folder).status().unwrap();
                assert!(own.success());
            }
            // The folder above belongs to who runs the tests: its own way in must be open.
            open_way(cluster.folder.path());
        }
        let data = cluster.data();
        cluster.run(
            "initdb",
            &["-D", &data, "-U", "cluster_admin", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
        );
        cluster.start();
        cluster.sql(SETUP);
        let owner = kit::db::connect(&cluster.url("mahjar_owner"), 1).await.unwrap();
        Migrator::up(&owner, None).await.unwrap();
        owner.close().await.unwrap();
        cluster
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    fn data(&self) -> String {
        self.folder.path().join("cluster").display().to_string()
    }

    /// The address of its database for `role`.
    pub fn url(&self, role: &str) -> String {
        format!("postgres://{role}@localhost/postgres?host={}", self.socket().display())
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.programs.join(program);
        let mut command = if is_root() { Command::new("runuser") } else { Command::new(&program) };
        if is_root() {
            command.args(["-u", "postgres", "--"]).arg(&program);
        }
        let output = command.args(arguments).current_dir("/").output().unwrap();
        assert!(output.status.success(), "{program:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Starts it, again.
    pub fn start(&self) {
        let options = format!("-k {} -c listen_addresses='' -c fsync=off", self.socket().display());
        let log = self.folder.path().join("socket/log").display().to_string();
        self.run("pg_ctl", &["-D", &self.data(), "-w", "-s", "-l", &log, "-o", &options, "start"]);
    }

    /// Ends it at once, as a crash of the machine would.
    pub fn stop(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-s", "-m", "immediate", "stop"]);
    }

    /// Says something to it as its administrator.
    pub fn sql(&self, sql: &str) {
        let socket = self.socket().display().to_string();
        let to = [
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            &socket,
            "-U",
            "cluster_admin",
            "-d",
            "postgres",
            "-c",
            sql,
        ];
        self.run("psql", &to);
    }

    /// Sends `signal` to its first process and to all that this one has begun.
    pub fn signal(&self, signal: &str) {
        let file = std::fs::read_to_string(Path::new(&self.data()).join("postmaster.pid")).unwrap();
        let first = file.lines().next().unwrap();
        let begun = std::fs::read_to_string(format!("/proc/{first}/task/{first}/children")).unwrap();
        for process in std::iter::once(first).chain(begun.split_whitespace()) {
            // One of them may be gone by now.
            let _ = Command::new("kill").args([signal, process]).status();
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if Path::new(&self.data()).join("postmaster.pid").exists() {
            self.signal("-KILL");
        }
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Lets others pass through the folders above `folder`, without seeing what is in them.
fn open_way(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    for above in folder.ancestors().skip(1) {
        let permissions = std::fs::metadata(above).unwrap().permissions();
        if permissions.mode() & 0o001 == 0 {
            std::fs::set_permissions(above, std::fs::Permissions::from_mode(permissions.mode() | 0o001))
                .unwrap();
        }
    }
}
