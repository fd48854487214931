#!/bin/sh
# Every source file of the engine is named in engine/README.md, and every file of cli in its main.c.
# A name may end in * there, for a family of files.
set -u
cd "$(dirname "$0")/../.."
status=0

named() { # name, text with names in backquotes
  for pattern in $(printf '%s\n' "$2" | grep -o '`[a-z0-9_*]*`' | tr -d '`' | sed 's/\*/%/'); do
    case "$pattern" in
    *%) case "$1" in "${pattern%\%}"*) return 0 ;; esac ;;
    "$1") return 0 ;;
    esac
  done
  return 1
}

for room in engine/*/; do
  room=$(basename "$room")
  text=$(sed -n "/^## $room\$/,/^## /p" engine/README.md)
  for file in engine/"$room"/*.c; do
    [ -f "$file" ] || continue
    name=$(basename "$file" .c)
    named "$name" "$text" || {
      echo "engine/README.md does not name $file"
      status=1
    }
  done
done
for file in cli/*.c; do
  name=$(basename "$file" .c)
  sed '/^ \*\//q' cli/main.c | grep -qE "^ \*   $name\.(c|\[ch\])" || {
    echo "cli/main.c does not name $file"
    status=1
  }
done
exit $status
