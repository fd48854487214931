#!/bin/sh
# Fail on an include that points up or beside: each room may use only the rooms named here.
set -u
cd "$(dirname "$0")/../.."
status=0

# room: rooms it may include besides itself.
allowed() {
  case "$1" in
  engine/base) echo "" ;;
  engine/model) echo "base" ;;
  engine/rubric | engine/exchange | engine/assess) echo "base model" ;;
  engine/store | engine/stats) echo "base model" ;;
  engine/worker) echo "base" ;;
  engine/batch) echo "base model rubric assess exchange worker" ;;
  engine/check) echo "base model rubric assess batch worker" ;;
  reports) echo "base model" ;;
  cli) echo "base model rubric assess check stats store exchange batch worker reports" ;;
  esac
}

for room in engine/base engine/model engine/rubric engine/exchange engine/assess engine/stats \
  engine/store engine/batch engine/worker engine/check reports cli; do
  own=${room#engine/}
  for file in "$room"/*.c "$room"/*.h; do
    [ -f "$file" ] || continue
    for included in $(sed -n 's/^#include "\([a-z_]*\)\/.*/\1/p' "$file" | sort -u); do
      case " $own $(allowed "$room") plaudit " in
      *" $included "*) ;;
      *)
        echo "$file: includes \"$included/...\", which is not below $room"
        status=1
        ;;
      esac
    done
  done
done

# A third-party header has one home.
home() { # header pattern, allowed path pattern
  grep -rlE "#include <($1)" engine reports cli --include='*.c' --include='*.h' | grep -vE "$2" &&
    { echo "^ include <$1> outside $2"; status=1; }
}
home 'cjson' '^engine/base/json_tree\.c$|^cli/'
home 'openssl' '^engine/base/crypto(_[a-z]+)?\.c$|^cli/'
home 'utf8proc' '^engine/base/utf8\.c$|^cli/'
home 'lua|lauxlib|lualib' '^engine/rubric/|^cli/'
home 'xlsxwriter' '^reports/xlsx_private\.h$|^cli/'
home 'seccomp' '^engine/worker/|^cli/'
home 'sqlite3' '^engine/store/|^cli/libraries\.c$'
home 'zip\.h|expat|zlib' '^engine/exchange/|^reports/xlsx_whole\.c$|^cli/libraries\.c$'
home 'cairo|pango' '^reports/|^cli/libraries\.c$'
exit $status
