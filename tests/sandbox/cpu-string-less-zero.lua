-- expect: watchdog
-- Comparing zero bytes costs Lua a call for each; no hook sees it.
local a = ("\0"):rep(16000) .. "a"
local b = ("\0"):rep(16000) .. "b"
while true do
  local x = a < b, a < b, a < b, a < b, a < b, a < b, a < b, a < b, a < b, a < b, a < b, a < b
end
