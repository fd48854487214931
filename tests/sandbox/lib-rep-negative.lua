-- expect: ok empty
-- A text less than no times.
return ("x"):rep(-1) .. "empty"
