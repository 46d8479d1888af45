import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Actor, NewRecord, PersonId, RecordId } from '@redlich/engine';
import { lending, librarian, library, loan, reader, readerFile } from '@redlich/engine/sample';
import { testEngine } from '@redlich/engine/testing';
import { asTable, type Figure, median, medianMs } from './measure.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };

/** A table like the engine's, without seal, key, ledger or index, in a file of its own with the same durability. */
function plainStore() {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-plain-'));
  const db = new DatabaseSync(join(folder, 'plain.db'));
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
  db.exec(`create table loan (id text primary key, person_id text, remark text, book text, card text, due_at integer, created_at integer);
    create index by_person on loan (person_id); create index due on loan (due_at) where due_at is not null`);
  const end = (): void => {
    db.close();
    rmSync(folder, { recursive: true });
  };
  return { db, end };
}

async function inserting(): Promise<Figure> {
  const t = await testEngine([library]);
  const records = Array.from({ length: 2_000 }, (_, i) => ({
    person: null,
    sealed: { remark: `Bitte als Geschenk einpacken, Nummer ${i}` },
    plain: { book: `978-3-${i}`, card: `C${i}` },
  }));
  const ms = await medianMs(9, () => t.engine.write(desk, (unit) => unit.insertMany(loan, records)));
  await t.end();
  const plain = plainStore();
  const insert = plain.db.prepare('insert into loan values (?, ?, ?, ?, ?, ?, ?)');
  const plainMs = await medianMs(9, () => {
    plain.db.exec('begin');
    for (const { sealed, plain: row } of records)
      insert.run(crypto.randomUUID(), null, sealed.remark, row.book, row.card, null, 1);
    plain.db.exec('commit');
  });
  plain.end();
  const perSecond = (each: number): number => (records.length / each) * 1_000;
  return {
    name: 'seal and insert, batches of 2,000',
    value: perSecond(ms),
    unit: 'records/s',
    goal: { at: 'least', value: 50_000 },
    baseline: perSecond(plainMs),
  };
}

async function opening(): Promise<readonly Figure[]> {
  const t = await testEngine([library]);
  const ids = await t.engine.write(desk, async (unit) => {
    const made: RecordId[] = [];
    for (let i = 0; i < 2_000; i++) {
      const person = await unit.newPerson(reader);
      const row = await unit.insert(readerFile, {
        person,
        sealed: { name: `Vorname${i} Nachname${i}`, phones: [`030 ${i}55`] },
        plain: { number: `L${i}` },
      });
      made.push(row.id);
    }
    return made;
  });
  const rounds = 15;
  const one = await medianMs(rounds, () =>
    t.engine.write(desk, async (unit) => {
      for (const id of ids.slice(0, 500)) await unit.open(readerFile, id, lending);
    }),
  );
  const list = await medianMs(rounds, () =>
    t.engine.write(desk, async (unit) => {
      for (let i = 0; i < 20; i++) await unit.openMany(readerFile, ids.slice(i * 50, i * 50 + 50), lending);
    }),
  );
  const durable = await medianMs(rounds, async () => {
    for (const id of ids.slice(0, 50)) await t.engine.open(desk, readerFile, id, lending);
  });
  await t.end();
  return [
    {
      name: 'open one record with its ledger entry',
      value: (one / 500) * 1_000,
      unit: 'µs',
      goal: { at: 'most', value: 60 },
    },
    { name: 'open one record, waiting for the disk each time', value: (durable / 50) * 1_000, unit: 'µs' },
    {
      name: 'open a list of 50, per record',
      value: (list / 1_000) * 1_000,
      unit: 'µs',
      goal: { at: 'most', value: 8 },
    },
  ];
}

/** A sweep of `due` records among `others` that are not. */
async function sweeping(due: number, others: number): Promise<Figure> {
  const t = await testEngine([library]);
  const fill = async (count: number, returned: number | null): Promise<void> => {
    for (let done = 0; done < count; done += 2_000) {
      await t.engine.write(desk, (unit) =>
        unit.insertMany(
          loan,
          Array.from({ length: Math.min(2_000, count - done) }, (_, i) => ({
            person: null,
            sealed: { remark: `Wunsch ${i}` },
            plain: { book: 'B', card: null },
            events: { returned },
          })),
        ),
      );
    }
  };
  await fill(others, null);
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    await fill(due, t.engine.now() - 1_000);
    const start = performance.now();
    await t.engine.clock.sweep();
    times.push(performance.now() - start);
  }
  await t.end();
  return {
    name: `sweep ${due.toLocaleString('en')} due among ${others.toLocaleString('en')}`,
    value: (due / median(times)) * 1_000,
    unit: 'records/s',
    goal: { at: 'least', value: 100_000 },
  };
}

/** Erasing a person with 1,000 records among many. */
async function erasing(others: number): Promise<Figure> {
  const t = await testEngine([library]);
  const withLoans = async (person: PersonId | null, count: number): Promise<void> => {
    for (let done = 0; done < count; done += 2_000) {
      await t.engine.write(desk, (unit) =>
        unit.insertMany(
          loan,
          Array.from({ length: Math.min(2_000, count - done) }, () => ({
            person,
            sealed: { remark: 'Wunsch' },
            plain: { book: 'B', card: null },
          })),
        ),
      );
    }
  };
  await withLoans(null, others);
  const times: number[] = [];
  for (let round = 0; round < 7; round++) {
    const person = await t.engine.write(desk, (unit) => unit.newPerson(reader));
    await withLoans(person, 1_000);
    const start = performance.now();
    await t.engine.write(desk, (unit) => unit.erasePerson(person, 'request'));
    times.push(performance.now() - start);
  }
  await t.end();
  return {
    name: `erase a person with 1,000 records among ${others.toLocaleString('en')}`,
    value: median(times),
    unit: 'ms',
    goal: { at: 'most', value: 20 },
  };
}

async function searching(customers: number): Promise<Figure> {
  const t = await testEngine([library]);
  const syllables = [
    'ber',
    'schm',
    'mül',
    'ler',
    'kauf',
    'mann',
    'win',
    'ter',
    'sig',
    'rei',
    'wald',
    'hof',
    'bach',
    'stein',
    'krä',
    'mer',
  ];
  const pick = (n: number): string => syllables[n % syllables.length] ?? '';
  const nameOf = (i: number): string =>
    `${pick(i)}${pick(i >> 4)} ${pick(i >> 2)}${pick(i >> 6)}${pick(i >> 10)}${i % 97}`;
  for (let done = 0; done < customers; done += 2_000) {
    await t.engine.write(desk, async (unit) => {
      const records: NewRecord<typeof readerFile>[] = [];
      for (let i = done; i < done + 2_000; i++) {
        records.push({
          person: await unit.newPerson(reader),
          sealed: { name: nameOf(i), phones: [`030 ${1_000_000 + i}`] },
          plain: { number: `L${i}` },
        });
      }
      await unit.insertMany(readerFile, records);
    });
  }
  const queries = ['mü', 'schm ber', 'kaufmann', '030 1000', 'l123', 'waldhof stein', 'win win', 'be'];
  const times: number[] = [];
  for (let round = 0; round < 25; round++) {
    for (const query of queries) {
      const start = performance.now();
      await t.engine.search(readerFile, query, 20);
      times.push(performance.now() - start);
    }
  }
  await t.end();
  times.sort((a, b) => a - b);
  return {
    name: `search by prefix among ${customers.toLocaleString('en')} customers, 95th percentile`,
    value: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
    unit: 'ms',
    goal: { at: 'most', value: 10 },
  };
}

/** All figures of the engine. `scale` 1 is the full size of the requirements. */
export async function engineFigures(scale: number): Promise<readonly Figure[]> {
  const of = (count: number): number => Math.max(2_000, Math.round(count * scale));
  return [
    await inserting(),
    ...(await opening()),
    await searching(of(1_000_000)),
    await erasing(of(10_000_000)),
    await sweeping(of(100_000), of(1_000_000)),
    await sweeping(of(100_000), of(10_000_000)),
  ];
}

if (import.meta.main) console.log(asTable(await engineFigures(Number(process.argv[2] ?? 0.01))));
