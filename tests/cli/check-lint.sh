# Warnings do not fail a check, errors of the lint do, a comment silences what it names.
cat >lint.lua <<'LUA'
return rubric {
  id = "lint", version = "1", title = "Lint",
  awards = {
    { id = "A", badge = "A", when = count {}:at_least(0) },
    -- plaudit: allow always-met: shown to everybody on purpose
    { id = "B", badge = "B", when = count {}:at_least(0) },
  },
}
LUA
$PLAUDIT check lint.lua
echo $?
sed -i 's/at_least(0)/less_than(0)/' lint.lua
$PLAUDIT check lint.lua --json
