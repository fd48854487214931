-- expect: error "package" is nil: it has no members
-- A library of stock Lua that is not here.
package.loadlib("libc.so.6", "system")
