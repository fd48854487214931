-- Open courses whose weeks this institution has reviewed: which weeks bear on which course here, how many
-- of them are needed, and the workload of one week with its task, in hours. The courses are invented.
return {
  { id = "network-2-3", course = "Learning on the Network", weeks = { "week 2", "week 3" }, need = 2, hours = 25,
    target = "EDT 215", title = "Personal learning networks in practice", level = "lower",
    from = "2022-01-01", to = "2028-12-31", edition = "2025 review", source = "review committee, 12 May 2025 (example)" },
  { id = "data", course = "Statistics for Town Halls", target = "STA 110", title = "Reading public data", level = "lower",
    weeks = { "week 1", "week 2", "week 3", "week 4", "week 5", "week 6" }, need = 4, hours = 12,
    from = "2021-01-01", to = "2028-12-31", edition = "2024 review", source = "review committee, 3 June 2024 (example)" },
  { id = "soil", course = "Soil and Water", target = "ENV 230", title = "Soils", level = "upper",
    weeks = { "module A", "module B", "module C" }, need = 1, hours = 50,
    from = "2023-01-01", to = "2028-12-31", edition = "2025 review", source = "review committee, 12 May 2025 (example)" },
}
