import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hedwig } from '../day/journey.ts';
import type { ApiClient } from '../harness/client.ts';
import { command, makePlace, type ServerProcess, startServer } from '../harness/server.ts';
import { signIn } from '../harness/shop.ts';

const versions = readdirSync(import.meta.dirname).filter((name) => name.startsWith('version-'));

test('there is a folder of an older version to open', () => expect(versions).toContain('version-0.1.0'));

describe.each(versions)('a data folder of %s', (version) => {
  const place = makePlace();
  let server: ServerProcess;
  let owner: ApiClient;
  beforeAll(async () => {
    cpSync(join(import.meta.dirname, version), place.data, { recursive: true });
    server = await startServer(place);
    owner = await signIn(server.url, 'ina');
  });
  afterAll(async () => {
    await server?.stop();
    place.remove();
  });

  test('opens, its customer is found, and everything about her can be read', async () => {
    const { hits } = await owner.must(200, 'POST', '/api/customers/search', { query: 'müßigb' });
    expect(hits).toHaveLength(1);
    const [{ id }] = hits;
    const card = await owner.must(200, 'GET', `/api/customers/${id}`);
    expect(card).toMatchObject({ customer: hedwig, notes: [{ text: 'Mag Leuchttürme.' }] });
    expect(card.label.given.toSorted()).toEqual(['marketing', 'notification', 'storage']);
    const interests = await owner.must(200, 'GET', `/api/customers/${id}/interests`);
    expect(JSON.stringify(interests)).toContain('Lyrik');
  });

  test('its orders and sales are there, and its chain is intact', async () => {
    const { rows } = await owner.must(200, 'GET', '/api/orders?state=all');
    expect(rows.map((row: { state: string }) => row.state).toSorted()).toEqual(['collected', 'ordered']);
    const sales = await owner.must(200, 'GET', '/api/sales');
    expect(sales.rows).toMatchObject([{ number: 1, totalCents: 2400 }]);
    expect(await owner.must(200, 'POST', '/api/ledger/verify')).toMatchObject({ intact: true });
  });

  test('is found without damage by the command that looks for it', async () => {
    await server.stop();
    await command(place, ['verify']);
  });

  test('keeps its pledges, as the command for them says, and is told when one is broken', async () => {
    await server.stop();
    expect(await command(place, ['pledges'])).toContain('eingehalten  storage.needed');
    const db = new DatabaseSync(join(place.data, 'tenants/main/records.db'));
    db.exec("update customer set due_at = 1, due_action = 'erase'");
    db.close();
    await expect(command(place, ['pledges'])).rejects.toThrow('GEBROCHEN  storage.needed');
  });
});
