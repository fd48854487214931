// SPDX-License-Identifier: Apache-2.0
// The common rubric as a decision graph of GoRules ZEN (expressions, then a decision table of awards):
// zen.js INPUT OUTPUT. ZEN does not order strings, so dates are numbers like 20261101 in it; months come from
// the host, as it has no calendar of them.
'use strict';
const { ZenEngine } = require('@gorules/zen-engine');
const R = require('./rubric.js');
const { take, give } = require('./host.js');
const { main } = require('./lines.js');

const number = (date) => +(date.slice(0, 4) + date.slice(5, 7) + date.slice(8, 10));
const list = (texts) => '[' + texts.map((text) => `'${text}'`).join(', ') + ']';
const ofKinds = (kinds) => `filter($.admitted, #.kind in ${list(kinds)})`;
const each = (make) => '[' + R.CRITERIA.map(make).join(', ') + ']';

const facts = Object.entries({
  why: `map(evidence, not (#.kind in ${list(R.KINDS)}) ? 'kind' : #.started > ${number(R.AS_OF)} ? 'future'
    : not #.verified ? 'verified' : #.ended < ${number(R.CURRENT_FROM)} ? 'current' : '')`,
  admitted: `filter(evidence, #.kind in ${list(R.KINDS)} and #.started <= ${number(R.AS_OF)} and #.verified
    and #.ended >= ${number(R.CURRENT_FROM)})`,
  experienceItems: ofKinds(R.EXPERIENCE),
  communityItems: ofKinds(R.COMMUNITY),
  experience: 'sum(map($.experienceItems, #.hours))',
  community: 'sum(map($.communityItems, #.hours))',
  experienceBy: 'map($.experienceItems, #.id)',
  communityBy: 'map($.communityItems, #.id)',
  bothBy: `map(${ofKinds([...R.EXPERIENCE, ...R.COMMUNITY])}, #.id)`,
  recentBy: `map(filter($.admitted, #.ended >= ${number(R.RECENT_FROM)}), #.id)`,
  workBy: `map(${ofKinds(['work'])}, #.id)`,
  months: 'workMonths',
  levels: each(({ id }) => `map(filter(ratings, #.criterion == '${id}'), #.level)`),
  sums: 'map($.levels, sum(#))',
  isMet: each(({ minimum }, i) => `$.sums[${i}] >= ${2 * minimum}`),
  isDisputed: 'map($.levels, max(#) - min(#) >= 2)',
  score: R.CRITERIA.map(({ weight }, i) => `${weight} * $.sums[${i}]`).join(' + '),
  conditions: `[
    [$.score >= ${1.5 * R.SCORE_PARTS}, $.experience >= 120],
    [$.score >= ${1.5 * R.SCORE_PARTS}, $.community >= 80, len($.recentBy) >= 2],
    [all($.isMet, #), $.score >= ${2 * R.SCORE_PARTS}, $.experience + $.community >= 400, $.months >= ${6 * R.MONTH_PARTS}]
  ]`,
});

const column = (id, field) => ({ id, name: field, field });
const graph = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    {
      id: 'facts', type: 'expressionNode', name: 'facts', position: { x: 0, y: 0 },
      content: { expressions: facts.map(([key, value]) => ({ id: key, key, value })), passThrough: false },
    },
    {
      id: 'awards', type: 'decisionTableNode', name: 'awards', position: { x: 0, y: 0 },
      content: {
        hitPolicy: 'collect',
        inputs: [column('c0', 'conditions[0]'), column('c1', 'conditions[1]'), column('c2', 'conditions[2]')],
        outputs: [column('award', 'award')],
        rules: R.AWARDS.map(({ id }, i) => ({
          _id: id, c0: '', c1: '', c2: '', ['c' + i]: 'all($, #)', award: `'${id}'`,
        })),
        passThrough: true, inputField: null, outputPath: 'earned', executionMode: 'single',
      },
    },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
  ],
  edges: [
    { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'facts' },
    { id: 'e2', type: 'edge', sourceId: 'facts', targetId: 'awards' },
    { id: 'e3', type: 'edge', sourceId: 'awards', targetId: 'out' },
  ],
};

const decision = new ZenEngine().createDecision(graph);

main(async (text) => {
  const record = take(text);
  const evidence = record.evidence.map(({ id, kind, verified, started, ended, hours }) =>
    ({ id, kind, verified, started: number(started), ended: number(ended), hours }));
  const work = record.evidence.filter((item) => item.kind === 'work' && item.verified && item.ended >= R.CURRENT_FROM);
  const { result } = await decision.evaluate({ evidence, ratings: record.ratings, workMonths: R.unionParts(work) });
  const earned = R.AWARDS.map(({ id }) => result.earned.some(({ award }) => award === id));
  return give(record, { ...result, earned });
}, 64);
