-- A policy that is not in force on the date is used as asked for, and every decision says so.
return policy { id = "next", version = "1", effective = { from = "2027-01-01", to = "2027-12-31" } }
