// SPDX-License-Identifier: Apache-2.0
// The common rubric in json-rules-engine: json-rules.js INPUT OUTPUT
// Its rules compare facts; facts about lists (admission, sums, months) are functions of the host.
'use strict';
const { Engine } = require('json-rules-engine');
const R = require('./rubric.js');
const { take, give } = require('./host.js');
const { main } = require('./lines.js');

const compare = (fact, value, params) => ({ fact, operator: 'greaterThanInclusive', value, ...(params && { params }) });
const rule = (name, all) => ({ name, conditions: { all }, event: { type: name } });

const engine = new Engine([
  ...R.CRITERIA.map(({ id, minimum }) => rule('met:' + id, [compare('sum', 2 * minimum, { id })])),
  ...R.CRITERIA.map(({ id }) => rule('disputed:' + id, [compare('apart', 2, { id })])),
  rule('EDU201', [compare('score', 1.5 * R.SCORE_PARTS), compare('hours', 120, { kinds: 'experience' })]),
  rule('EDU202', [
    compare('score', 1.5 * R.SCORE_PARTS),
    compare('hours', 80, { kinds: 'community' }),
    compare('recent', 2),
  ]),
  rule('EDU301', [
    compare('met', R.CRITERIA.length),
    compare('score', 2 * R.SCORE_PARTS),
    compare('hours', 400, { kinds: 'both' }),
    compare('months', 6 * R.MONTH_PARTS),
  ]),
]);

const GROUPS = { experience: R.EXPERIENCE, community: R.COMMUNITY, both: [...R.EXPERIENCE, ...R.COMMUNITY], work: ['work'] };

function refusal({ kind, started, verified, ended }) {
  if (!R.KINDS.includes(kind)) return 'kind';
  if (started > R.AS_OF) return 'future';
  if (!verified) return 'verified';
  return ended < R.CURRENT_FROM ? 'current' : '';
}

engine.addFact('why', async (_, almanac) => (await almanac.factValue('record')).evidence.map(refusal));
engine.addFact('admitted', async (_, almanac) => {
  const why = await almanac.factValue('why');
  return (await almanac.factValue('record')).evidence.filter((item, i) => why[i] === '');
});
engine.addFact('of', async ({ kinds }, almanac) =>
  (await almanac.factValue('admitted')).filter(({ kind }) => GROUPS[kinds].includes(kind)));
engine.addFact('hours', async ({ kinds }, almanac) =>
  (await almanac.factValue('of', { kinds })).reduce((sum, { hours }) => sum + hours, 0));
engine.addFact('recentItems', async (_, almanac) =>
  (await almanac.factValue('admitted')).filter(({ ended }) => ended >= R.RECENT_FROM));
engine.addFact('recent', async (_, almanac) => (await almanac.factValue('recentItems')).length);
engine.addFact('months', async (_, almanac) => R.unionParts(await almanac.factValue('of', { kinds: 'work' })));
engine.addFact('levels', async ({ id }, almanac) =>
  (await almanac.factValue('record')).ratings.filter(({ criterion }) => criterion === id).map(({ level }) => level));
engine.addFact('sum', async ({ id }, almanac) => (await almanac.factValue('levels', { id })).reduce((a, b) => a + b));
engine.addFact('apart', async ({ id }, almanac) => {
  const levels = await almanac.factValue('levels', { id });
  return Math.max(...levels) - Math.min(...levels);
});
engine.addFact('score', async (_, almanac) => {
  let score = 0;
  for (const { id, weight } of R.CRITERIA) score += weight * (await almanac.factValue('sum', { id }));
  return score;
});
engine.addFact('met', async (_, almanac) => {
  let met = 0;
  for (const { id, minimum } of R.CRITERIA) met += (await almanac.factValue('sum', { id })) >= 2 * minimum ? 1 : 0;
  return met;
});

main(async (text) => {
  const record = take(text);
  const { almanac, results, failureResults } = await engine.run({ record });
  const byName = {};
  for (const result of results) byName[result.name] = result;
  for (const result of failureResults) byName[result.name] = result;
  const ids = async (fact, params) => (await almanac.factValue(fact, params)).map(({ id }) => id);
  return give(record, {
    why: await almanac.factValue('why'),
    sums: R.CRITERIA.map(({ id }) => byName['met:' + id].conditions.all[0].factResult),
    isMet: R.CRITERIA.map(({ id }) => byName['met:' + id].result),
    isDisputed: R.CRITERIA.map(({ id }) => byName['disputed:' + id].result),
    score: await almanac.factValue('score'),
    experience: await almanac.factValue('hours', { kinds: 'experience' }),
    community: await almanac.factValue('hours', { kinds: 'community' }),
    months: await almanac.factValue('months'),
    experienceBy: await ids('of', { kinds: 'experience' }),
    communityBy: await ids('of', { kinds: 'community' }),
    bothBy: await ids('of', { kinds: 'both' }),
    recentBy: await ids('recentItems'),
    workBy: await ids('of', { kinds: 'work' }),
    conditions: R.AWARDS.map(({ id }) => byName[id].conditions.all.map(({ result }) => result)),
    earned: R.AWARDS.map(({ id }) => byName[id].result),
  });
}, 64);
