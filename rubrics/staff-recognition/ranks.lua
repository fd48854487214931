-- Ranks, highest first: points in all, and a floor of education points. The form (total with a floor for education) is
-- that of a US faculty contract: 32 with 12, 24 with 9, 16 with 6, 3 with 3. The numbers are ours, for 200 points.
local source = "form: lawinsider.com, faculty rank clauses; numbers: ours"
return {
  { id = "professor", title = "Professor", at_least = 140, education = 65, edition = "2026", source = source },
  { id = "associate", title = "Associate professor", at_least = 105, education = 65, edition = "2026", source = source },
  { id = "assistant", title = "Assistant professor", at_least = 80, education = 45, edition = "2026", source = source },
  { id = "instructor", title = "Instructor", at_least = 50, education = 30, edition = "2026", source = source },
}
