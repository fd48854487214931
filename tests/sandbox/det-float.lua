-- expect: ok 0.1 1e+100 -0.0 1.0
-- Numbers as texts.
return table.concat({ tostring(0.1), tostring(1e100), tostring(-0.0), tostring(1.0) }, " ")
