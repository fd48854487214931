-- expect: error global 'rawset'
-- A name of stock Lua that is not here.
rawset(string, "upper", nil)
