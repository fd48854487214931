-- expect: error method 'dump'
-- Reaches for a function through the methods of texts.
return (""):dump()
