#!/bin/sh
# Snapshot tests of the program: one run a file, NAME.sh, beside what it must give, NAME.out.
#
#   sh tests/cli/run.sh PLAUDIT NAME...            compare
#   sh tests/cli/run.sh --update PLAUDIT NAME...   rewrite the .out files (no NAME: all)
#
# A script runs in a fresh folder with a copy of data/, with $PLAUDIT set, in the C locale, with a
# fixed date. Its .out holds standard output, standard error and the exit status.
set -u
here=$(cd "$(dirname "$0")" && pwd)
update=no
if [ "$1" = --update ]; then
  update=yes
  shift
fi
PLAUDIT=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
[ $# -gt 0 ] || set -- $(cd "$here" && ls ./*.sh | sed 's/^\.\///; s/\.sh$//' | grep -v '^run$')
export PLAUDIT
export LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=1793491200 TERM=dumb
unset NO_COLOR

failed=0
for name in "$@"; do
  folder=$(mktemp -d)
  cp -r "$here/data/." "$folder"
  chmod 600 "$folder/exchange/badge.pem" # whatever the checkout made of it
  (cd "$folder" && sh "$here/$name.sh" >"$folder/.stdout" 2>"$folder/.stderr" </dev/null)
  status=$?
  {
    cat "$folder/.stdout"
    echo "-- stderr"
    cat "$folder/.stderr"
    echo "-- status $status"
  } >"$folder/.got"
  if [ $update = yes ]; then
    cp "$folder/.got" "$here/$name.out"
  elif ! diff -u "$here/$name.out" "$folder/.got"; then
    echo "FAILED: tests/cli/$name.sh"
    failed=1
  fi
  rm -rf "$folder"
done
exit $failed
