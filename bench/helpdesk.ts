import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { clientOf, setup } from './http.ts';
import { asTable, type Figure, medianMs } from './measure.ts';
import { startServer } from './server.ts';

/**
 * A helpdesk at work over HTTP: 500 people online, each with a page every 20 seconds, while 2,000 enquiries an hour come in and as many are
 * answered. Pages are asked for by the clock, not one after the other, so a slow one holds up what follows and is counted so. In the end
 * every enquiry and every answer is looked for. `npx node bench/helpdesk.ts [enquiries before] [seconds]`
 */
const before = Number(process.argv[2] ?? 2_000);
const seconds = Number(process.argv[3] ?? 60);
const pagesASecond = 500 / 20;
const enquiriesASecond = 2_000 / 3_600;

type Client = ReturnType<typeof clientOf>;
interface Id {
  readonly id: string;
}

const password = 'anemone kiesel walnuss';
const asked = (i: number) => ({
  ...{ channel: 'phone', contactName: `Person ${i}`, contactEmail: `p${i}@beispiel.example` },
  ...{
    subject: `Drucker ${i} blinkt`,
    text: 'Seit heute früh blinkt die Lampe am Zentraldrucker. '.repeat(8),
  },
});

async function ask(desk: Client, i: number): Promise<string> {
  return ((await desk.post('/api/helpdesk/tickets', asked(i))).body as Id).id;
}

async function answer(desk: Client, id: string): Promise<void> {
  const { revision } = (await desk.get(`/api/helpdesk/tickets/${id}`)).body as { revision: number };
  const body = { revision, text: 'Bitte schalten Sie ihn aus und wieder ein.' };
  await desk.post(`/api/helpdesk/tickets/${id}/replies`, body);
}

/** A customer in the portal with some enquiries. */
async function customer(url: string, desk: Client) {
  const invited = await desk.post('/api/portal-accounts', {
    ...{ name: 'Kundin', email: 'kundin@beispiel.example', person: null, company: null, reach: 'own' },
    language: 'de',
  });
  const { tenant, secret } = invited.body as { readonly tenant: string; readonly secret: string };
  const portal = clientOf(url);
  await portal.post('/api/portal/link/use', { tenant, secret, password });
  const session = await portal.get('/api/portal/session');
  if ((session.body as { state: string }).state !== 'signed-in')
    await portal.post('/api/portal/session', { tenant, email: 'kundin@beispiel.example', password });
  const references: string[] = [];
  for (let i = 0; i < 10; i++) {
    const made = await portal.post('/api/portal/tickets', { subject: `Frage ${i}`, text: 'Wie geht das?' });
    references.push((made.body as { reference: string }).reference);
  }
  return { portal, references };
}

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

/** What a plain SELECT of a page of the queue takes, without subjects and names, because these are sealed. */
function plainSelect(folder: string): Promise<number> {
  const [tenant = ''] = readdirSync(join(folder, 'tenants'));
  const db = new DatabaseSync(join(folder, 'tenants', tenant, 'records.db'), { readOnly: true });
  const select = db.prepare(
    "SELECT * FROM ticket WHERE state IN ('new', 'open', 'waiting') ORDER BY updated_at DESC, id DESC LIMIT 50",
  );
  return medianMs(200, () => select.all()).finally(() => db.close());
}

const load = loadavg()[0] ?? 0;
const server = await startServer();
const desk = clientOf(server.url);
await desk.post('/api/setup', setup);
const ids: string[] = [];
for (let i = 0; i < before; i += 20)
  ids.push(...(await Promise.all(Array.from({ length: 20 }, (_, j) => ask(desk, i + j)))));
const { portal, references } = await customer(server.url, desk);
const any = <Thing>(things: readonly Thing[]): Thing =>
  things[Math.floor(Math.random() * things.length)] as Thing;
const pages = [
  ['queue', () => desk.get('/api/helpdesk/tickets?view=active')],
  ['counts of the views', () => desk.get('/api/helpdesk/counts')],
  ['an enquiry with its story', () => desk.get(`/api/helpdesk/tickets/${any(ids)}`)],
  ['portal: own enquiries', () => portal.get('/api/portal/tickets')],
  ['portal: one enquiry', () => portal.get(`/api/portal/tickets/${any(references)}`)],
] as const;
const times = new Map<string, number[]>(pages.map(([name]) => [name, []]));
const work: Promise<unknown>[] = [];
let written = 0;
const begun = performance.now();
for (let page = 0; page < pagesASecond * seconds; page++) {
  const due = begun + (page / pagesASecond) * 1_000;
  if (due > performance.now()) await pause(due - performance.now());
  const [name, get] = pages[page % pages.length] ?? pages[0];
  work.push(get().then(() => times.get(name)?.push(performance.now() - due)));
  if (written < ((performance.now() - begun) / 1_000) * enquiriesASecond) {
    const i = before + written++;
    work.push(ask(desk, i).then(async (id) => answer(desk, id).then(() => ids.push(id))));
  }
}
await Promise.all(work);
const { all } = (await desk.get('/api/helpdesk/counts')).body as { readonly all: number };
const lost = before + written + references.length - all;
const every = [...times.values()].flat();
const figures: readonly Figure[] = [
  {
    name: 'page data, 95th percentile',
    value: percentile(every, 0.95),
    unit: 'ms',
    goal: { at: 'most', value: 100 },
  },
  ...[...times].map(
    ([name, each]): Figure => ({
      name: `${name}, 95th percentile`,
      value: percentile(each, 0.95),
      unit: 'ms',
    }),
  ),
  { name: 'page data, median', value: percentile(every, 0.5), unit: 'ms' },
  {
    name: 'plain SELECT of 50 rows of the queue, median',
    value: await plainSelect(server.folder),
    unit: 'ms',
  },
  { name: 'enquiries and answers lost', value: lost, unit: '', goal: { at: 'most', value: 0 } },
];
process.stdout.write(
  `${every.length} pages in ${seconds} s, ${written} enquiries taken and answered, ${before} there before; load of the machine before: ${load.toFixed(1)}\n${asTable(figures)}\n`,
);
desk.end();
portal.end();
await server.end();
