local cases = {}
for _, row in ipairs { { "CertHE", 60, 60 }, { "CertHE", 61, 60 }, { "Hons", 120, 120 }, { "Hons", 121, 120 },
  { "PGCert", 30, 30 }, { "PGCert", 31, 30 }, { "Masters", 60, 60 }, { "Masters", 75, 60 },
    { "IntMasters", 241, 240 } } do
  local program, asked, credits = row[1], row[2], row[3]
  cases[#cases + 1] = case(program .. ": " .. asked) {
    portfolio = { id = "P", learner = { id = "S", program = program }, evidence = {},
      claims = { { id = "c", credits = asked, unit = "scqf" } } },
    as_of = "2026-11-01",
    expect = { awards = { ["rpl:c"] = { earned = asked, credits = credits,
      limits = { ["cap:rpl"] = asked > credits and asked - credits or false } } } },
  }
end
return cases
