#!/bin/sh
# Make the Debian package of a release build, hold it against Debian's policy, unpack it, and let the
# unpacked program and its shared library score: sh tests/install/package.sh BUILD
set -eu
build=$1
cd "$(dirname "$0")/../.."
top=$PWD
work=$build/package
rm -rf "$work" "$build"/plaudit_*.deb
mkdir -p "$work"
(cd "$build" && cpack -G DEB >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; exit 1; }
deb=$(echo "$build"/plaudit_*.deb)

lintian --fail-on error --allow-root "$deb" >"$work/lintian.log" 2>&1 || { cat "$work/lintian.log"; exit 1; }
dpkg-deb -f "$deb" Depends | tr ',' '\n' >"$work/depends"
for library in liblua5.4-0 libcjson1 libutf8proc2 libseccomp2 libssl3 libxlsxwriter4; do
  grep -q "^ *$library" "$work/depends" || { echo "the package does not depend on $library"; exit 1; }
done

dpkg-deb -x "$deb" "$work/root"
root=$work/root/usr
share=$root/share/plaudit/rubrics
"$root/bin/plaudit" score "$share/examples/portfolios.ndjson" --rubric "$share/networked-learning" \
  --as-of 2026-11-01 --quiet -o "$work/decisions.ndjson"
test "$(wc -l <"$work/decisions.ndjson")" -ge 40
cd "$work"
python3 "$top/tests/install/program/program.py" "$root/lib/libplaudit.so" "$share/networked-learning" \
  "$share/examples/portfolios.ndjson"
zcat "$root/share/man/man1/plaudit.1.gz" | mandoc -Tutf8 >/dev/null
echo "package: $(basename "$deb") has no lintian error; its program and library score"
