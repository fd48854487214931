-- 2/3: Manhattanville; 1/2: foreigncredits.com; 1/4: CATS to US; 60 old OU points = 10 US
return policy { id = "units", version = "1", unit = "semester",
  units = { quarter = "2/3", ects = "1/2", cats = "1/4", ou = "1/6" } }
