-- The standard elements of a micro-credential that every row of credentials.lua must say. Two more are mandatory and
-- come with each decision: who the learner is, and the date of issue.
local source = "Council Recommendation 2022/C 243/02, annex, by way of the Cedefop glossary"
return {
  { name = "title", source = source }, { name = "country", source = source }, { name = "body", source = source },
  { name = "outcomes", source = source }, { name = "workload", source = source }, { name = "eqf", source = source },
  { name = "assessment", source = source }, { name = "participation", source = source },
  { name = "quality", source = source },
}
