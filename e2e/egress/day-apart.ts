import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { makePlace, startServer } from '../harness/server.ts';
import { addArticle, addCustomer, setUpShop, takeOrder } from '../harness/shop.ts';

/** What the kernel of a network of its own has counted. */
export interface Counted {
  /** Connections begun and connections taken: as many, when everybody who called called the one server there is. */
  readonly activeOpens: number;
  readonly passiveOpens: number;
  readonly datagrams: number;
  /** Packets that wanted to where no way leads. */
  readonly noRoutes: number;
}

function counted(): Counted {
  const lines = readFileSync('/proc/net/snmp', 'utf8').split('\n');
  const value = (protocol: string, name: string): number => {
    const [names = '', values = ''] = lines.filter((line) => line.startsWith(`${protocol}: `));
    return Number(values.split(' ')[names.split(' ').indexOf(name)]);
  };
  return {
    activeOpens: value('Tcp', 'ActiveOpens'),
    passiveOpens: value('Tcp', 'PassiveOpens'),
    datagrams: value('Udp', 'OutDatagrams'),
    noRoutes: value('Ip', 'OutNoRoutes'),
  };
}

// Run in a network namespace of its own, where nothing is but the loopback and nobody else calls.
const place = makePlace();
try {
  const server = await startServer(place);
  const owner = await setUpShop(server.url);
  const article = await addArticle(owner, '2000000000015', 'Der Leuchtturm am Ende', 2400);
  const person = await addCustomer(
    owner,
    { salutation: 'ms', firstName: 'Hedwig', lastName: 'Müßigbrodt', email: 'hedwig@muessigbrodt.example' },
    ['notification', 'storage'],
  );
  await takeOrder(owner, person, article, { messageKind: 'email' });
  await owner.must(200, 'POST', '/api/goods-in', { code: '2000000000015' });
  // The jobs and the watch have their turn too.
  await pause(12_000);
  await server.stop();
  const quiet = counted();
  // One call to the outside, to show that the counters would have told.
  await new Promise<void>((resolve) => {
    connect(9, '203.0.113.9')
      .on('error', () => resolve())
      .on('connect', () => resolve());
  });
  process.stdout.write(JSON.stringify({ quiet, control: counted() }));
} finally {
  place.remove();
}
process.exit(0);
