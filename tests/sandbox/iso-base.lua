-- expect: ok set
-- Replaces base functions.
pairs = function() return function() end end
tostring, type, next = nil, nil, nil
return "set"
