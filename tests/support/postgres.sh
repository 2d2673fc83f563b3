# install_postgres: PostgreSQL's server programs, into PG_BIN.
# start_postgres: a cluster of our own in a temporary folder, on a private socket, run by an
# unprivileged user, gone at the end. Sets MAHJAR_TEST_POSTGRES to the socket's folder and
# MAHJAR_TEST_POSTGRES_BIN to that of PostgreSQL's programs.
# Roles: mahjar_owner makes databases and migrates, mahjar_app is what the server runs as; neither is
# a superuser nor may it bypass row security.
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"
. "$(dirname "${BASH_SOURCE[0]}")/quick.sh"

find_postgres() {
  PG_BIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -x "$PG_BIN/initdb" ] || PG_BIN=$(pg_config --bindir 2>/dev/null)
  [ -x "$PG_BIN/initdb" ]
}

install_postgres() {
  find_postgres || { apt_install postgresql && find_postgres; } || {
    echo "PostgreSQL's server programs (initdb, pg_ctl, psql) are missing" >&2
    return 1
  }
}

start_postgres() {
  install_postgres || return 1
  [ -n "$(trap -p EXIT)" ] || trap stop_postgres EXIT
  # Not below TMPDIR: a socket's path may have 107 characters, and the user postgres must get there.
  PG_FOLDER=$(mktemp -d "$(quick_place)/mahjar-postgres.XXXXXX") && mkdir -m 700 "$PG_FOLDER/socket" || return 1
  if [ "$(id -u)" = 0 ]; then
    chown -R postgres "$PG_FOLDER"
    as_user() { (cd / && runuser -u postgres -- "$@"); }
  else
    as_user() { "$@"; }
  fi
  as_user "$PG_BIN/initdb" -D "$PG_FOLDER/cluster" -U cluster_admin -A trust -E UTF8 --locale=C.UTF-8 \
    >/dev/null || return 1
  as_user "$PG_BIN/pg_ctl" -D "$PG_FOLDER/cluster" -w -s -l "$PG_FOLDER/log" \
    -o "-k $PG_FOLDER/socket -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" start || {
    cat "$PG_FOLDER/log" >&2
    return 1
  }
  as_user "$PG_BIN/psql" -q -v ON_ERROR_STOP=1 -h "$PG_FOLDER/socket" -U cluster_admin -d postgres <<'SQL' || return 1
CREATE ROLE mahjar_owner LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS;
CREATE ROLE mahjar_app LOGIN NOSUPERUSER NOBYPASSRLS;
\connect template1
ALTER DEFAULT PRIVILEGES FOR ROLE mahjar_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO mahjar_app;
ALTER DEFAULT PRIVILEGES FOR ROLE mahjar_owner GRANT USAGE, SELECT ON SEQUENCES TO mahjar_app;
GRANT ALL ON SCHEMA public TO mahjar_owner;
GRANT USAGE ON SCHEMA public TO mahjar_app;
SQL
  export MAHJAR_TEST_POSTGRES="$PG_FOLDER/socket" MAHJAR_TEST_POSTGRES_BIN="$PG_BIN"
}

# stop_postgres (a caller with an EXIT trap of its own puts it there): ends the cluster and removes its folder; nothing when none was started.
stop_postgres() {
  [ -n "${PG_FOLDER:-}" ] || return 0
  [ ! -e "$PG_FOLDER/cluster/postmaster.pid" ] ||
    as_user "$PG_BIN/pg_ctl" -D "$PG_FOLDER/cluster" -s -m immediate stop
  rm -rf "$PG_FOLDER"
  PG_FOLDER=
}
