-- expect: error there is no function "rawset"
-- A name of stock Lua that is not here.
rawset(string, "upper", nil)
