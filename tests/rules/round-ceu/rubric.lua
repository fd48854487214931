-- CEU: 10 contact hours of organised learning make one (IACET). Only what a provider teaches, monitors or
-- assesses counts; nothing below 90 % attendance and one hour (JMU). Work, travel, unsupervised study do not.
local contact = hours { kind = { "workshop", "monitored study", "assessment" }, attendance = at_least(90) }
return rubric { id = "ceu", version = "1", fields = { attendance = "number" },
  awards = { { id = "CEU", elective = "Continuing education", when = contact:at_least(1), credits = contact / 10 },
    { id = "IACET", elective = "Continuing education, IACET", unit = "ceu",
      credits = hours { kind = "recording" } / 10 } } }
