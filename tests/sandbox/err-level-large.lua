-- expect: error deep
-- A level far outside.
error("deep", 1 << 40)
