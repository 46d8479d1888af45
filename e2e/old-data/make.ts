import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hedwig, morning } from '../day/journey.ts';
import { makePlace, startServer } from '../harness/server.ts';
import { addCustomer, collection, takeOrder } from '../harness/shop.ts';

// Makes the data folder that later versions must still open: `npx node e2e/old-data/make.ts 0.1.0`. Everybody in it is invented,
// and so its keys lie beside it. Once a version is published, its folder is never made again.

const version = process.argv[2];
if (version === undefined) throw new Error('which version? e2e/old-data/make.ts 0.1.0');

const place = makePlace();
const server = await startServer(place);
const { till, article } = await morning(server.url);
const consents = ['storage', 'notification', 'marketing'];
const id = await addCustomer(till, hedwig, consents);
await till.must(201, 'POST', `/api/customers/${id}/notes`, { text: 'Mag Leuchttürme.', pinned: true });
await till.must(200, 'PUT', `/api/customers/${id}/interests`, { topics: ['Lyrik'], revision: null });
await till.must(201, 'POST', `/api/customers/${id}/papers?consents=storage&signed=${Date.now()}`, undefined, {
  raw: { type: 'application/pdf', bytes: '%PDF-1.7\nHedwig Müßigbrodt ist einverstanden.\n%%EOF\n' },
});
const collected = await takeOrder(till, id, article, { messageKind: 'email', note: 'bitte als Geschenk' });
await till.must(200, 'POST', '/api/goods-in', { code: '2000000000015' });
await till.must(201, 'POST', '/api/sales', await collection(till, collected));
await takeOrder(till, id, article, { messageKind: 'letter' });
await server.stop();

const kept = join(import.meta.dirname, `version-${version}`);
rmSync(kept, { recursive: true, force: true });
cpSync(place.data, kept, { recursive: true });
place.remove();
