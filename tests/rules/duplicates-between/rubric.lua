-- Two testing programmes for one subject; a sequence; a pair; military items that cover the same learning.
local function award(id, course, credits, method)
  return { id = id, course = course, credits = credits, method = method, when = count { tag = id }:at_least(1) }
end
return rubric { id = "duplicates-between", version = "1", method = "exam",
  awards = { award("AP/Biology", "BIO 101", 4), award("CLEP/Biology", "BIO 101", 3),
    award("IB/Biology", "BIO 110", 5),
    award("CLEP/Calculus", "MATH 226", 4), award("CLEP/Precalculus", "MATH 108", 3),
    award("LIT/A", "LIT 1", 3), award("LIT/B", "LIT 2", 3), award("STA", "STA 1", 3), award("PSY", "PSY 215", 4),
    { id = "AR-1", elective = "Leadership", credits = 3, exclusive = "military leadership",
      when = count { tag = "AR-1" }:at_least(1) },
    { id = "AR-2", elective = "Leadership", credits = 2, exclusive = "military leadership",
      when = count { tag = "AR-2" }:at_least(1) },
  } }
