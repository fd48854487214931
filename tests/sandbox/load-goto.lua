-- expect: error no visible label
-- Goes nowhere.
goto nowhere
