-- expect: error global 'package'
-- A library of stock Lua that is not here.
package.loadlib("libc.so.6", "system")
