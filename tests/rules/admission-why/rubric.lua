-- The rubric's own test of an item says why; without words the decision says "where".
return rubric { id = "admission-why", version = "1", fields = { pages = "number" },
  admit = { where = function(item)
    if not item.pages then return nil, "nobody knows how long it is" end
    if item.pages > 30 then return false, "an essay has at most 30 pages" end
    return item.pages > 0
  end },
  awards = { { id = "A", badge = "Essay", when = count {}:at_least(1) } } }
