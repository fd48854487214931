-- expect: ok 1
-- Counts its own runs.
runs = (runs or 0) + 1
return runs
