#!/bin/sh
# run.sh PLAUDIT RUBRICS FOLDER: write pages of the example portfolios, check and drive them.
# NODE, NPM, CHROMIUM and JAVA name the programs. SHOTS=FOLDER keeps pictures to look at.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
plaudit=$1 rubrics=$2 folder=$3
mkdir -p "$folder"
cd "$folder"
if ! cmp -s "$here/package.json" package.json || [ ! -d node_modules/vnu-jar ]; then
  cp "$here/package.json" .
  "$NPM" install --no-audit --no-fund --ignore-scripts --prefix . >npm.log 2>&1 || {
    cat npm.log
    echo "the packages of package.json cannot be installed: pages are not checked"
    exit 1
  }
fi

common="$rubrics/examples/portfolios.ndjson --rubric $rubrics/networked-learning
  --rubric $rubrics/portfolio-course --policy $rubrics/policies/example-university/policy.lua
  --as-of 2026-11-01 --quiet --as html"
rm -rf out
mkdir out
"$plaudit" report $common --for learner -o out/learner-en/
"$plaudit" report $common --for assessor -o out/assessor-en/
"$plaudit" report $common --for learner --lang ar -o out/learner-ar/
# A short run for what looks at every element, the whole for sort and search.
head -n 16 "$rubrics/examples/portfolios.ndjson" >few.ndjson
for language in en ar; do
  "$plaudit" report few.ndjson ${common#*ndjson} --for registrar --lang $language -o out/few-$language.html
  for reader in registrar board; do
    "$plaudit" report $common --for $reader --lang $language -o out/$reader-$language.html
  done
done
"$plaudit" report $common --for learner --lang fr -o out/letters-fr.html
"$plaudit" report $common --for assessor --lang es -o out/assessors-es.html
grep -h '"id": *"P-2026-0026"' "$rubrics/examples/portfolios.ndjson" >one.ndjson
"$plaudit" report one.ndjson ${common#*ndjson} --for assessor --lang ar -o out/assessor-ar.html
# What a stricter rubric would change.
cp -r "$rubrics/networked-learning" next
sed -i 's/at_least(40)/at_least(60)/' next/rubric.lua
for language in en ar; do
  "$plaudit" compare "$rubrics/networked-learning" next "$rubrics/examples/portfolios.ndjson" \
    --policy "$rubrics/policies/example-university/policy.lua" --as-of 2026-11-01 --quiet \
    --as html --lang $language -o out/compare-$language.html
done
rm -r next
for rubric in cmalt exams; do
  for reader in learner assessor; do
    "$plaudit" report "$rubrics/$rubric/examples.ndjson" --rubric "$rubrics/$rubric" \
      --as-of 2026-11-01 --quiet --as html --for $reader -o "out/$reader-$rubric/"
  done
done

echo "Nu checker: $(find out -name '*.html' | wc -l) pages"
"$JAVA" -Xss4m -jar node_modules/vnu-jar/build/dist/vnu.jar --Werror --skip-non-html out

"$NODE" "$here/drive.js" out
