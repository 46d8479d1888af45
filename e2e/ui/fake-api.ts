import type { Page } from 'playwright-core';
import QRCode from 'qrcode';

/** Answers the routes of the shell as the server would, for pictures and tests of the interface alone. */
export interface FakeApi {
  state: 'first-run' | 'signed-out' | 'signed-in';
  duty: 'change-password' | 'set-second-factor' | null;
  demo: boolean;
  roles: readonly string[];
  /** Bodies of the changes that were sent, in order. */
  readonly sent: {
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
    readonly guard: string | undefined;
  }[];
}

const user = { id: 'u1', name: 'Frida Brandt', language: 'de' };
const company = { name: 'Buchhandlung Seitenweise' };
const demoUsers = [
  { login: 'frida', password: 'lampe feder kompass', title: 'Frida Brandt, Inhaberin' },
  { login: 'jonas', password: 'lampe feder kompass', title: 'Jonas Weiß, Mitarbeit' },
];
const at = Date.UTC(2026, 9, 2, 8);
const account = {
  ...user,
  login: 'frida',
  roles: ['owner'],
  mustChange: false,
  totp: false,
  recoveryCodesLeft: 0,
  passkeys: [{ id: 'p1', name: 'Laptop im Büro', createdAt: at, lastUsedAt: at + 86_400_000 }],
};
const common = { active: true, mustChange: false, secondFactor: false, createdAt: at, revision: 1 };
const users = [
  { ...common, id: 'u1', name: 'Frida Brandt', login: 'frida', roles: ['owner'], secondFactor: true },
  { ...common, id: 'u2', name: 'Jonas Weiß', login: 'jonas', roles: ['staff'] },
  {
    ...common,
    id: 'u3',
    name: 'Aylin Öztürk',
    login: 'aylin',
    roles: ['staff', 'bookkeeping'],
    active: false,
  },
  { ...common, id: 'u4', name: 'Pia Lindqvist', login: 'pia', roles: ['manager'], mustChange: true },
];
const attempts = [{ at, step: 'password', login: 'admin', address: '192.0.2.7', browser: 'Firefox 153' }];

const refusal = {
  type: 'urn:redlich:problem:credentials',
  title: 'Name oder Passwort stimmt nicht.',
  status: 401,
  code: 'credentials',
};

/** Puts the fake in front of a page's calls. What it does not know gets a 404 problem. */
export async function fakeApi(page: Page, begin: Partial<Omit<FakeApi, 'sent'>> = {}): Promise<FakeApi> {
  const fake: FakeApi = { state: 'signed-in', duty: null, demo: true, roles: ['owner'], ...begin, sent: [] };
  const uri = 'otpauth://totp/Redlich:frida?secret=JBSWY3DPEHPK3PXP&issuer=Redlich';
  const qrSvg = await QRCode.toString(uri, { type: 'svg', margin: 0 });
  const replies: Readonly<Record<string, (body: unknown) => readonly [number, unknown]>> = {
    'GET /api/session': () => [
      200,
      {
        state: fake.state,
        demo: fake.demo ? { users: demoUsers } : null,
        ...(fake.state === 'signed-in' && {
          user: {
            ...user,
            roles: fake.roles,
            mustChange: fake.duty === 'change-password',
            mustSetSecondFactor: fake.duty === 'set-second-factor',
          },
          company,
        }),
        tenants: 1,
      },
    ],
    'POST /api/session': (body) => {
      const isRight =
        typeof body === 'object' &&
        body !== null &&
        'password' in body &&
        body.password === 'lampe feder kompass';
      if (!isRight) return [401, refusal];
      fake.state = 'signed-in';
      return [200, { state: 'signed-in' }];
    },
    'POST /api/setup': () => {
      fake.state = 'signed-in';
      return [201, { state: 'signed-in' }];
    },
    'DELETE /api/session': () => {
      fake.state = 'signed-out';
      return [204, null];
    },
    'GET /api/account': () => [200, account],
    'POST /api/account/totp': () => [200, { secret: 'JBSWY3DPEHPK3PXP', uri, qrSvg }],
    'POST /api/account/totp/confirm': () => [
      200,
      { recoveryCodes: [...Array(10).keys()].map((n) => `kq7w-${4210 + n * 37}`) },
    ],
    'POST /api/account/password': () => {
      fake.duty = null;
      return [204, null];
    },
    'GET /api/alarms': () => [200, { standing: [], past: [] }],
    'GET /api/sign-in-attempts': () => [200, { attempts }],
    'PUT /api/account/preferences': () => [204, null],
    'GET /api/users': () => [200, { users }],
    'POST /api/users': () => [201, { id: 'u4', password: 'ahorn-segel-7421' }],
  };
  await page.route('**/api/**', async (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname;
    const body: unknown = request.postDataJSON();
    if (request.method() !== 'GET')
      fake.sent.push({ method: request.method(), path, body, guard: request.headers()['x-redlich'] });
    const missing = {
      type: 'urn:redlich:problem:not-found',
      title: 'Das gibt es nicht (mehr).',
      status: 404,
      code: 'not-found',
    };
    if (path === '/api/helpdesk/news') {
      await route.fulfill({ contentType: 'text/event-stream', body: 'retry: 600000\n\n' });
      return;
    }
    const [status, reply] = replies[`${request.method()} ${path}`]?.(body) ?? [404, missing];
    const contentType = status >= 400 ? 'application/problem+json' : 'application/json';
    await route.fulfill({ status, contentType, body: status === 204 ? '' : JSON.stringify(reply) });
  });
  return fake;
}
