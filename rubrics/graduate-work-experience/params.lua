-- Constants with their dates and sources. A new value is a new row.
return {
  { name = "hours of one credit", from = "2020-01-01", value = 600, source = "ours: no published figure was found" },
}
