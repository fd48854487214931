// SPDX-License-Identifier: Apache-2.0
// The common rubric as JavaScript has it: the tables of ../rubric/rubric.lua and ../policy.lua, and
// what no rule engine here can say (months of a union of dates, limits over all awards). The plain
// Node.js program and the hosts of the rule engines share it.
'use strict';

const AS_OF = '2026-11-01';
const CURRENT_FROM = '2020-11-01'; // six years before
const RECENT_FROM = '2022-11-01';
const KINDS = ['work', 'community', 'mooc', 'volunteer', 'mentoring', 'blog'];
const EXPERIENCE = ['work', 'volunteer'];
const COMMUNITY = ['community', 'mentoring', 'blog'];
const LEVELS = { absent: 0, partial: 1, meets: 2, exceeds: 3 };
const CRITERIA = [
  { id: 'sources', weight: 1, minimum: 1 },
  { id: 'demonstration', weight: 2, minimum: 1 },
  { id: 'evidence', weight: 2, minimum: 1 },
  { id: 'application', weight: 2, minimum: 1 },
  { id: 'reflection', weight: 3, minimum: 2 },
  { id: 'presentation', weight: 1, minimum: 1 },
];
// The mean of two ratings, weighted: a sum of weight times both ratings is that many 22nds.
const SCORE_PARTS = 2 * CRITERIA.reduce((sum, criterion) => sum + criterion.weight, 0);
// Credits in sixths of a semester credit, so that 5 quarter credits (10/3) are whole.
const AWARDS = [
  { id: 'EDU201', course: 'EDU 201', sixths: 18 },
  { id: 'EDU202', course: 'EDU 202', sixths: 20 },
  { id: 'EDU301', course: 'EDU 301', sixths: 24 },
];
const BUILT_ON_BY = { 'EDU 201': ['EDU 210'] }; // held: the award brings nothing new
const OVERLAPS = { 'EDU 301': { 'EDU 105': 6 } };

/** The exact text of a fraction: "23/22", "3". */
function exact(n, d) {
  let a = n, b = d;
  while (b !== 0) [a, b] = [b, a % b];
  return a === d || a === -d ? String(n / d) : n / a + '/' + d / a;
}

// ---- months of a union of dates, in parts of 1/377580: 28, 29, 30 and 31 days divide it ----

const MONTH_PARTS = 377580;
const MONTH_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year, month) {
  return month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0) ? 29 : MONTH_DAYS[month];
}

/** Days since 1970-01-01 (Howard Hinnant's days_from_civil). */
function dayOf(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

function shift(year, month, day, months) {
  const total = year * 12 + month - 1 + months;
  const y = Math.floor(total / 12), m = total - y * 12 + 1;
  return dayOf(y, m, Math.min(day, daysIn(y, m)));
}

const ymd = (text) => [+text.slice(0, 4), +text.slice(5, 7), +text.slice(8, 10)];

function intervalParts(first, last) {
  const [year, month, day] = ymd(first);
  let [endYear, endMonth, endDay] = ymd(last);
  if (++endDay > daysIn(endYear, endMonth)) {
    endDay = 1;
    if (++endMonth > 12) (endMonth = 1), endYear++;
  }
  const end = dayOf(endYear, endMonth, endDay);
  let months = (endYear - year) * 12 + endMonth - month;
  if (shift(year, month, day, months) > end) months--;
  const whole = shift(year, month, day, months);
  const length = shift(year, month, day, months + 1) - whole;
  return months * MONTH_PARTS + (end - whole) * (MONTH_PARTS / length);
}

/** True if b is the day after a or earlier. */
const touches = (a, b) => b <= a || dayOf(...ymd(b)) === dayOf(...ymd(a)) + 1;

/** Items with `started` and `ended`, both ISO dates. */
function unionParts(items) {
  const spans = items.filter((item) => item.started <= item.ended).sort((a, b) =>
    a.started < b.started ? -1 : a.started > b.started ? 1 : 0);
  let sum = 0, first = null, last = null;
  for (const { started, ended } of spans) {
    if (first !== null && touches(last, started)) {
      if (ended > last) last = ended;
      continue;
    }
    if (first !== null) sum += intervalParts(first, last);
    first = started;
    last = ended;
  }
  return first !== null ? sum + intervalParts(first, last) : sum;
}

// ---- limits: what is held, rounding, caps ----

const NONE = [];

/** `earned[i]` for each of AWARDS. @return credits in sixths and what cut them, per award */
function limit(earned, held) {
  const credits = AWARDS.map((award, i) => (earned[i] ? award.sixths : 0));
  const limits = AWARDS.map(() => NONE);
  const cut = (i, by, sixths) => {
    credits[i] -= sixths;
    if (limits[i] === NONE) limits[i] = [];
    limits[i].push([by, exact(sixths, 6)]);
  };
  const sixthsHeld = {}; // a course passed twice counts once, with the most credit
  for (const record of held)
    if (record.status === 'passed' && record.method === 'portfolio')
      sixthsHeld[record.course] = Math.max(sixthsHeld[record.course] || 0, record.credits * 6);
  for (let i = 0; i < AWARDS.length; i++) {
    if (!earned[i]) continue;
    const { course } = AWARDS[i];
    const builtOn = BUILT_ON_BY[course], overlaps = OVERLAPS[course];
    if (held.some((record) => record.course === course)) {
      cut(i, 'held:' + course, credits[i]);
      continue;
    }
    const by = builtOn && held.find((record) => record.status === 'passed' && builtOn.includes(record.course));
    if (by) {
      cut(i, 'held:' + by.course, credits[i]);
      continue;
    }
    for (const other in overlaps)
      if (held.some((record) => record.status === 'passed' && record.course === other))
        cut(i, 'overlap:' + other, overlaps[other]);
    if (credits[i] % 3 !== 0) cut(i, 'round', credits[i] % 3); // down to halves
  }
  const counted = credits.reduce((sum, sixths) => sum + sixths, 0);
  const rooms = [
    { by: 'cap:portfolio', room: 48 },
    { by: 'cap:pla', room: Math.max(0, 72 - Object.values(sixthsHeld).reduce((sum, sixths) => sum + sixths, 0)) },
  ].filter((cap) => counted > cap.room);
  for (let i = 0; i < AWARDS.length && rooms.length > 0; i++) {
    if (credits[i] === 0) continue;
    for (const cap of rooms) if (credits[i] > cap.room) cut(i, cap.by, credits[i] - cap.room);
    for (const cap of rooms) cap.room -= credits[i];
  }
  return { credits, limits };
}

/** The answer's awards and total, from what was earned and why: [id, status, credits, reasons, limits]. */
function settle(earned, reasons, held) {
  const { credits, limits } = limit(earned, held);
  const awards = AWARDS.map((award, i) => [
    award.id,
    !earned[i] ? 'not_met' : credits[i] === 0 ? 'withheld' : 'recommended',
    exact(credits[i], 6),
    reasons[i],
    limits[i],
  ]);
  return { awards, total: exact(credits.reduce((sum, sixths) => sum + sixths, 0), 6) };
}

module.exports = {
  AS_OF, CURRENT_FROM, RECENT_FROM, KINDS, EXPERIENCE, COMMUNITY, LEVELS, CRITERIA, SCORE_PARTS, AWARDS,
  MONTH_PARTS, exact, unionParts, settle,
};
