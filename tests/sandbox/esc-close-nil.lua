-- expect: ok done
-- A variable that is closed may be nil.
do local x <close> = nil end
return "done"
