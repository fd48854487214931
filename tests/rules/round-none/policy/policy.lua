-- The actual fraction is used: federal aid text
return policy { id = "exact", version = "1", units = { quarter = "2/3" }, round = { mode = "none" } }
