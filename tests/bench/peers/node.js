// SPDX-License-Identifier: Apache-2.0
// The common rubric in plain JavaScript, as a careful programmer writes it: node.js INPUT OUTPUT
'use strict';
const R = require('./rubric.js');
const { main } = require('./lines.js');

/** Why an item does not count; null if it does. */
function refusal(item, ended) {
  if (!R.KINDS.includes(item.kind)) return 'kind';
  if (item.started > R.AS_OF) return 'future';
  if (!item.verified) return 'verified';
  return ended < R.CURRENT_FROM ? 'current' : null;
}

function answer(text) {
  const portfolio = JSON.parse(text);
  const refused = [];
  let experience = 0, community = 0;
  const experienceBy = [], communityBy = [], bothBy = [], recentBy = [], work = [], workBy = [];
  for (const item of portfolio.evidence) {
    const ended = item.ended === undefined || item.ended > R.AS_OF ? R.AS_OF : item.ended;
    const why = refusal(item, ended);
    if (why !== null) {
      refused.push([item.id, why]);
      continue;
    }
    if (R.EXPERIENCE.includes(item.kind)) {
      experience += item.hours;
      experienceBy.push(item.id);
      bothBy.push(item.id);
    } else if (R.COMMUNITY.includes(item.kind)) {
      community += item.hours;
      communityBy.push(item.id);
      bothBy.push(item.id);
    }
    if (ended >= R.RECENT_FROM) recentBy.push(item.id);
    if (item.kind === 'work') {
      work.push({ started: item.started, ended });
      workBy.push(item.id);
    }
  }

  const given = {};
  for (const rating of portfolio.ratings) {
    const level = R.LEVELS[rating.level];
    if (level === undefined) throw new Error(portfolio.id + ': no level ' + rating.level);
    (given[rating.criterion] ||= []).push(level);
  }
  let score = 0, met = 0;
  const criteria = R.CRITERIA.map(({ id, weight, minimum }) => {
    const levels = given[id];
    if (levels === undefined || levels.length !== 2) throw new Error(portfolio.id + ': two ratings of ' + id);
    const sum = levels[0] + levels[1];
    const isMet = sum >= 2 * minimum;
    score += weight * sum;
    if (isMet) met++;
    return [id, R.exact(sum, 2), isMet ? 'met' : 'not_met', Math.abs(levels[0] - levels[1]) >= 2];
  });

  const months = R.unionParts(work);
  const exactScore = R.exact(score, R.SCORE_PARTS);
  const recent = recentBy.length;
  const reason = (measure, have, need, isMet, ids) => [measure, have, need, isMet ? 'met' : 'not_met', ids];
  const score15 = 2 * score >= 3 * R.SCORE_PARTS, score2 = score >= 2 * R.SCORE_PARTS;
  const allMet = met === R.CRITERIA.length;
  const both = experience + community;
  const earned = [
    score15 && experience >= 120,
    score15 && community >= 80 && recent >= 2,
    allMet && score2 && both >= 400 && months >= 6 * R.MONTH_PARTS,
  ];
  const reasons = [
    [
      reason('score', exactScore, '3/2', score15, []),
      reason('hours', String(experience), '120', experience >= 120, experienceBy),
    ],
    [
      reason('score', exactScore, '3/2', score15, []),
      reason('hours', String(community), '80', community >= 80, communityBy),
      reason('count', String(recent), '2', recent >= 2, recentBy),
    ],
    [
      reason('met', String(met), String(R.CRITERIA.length), allMet, []),
      reason('score', exactScore, '2', score2, []),
      reason('+', String(both), '400', both >= 400, bothBy),
      reason('months', R.exact(months, R.MONTH_PARTS), '6', months >= 6 * R.MONTH_PARTS, workBy),
    ],
  ];
  const { awards, total } = R.settle(earned, reasons, portfolio.held);
  return JSON.stringify({
    portfolio: portfolio.id,
    score: exactScore,
    outcome: earned.includes(true) ? 'pass' : 'fail',
    criteria,
    awards,
    refused,
    total,
  });
}

main(answer);
