#!/bin/sh
# Prints where a Chromium is, after installing Debian's when there is none. Prints nothing but a notice on stderr when none
# is to be had: that is no fault, only fewer tests.
set -u

find_chromium() {
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" && return 0
  done
  return 1
}

give_up() {
  echo "No Chromium, so the tests in a browser are left out: $1" >&2
  exit 0
}

install_chromium() {
  DEBIAN_FRONTEND=noninteractive timeout 150 apt-get install -y --no-install-recommends chromium fonts-dejavu-core
}

find_chromium && exit 0
command -v apt-get >/dev/null || give_up "there is no apt-get to install it with"
[ "$(id -u)" -eq 0 ] || give_up "only root can install it"

# Test files run at once, and one of them is enough to install it.
exec 9>"${TMPDIR:-/tmp}/install-chromium.lock"
flock 9
find_chromium && exit 0
install_chromium >/dev/null 2>&1 ||
  { timeout 60 apt-get update >/dev/null 2>&1 && install_chromium >/dev/null 2>&1; } ||
  give_up "apt-get could not install it"
find_chromium || give_up "apt-get has installed something else"
