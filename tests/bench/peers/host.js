// SPDX-License-Identifier: Apache-2.0
// What every rule engine here needs around it: it takes a portfolio apart, and writes the answer from
// what the engine found. The rules themselves are in the engine's own language in its own file.
'use strict';
const R = require('./rubric.js');

/** Ongoing items end with the date as of; levels are numbers. */
function take(text) {
  const portfolio = JSON.parse(text);
  const evidence = portfolio.evidence.map((item) => ({
    id: item.id,
    kind: item.kind,
    verified: item.verified !== undefined,
    started: item.started,
    ended: item.ended === undefined || item.ended > R.AS_OF ? R.AS_OF : item.ended,
    hours: item.hours,
  }));
  const ratings = portfolio.ratings.map(({ criterion, level }) => ({ criterion, level: R.LEVELS[level] }));
  return { id: portfolio.id, evidence, ratings, held: portfolio.held };
}

/**
 * `found`: why (per item, '' if it counts), sums, isMet, isDisputed (per criterion), score (in 22nds),
 * experience, community, recent, months and the ids behind them, conditions (per award), earned.
 */
function give(record, found) {
  const state = (isMet) => (isMet ? 'met' : 'not_met');
  const score = R.exact(found.score, R.SCORE_PARTS);
  const met = found.isMet.filter(Boolean).length;
  const [a, b, c] = found.conditions;
  const reasons = [
    [
      ['score', score, '3/2', state(a[0]), []],
      ['hours', String(found.experience), '120', state(a[1]), found.experienceBy],
    ],
    [
      ['score', score, '3/2', state(b[0]), []],
      ['hours', String(found.community), '80', state(b[1]), found.communityBy],
      ['count', String(found.recentBy.length), '2', state(b[2]), found.recentBy],
    ],
    [
      ['met', String(met), String(R.CRITERIA.length), state(c[0]), []],
      ['score', score, '2', state(c[1]), []],
      ['+', String(found.experience + found.community), '400', state(c[2]), found.bothBy],
      ['months', R.exact(found.months, R.MONTH_PARTS), '6', state(c[3]), found.workBy],
    ],
  ];
  const { awards, total } = R.settle(found.earned, reasons, record.held);
  const refused = [];
  found.why.forEach((why, i) => {
    if (why !== '') refused.push([record.evidence[i].id, why]);
  });
  return JSON.stringify({
    portfolio: record.id,
    score,
    outcome: found.earned.includes(true) ? 'pass' : 'fail',
    criteria: R.CRITERIA.map(({ id }, i) => [id, R.exact(found.sums[i], 2), state(found.isMet[i]), found.isDisputed[i]]),
    awards,
    refused,
    total,
  });
}

module.exports = { take, give };
