-- expect: error \x1b[2J
-- A message for the terminal.
error("\27[2J\27]0;title\7", 0)
