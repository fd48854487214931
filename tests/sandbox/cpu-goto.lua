-- expect: limit budget
-- A loop without a loop word.
::again::
goto again
