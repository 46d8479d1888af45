import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { type AnyKind, after, type Declaration, days, register } from '../declare/index.ts';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';
import { openStore } from '../open-store.ts';
import { librarian, library, loan, reader } from '../sample.ts';
import { testEngine, testStart } from '../testing.ts';
import { epochFolder } from '../vault/epochs.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const day = 86_400_000;

/** The same library, whose loans die some days after the return instead of at once. */
function libraryWithLoansKept(count: number) {
  const changed = {
    ...loan,
    deletion: { ...loan.deletion, when: after('returned', days(count)) },
  } as AnyKind;
  const [activity] = library.activities;
  if (activity === undefined) throw new RangeError('no activity');
  const kinds = activity.kinds.map((kind) => (kind.id === loan.id ? changed : kind));
  const changedActivity = { ...activity, kinds: kinds as unknown as typeof activity.kinds };
  return { ...library, activities: [changedActivity] } satisfies Declaration;
}

test('when a program brings another deletion rule, the dates of the records there are follow it', async () => {
  const t = await testEngine([]);
  const url =
    process.env.REDLICH_TEST_STORE === 'postgres' ? process.env.REDLICH_TEST_DATABASE_URL : undefined;
  const open = async (keptDays: number, now: number): Promise<Engine> =>
    openEngine({
      tenant: `${t.tenant}-rule`,
      register: register([libraryWithLoansKept(keptDays)]),
      store: await openStore(
        url === undefined
          ? { at: 'sqlite', folder: join(t.folder, 'rule') }
          : { at: 'postgres', url, tenant: `${t.tenant}-rule` },
      ),
      epochs: epochFolder(join(t.folder, 'rule-epochs')),
      files: join(t.folder, 'rule', 'files'),
      now: () => now,
    });
  const first = await open(30, testStart);
  const kind = first.register.kinds.get(loan.id) as typeof loan;
  await first.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    const record = { person, sealed: { remark: '' }, plain: { book: 'B', card: null } };
    await unit.mark(kind, (await unit.insert(kind, record)).id, 'returned');
  });
  await first.close();
  const longer = await open(90, testStart + 40 * day);
  expect((await longer.clock.sweep()).anonymised).toEqual({});
  await longer.close();
  const shorter = await open(10, testStart + 40 * day);
  await shorter.clock.sweep();
  expect(await shorter.db.selectFrom('records.loan').select('life').execute()).toEqual([
    { life: 'anonymous' },
  ]);
  await shorter.close();
  await t.end();
});
