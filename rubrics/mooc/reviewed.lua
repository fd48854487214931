-- Whole open courses that an outside reviewer recommends for credit, by the date they were finished. The rows
-- show the form; courses and numbers are invented, so every row is marked unverified.
return {
  { id = "genes", course = "Genes in Populations", target = "BIO 140", title = "Genetics for everybody", credits = 2,
    level = "lower", pass = 70, from = "2022-01-01", to = "2025-06-30", edition = "first", unverified = true,
    source = "reviewer's listing (example)" },
  { id = "genes", course = "Genes in Populations", target = "BIO 140", title = "Genetics for everybody", credits = 3,
    level = "lower", pass = 75, from = "2025-07-01", to = "2028-06-30", edition = "second", unverified = true,
    source = "reviewer's listing (example)" },
  { id = "calculus", course = "Calculus of One Variable", target = "MAT 226", title = "Calculus", credits = 3,
    level = "lower", pass = 70, from = "2024-01-01", to = "2028-12-31", edition = "first", unverified = true,
    source = "reviewer's listing (example)" },
}
