import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutChunks } from './cut-chunks.ts';
import type { ChunkPlace, Layer } from './manifest.ts';
import { mergeLayers } from './merge-layers.ts';
import { type ArchivedRow, RowWriter, readRows, type Value } from './row-bytes.ts';
import { compareKeys } from './row-key.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('', '\uffee', '\u{1F3DB}'),
);
const anyValue: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.maxSafeInteger(),
  anyText,
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);
const anyRow: fc.Arbitrary<ArchivedRow> = fc.record({
  state: fc.constantFrom('present', 'deleted'),
  values: fc.array(anyValue, { maxLength: 20 }),
});

test('rows come back as they were written', () => {
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const writer = new RowWriter();
      for (const { state, values } of rows) writer.write(state, values);
      expect(writer.rows).toBe(rows.length);
      expect([...readRows(writer.take())]).toEqual(rows);
    }),
  );
});

test('what the vocabulary does not have is refused instead of bent', () => {
  for (const value of [0.5, Number.NaN, 2 ** 53, true, 10n, {}])
    expect(() => new RowWriter().write('present', [value])).toThrow(
      expect.objectContaining({ id: 'invalid-value' }),
    );
});

test('keys are ordered as the stores order them, letters beyond the first 65,536 too', () => {
  const db = new DatabaseSync(':memory:');
  const greater = db.prepare('select ? > ? as greater');
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      fc.pre(!a.includes('\0') && !b.includes('\0') && a.isWellFormed() && b.isWellFormed());
      expect(compareKeys([a], [b]) > 0).toBe(greater.get(a, b)?.greater === 1);
    }),
  );
  expect(compareKeys(['\uffee'], ['\u{1F3DB}'])).toBeLessThan(0);
  expect(compareKeys(['a', 2], ['a', 10])).toBeLessThan(0);
  db.close();
});

async function* inPortions(rows: readonly ArchivedRow[]): AsyncGenerator<readonly ArchivedRow[]> {
  for (let i = 0; i < rows.length; i += 100) yield rows.slice(i, i + 100);
}

const chunksOf = async (rows: readonly ArchivedRow[]): Promise<readonly string[]> =>
  (await Array.fromAsync(cutChunks(inPortions(rows), [0]))).map(({ bytes }) => bytes.toString('hex'));

const row = (id: string, text: string): ArchivedRow => ({ state: 'present', values: [id, text] });

test('a row that comes, goes or changes changes the chunk it lies in, and no other', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => row(`id-${String(i).padStart(6, '0')}`, `text ${i}`));
  const before = new Set(await chunksOf(rows));
  expect(before.size).toBeGreaterThan(20);
  const changed = {
    changed: rows.with(7_777, row('id-007777', 'new')),
    gone: rows.toSpliced(7_777, 1),
    come: rows.toSpliced(7_777, 0, row('id-007776-5', 'between')),
    first: [row('a', 'before all'), ...rows],
  };
  for (const version of Object.values(changed)) {
    const fresh = (await chunksOf(version)).filter((chunk) => !before.has(chunk));
    expect(fresh.length).toBeLessThanOrEqual(2);
  }
});

function apply(changes: ReadonlyMap<number, number | null>, stands: Map<number, number>): void {
  for (const [key, value] of changes) {
    if (value === null) stands.delete(key);
    else stands.set(key, value);
  }
}

const anyChange = fc.record({ key: fc.integer({ min: 0, max: 40 }), value: fc.option(fc.nat(1_000)) });

test('layers laid upon each other give what stood at the end, whatever came and went', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyChange), { minLength: 1, maxLength: 6 }), async (rounds) => {
      const stands = new Map<number, number>();
      const chunks = new Map<string, Buffer>();
      const layers: Layer[] = [];
      for (const [i, changes] of rounds.entries()) {
        const touched = new Map(changes.map(({ key, value }) => [key, value]));
        if (i === 0) for (const [key, value] of touched) if (value === null) touched.delete(key);
        apply(touched, stands);
        const rows = [...touched]
          .sort(([a], [b]) => a - b)
          .map(
            ([key, value]): ArchivedRow =>
              value === null
                ? { state: 'deleted', values: [key] }
                : { state: 'present', values: [value, key] },
          );
        const places: ChunkPlace[] = [];
        for await (const { bytes } of cutChunks(inPortions(rows), [1])) {
          const id = `${i}-${places.length}`;
          chunks.set(id, bytes);
          places.push({ id, pack: '' });
        }
        layers.push({ rows: rows.length, chunks: places });
      }
      const merged: (readonly Value[])[] = [];
      const read = async ({ id }: ChunkPlace) => chunks.get(id) ?? Buffer.alloc(0);
      for await (const rows of mergeLayers(layers, [1], read)) merged.push(...rows);
      expect(merged).toEqual([...stands].sort(([a], [b]) => a - b).map(([key, value]) => [value, key]));
    }),
  );
});
