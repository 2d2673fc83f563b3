# install_rust: the compiler's parts and all crates of Cargo.lock. install_deny: cargo-deny, whose path it leaves in CARGO_DENY.
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

DENY_VERSION=0.20.2

install_rust() {
  command -v cc >/dev/null || apt_install gcc libc6-dev || return 1
  if ! command -v cargo >/dev/null; then
    echo "missing: Rust. The README says how to get it; then run this again" >&2
    return 1
  fi
  local part
  for part in fmt clippy; do
    cargo "$part" --version >/dev/null 2>&1 && continue
    rustup component add "${part/#fmt/rustfmt}" || {
      echo "missing: cargo $part. Install the component ${part/#fmt/rustfmt} of your Rust" >&2
      return 1
    }
  done
  # All of them, whatever this machine needs: cargo-deny reads the whole tree offline.
  cargo fetch --locked || {
    echo "the crates of Cargo.lock could not be fetched" >&2
    return 1
  }
}

install_deny() {
  CARGO_DENY=$PWD/target/tools/bin/cargo-deny
  [ -x "$CARGO_DENY" ] && [ "$("$CARGO_DENY" --version)" = "cargo-deny $DENY_VERSION" ] && return
  if [ "$(cargo-deny --version 2>/dev/null)" = "cargo-deny $DENY_VERSION" ]; then
    CARGO_DENY=$(command -v cargo-deny)
    return
  fi
  echo "building cargo-deny $DENY_VERSION into target/tools, once; it takes some minutes"
  # Built to be had soon rather than to run fast: it reads one tree.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install --locked --quiet "cargo-deny@$DENY_VERSION" --root target/tools || {
    echo "cargo-deny could not be built; by hand: cargo install --locked cargo-deny@$DENY_VERSION" >&2
    return 1
  }
}
