# What one does here by name. Without just: `pip install rust-just`, or read the commands below.

set positional-arguments

# The list of all that follows.
[private]
default:
    @just --list --unsorted

# The server with 2,000 invented people, at http://localhost:8080.
demo *options:
    cargo run --locked -p server -- demo "$@"

# Everything that must hold before a change lands, or the named parts: install format lint licences rust browser.
test *parts:
    tests/run "$@"

# Formatting, clippy, licences.
lint:
    tests/run format lint licences

# A picture of every page in each language, on phone and desktop, light and dark: web/shots/index.html.
shots:
    #!/usr/bin/env bash
    set -euo pipefail
    . tests/support/browser.sh
    install_browser
    cargo build --locked -p server
    "$NODE" tests/browser/shots.mjs

# What is too long for every run. `axe`: accessibility of every page on phone and desktop, light and dark.
# `robots`: 10,000 scripted registrations from 100 ranges of addresses. `crash`: the server killed 500 times on each
# database while 16 clients send registrations. `rotation`: `keys rotate` killed 20 times on each database while registrations
# are sent. `nodes`: two servers with one index on a Meilisearch server (MEILI_URL, MEILI_KEY). `silence`: 5,000 clients
# that say next to nothing. `timing`: 2,000 pairs of known and unknown addresses, on a quiet machine.
drill what:
    #!/usr/bin/env bash
    set -euo pipefail
    case "$1" in
      axe)
        . tests/support/browser.sh
        install_browser
        cargo build --locked -p server
        MAHJAR_AXE=all "$NODE" --test --test-concurrency=2 --test-reporter=spec tests/browser/pages.*.test.mjs
        ;;
      robots)
        MAHJAR_DRILL_POSTS=10000 cargo test --locked -p tests --test mahjar scripted_posts -- --nocapture
        ;;
      crash)
        . tests/support/postgres.sh
        cargo build --locked -p server
        start_postgres
        trap stop_postgres EXIT
        MAHJAR_TEST_KILLS=500 cargo test --locked -p tests --test mahjar faults::crash -- --nocapture --test-threads 1
        ;;
      import)
        cargo build --release --locked -p server --bin mahjar --example import
        "${CARGO_TARGET_DIR:-target}/release/examples/import" "${@:2}"
        ;;
      rotation)
        . tests/support/postgres.sh
        cargo build --locked -p server
        start_postgres
        trap stop_postgres EXIT
        MAHJAR_TEST_KILLS=20 cargo test --locked -p tests --test mahjar faults::rotation -- --nocapture --test-threads 1
        ;;
      nodes)
        : "${MEILI_URL:?needs a Meilisearch server}"
        . tests/support/postgres.sh
        cargo build --locked -p server
        start_postgres
        trap stop_postgres EXIT
        cargo test --locked -p tests --test mahjar faults::nodes -- --nocapture
        ;;
      silence)
        cargo build --locked -p server
        ulimit -n 20000
        MAHJAR_DRILL_SOCKETS=5000 cargo test --locked -p tests --test mahjar faults::silence -- --nocapture
        ;;
      timing)
        MAHJAR_TEST_PAIRS=2000 cargo test --release --locked -p tests --test mahjar timing -- --nocapture
        ;;
      *) echo "no drill $1; there are: axe, crash, nodes, robots, rotation, silence, timing" >&2; exit 2 ;;
    esac

# Takes the answers of a Meilisearch server (MEILI_URL, MEILI_KEY) that tests play back where there is none.
record-meili:
    MAHJAR_RECORD_MEILI=1 cargo test --locked -p tests --test mahjar search::meilisearch -- --nocapture

# Learns the letter model of names anew from the tables of pairs in this folder: crates/names/README.md.
train-names folder:
    cargo run --release --locked -p names --example train -- "{{folder}}"

# Sends any texts through what crates/names promises of them: normalise, keys, similarity or lexicon. Needs cargo-fuzz.
fuzz target seconds="300":
    #!/usr/bin/env bash
    set -euo pipefail
    cd crates/names/fuzz
    # It begins from common names: one in Arabic, a line below it in Latin script.
    mkdir -p "corpus/$1"
    seeds=$(mktemp -d)
    trap 'rm -rf "$seeds"' EXIT
    awk -F'\t' -v folder="$seeds" '{ split($4, spelling, "|"); file = folder "/" NR
      printf "%s\n%s", $1, spelling[1] > file; close(file) }' ../names.tsv
    cargo +nightly fuzz run --fuzz-dir . "$1" "corpus/$1" "$seeds" -- \
      -dict=names.dict -timeout=5 -max_total_time="$2" -print_final_stats=1

# What is measured. `samples`: invented people a second. `names`: how well spellings are found, in the pairs of `--names
# FOLDER`, and how fast; with `--dups FILE --people FILE`, how well the name alone tells who registers again.
# `search`: how well and how fast people are found, by generators in `--names FOLDER`, beside pg_trgm and, where MEILI_URL
# says so, a Meilisearch server. `duplicates`: who is registered twice, by generators in `--names FOLDER`. `import`: people
# brought in a second. `registration`: registrations a second, pages, start and memory. `staff-pages`: the dashboard of
# 1,000,000 people, the search among 100,000. `audit`: the check of 1,000,000 rows. `rotation`: the keys of 1,000,000 people
# replaced while others register. `--write` keeps the report of all but the first in docs/benchmarks.
bench what *options:
    #!/usr/bin/env bash
    set -euo pipefail
    case "$1" in
      samples) cargo run --release --locked -p samples --example speed ;;
      names) cargo run --release --locked -p names --example bench -- "${@:2}" ;;
      registration)
        cargo build --release --locked -p server --bin mahjar --example registration
        "${CARGO_TARGET_DIR:-target}/release/examples/registration" "${@:2}"
        ;;
      staff-pages)
        cargo build --release --locked -p server --bin mahjar --example staff_pages
        "${CARGO_TARGET_DIR:-target}/release/examples/staff_pages" "${@:2}"
        ;;
      duplicates)
        cargo build --release --locked -p server --bin mahjar --example duplicates
        "${CARGO_TARGET_DIR:-target}/release/examples/duplicates" "${@:2}"
        ;;
      audit)
        cargo build --release --locked -p server --bin mahjar --example audit
        "${CARGO_TARGET_DIR:-target}/release/examples/audit" "${@:2}"
        ;;
      rotation)
        . tests/support/postgres.sh
        cargo build --release --locked -p server --bin mahjar --example rotation
        start_postgres
        trap stop_postgres EXIT
        "${CARGO_TARGET_DIR:-target}/release/examples/rotation" --postgres "$MAHJAR_TEST_POSTGRES" "${@:2}"
        ;;
      search)
        . tests/support/postgres.sh
        cargo build --release --locked -p server --example search
        start_postgres
        trap stop_postgres EXIT
        "${CARGO_TARGET_DIR:-target}/release/examples/search" --postgres "$MAHJAR_TEST_POSTGRES" "${@:2}"
        ;;
      *) echo "no bench $1; there are: samples, names, search, duplicates, import, registration, staff-pages, audit, rotation" >&2; exit 2 ;;
    esac

# The files of the page at an address, or at a row of the route table: `just where /people/{id}`.
where url:
    #!/usr/bin/env bash
    set -euo pipefail
    # The address without host, query and language.
    path=$(sed -E 's|^[a-z]+://[^/]*||; s|[?#].*||; s|^/(ar\|en\|es)(/\|$)|/|; s|(.)/+$|\1|' <<<"$1")
    # Of the rows that fit, the one with most literal parts.
    row=$(cargo run --quiet --locked -p server -- routes | awk -v path="${path:-/}" '
      { match($0, /"path":"[^"]*"/); row = substr($0, RSTART + 8, RLENGTH - 9)
        match($0, /"module":"[^"]*"/); module = substr($0, RSTART + 10, RLENGTH - 11)
        n = split(row, parts, "/"); fits = split(path, asked, "/") == n; literal = 0
        for (i = 1; i <= n && fits; i++)
          if (parts[i] == asked[i]) literal++; else fits = parts[i] ~ /^[{].*[}]$/ && asked[i] != ""
        if (fits && literal >= most) { most = literal; best = row " " module (/"get"/ ? "" : "!") } }
      END { print best }')
    [ -n "$row" ] || { echo "no page at ${path:-/}; all pages: cargo run -p server -- routes" >&2; exit 1; }
    module=${row#* } form_only=
    [[ $module != *! ]] || module=${module%!} form_only=yes
    crate=${module%%::*} page=${module#*::}
    page=${page//:://}
    # Pages that span crates stand in the server.
    source=crates/$crate/src/$page.rs
    [ "$crate" != pages ] || source=crates/server/src/pages/$page.rs
    keys=$(tr / - <<<"$page")
    keys=${keys%-index}-
    echo "${row% *}"
    show() { if [ -e "$2" ]; then echo "  $1 $2"; else echo "  $1 $2 (not there)"; fi; }
    show "page    " "$source"
    show "test    " "tests/pages/$page.rs"
    [ -z "$form_only" ] || { echo "  it only takes a form: no template, no texts"; exit; }
    show "template" "web/templates/$page.html"
    for texts in ar en es; do show "texts   " "web/locales/$texts/${page%%/*}.ftl"; done
    echo "  keys     $keys…"
