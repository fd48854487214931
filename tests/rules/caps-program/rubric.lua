return rubric { id = "caps-program", version = "1", fields = { amount = "number" },
  awards = { { id = "U", elective = "Upper", credit_level = "upper", method = "plar",
    credits = sum("amount", { kind = "upper" }) },
    { id = "L", elective = "Lower", credit_level = "lower", method = "plar",
      credits = sum("amount", { kind = "lower" }) } } }
