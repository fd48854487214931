// SPDX-License-Identifier: Apache-2.0
// The common rubric in JsonLogic, compiled by json-logic-engine: json-logic.js INPUT OUTPUT
'use strict';
const { LogicEngine } = require('json-logic-engine');
const R = require('./rubric.js');
const { take, give } = require('./host.js');
const { main } = require('./lines.js');

const engine = new LogicEngine();
engine.addMethod('months', ([items]) => R.unionParts(items), { deterministic: true, sync: true });

const v = (name) => ({ var: name });
const why = {
  if: [
    { '!': { in: [v('kind'), R.KINDS] } }, 'kind',
    { '>': [v('started'), R.AS_OF] }, 'future',
    { '!': v('verified') }, 'verified',
    { '<': [v('ended'), R.CURRENT_FROM] }, 'current',
    '',
  ],
};
const ofKinds = (kinds) => ({ filter: [v('admitted'), { in: [v('kind'), kinds] }] });
const hours = (items) => ({ reduce: [items, { '+': [v('current.hours'), v('accumulator')] }, 0] });
const ids = (items) => ({ map: [items, v('id')] });
const levels = (id) => ({ map: [{ filter: [v('ratings'), { '===': [v('criterion'), id] }] }, v('level')] });
const each = (make) => R.CRITERIA.map(make);

// In order: a step reads what the ones before it found.
const steps = Object.entries({
  why: { map: [v('evidence'), why] },
  admitted: { filter: [v('evidence'), { '===': [why, ''] }] },
  experienceItems: ofKinds(R.EXPERIENCE),
  communityItems: ofKinds(R.COMMUNITY),
  recentItems: { filter: [v('admitted'), { '>=': [v('ended'), R.RECENT_FROM] }] },
  workItems: ofKinds(['work']),
  experience: hours(v('experienceItems')),
  community: hours(v('communityItems')),
  months: { months: [v('workItems')] },
  experienceBy: ids(v('experienceItems')),
  communityBy: ids(v('communityItems')),
  bothBy: ids(ofKinds([...R.EXPERIENCE, ...R.COMMUNITY])),
  recentBy: ids(v('recentItems')),
  workBy: ids(v('workItems')),
  levels: each(({ id }) => levels(id)),
  sums: each((_, i) => ({ '+': v('levels.' + i) })),
  isMet: each(({ minimum }, i) => ({ '>=': [v('sums.' + i), 2 * minimum] })),
  isDisputed: each((_, i) => ({ '>=': [{ '-': [{ max: v('levels.' + i) }, { min: v('levels.' + i) }] }, 2] })),
  score: { '+': each(({ weight }, i) => ({ '*': [weight, v('sums.' + i)] })) },
  conditions: [
    [{ '>=': [v('score'), 1.5 * R.SCORE_PARTS] }, { '>=': [v('experience'), 120] }],
    [
      { '>=': [v('score'), 1.5 * R.SCORE_PARTS] },
      { '>=': [v('community'), 80] },
      { '>=': [{ length: v('recentItems') }, 2] },
    ],
    [
      { and: each((_, i) => v('isMet.' + i)) },
      { '>=': [v('score'), 2 * R.SCORE_PARTS] },
      { '>=': [{ '+': [v('experience'), v('community')] }, 400] },
      { '>=': [v('months'), 6 * R.MONTH_PARTS] },
    ],
  ],
  earned: [[0, 1], [0, 1, 2], [0, 1, 2, 3]].map((places, i) => ({ and: places.map((at) => v(`conditions.${i}.${at}`)) })),
}).map(([name, logic]) => [name, engine.build(logic)]);

main((text) => {
  const record = take(text);
  const data = { evidence: record.evidence, ratings: record.ratings };
  for (const [name, run] of steps) data[name] = run(data);
  return give(record, data);
});
