-- Learning counts once: an item that earns one award earns no other; rows of one source share; what was used for
-- undergraduate credit cannot serve graduate (Northeastern State).
local fresh = hours { kind = "work" } - hours { kind = "work", used = "undergraduate" }
return rubric { id = "reuse", version = "1", fields = { used = "text" },
  awards = { { id = "A", course = "A 1", credits = 3, when = hours { kind = "project" }:at_least(100) },
    { id = "B", course = "B 1", credits = 3, when = hours { kind = "project", tag = "team" }:at_least(50) },
    { id = "badge", badge = "Builder", when = count { kind = "project" }:at_least(1) },
    { id = "G", course = "G 690", credits = 3, credit_level = "graduate", when = fresh:at_least(400) } } }
