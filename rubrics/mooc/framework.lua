-- The Common Microcredential Framework (European MOOC Consortium, 2019), by level of the EQF. What an EQF level
-- means here (level) is our own choice.
return {
  { id = "eqf-7", eqf = { 7 }, compliant = false, level = "graduate", from = "2019-05-01", edition = "2019",
    source = "futurelearn.com, Common Microcredential Framework" },
  { id = "eqf-6", eqf = { 6 }, compliant = false, level = "upper", from = "2019-05-01", edition = "2019",
    source = "futurelearn.com, Common Microcredential Framework" },
  { id = "eqf-4", eqf = { 4, 5 }, compliant = true, level = "lower", from = "2019-05-01", edition = "later addition",
    source = "partners.futurelearn.com; the date of the addition was not found", unverified = true },
}
