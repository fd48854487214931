local awards = {}
for _, method in ipairs { "ib", "clep", "transfer" } do
  awards[#awards + 1] = { id = method, elective = method, method = method,
    credits = sum("amount", { kind = method }) }
end
return rubric { id = "caps-three", version = "1", fields = { amount = "number" }, awards = awards }
