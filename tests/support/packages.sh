# apt_install PACKAGE…: installs Debian packages: as root, or by a sudo that asks for no password.
# Where neither is to be had it says what to install and returns 1.

apt_install() {
  local by=()
  if ! command -v apt-get >/dev/null; then
    echo "missing, and this is no Debian: install what Debian calls $*" >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "missing. As root: apt-get update && apt-get install --no-install-recommends $*" >&2
      return 1
    fi
    by=(sudo -n)
  fi
  echo "installing $*"
  if [ -z "${APT_UPDATED:-}" ]; then
    "${by[@]}" apt-get -q update || echo "apt-get update failed; trying with the lists that are here" >&2
    APT_UPDATED=yes
  fi
  "${by[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@" || {
    echo "apt-get could not install $*: do it by hand, then run this again" >&2
    return 1
  }
}
