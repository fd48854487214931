// SPDX-License-Identifier: Apache-2.0
// The common rubric in the Common Expression Language, by @marcbachmann/cel-js: cel.js INPUT OUTPUT
// CEL has no sum over a list and no calendar: two functions of the host.
'use strict';
const R = require('./rubric.js');
const { take, give } = require('./host.js');
const { main } = require('./lines.js');

function rules(Environment) {
  const environment = new Environment({ unlistedVariablesAreDyn: true })
    .registerFunction('sum(list): double', (numbers) => numbers.reduce((sum, number) => sum + number, 0))
    .registerFunction('months(list): double', (items) => R.unionParts(items));
  const list = (texts) => JSON.stringify(texts);
  const ofKinds = (kinds) => `admitted.filter(e, e.kind in ${list(kinds)})`;
  const each = (make) => '[' + R.CRITERIA.map(make).join(', ') + ']';
  // In order: an expression reads what the ones before it found.
  return Object.entries({
    why: `evidence.map(e, !(e.kind in ${list(R.KINDS)}) ? "kind" : e.started > "${R.AS_OF}" ? "future"
      : !e.verified ? "verified" : e.ended < "${R.CURRENT_FROM}" ? "current" : "")`,
    admitted: `evidence.filter(e, e.kind in ${list(R.KINDS)} && e.started <= "${R.AS_OF}" && e.verified
      && e.ended >= "${R.CURRENT_FROM}")`,
    experienceItems: ofKinds(R.EXPERIENCE),
    communityItems: ofKinds(R.COMMUNITY),
    workItems: ofKinds(['work']),
    experience: 'sum(experienceItems.map(e, e.hours))',
    community: 'sum(communityItems.map(e, e.hours))',
    months: 'months(workItems)',
    experienceBy: 'experienceItems.map(e, e.id)',
    communityBy: 'communityItems.map(e, e.id)',
    bothBy: ofKinds([...R.EXPERIENCE, ...R.COMMUNITY]) + '.map(e, e.id)',
    recentBy: `admitted.filter(e, e.ended >= "${R.RECENT_FROM}").map(e, e.id)`,
    workBy: 'workItems.map(e, e.id)',
    levels: each(({ id }) => `ratings.filter(r, r.criterion == "${id}").map(r, r.level)`),
    sums: 'levels.map(l, sum(l))',
    isMet: each(({ minimum }, i) => `sums[${i}] >= ${2 * minimum}.0`),
    isDisputed: 'levels.map(l, l[0] - l[1] >= 2.0 || l[1] - l[0] >= 2.0)',
    score: R.CRITERIA.map(({ weight }, i) => `${weight}.0 * sums[${i}]`).join(' + '),
    conditions: `[
      [score >= ${1.5 * R.SCORE_PARTS}.0, experience >= 120.0],
      [score >= ${1.5 * R.SCORE_PARTS}.0, community >= 80.0, size(recentBy) >= 2],
      [isMet.all(m, m), score >= ${2 * R.SCORE_PARTS}.0, experience + community >= 400.0, months >= ${6 * R.MONTH_PARTS}.0]
    ]`,
    earned: 'conditions.map(c, c.all(m, m))',
  }).map(([name, text]) => [name, environment.parse(text)]);
}

import('@marcbachmann/cel-js').then(({ Environment }) => {
  const steps = rules(Environment);
  main((text) => {
    const record = take(text);
    const data = { evidence: record.evidence, ratings: record.ratings };
    for (const [name, run] of steps) data[name] = run(data);
    return give(record, data);
  });
});
