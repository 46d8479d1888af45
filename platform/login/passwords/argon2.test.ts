import { expect, test } from 'vitest';
import { hashPassword, isOutdated, isPassword, makePasswordsCheap } from './argon2.ts';

test('a password is kept with 64 MiB and three passes, and no other is taken for it', async () => {
  const hash = await hashPassword('kiesel wolke lampe');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await isPassword(hash, 'kiesel wolke lampe')).toBe(true);
  expect(await isPassword(hash, 'kiesel wolke lampen')).toBe(false);
  expect(await isPassword(null, 'kiesel wolke lampe')).toBe(false);
  expect(isOutdated(hash)).toBe(false);
  makePasswordsCheap();
  expect(isOutdated(hash)).toBe(true);
});
