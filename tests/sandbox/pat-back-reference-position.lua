-- expect: ok nil
-- A position capture has no text to come again.
return tostring(("aa"):find("()%1"))
