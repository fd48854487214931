#!/bin/sh
# Names that must not stand outside their one home file: clocks, locales, raw memory, unsafe text.
set -u
cd "$(dirname "$0")/../.."
status=0

ban() { # pattern, reason, allowed path pattern
  found=$(grep -rnE "(^|[^a-zA-Z0-9_>.\"])($1)[[:space:]]*\(" engine reports --include='*.c' --include='*.h' |
    grep -vE '^[^:]+:[0-9]+:[[:space:]]*(\*|//|/\*)' | grep -vE "^($3)")
  if [ -n "$found" ]; then
    printf '%s\n^ %s\n' "$found" "$2"
    status=1
  fi
}

ban 'time|localtime|gmtime|clock|gettimeofday' 'the engine has no clock' 'none:'
ban 'setlocale|strcoll|toupper|tolower|isalpha|isspace' 'the engine has no locale' 'none:'
ban 'rand|random|srand|getrandom' 'the engine has no random numbers' 'none:'
ban 'malloc|calloc|realloc|free|strdup|asprintf' 'memory comes from arena.c' 'engine/base/arena\.c|engine/base/json_tree\.c'
ban 'sprintf|strcpy|strcat|strtok|gets|atoi|atof' 'unsafe text function' 'none:'
ban 'printf|puts|putchar|perror' 'engine and reports never print' 'none:'
exit $status
