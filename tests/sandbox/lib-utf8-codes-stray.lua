-- expect: error invalid UTF-8
-- Stray bytes by codes: stock Lua 5.4.4 takes them.
for p, c in utf8.codes("ab\xFF") do end
