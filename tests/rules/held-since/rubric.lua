-- Earlier credit counts for seven years (Empire State): a date that moves with the decision.
return rubric { id = "held-since", version = "1",
  awards = {
    { id = "A", badge = "Course", when = held("EDU 600", { since = ago { years = 7 } }) },
    { id = "B", badge = "Credits", when = held_credits { since = later(ago { years = 7 }, portfolio "catalog") }:at_least(3) },
    { id = "C", badge = "Since a day", when = held("EDU 600", { since = "2019-11-01" }) },
  } }
