import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { connectingOf, databasePlace, mayConnect, mayLookUp } from './destinations.ts';
import { pass } from './pass.ts';

/** Runs code in a process that is guarded, beside a server it could reach, and answers what it said. */
function guarded(
  code: string,
  databaseUrl = '',
): { readonly said: string; readonly seen: readonly string[] } {
  const program = `
    const { installGuard, onPastTheDoor, pass } = await import('./platform/egress/guard/index.ts');
    const net = await import('node:net');
    const calls = [];
    const server = net.createServer((socket) => { calls.push('called'); socket.on('error', () => {}).end('hello'); });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    installGuard(${JSON.stringify(databaseUrl)}.replace('PORT', port));
    const seen = [];
    onPastTheDoor((refused) => seen.push(refused.way));
    const tried = async (work) => { try { return await work(); } catch (error) { return error.code ?? error.cause?.code ?? error.name; } };
    const ended = (socket) => new Promise((resolve) => socket.on('error', (error) => resolve(error.code)).on('data', (data) => resolve(String(data))));
    const said = await (async () => { ${code} })();
    await new Promise((resolve) => setTimeout(resolve, 100));
    console.log(JSON.stringify({ said, seen, calls }));
    process.exit(0);`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  const { said, seen, calls } = JSON.parse(ran.stdout) as { said: string; seen: string[]; calls: string[] };
  return { said, seen: [...seen, ...calls] };
}

const refused = 'ERR_PAST_THE_DOOR';

describe('past the one door', () => {
  it.each([
    ['a socket', "return ended((await import('node:net')).connect(port, '127.0.0.1'));", 'socket'],
    ['a socket by name', "return ended((await import('node:net')).connect(port, 'localhost'));", 'socket'],
    ['TLS', "return ended((await import('node:tls')).connect(port, '127.0.0.1'));", 'socket'],
    ['HTTP', "return ended((await import('node:http')).get({ port, host: '127.0.0.1' }));", 'socket'],
    ['fetch', "return tried(() => fetch('http://127.0.0.1:' + port));", 'socket'],
    ['a local socket', "return ended((await import('node:net')).connect('/run/other.sock'));", 'socket'],
    [
      'a datagram',
      "const socket = (await import('node:dgram')).createSocket('udp4'); socket.send('x', 53, '127.0.0.1'); return ended(socket);",
      'datagram',
    ],
    [
      'a name',
      "return tried(async () => (await import('node:dns/promises')).lookup('example.org'));",
      'name-service',
    ],
    [
      'a name, asked elsewhere',
      "return tried(async () => new (await import('node:dns')).promises.Resolver().resolve4('example.org'));",
      'name-service',
    ],
    [
      'a name, the old way',
      "const dns = await import('node:dns'); return new Promise((resolve) => dns.resolve('example.org', (error) => resolve(error.code)));",
      'name-service',
    ],
    [
      'another process',
      "return tried(async () => (await import('node:child_process')).spawn('true'));",
      'process',
    ],
  ])('%s ends at once and is reported', (_what, code, way) => {
    const { said, seen } = guarded(code);
    expect(said).toBe(refused);
    expect([...new Set(seen)]).toEqual([way]);
  });

  it('a thread gets nowhere either, and the main one hears of it', () => {
    const { said, seen } = guarded(`
      const { Worker } = await import('node:worker_threads');
      const code = "import net from 'node:net'; import { parentPort, workerData } from 'node:worker_threads'; net.connect(workerData, '127.0.0.1').on('error', (error) => parentPort.postMessage(error.code)).on('data', () => parentPort.postMessage('data'));";
      const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(code)), { workerData: port });
      return new Promise((resolve) => worker.once('message', resolve));`);
    expect(said).toBe(refused);
    expect(seen).toEqual(['socket']);
  });

  it('what the door opened passes, and what runs on its socket later does not', () => {
    const { said, seen } = guarded(`
      const { connect } = await import('node:net');
      const socket = pass(() => connect({ port, host: '127.0.0.1' }));
      const first = await ended(socket);
      const second = await new Promise((resolve) => socket.on('close', () => resolve(ended(connect(port, '127.0.0.1')))));
      return first + ' ' + second;`);
    expect(said).toBe(`hello ${refused}`);
    expect(seen).toEqual(['socket', 'called']);
  });

  it('the database server is reached, and nothing beside it', () => {
    const { said, seen } = guarded(
      `const { connect } = await import('node:net');
      return (await ended(connect(port, '127.0.0.1'))) + ' ' + (await ended(connect(port + 1, '127.0.0.1')));`,
      'postgres://user:secret@127.0.0.1:PORT/redlich',
    );
    expect(said).toBe(`hello ${refused}`);
    expect(seen).toEqual(['socket', 'called']);
  });
});

describe('what the guard understands', () => {
  it.each([
    [[5432, 'db.example'], { host: 'db.example', port: 5432 }],
    [['5432'], { host: 'localhost', port: 5432 }],
    [[{ port: 1, host: '::1' }], { host: '::1', port: 1 }],
    [[[{ port: 1 }, null]], { host: 'localhost', port: 1 }],
    [['/run/a.sock'], { path: '/run/a.sock' }],
    [[{ path: '/run/a.sock', port: 1 }], { path: '/run/a.sock' }],
  ])('%j', (args, connecting) => expect(connectingOf(args)).toEqual(connecting));

  it.each([
    ['postgres://a:b@db.example/x', { host: 'db.example', port: 5432 }],
    ['postgres://a:b@[::1]:6000/x', { host: '::1', port: 6000 }],
    ['postgres:///x?host=/run/postgresql', { host: '/run/postgresql', port: 5432 }],
    ['', null],
    [undefined, null],
  ])('%s', (url, place) => expect(databasePlace(url)).toEqual(place));

  it('lets the local socket of the database pass', () => {
    const database = databasePlace('postgres:///x?host=/run/postgresql');
    expect(mayConnect({ path: '/run/postgresql/.s.PGSQL.5432' }, database)).toBe(true);
    expect(mayConnect({ path: '/run/other.sock' }, database)).toBe(false);
  });

  it('asks nobody for an address, and closes again after the door has called, also when that failed', () => {
    expect(mayLookUp('192.0.2.1', null)).toBe(true);
    expect(mayLookUp('example.org', null)).toBe(false);
    expect(pass(() => mayLookUp('example.org', null))).toBe(true);
    expect(() =>
      pass(() => {
        throw new Error('x');
      }),
    ).toThrow();
    expect(mayLookUp('example.org', null)).toBe(false);
  });
});
