# start_postgres: a PostgreSQL cluster of our own in a temporary folder, on a private socket, run by
# an unprivileged user, gone at the end. Sets MAHJAR_TEST_POSTGRES to the socket's folder.
# Roles: mahjar_owner makes databases and migrates, mahjar_app is what the server runs as; neither is
# a superuser nor may it bypass row security.

start_postgres() {
  PG_BIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -x "$PG_BIN/initdb" ] || { echo "PostgreSQL's server programs are missing: apt-get install postgresql" >&2; exit 1; }
  PG_FOLDER=$(mktemp -d)
  mkdir "$PG_FOLDER/socket"
  if [ "$(id -u)" = 0 ]; then
    chown -R postgres "$PG_FOLDER"
    as_user() { (cd / && runuser -u postgres -- "$@"); }
  else
    as_user() { "$@"; }
  fi
  chmod 755 "$PG_FOLDER" "$PG_FOLDER/socket"
  as_user "$PG_BIN/initdb" -D "$PG_FOLDER/cluster" -U cluster_admin -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
  as_user "$PG_BIN/pg_ctl" -D "$PG_FOLDER/cluster" -w -s -l "$PG_FOLDER/log" \
    -o "-k $PG_FOLDER/socket -c listen_addresses='' -c fsync=off -c max_connections=300" start
  trap 'as_user "$PG_BIN/pg_ctl" -D "$PG_FOLDER/cluster" -s -m immediate stop; rm -rf "$PG_FOLDER"' EXIT
  as_user "$PG_BIN/psql" -q -h "$PG_FOLDER/socket" -U cluster_admin -d postgres <<'SQL'
CREATE ROLE mahjar_owner LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS;
CREATE ROLE mahjar_app LOGIN NOSUPERUSER NOBYPASSRLS;
\connect template1
ALTER DEFAULT PRIVILEGES FOR ROLE mahjar_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO mahjar_app;
ALTER DEFAULT PRIVILEGES FOR ROLE mahjar_owner GRANT USAGE, SELECT ON SEQUENCES TO mahjar_app;
GRANT ALL ON SCHEMA public TO mahjar_owner;
GRANT USAGE ON SCHEMA public TO mahjar_app;
SQL
  export MAHJAR_TEST_POSTGRES="$PG_FOLDER/socket"
}
