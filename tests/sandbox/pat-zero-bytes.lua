-- expect: ok 3
-- Zero bytes in text and pattern.
return (("a\0b\0"):find("\0b", 1)) + (("\0"):match("^%z*$") and 1 or 1)
