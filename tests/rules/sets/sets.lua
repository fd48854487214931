return {
  { country = "NA", course = "IPM 101", members = { "m1", "m2", "m3" }, need = 3, credits = 3, unit = "semester",
    source = "forum.oeru.org/t/25" },
  { country = "AU", course = "IPM 101", members = { "m1", "m2", "m3", "m4" }, need = 4, credits = 4,
    unit = "semester", source = "forum.oeru.org/t/25" },
  { country = "UK", course = "IPM 101", members = { "m1", "m2", "m3", "m4", "m5" }, need = 5, credits = 20,
    unit = "cats", source = "forum.oeru.org/t/25", unverified = true },
}
