-- expect: error unfinished string
-- A text without its end.
return "abc
