-- Open courses whose weeks this institution has reviewed. A row stands until it is replaced: add a
-- row with new dates, do not edit an old one. These two rows are examples; the courses are invented.
return {
  { id = "open", course = "Learning in the Open", weeks = { "week 2", "week 3" }, from = "2021-01-01",
    edition = "2025",
    source = "review of the Centre for Learning and Teaching, June 2025 (example)" },
  { id = "data", course = "Reading Data Together", weeks = { "week 4", "week 5", "week 6" },
    from = "2023-01-01", edition = "2025",
    source = "review of the Centre for Learning and Teaching, June 2025 (example)" },
}
