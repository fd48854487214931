-- The three pathways. Each has a guideline of July 2019; only the areas of CMALT itself could be
-- seen. Which cells Associate leaves out, and what Senior adds, is not verified: see README.md.
return {
  { id = "associate", badge = "Associate Certified Member", edition = "July 2019", unverified = true,
    source = "alt.ac.uk/certified-membership/cmalt-support" },
  { id = "cmalt", badge = "Certified Member", edition = "July 2019",
    source = "alt.ac.uk/certified-membership/cmalt-support" },
  { id = "senior", badge = "Senior Certified Member", edition = "July 2019", unverified = true,
    source = "alt.ac.uk/certified-membership/cmalt-support" },
}
