-- expect: ok nil
-- Letters are ASCII in every locale.
return tostring(("\xE4\xC4"):match("%a"))
