return { { course = "MAT 105", test = "CLEP/College Algebra" }, { course = "EDU 301" } }
