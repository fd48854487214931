-- SPDX-License-Identifier: Apache-2.0
-- The common rubric in plain Lua with the C parser lua-cjson, for Lua 5.4 and LuaJIT:
-- script.lua INPUT OUTPUT. Lists are written by hand: lua-cjson writes an empty one as {}.
local cjson = require "cjson"
local floor, concat, format = math.floor, table.concat, string.format

local AS_OF = "2026-11-01"
local CURRENT_FROM = "2020-11-01" -- six years before
local RECENT_FROM = "2022-11-01"
local KINDS = { work = true, community = true, mooc = true, volunteer = true, mentoring = true, blog = true }
local EXPERIENCE = { work = true, volunteer = true }
local COMMUNITY = { community = true, mentoring = true, blog = true }
local LEVELS = { absent = 0, partial = 1, meets = 2, exceeds = 3 }
local CRITERIA = {
  { id = "sources", weight = 1, minimum = 1 },
  { id = "demonstration", weight = 2, minimum = 1 },
  { id = "evidence", weight = 2, minimum = 1 },
  { id = "application", weight = 2, minimum = 1 },
  { id = "reflection", weight = 3, minimum = 2 },
  { id = "presentation", weight = 1, minimum = 1 },
}
-- The mean of two ratings, weighted: a sum of weight times both ratings is that many 22nds.
local SCORE_PARTS = 22
-- Credits in sixths of a semester credit, so that 5 quarter credits (10/3) are whole.
local AWARDS = {
  { id = "EDU201", course = "EDU 201", sixths = 18 },
  { id = "EDU202", course = "EDU 202", sixths = 20 },
  { id = "EDU301", course = "EDU 301", sixths = 24 },
}
local BUILT_ON_BY = { ["EDU 201"] = { "EDU 210" } } -- held: the award brings nothing new
local OVERLAPS = { ["EDU 301"] = { { "EDU 105", 6 } } }
local MONTH_PARTS = 377580 -- 28, 29, 30 and 31 days divide it
local MONTH_DAYS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function whole(n)
  return format("%d", n)
end

-- The exact text of a fraction: "23/22", "3".
local function exact(n, d)
  local a, b = n, d
  while b ~= 0 do
    a, b = b, a % b
  end
  return a == d and whole(n / d) or whole(n / a) .. "/" .. whole(d / a)
end

-- A JSON string; ids need an escape rarely.
local function quote(text)
  if text:find('[%c"\\]') then
    return cjson.encode(text)
  end
  return '"' .. text .. '"'
end

local function days_in(year, month)
  if month == 2 and ((year % 4 == 0 and year % 100 ~= 0) or year % 400 == 0) then
    return 29
  end
  return MONTH_DAYS[month]
end

-- Days since 1970-01-01 (Howard Hinnant's days_from_civil).
local function day_of(year, month, day)
  local y = month <= 2 and year - 1 or year
  local era = floor(y / 400)
  local of_era = y - era * 400
  local of_year = floor((153 * (month + (month > 2 and -3 or 9)) + 2) / 5) + day - 1
  return era * 146097 + of_era * 365 + floor(of_era / 4) - floor(of_era / 100) + of_year - 719468
end

local function shift(year, month, day, months)
  local total = year * 12 + month - 1 + months
  local y = floor(total / 12)
  local m = total - y * 12 + 1
  local most = days_in(y, m)
  return day_of(y, m, day < most and day or most)
end

local function ymd(text)
  return tonumber(text:sub(1, 4)), tonumber(text:sub(6, 7)), tonumber(text:sub(9, 10))
end

local function interval_parts(first, last)
  local year, month, day = ymd(first)
  local end_year, end_month, end_day = ymd(last)
  end_day = end_day + 1
  if end_day > days_in(end_year, end_month) then
    end_day, end_month = 1, end_month + 1
    if end_month > 12 then
      end_month, end_year = 1, end_year + 1
    end
  end
  local stop = day_of(end_year, end_month, end_day)
  local months = (end_year - year) * 12 + end_month - month
  if shift(year, month, day, months) > stop then
    months = months - 1
  end
  local from = shift(year, month, day, months)
  local length = shift(year, month, day, months + 1) - from
  return months * MONTH_PARTS + (stop - from) * (MONTH_PARTS / length)
end

local function by_start(a, b)
  return a.started < b.started
end

-- Months of the union, so that two jobs at once count once.
local function union_parts(spans)
  table.sort(spans, by_start)
  local sum, first, last = 0, nil, nil
  for i = 1, #spans do
    local started, ended = spans[i].started, spans[i].ended
    if started <= ended then
      if first and (started <= last or day_of(ymd(started)) == day_of(ymd(last)) + 1) then
        if ended > last then
          last = ended
        end
      else
        if first then
          sum = sum + interval_parts(first, last)
        end
        first, last = started, ended
      end
    end
  end
  return first and sum + interval_parts(first, last) or sum
end

-- Why an item does not count; nil if it does.
local function refusal(item, ended)
  if not KINDS[item.kind] then
    return "kind"
  elseif item.started > AS_OF then
    return "future"
  elseif not item.verified then
    return "verified"
  end
  return ended < CURRENT_FROM and "current" or nil
end

-- Credits in sixths and what cut them as JSON, per award: what is held, rounding, caps.
local function limit(earned, held)
  local credits, limits, taken, passed, held_sixths = {}, {}, {}, {}, {}
  local function cut(i, by, sixths)
    credits[i] = credits[i] - sixths
    limits[i][#limits[i] + 1] = '["' .. by .. '","' .. exact(sixths, 6) .. '"]'
  end
  for i = 1, #held do -- a course passed twice counts once, with the most credit
    local record = held[i]
    taken[record.course] = true
    if record.status == "passed" then
      passed[record.course] = true
      if record.method == "portfolio" then
        local before = held_sixths[record.course] or 0
        held_sixths[record.course] = record.credits * 6 > before and record.credits * 6 or before
      end
    end
  end
  local counted = 0
  for i = 1, #AWARDS do
    local award = AWARDS[i]
    credits[i], limits[i] = earned[i] and award.sixths or 0, {}
    if earned[i] then
      local by = taken[award.course] and award.course
      for _, course in ipairs(BUILT_ON_BY[award.course] or {}) do
        by = by or passed[course] and course
      end
      if by then
        cut(i, "held:" .. by, credits[i])
      else
        for _, overlap in ipairs(OVERLAPS[award.course] or {}) do
          if passed[overlap[1]] then
            cut(i, "overlap:" .. overlap[1], overlap[2])
          end
        end
        if credits[i] % 3 ~= 0 then
          cut(i, "round", credits[i] % 3) -- down to halves
        end
      end
    end
    counted = counted + credits[i]
  end
  local room = 72
  for _, sixths in pairs(held_sixths) do
    room = room - sixths
  end
  local caps = {}
  for _, cap in ipairs { { "cap:portfolio", 48 }, { "cap:pla", room > 0 and room or 0 } } do
    if counted > cap[2] then
      caps[#caps + 1] = cap
    end
  end
  for i = 1, #AWARDS do
    if credits[i] > 0 and #caps > 0 then
      for _, cap in ipairs(caps) do
        if credits[i] > cap[2] then
          cut(i, cap[1], credits[i] - cap[2])
        end
      end
      for _, cap in ipairs(caps) do
        cap[2] = cap[2] - credits[i]
      end
    end
  end
  return credits, limits
end

local function list(ids)
  return "[" .. concat(ids, ",") .. "]"
end

local function reason(measure, have, need, is_met, ids)
  return '["' .. measure .. '","' .. have .. '","' .. need .. (is_met and '","met",' or '","not_met",') .. ids .. "]"
end

local function answer(line)
  local portfolio = cjson.decode(line)
  local experience, community = 0, 0
  local experience_by, community_by, both_by, recent_by, work_by = {}, {}, {}, {}, {}
  local refused, spans = {}, {}
  for i = 1, #portfolio.evidence do
    local item = portfolio.evidence[i]
    local ended = item.ended
    if ended == nil or ended > AS_OF then
      ended = AS_OF
    end
    local why, id, kind = refusal(item, ended), quote(item.id), item.kind
    if why then
      refused[#refused + 1] = "[" .. id .. ',"' .. why .. '"]'
    else
      if EXPERIENCE[kind] then
        experience = experience + item.hours
        experience_by[#experience_by + 1] = id
        both_by[#both_by + 1] = id
      elseif COMMUNITY[kind] then
        community = community + item.hours
        community_by[#community_by + 1] = id
        both_by[#both_by + 1] = id
      end
      if ended >= RECENT_FROM then
        recent_by[#recent_by + 1] = id
      end
      if kind == "work" then
        spans[#spans + 1] = { started = item.started, ended = ended }
        work_by[#work_by + 1] = id
      end
    end
  end

  local given = {}
  for i = 1, #portfolio.ratings do
    local rating = portfolio.ratings[i]
    local levels = given[rating.criterion]
    if levels then
      levels[#levels + 1] = LEVELS[rating.level]
    else
      given[rating.criterion] = { LEVELS[rating.level] }
    end
  end
  local score, met, criteria = 0, 0, {}
  for i = 1, #CRITERIA do
    local criterion = CRITERIA[i]
    local levels = given[criterion.id]
    assert(#levels == 2, "two ratings")
    local sum, apart = levels[1] + levels[2], levels[1] - levels[2]
    local is_met = sum >= 2 * criterion.minimum
    score = score + criterion.weight * sum
    met = met + (is_met and 1 or 0)
    criteria[i] = '["' .. criterion.id .. '","' .. exact(sum, 2) .. (is_met and '","met",' or '","not_met",')
      .. ((apart >= 2 or apart <= -2) and "true]" or "false]")
  end

  local months, both, recent = union_parts(spans), experience + community, #recent_by
  local exact_score = exact(score, SCORE_PARTS)
  local score15, score2, all_met = 2 * score >= 3 * SCORE_PARTS, score >= 2 * SCORE_PARTS, met == #CRITERIA
  local earned = {
    score15 and experience >= 120,
    score15 and community >= 80 and recent >= 2,
    all_met and score2 and both >= 400 and months >= 6 * MONTH_PARTS,
  }
  local first = reason("score", exact_score, "3/2", score15, "[]")
  local reasons = {
    first .. "," .. reason("hours", whole(experience), "120", experience >= 120, list(experience_by)),
    first .. "," .. reason("hours", whole(community), "80", community >= 80, list(community_by)) .. ","
      .. reason("count", whole(recent), "2", recent >= 2, list(recent_by)),
    reason("met", whole(met), whole(#CRITERIA), all_met, "[]") .. ","
      .. reason("score", exact_score, "2", score2, "[]") .. ","
      .. reason("+", whole(both), "400", both >= 400, list(both_by)) .. ","
      .. reason("months", exact(months, MONTH_PARTS), "6", months >= 6 * MONTH_PARTS, list(work_by)),
  }
  local credits, limits = limit(earned, portfolio.held)
  local awards, total, any = {}, 0, false
  for i = 1, #AWARDS do
    total = total + credits[i]
    any = any or earned[i]
    local status = not earned[i] and "not_met" or credits[i] == 0 and "withheld" or "recommended"
    awards[i] = '["' .. AWARDS[i].id .. '","' .. status .. '","' .. exact(credits[i], 6) .. '",[' .. reasons[i]
      .. "]," .. list(limits[i]) .. "]"
  end
  return concat {
    '{"portfolio":', quote(portfolio.id), ',"score":"', exact_score, '","outcome":"', any and "pass" or "fail",
    '","criteria":', list(criteria), ',"awards":', list(awards), ',"refused":', list(refused),
    ',"total":"', exact(total, 6), '"}\n',
  }
end

local output = assert(io.open(arg[2], "wb"))
output:setvbuf("full", 1048576)
for line in assert(io.open(arg[1], "rb")):lines() do
  output:write(answer(line))
end
output:close()
