-- expect: limit string
-- Wants to catch the limit of texts.
pcall(function() local s = "x" while true do s = s .. s end end)
return "survived"
