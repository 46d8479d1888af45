import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPostgres } from '../../scripts/testing/postgres.ts';
import { makePlace, type Place, startServer } from '../harness/server.ts';
import { collection, signIn } from '../harness/shop.ts';
import { makeCanaries } from './canaries.ts';
import { plant } from './plant.ts';
import { bytesOfForms, everybody, openData, reachedFields, sealedFields } from './reached-fields.ts';
import { findIn, findOpen } from './search-files.ts';

/** Sealed fields no input of the API can bring a canary into, and why. A field that is missing here must be reached. */
const outOfReach: Readonly<Record<string, string>> = {
  'customer.salutation': 'one of four words',
  'customer.country': 'two letters',
  'consent_paper.sheet': 'the name is made of the day it was signed; the scan itself lies in the sealed file',
  'staff_account.language': 'one of two words',
  'portal_account.language': 'one of two words',
  'portal_account.passwordHash': 'only the hash of the password, which is a canary',
  'company.postcode': 'few letters',
  'ticket_message.mailId': 'comes with a mail',
  'staff_account.passwordHash': 'only the hash of the password, which is a canary',
  'staff_account.totpStep': 'a number',
  'staff_account.recoveryCodes': 'only hashes of the codes, which are looked for',
  'sign_in_attempt.address': 'the address of the network, not of the request',
  'probing_request.address': 'the address of the network, not of the request',
  'sign_in_key.key': 'made at random',
  'order_message.subject': 'made of the number of the order',
  'mailing_piece.unsubscribe': 'made at random',
  'privacy_request.blackedOut': 'only places',
  'privacy_request.excused':
    'needs a recipient that got something; sealed in one blob with the fields that are planted',
  'rectification.what': 'a title of the program',
  'prepared_answer.content': 'empty; the answer itself lies in the sealed file',
};

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

test('the search finds a canary in every form, so that it can fail', () => {
  const canaries = makeCanaries();
  for (const [form, bytes] of bytesOfForms(canaries.mark)) {
    writeFileSync(
      join(place.folder, 'open'),
      Buffer.concat([Buffer.from([0, 255]), bytes, Buffer.from('!')]),
    );
    expect(findOpen(place.folder, canaries).join(), form).toContain(form);
  }
  for (const before of ['', 'a', 'ab'])
    expect(
      findIn(Buffer.from(Buffer.from(`${before}${canaries.text()}`).toString('base64')), canaries),
    ).not.toEqual([]);
  expect(findIn(Buffer.from('nothing of it'), canaries)).toEqual([]);
});

describe.each(['sqlite', 'postgres'] as const)('with %s', (store) => {
  test('no byte the system writes holds personal data in the clear, of any sealed field', async () => {
    const canaries = makeCanaries();
    const postgres = store === 'postgres' ? await postgresIn(place) : null;
    try {
      const server = await startServer(place, postgres?.url);
      await plant(server.url.replace('127.0.0.1', 'localhost'), canaries, place.mayCall);
      // What is written now and what after the jobs had their turn: -wal and -shm exist only while the server runs.
      expect(findOpen(place.folder, canaries)).toEqual([]);
      await pause(2_000);
      await server.stop();
      if (postgres) await checkpoint(postgres.url);
      expect(findOpen(place.folder, canaries)).toEqual([]);
      expect(findIn(Buffer.from(server.said()), canaries)).toEqual([]);
      const nobodys = { ...canaries, mark: 'der leuchtturm am ende', others: new Map<string, string>() };
      expect(findOpen(place.folder, nobodys).join(), 'a title, which is nobody’s, is found').toContain(
        'UTF-8',
      );
      expect(server.said(), 'the server logs').toContain('"event"');

      const engine = await openData(place.data, postgres?.url);
      const reached = await reachedFields(engine, canaries);
      const missed = sealedFields(engine).filter((field) => !reached.has(field));
      await engine.close();
      expect(missed.sort()).toEqual(Object.keys(outOfReach).sort());
    } finally {
      await postgres?.stop();
    }
  });
});

test('a copy made before the order was collected opens nothing of that person beside today’s keys', async () => {
  const canaries = makeCanaries();
  const first = await startServer(place);
  const shop = await plant(first.url.replace('127.0.0.1', 'localhost'), canaries, place.mayCall);
  await first.stop();
  const copy = join(place.folder, 'copy');
  cpSync(place.data, copy, { recursive: true });

  const before = await openEverythingOf(copyOf(copy, place), shop.leaving, shop.kept);
  expect(before.leaving.opened, 'the copy alone opens').toBeGreaterThan(3);

  const second = await startServer(place);
  const owner = await signIn(second.url, 'ina');
  const sold = await owner.must(201, 'POST', '/api/sales', await collection(owner, shop.orders.leaving));
  expect(sold).toMatchObject({ anonymised: 1, filesEnded: 1 });
  await second.stop();

  for (const file of ['keys.db', 'keys.db-wal', 'keys.db-shm']) {
    const inside = join('tenants/main', file);
    rmSync(join(copy, inside), { force: true });
    if (existsSync(join(place.data, inside))) cpSync(join(place.data, inside), join(copy, inside));
  }
  rmSync(join(copy, 'epochs'), { recursive: true });
  cpSync(join(place.data, 'epochs'), join(copy, 'epochs'), { recursive: true });
  const after = await openEverythingOf(copy, shop.leaving, shop.kept);
  expect(after.leaving.rows, 'their sealed rows are still in the copy').toBeGreaterThan(3);
  expect(after.leaving.opened).toBe(0);
  expect(after.kept).toEqual(before.kept);
  expect(after.kept.opened).toBeGreaterThan(3);
});

/** A copy of a copy, because opening one changes it. */
function copyOf(folder: string, { folder: around }: Place): string {
  const again = mkdtempSync(join(around, 'again-'));
  cpSync(folder, again, { recursive: true });
  return again;
}

/** How many records of two persons exist and how many open for any purpose. */
async function openEverythingOf(folder: string, leaving: string, kept: string) {
  const engine = await openData(folder);
  const count = async (person: string) => {
    let [rows, opened] = [0, 0];
    for (const kind of engine.register.kinds.values()) {
      const found = await engine.db
        .selectFrom(`records.${kind.id}`)
        .select('id')
        .where('person_id', '=', person)
        .execute();
      for (const { id } of found) {
        rows++;
        const tries = kind.purposes.map((purpose: unknown) =>
          engine.open(everybody(engine), kind, id, purpose as never),
        );
        const answers = await Promise.allSettled(tries);
        if (answers.some((each) => each.status === 'fulfilled' && each.value.outcome === 'opened')) opened++;
      }
    }
    return { rows, opened };
  };
  const result = { leaving: await count(leaving), kept: await count(kept) };
  await engine.close();
  return result;
}

/** A database server whose files lie in the place; it runs under another account when tests run as root. */
async function postgresIn({ folder, temporary }: Place) {
  for (const each of [folder, temporary]) chmodSync(each, 0o755);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  try {
    return await startPostgres();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Puts everything that is still in the server's memory into its files. */
async function checkpoint(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('checkpoint');
  await client.end();
}
