-- expect: error there is no function "dump"
-- Reaches for a function through the methods of texts.
return (""):dump()
