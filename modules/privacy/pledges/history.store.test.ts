import { broken, kept, notYetProvable, type Pledge, pledge, type Verdict } from '@redlich/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestTenant, testTenant } from '../../../platform/testing.ts';
import { privacyModule } from '../index.ts';
import { watchPledges } from './history.ts';

let t: TestTenant;
let verdict: Verdict;
const promised: Pledge = pledge({
  id: 'tea.warm',
  sentence: { de: 'Der Tee ist warm.', en: 'The tea is warm.' },
  check: async () => verdict,
});
beforeEach(async () => {
  t = await testTenant([privacyModule([])]);
});
afterEach(() => t.end());
const look = async (next: Verdict) => {
  verdict = next;
  t.engine.advance(3_600_000);
  const { result, changed } = await watchPledges(t.tenant.engine, [promised]);
  return { changed, ...result.pledges[0] };
};

test('a pledge tells since when it is kept, and when it was not, with what was found then', async () => {
  const first = await look(notYetProvable('Kein Tee.', 'No tea.'));
  expect(first).toMatchObject({ changed: 1, since: t.tenant.engine.now() });
  await look(kept('60 Grad.', '60 degrees.'));
  const since = t.tenant.engine.now();
  expect(await look(kept('58 Grad.', '58 degrees.'))).toMatchObject({
    changed: 0,
    since,
    evidence: { de: '58 Grad.' },
  });
  const cold = await look(broken('20 Grad.', '20 degrees.'));
  expect(cold).toMatchObject({
    changed: 1,
    state: 'broken',
    since: t.tenant.engine.now(),
    history: [
      { state: 'broken', evidence: { de: '20 Grad.' } },
      { state: 'kept', at: since, evidence: { de: '60 Grad.' } },
      { state: 'not-yet-provable', at: first.since },
    ],
  });
});

test('each change stands in the ledger', async () => {
  await look(kept('60 Grad.', '60 degrees.'));
  await look(broken('20 Grad.', '20 degrees.'));
  const entries = await t.tenant.engine.ledger.page({ types: ['pledge-changed'], limit: 10 });
  expect(entries.map(({ body }) => body)).toEqual([
    { what: 'tea.warm', state: 'broken' },
    { what: 'tea.warm', state: 'kept' },
  ]);
});
