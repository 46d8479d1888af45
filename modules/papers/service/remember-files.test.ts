import { expect, test } from 'vitest';
import { remembered } from './remember-files.ts';

test('a file is made once for the same content, also when many ask at once, and again when making it failed', async () => {
  let made = 0;
  const make = async () => new Uint8Array([made++]);
  const all = await Promise.all(Array.from({ length: 9 }, () => remembered({ a: 'once' }, 'pdf', make)));
  expect(made).toBe(1);
  expect(new Set(all).size).toBe(1);
  await remembered({ a: 'once' }, 'docx', make);
  await remembered({ a: 'other' }, 'pdf', make);
  expect(made).toBe(3);
  const fail = () => Promise.reject(new TypeError('no'));
  await expect(remembered({ a: 'fails' }, 'pdf', fail)).rejects.toThrow('no');
  await remembered({ a: 'fails' }, 'pdf', make);
  expect(made).toBe(4);
});

test('what was not asked for the longest is forgotten', async () => {
  let made = 0;
  const make = async () => new Uint8Array([made++]);
  await remembered({ n: 'first' }, 'pdf', make);
  for (let n = 0; n < 40; n++) await remembered({ n }, 'pdf', make);
  await remembered({ n: 39 }, 'pdf', make);
  expect(made).toBe(41);
  await remembered({ n: 'first' }, 'pdf', make);
  expect(made).toBe(42);
});
