#!/bin/sh
# Credentials that the program issues, through tools of others. Packages come from the npm registry
# into the build folder; what is missing is said.
#
#   sh tests/credentials/run.sh PLAUDIT WORK_FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
plaudit=$1
work=$2

command -v npm >/dev/null 2>&1 || { echo "npm is missing: sh setup.sh test installs it"; exit 1; }
mkdir -p "$work/npm"
if ! cmp -s "$here/package.json" "$work/npm/package.json" || [ ! -f "$work/npm/node_modules/jose/package.json" ]; then
  cp "$here/package.json" "$work/npm/package.json"
  npm install --prefix "$work/npm" --no-audit --no-fund --loglevel=error >"$work/npm.log" 2>&1 || {
    cat "$work/npm.log"
    echo "npm could not install the packages of tests/credentials/package.json"
    exit 1
  }
fi

export SOURCE_DATE_EPOCH=1793491200 # what people decide is dated
rm -rf "$work/badges" && mkdir -p "$work/badges"
cd "$work/badges"
"$plaudit" key new rsa.pem -q
"$plaudit" key new ed.pem --algorithm eddsa -q
"$plaudit" key public rsa.pem >rsa.jwks
"$plaudit" key public ed.pem >ed.jwks
"$plaudit" export "$root/rubrics/open-recognition/examples.ndjson" --rubric "$root/rubrics/open-recognition" \
  --policy "$root/rubrics/policies/ireland/policy.lua" --as-of 2026-11-01 --as badge --key rsa.pem -o micro \
  --status-list https://example.edu/status/1 -q
"$plaudit" export "$root/rubrics/examples/portfolios.ndjson" --rubric "$root/rubrics/networked-learning" \
  --ratings "$root/rubrics/examples/ratings.csv" \
  --policy "$root/rubrics/policies/example-university/policy.lua" --as-of 2026-11-01 --as badge --credit \
  --key ed.pem -o courses -q
"$plaudit" export "$root/rubrics/ontario-extend/examples.ndjson" --rubric "$root/rubrics/ontario-extend" \
  --as-of 2026-11-01 --as badge --key ed.pem -o modules --no-evidence -q
# Many awards read many criteria: a few of the modules are enough.
ls modules/*.json | sed -n '9,$p' | while read -r file; do rm -f "${file%.json}".*; done

# What people decided: approved, granted against the recommendation in whole and in thirds, denied; one renewed.
"$plaudit" score "$root/rubrics/examples/portfolios.ndjson" --rubric "$root/rubrics/networked-learning" \
  --ratings "$root/rubrics/examples/ratings.csv" \
  --policy "$root/rubrics/policies/example-university/policy.lua" --as-of 2026-11-01 --save --store s.db \
  --actor registrar -o decisions.ndjson -q
decide() { "$plaudit" decide "$@" --store s.db >>decided.txt; }
decide P-2026-0001 connector --approve --actor chair
decide P-2026-0001 connector --approve --actor dean
decide P-2026-0001 EDU301 --override --credits 1.5 --reason overlap --actor dean
decide P-2026-0002 EDU301 --override --credits 8/3 --reason interview --actor dean
decide P-2026-0004 EDU120/open --deny --reason twice --actor dean
"$plaudit" export --store s.db --as badge --credit --key ed.pem -o decided --issuer https://example.edu/badges \
  --issuer-name 'Example "U" <é>' --status-list https://example.edu/status/2 -q
[ "$(ls decided/*.json | wc -l)" -eq 3 ] || { echo "three badges were decided, these were given:" && ls decided && exit 1; }
"$plaudit" renew decided/*connector*.jwt --key ed.pem --until 2031-10-31 --as-of 2026-11-01 -o renewed -q \
  --status-list https://example.edu/status/3

# The same again must give the same bytes.
"$plaudit" export "$root/rubrics/open-recognition/examples.ndjson" --rubric "$root/rubrics/open-recognition" \
  --policy "$root/rubrics/policies/ireland/policy.lua" --as-of 2026-11-01 --as badge --key rsa.pem -o again \
  --status-list https://example.edu/status/1 -q -j 1
diff -r micro again

node "$here/check.mjs" "$work/npm/node_modules" "$here/ob3.schema.json" "$plaudit" \
  micro rsa.jwks courses ed.jwks modules ed.jwks decided ed.jwks renewed ed.jwks
