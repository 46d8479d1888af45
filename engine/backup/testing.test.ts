import { expect, test } from 'vitest';
import { type Mishap, memoryPlace, type PlaceOperation } from './testing.ts';

async function* pieces(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function textOf(read: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  if (read === null) return null;
  const parts: Uint8Array[] = [];
  for await (const piece of read) parts.push(piece);
  return Buffer.concat(parts).toString();
}

const writes = (operation: PlaceOperation): boolean => operation.what === 'write';

test('a place in memory hands back what it was given and remembers what it was told to forget', async () => {
  const place = memoryPlace();
  await place.write('a/one', pieces('first ', 'version'));
  await place.write('a/one', pieces('second'));
  await place.write('b/two', pieces(''));
  expect(await textOf(await place.read('a/one'))).toBe('second');
  expect(await textOf(await place.read('a/none'))).toBeNull();
  expect(await Array.fromAsync(place.list('a/'))).toEqual([{ name: 'a/one', bytes: 6 }]);
  await place.remove('a/one');
  await place.remove('a/one');
  expect(await textOf(await place.read('a/one'))).toBeNull();
  expect(place.everWritten.map((each) => each.bytes.toString())).toEqual(['first version', 'second', '']);
});

test('names no place must be given are refused', async () => {
  for (const name of ['', '/a', 'a/', 'a//b', '.a', 'a/.b', 'A', 'ä', 'a b', 'a'.repeat(201)])
    await expect(memoryPlace().write(name, pieces('x'))).rejects.toThrow('not a name');
});

test.each<[Mishap, string | null, string | null]>([
  ['away', 'away', null],
  ['full', 'full', null],
  ['refused', 'refused', null],
  ['unanswered', 'away', 'four'],
  ['torn', 'away', 'fo'],
  ['forgotten', null, null],
  ['cut', null, 'fou'],
  ['flipped', null, 'fotr'],
])('a write that goes wrong as %s', async (mishap, trouble, left) => {
  const place = memoryPlace();
  place.fail(2, mishap, writes);
  await place.write('first', pieces('fine'));
  await place.read('first');
  const written = await place.write('second', pieces('four')).then(
    () => null,
    (error: { readonly trouble: string }) => error.trouble,
  );
  expect(written).toBe(trouble);
  expect(await textOf(await place.read('second'))).toBe(left);
  await place.write('third', pieces('fine again'));
});

test('a place that went away does nothing until it is back', async () => {
  const place = memoryPlace();
  await place.write('a', pieces('kept'));
  place.goAway();
  await expect(place.read('a')).rejects.toMatchObject({ trouble: 'away' });
  await expect(Array.fromAsync(place.list(''))).rejects.toMatchObject({ trouble: 'away' });
  await expect(place.remove('a')).rejects.toMatchObject({ trouble: 'away' });
  place.comeBack();
  expect(await textOf(await place.read('a'))).toBe('kept');
});

test('a read whose line breaks throws instead of ending early', async () => {
  const place = memoryPlace();
  await place.write('a', pieces('0123456789'));
  place.fail(1, 'torn');
  await expect(textOf(await place.read('a'))).rejects.toMatchObject({ trouble: 'away' });
});

test('a crash can be made at any operation', async () => {
  const place = memoryPlace();
  place.onOperation = (_operation, number) => {
    if (number === 2) throw new Error('killed');
  };
  await place.write('a', pieces('x'));
  await expect(place.write('b', pieces('x'))).rejects.toThrow('killed');
  expect([...place.objects.keys()]).toEqual(['a']);
});
