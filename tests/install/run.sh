#!/bin/sh
# Install into a folder, build a program against it by find_package and by pkg-config, run both, and
# check that the installed program scores; then remove what was installed and see that nothing is left.
set -eu
work=$1
cd "$(dirname "$0")/../.."
top=$PWD
rm -rf "$work"
mkdir -p "$work"
cmake -S . -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF \
  -DCMAKE_INSTALL_PREFIX="$work/prefix" >"$work/configure.log" 2>&1 || { cat "$work/configure.log"; exit 1; }
cmake --build "$work/build" >"$work/build.log" 2>&1 || { tail -n 40 "$work/build.log"; exit 1; }
cmake --install "$work/build" >"$work/install.log"

cmake -S tests/install/program -B "$work/program" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" >"$work/program.log" 2>&1 ||
  { cat "$work/program.log"; exit 1; }
cmake --build "$work/program" >>"$work/program.log" 2>&1 || { tail -n 40 "$work/program.log"; exit 1; }
"$work/program/program"
"$work/program/program-shared"

export PKG_CONFIG_PATH="$work/prefix/lib/pkgconfig:$(echo "$work"/prefix/lib/*/pkgconfig)"
library=$(dirname "$(find "$work/prefix" -name libplaudit.so -type l)")
# shellcheck disable=SC2046
cc -std=c17 tests/install/program/program.c -o "$work/by-pkg-config" $(pkg-config --cflags --libs plaudit)
LD_LIBRARY_PATH=$library "$work/by-pkg-config"

# The example of the manual, as it stands there.
sed -n '/^\.\\" file: score-one\.c/,/^\.Ed/p' cli/man/plaudit.3 | sed '1,2d; $d; s/\\e/\\/g' >"$work/score-one.c"
# shellcheck disable=SC2046
cc -std=c17 -Wall -Werror "$work/score-one.c" -o "$work/score-one" $(pkg-config --cflags --libs plaudit)
LD_LIBRARY_PATH=$library "$work/score-one" rubrics/template | grep -q '"portfolio":"P1"'

cd "$work"
share="$work/prefix/share/plaudit/rubrics"
"$work/prefix/bin/plaudit" score "$share/examples/portfolios.ndjson" --rubric "$share/networked-learning" \
  --as-of 2026-11-01 --quiet -o "$work/decisions.ndjson"
test "$(wc -l <"$work/decisions.ndjson")" -ge 40
cd "$top"

test -s "$work/prefix/share/bash-completion/completions/plaudit"
test -s "$work/prefix/share/man/man7/plaudit-rubric.7"

xargs rm -f <"$work/build/install_manifest.txt"
left=$(find "$work/prefix" ! -type d | head -n 5)
if [ -n "$left" ]; then
  printf 'left after uninstall:\n%s\n' "$left"
  exit 1
fi
echo "install: program, find_package and pkg-config work; nothing is left after removal"
