-- expect: error one\x0atwo
-- A message of several lines.
error("one\ntwo\r\nthree", 0)
