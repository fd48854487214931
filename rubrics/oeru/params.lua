-- Dated constants. A certificate of participation asks for a minimum of posts or activities in each
-- course (wikieducator.org/SEDA/Links/SEDA301); no number was found: this one is our own.
return {
  participation = { { from = "2017-01-01", value = 8, source = "ours; the number is not published" } },
}
