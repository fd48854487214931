-- expect: error deep
-- A level below zero.
error("deep", -1)
