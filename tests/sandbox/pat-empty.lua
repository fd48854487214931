-- expect: ok -a-b-
-- Matches of nothing between all letters.
return (("ab"):gsub("", "-"))
