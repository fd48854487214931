-- expect: ok 0
-- The least integer by -1, which traps the processor.
return math.fmod(math.mininteger, -1)
