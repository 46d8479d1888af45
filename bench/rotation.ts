import type { Actor } from '@redlich/engine';
import { librarian, library, loan } from '@redlich/engine/sample';
import { testEngine } from '@redlich/engine/testing';
import { asTable, type Figure } from './measure.ts';

const desk: Actor = { id: 'desk', roles: [librarian.id] };
const wish = { person: null, sealed: { remark: 'Wunsch' }, plain: { book: 'B', card: null } };

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;

/** A change of epoch among many keys: how long it takes, and what whoever takes orders meanwhile notices. */
export async function rotationFigures(scale: number): Promise<readonly Figure[]> {
  const keys = Math.max(20_000, Math.round(1_000_000 * scale));
  const t = await testEngine([library]);
  for (let done = 0; done < keys; done += 5_000)
    await t.engine.write(desk, (unit) =>
      unit.insertMany(
        loan,
        Array.from({ length: 5_000 }, () => wish),
      ),
    );
  const enter = async (): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const start = performance.now();
    await t.engine.write(desk, (unit) => unit.insert(loan, wish));
    return performance.now() - start;
  };
  const calm: number[] = [];
  for (let i = 0; i < 400; i++) calm.push(await enter());
  const start = performance.now();
  await t.engine.rotate();
  const alone = performance.now() - start;
  const meanwhile: number[] = [];
  let running = true;
  const rotation = t.engine.rotate().finally(() => {
    running = false;
  });
  while (running) meanwhile.push(await enter());
  await rotation;
  await t.end();
  return [
    {
      name: `new epoch for ${keys.toLocaleString('en')} keys, per million`,
      value: (alone / keys) * 1_000,
      unit: 's',
      goal: { at: 'most', value: 10 },
    },
    {
      name: 'order entry during a new epoch, 99th percentile against normal',
      value: percentile(meanwhile, 0.99) / percentile(calm, 0.99),
      unit: '×',
      goal: { at: 'most', value: 3 },
    },
  ];
}

if (import.meta.main) console.log(asTable(await rotationFigures(Number(process.argv[2] ?? 0.05))));
