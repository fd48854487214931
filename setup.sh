#!/bin/sh
# Install what is missing, build, and run Plaudit.
#
#   sh setup.sh build   the optimised program at build/plaudit
#   sh setup.sh demo    build, score the example portfolios, write the reports, say where they are
#   sh setup.sh test    build and run every test
#
# Works as root, with sudo, or without either when everything is already there.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$here"

# What it takes, as Debian and Ubuntu name it.
build_packages="gcc cmake ninja-build pkg-config liblua5.4-dev libcjson-dev libutf8proc-dev
  libssl-dev libseccomp-dev libxlsxwriter-dev zlib1g-dev libsqlite3-dev libzip-dev libexpat1-dev
  libpango1.0-dev libcairo2-dev fonts-dejavu-core fonts-noto-core"
test_packages="$build_packages libcmocka-dev clang libclang-rt-14-dev clang-format clang-tidy cppcheck
  gcovr lua5.4 python3 python3-jsonschema python3-openpyxl git valgrind sqlite3 parallel qpdf poppler-utils mandoc lintian
  chromium libreoffice-calc-nogui fonts-noto-cjk"
# Packages for commands that may also come from elsewhere: a command, its packages.
test_commands="node:nodejs npm:npm java:default-jre-headless"

say() {
  printf 'setup: %s\n' "$*"
}

fail() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

is_installed() {
  dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    fail "root or sudo is needed to install:$missing"
  fi
}

# Install the packages named that are not there yet.
need() {
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    say "this system has no apt; make sure that these exist in your system's names:"
    # shellcheck disable=SC2086
    printf 'setup:   %s\n' $*
    return 0
  fi
  missing=""
  for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
  done
  if [ -z "$missing" ]; then
    return 0
  fi
  say "installing by apt:$missing"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null ||
    say "apt-get update failed; trying with the package lists that are here"
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >/dev/null ||
    fail "apt could not install:$missing"
}

jobs() {
  nproc 2>/dev/null || echo 2
}

build() {
  # shellcheck disable=SC2086
  need $build_packages
  say "building the program (release) in build/"
  cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF >/dev/null
  cmake --build build -j "$(jobs)" >/dev/null || cmake --build build
  say "the program is build/plaudit"
}

demo() {
  build
  out=demo
  mkdir -p "$out"
  # Every rubric of the library, with its own examples; the inputs come first.
  set --
  for folder in rubrics/*/; do
    if [ -f "$folder/rubric.lua" ] && [ "$folder" != rubrics/template/ ]; then
      set -- "$@" --rubric "${folder%/}"
    fi
  done
  count=$(cat rubrics/*/*.ndjson | grep -c .)
  say "scoring $count example portfolios with $(($# / 2)) rubrics as of 2026-11-01"
  set -- rubrics/*/*.ndjson "$@" --ratings rubrics/examples/ratings.csv \
    --policy rubrics/policies/example-university/policy.lua --as-of 2026-11-01
  ./build/plaudit score "$@" -o "$out/decisions.ndjson"
  ./build/plaudit score "$@" --format csv -o "$out/recommendations.csv"
  ./build/plaudit report "$@" --as xlsx -o "$out/recommendations.xlsx"
  ./build/plaudit score "$@" --format table | cut -c1-100 | head -n 16
  say "done; the results lie in $here/$out:"
  say "  decisions.ndjson       one explained decision a line"
  say "  recommendations.csv    one row an award"
  say "  recommendations.xlsx   the registrar's workbook"
  say "look at one: ./build/plaudit explain --help"
}

# Packages of the commands that are not there yet, wherever they came from.
missing_commands() {
  for pair in $test_commands; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || printf '%s ' "${pair#*:}"
  done
}

tests() {
  # shellcheck disable=SC2046,SC2086
  need $test_packages $(missing_commands)
  sh tests/all.sh
}

case "${1:-}" in
build) build ;;
demo) demo ;;
test) tests ;;
*)
  printf 'usage: sh setup.sh build | demo | test\n' >&2
  exit 2
  ;;
esac
