#!/bin/sh
# Every check of the project, in the order in which a failure is cheapest to find.
#
#   sh tests/all.sh            all stages
#   sh tests/all.sh gcc asan   only the stages named
#
# Stages: gcc (debug build, every ctest), clang (release build, unit and CLI tests), asan (address
# and undefined sanitizers, every ctest but the slow), valgrind (rooms and commands under memcheck),
# lint (format, tidy, cppcheck, floors), fuzz (corpora and a short run a target), coverage (figures),
# install (a program built against what was installed).
set -eu

cd "$(dirname "$0")/.."
jobs=$(nproc 2>/dev/null || echo 2)
build_root=${PLA_BUILD_ROOT:-$PWD/build-ci}
fuzz_seconds=${PLA_FUZZ_SECONDS:-8}
results=""

say() {
  printf '\n== %s\n' "$*"
}

configure() { # folder, cmake options...
  folder=$1
  shift
  cmake -S . -B "$folder" -G Ninja -DPLA_WERROR=ON "$@" >"$folder.configure.log" 2>&1 || {
    cat "$folder.configure.log"
    return 1
  }
}

compile() { # folder, targets...
  folder=$1
  shift
  cmake --build "$folder" -j "$jobs" "$@" >"$folder.build.log" 2>&1 || {
    tail -n 60 "$folder.build.log"
    return 1
  }
}

stage_gcc() {
  say "gcc, debug: every test"
  CC=gcc configure "$build_root/gcc" -DCMAKE_BUILD_TYPE=Debug
  compile "$build_root/gcc"
  ctest --test-dir "$build_root/gcc" -j "$jobs" --output-on-failure
}

stage_clang() {
  say "clang, release: every test but the slow ones"
  CC=clang configure "$build_root/clang" -DCMAKE_BUILD_TYPE=Release
  compile "$build_root/clang"
  ctest --test-dir "$build_root/clang" -j "$jobs" --output-on-failure -LE 'slow|lint|install'
}

stage_asan() {
  say "clang with address and undefined sanitizers: every test but the slow ones"
  CC=clang configure "$build_root/asan" -DCMAKE_BUILD_TYPE=Debug -DPLA_SANITIZE=address
  compile "$build_root/asan"
  LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0" ASAN_OPTIONS=detect_leaks=1:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1 \
    ctest --test-dir "$build_root/asan" -j "$jobs" --output-on-failure -LE 'lint|install|slow'
}

stage_valgrind() {
  say "valgrind: rooms and commands under memcheck"
  command -v valgrind >/dev/null || {
    echo "valgrind is not installed"
    return 1
  }
  CC=gcc configure "$build_root/valgrind" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DPLA_VALGRIND=ON
  compile "$build_root/valgrind"
  ctest --test-dir "$build_root/valgrind" -j "$jobs" --output-on-failure -L valgrind
}

stage_lint() {
  say "lint: format, tidy, cppcheck, shell syntax"
  [ -d "$build_root/clang" ] || CC=clang configure "$build_root/clang" -DCMAKE_BUILD_TYPE=Release
  sh tests/lint/all.sh "$build_root/clang"
}

stage_fuzz() {
  say "fuzz: $fuzz_seconds seconds a target under libFuzzer"
  CC=clang configure "$build_root/fuzz" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DPLA_SANITIZE=address -DPLA_FUZZ=ON
  compile "$build_root/fuzz"
  sh tests/fuzz/run.sh "$build_root/fuzz" "$fuzz_seconds"
}

stage_coverage() {
  say "coverage: lines reached by the tests"
  CC=gcc configure "$build_root/coverage" -DCMAKE_BUILD_TYPE=Debug -DPLA_COVERAGE=ON
  compile "$build_root/coverage"
  find "$build_root/coverage" -name '*.gcda' -delete # of an earlier build
  ctest --test-dir "$build_root/coverage" -j "$jobs" -LE 'lint|install|slow' >"$build_root/coverage.test.log" 2>&1 || {
    tail -n 40 "$build_root/coverage.test.log"
    return 1
  }
  gcovr --root . --object-directory "$build_root/coverage" --filter 'engine/' --filter 'reports/' --filter 'cli/' \
    --exclude-unreachable-branches --print-summary 2>/dev/null | sed -n '/^TOTAL/p;/^lines/p;/^branches/p'
}

stage_install() {
  say "install: cmake --install, then a program built against it"
  sh tests/install/run.sh "$build_root/install"
  sh tests/install/package.sh "$build_root/install/build"
}

# One stage in a process of its own: `set -e` does not hold inside a condition.
if [ "${1:-}" = --one ]; then
  "stage_$2"
  exit 0
fi

stages=${*:-gcc clang asan valgrind lint fuzz coverage install}
mkdir -p "$build_root"
passed=0
failed=0
for stage in $stages; do
  started=$(date +%s)
  if sh tests/all.sh --one "$stage"; then
    passed=$((passed + 1))
    results="$results\n  ok      $stage ($(($(date +%s) - started)) s)"
  else
    failed=$((failed + 1))
    results="$results\n  FAILED  $stage ($(($(date +%s) - started)) s)"
  fi
done
printf '\nstages:%b\n' "$results"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
