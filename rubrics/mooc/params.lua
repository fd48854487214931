-- Constants with their dates and sources. A new value is a new row; old rows stay for old portfolios.
return {
  { name = "hours per ECTS", from = "2015-01-01", value = 25,
    source = "goodgraeff.com, globalcalcs.com: 25 to 30 hours each; 25 is what 100 to 150 hours for 4 to 6 ECTS means" },
}
