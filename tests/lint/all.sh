#!/bin/sh
# Lint: sh tests/lint/all.sh BUILD (a configured build folder with compile_commands.json).
set -u
cd "$(dirname "$0")/../.."
build=$1
status=0

step() { # name, command...
  name=$1
  shift
  if output=$("$@" 2>&1); then
    echo "ok      $name"
  else
    echo "FAILED  $name"
    printf '%s\n' "$output" | head -n 60
    status=1
  fi
}

sources() {
  git ls-files 'engine/*.c' 'reports/*.c' 'cli/*.c' 2>/dev/null || find engine reports cli -name '*.c'
}

format() {
  git ls-files '*.c' '*.h' | xargs clang-format --dry-run --Werror
}

tidy() {
  [ -f "$build/compile_commands.json" ] || { echo "no compile commands in $build"; return 1; }
  found=$(sources | xargs -P 2 -n 1 clang-tidy --quiet -p "$build" 2>/dev/null | grep -E '(error|warning):' | sort -u)
  printf '%s\n' "$found"
  [ -z "$found" ]
}

# cppcheck 2.10 does not parse a compound literal behind "?", and takes the bound of a string literal
# for that of the loop in pla_token_code, which stops at its length.
check() {
  sources | xargs cppcheck --quiet --std=c11 --enable=warning,portability,performance \
    --inline-suppr --error-exitcode=1 --suppress=missingIncludeSystem \
    --suppress=internalAstError \
    --suppress=arrayIndexOutOfBounds:*/token.h --library=gnu -D_GNU_SOURCE -I engine -I engine/include -I .
}

shells() {
  for file in setup.sh tests/all.sh tests/*/*.sh tests/cli/*.sh; do
    sh -n "$file" || return 1
  done
}

step "floors: a room looks down only" sh tests/lint/floors.sh
step "maps name every file" sh tests/lint/map.sh
step "banned names stay in their home" sh tests/lint/banned.sh
step "shell syntax" shells
step "clang-format" format
step "cppcheck" check
step "clang-tidy" tidy
exit $status
