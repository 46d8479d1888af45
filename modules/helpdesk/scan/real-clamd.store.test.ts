import type { RecordId } from '@redlich/engine';
import { expect, it } from 'vitest';
import { testOwner } from '../../../platform/testing.ts';
import { attachFile } from '../service/attachments.ts';
import { testDesk } from '../testing.ts';
import { virus } from './testing.ts';
import { virusScanner } from './virus-scanner.ts';

/**
 * A clamd on this computer whose signatures know the invented string of the double: `REDLICH_CLAMD_PORT`. No package of the program
 * brings one, so without it there is nothing to test against.
 */
const port = Number(process.env.REDLICH_CLAMD_PORT ?? 0);

it.runIf(port > 0)('a real clamd lets through what is clean and stops what is not', async () => {
  const desk = await testDesk();
  const { tenant } = desk.at;
  await tenant.egress.switch(testOwner, virusScanner, {
    ...{ to: 'on', host: '127.0.0.1', port, ownNetwork: true },
  });
  const { story } = await desk.look(await desk.ask());
  const part = story.find(({ kind }) => kind === 'message')?.id as RecordId;
  async function* bytesOf(text: string) {
    for (let at = 0; at < text.length; at += 70_000) yield Buffer.from(text.slice(at, at + 70_000));
  }
  const attach = async (text: string) =>
    (await attachFile(tenant, testOwner, part, { name: 'a.txt', bytes: bytesOf(text) })).outcome;
  expect(await attach('guten tag '.repeat(30_000))).toBe('attached');
  expect(await attach(`${'guten tag '.repeat(30_000)}${virus}`)).toBe('infected');
  await desk.at.end();
});
