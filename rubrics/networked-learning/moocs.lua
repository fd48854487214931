-- Open courses whose weeks this institution has reviewed: weeks taken between `from` and `to` count by the row.
-- A row is not edited: close it with `to` and add one with another id. Both are examples; the courses are invented.
return {
  { id = "open", course = "Learning in the Open", weeks = { "week 2", "week 3" }, from = "2021-01-01",
    to = "2028-12-31", edition = "2025",
    source = "review of the Centre for Learning and Teaching, June 2025 (example)" },
  { id = "data", course = "Reading Data Together", weeks = { "week 4", "week 5", "week 6" },
    from = "2023-01-01", to = "2028-12-31", edition = "2025",
    source = "review of the Centre for Learning and Teaching, June 2025 (example)" },
}
