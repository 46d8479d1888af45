import { Agent, request } from 'node:http';
import { asTable, type Figure } from './measure.ts';
import { startServer } from './server.ts';

const connections = 16;
const warmUp = 500;

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly cookie: string | undefined;
}

/** One keep-alive client of a server, signed in as whoever it signed in as. */
export function clientOf(url: string) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let cookie = '';
  const send = (method: string, path: string, body?: unknown): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        'x-redlich': '1',
        cookie,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      };
      const call = request({ hostname, port, method, path, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString();
          const set = answer.headers['set-cookie']?.[0]?.split(';')[0];
          resolve({
            status: answer.statusCode ?? 0,
            body: text === '' ? undefined : JSON.parse(text),
            cookie: set,
          });
        });
      });
      call.on('error', reject);
      call.end(payload);
    });
  const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const reply = await send(method, path, body);
    if (reply.cookie !== undefined) cookie = reply.cookie;
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply;
  };
  return {
    post: (path: string, body: unknown) => call('POST', path, body),
    get: (path: string) => call('GET', path),
    end: () => agent.destroy(),
  };
}

/** The first run of a server, with an owner who is signed in by it. */
export const setup = {
  company: {
    name: 'Messladen',
    street: 'Weg 1',
    postcode: '10115',
    city: 'Berlin',
    email: '',
    phone: '',
    state: 'DE-BE',
  },
  owner: { name: 'Mess Person', login: 'mess', password: 'anemone kiesel walnuss' },
  language: 'de',
};

/** Order entry over HTTP on a server process of its own; the client is in this process, on another core where there is one. */
export async function httpFigures(orders: number): Promise<readonly Figure[]> {
  const server = await startServer();
  const client = clientOf(server.url);
  await client.post('/api/setup', setup);
  const article = (
    await client.post('/api/articles', { title: 'Ein Buch', priceCents: 1_200, vatClass: 'reduced' })
  ).body as { id: string };
  const customers: string[] = [];
  for (let i = 0; i < 50; i++) {
    const made = await client.post('/api/customers', {
      firstName: 'Anna',
      lastName: `Messer${i}`,
      consents: [],
    });
    customers.push((made.body as { id: string }).id);
  }
  const times: number[] = [];
  const order = async (i: number): Promise<void> => {
    const begun = performance.now();
    await client.post('/api/orders', {
      customerId: customers[i % customers.length],
      messageKind: 'K',
      lines: [{ articleId: article.id, quantity: 1 }],
    });
    times.push(performance.now() - begun);
  };
  await inParallel(warmUp, order);
  times.length = 0;
  const begun = performance.now();
  await inParallel(orders, order);
  const seconds = (performance.now() - begun) / 1_000;
  times.sort((a, b) => a - b);
  client.end();
  await server.end();
  return [
    {
      name: `order entry over HTTP, ${connections} connections, each durable`,
      value: orders / seconds,
      unit: 'orders/s',
      goal: { at: 'least', value: 1_500 },
    },
    {
      name: 'order entry over HTTP, 99th percentile',
      value: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
      unit: 'ms',
      goal: { at: 'most', value: 15 },
    },
  ];
}

async function inParallel(count: number, work: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: connections }, run));
}

if (import.meta.main) console.log(asTable(await httpFigures(Number(process.argv[2] ?? 5_000))));
