-- one rule for all, another for a method, and none for one award
return policy { id = "places", version = "1", methods = { itemised = {}, pooled = {} },
  round = { step = 1, mode = "down",
    per = { itemised = { at = "item" }, pooled = { at = "course" }, whole = { mode = "none" } } } }
