import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isOwnHost } from './own-host.ts';
import { type Served, serve } from './serve.ts';

describe('a request that names', () => {
  it.each(['localhost:8484', '127.0.0.1', '[::1]:80', '192.168.1.4:8484', 'laden.example', 'a.haus.example'])(
    '%s is for this server',
    (host) => expect(isOwnHost(`http://${host}/`, ['laden.example', '*.haus.example'])).toBe(true),
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'haus.example',
    'laden.example.evil.example',
    'xladen.example',
  ])('%s is for somebody else', (host) =>
    expect(isOwnHost(`http://${host}/`, ['laden.example', '*.haus.example'])).toBe(false),
  );
});

describe('a server that listens', () => {
  let served: Served | undefined;
  afterEach(() => served?.close());

  it('turns away a page whose name was made to point here, before anything looks at the request', async () => {
    const asked: string[] = [];
    const app = {
      routes: [],
      fetch: async (request: Request) => {
        asked.push(request.url);
        return new Response('here');
      },
    };
    served = await serve(app, { port: 0, names: ['laden.example'] });
    const { port } = served;
    expect(await statusFor(port, 'evil.example')).toBe(421);
    expect(asked).toEqual([]);
    for (const host of ['localhost', `127.0.0.1:${port}`, 'Laden.Example']) {
      expect(await statusFor(port, host)).toBe(200);
    }
    expect(asked).toHaveLength(3);
  });
});

/** `fetch` writes the host itself, so this is said over the bare socket. */
const statusFor = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').on('error', reject);
    socket.on('data', (bytes) => {
      resolve(Number(String(bytes).split(' ')[1]));
      socket.destroy();
    });
    socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  });
