-- What an award can be: one course, a course "1EE" style, a general credit of a level, a block, an exemption without
-- credit, many courses for one, one course for many, part of it toward a requirement.
local function has(tag) return count { tag = tag }:at_least(1) end
return rubric { id = "equivalency", version = "1", method = "portfolio",
  awards = {
    { id = "course", course = "MGMT 101", credits = 3, when = has "course" },
    -- Charleston
    { id = "elective", elective = "MGMT 1EE", credits = 3, credit_level = "lower", when = has "elective" },
    -- Queen Margaret
    { id = "general", elective = "General credit", unit = "scqf", credits = 20, credit_level = "8",
      when = has "general" },
    -- ICMS, VAE
    { id = "block", block = "First year", credits = 30, when = has "block" },
    -- AP Capstone
    { id = "exemption", exemption = "Foreign language requirement", when = has "exemption" },
    { id = "one-many", course = { ["BIO 101"] = 3, ["BIO 102"] = 3, ["BIO 103"] = 2 }, when = has "one-many" },
    -- Tulane
    { id = "many-one", course = "ECO 100", credits = 4, when = has "macro" & has "micro" },
    { id = "either", course = "HIS 200", credits = 3, when = at_least_of(2, { has "h1", has "h2", has "h3" }) },
    -- SF State
    { id = "AP/Art History", course = "ART 200", credits = 6, toward = { ["GE C1"] = 3 }, when = has "ap-art" },
    -- Florida: what it gives its own
    { id = "own-credits", course = "SOC 101", credits = 5, when = has "soc" },
    -- Wichita: approved once for all holders
    { id = "credential", block = "Certificate of a union", credits = 12, when = has "wichita" },
  } }
