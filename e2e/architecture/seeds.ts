import type { Tree } from './seed-tree.ts';

/** A change that breaks one house rule. */
export interface Seed {
  readonly what: string;
  readonly rule: string;
  /** The file the finding names. */
  readonly at: string;
  readonly changes: Tree;
}

const seed = (what: string, rule: string, changes: Tree, at = Object.keys(changes)[0] ?? ''): Seed => ({
  what,
  rule,
  at,
  changes,
});

/** At least one seed for each rule, and one for each way around it that was thought of. */
export const seeds: readonly Seed[] = [
  seed('a circle', 'no-circle', {
    'engine/a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
    'engine/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
  }),
  seed('a circle of types alone', 'no-circle', {
    'engine/a.ts': "import type { B } from './b.ts';\nexport type A = B | 1;",
    'engine/b.ts': "import type { A } from './a.ts';\nexport type B = A | 2;",
  }),
  seed('an import that leads nowhere', 'imports-lead-somewhere', { 'engine/a.ts': "import './gone.ts';" }),
  seed('engine → module', 'engine-knows-no-business', {
    'engine/a.ts': "import { orders } from '../modules/orders/index.ts';\nexport const a = orders;",
  }),
  seed('engine → module, a type only', 'engine-knows-no-business', {
    'engine/a.ts':
      "import type { orders } from '../modules/orders/index.ts';\nexport type A = typeof orders;",
  }),
  seed('engine → platform', 'engine-knows-no-business', {
    'engine/a.ts': "export { isAddress } from '../platform/http/list.ts';",
  }),
  seed('platform → module', 'platform-below-modules', {
    'platform/a.ts': "import { orders } from '../modules/orders/index.ts';\nexport const a = orders;",
  }),
  seed(
    'module → command',
    'modules-below-web-and-cli',
    {
      'cli/print.ts': 'export const print = 1;',
      'modules/customers/a.ts': "export { print } from '../../cli/print.ts';",
    },
    'modules/customers/a.ts',
  ),
  seed('screen → web shell', 'modules-below-web-and-cli', {
    'modules/customers/screens/a.tsx': "export { frame } from '../../../web/frame.ts';",
    'web/frame.ts': 'export const frame = 1;',
  }),
  seed('web shell → command', 'web-and-cli-apart', {
    'web/a.ts': "export { start } from '../cli/start.ts';",
  }),
  seed('program → script', 'tools-stand-alone', {
    'cli/a.ts': "export { s } from '../scripts/s.ts';",
    'scripts/s.ts': 'export const s = 1;',
  }),
  seed('mail → log filter', 'tools-stand-alone', {
    'platform/mail/a.ts': "export { filter } from '@redlich/logs';",
  }),
  seed("log of the program → the log filter's inside", 'log-filter-through-its-index', {
    'platform/logging/a.ts': "export { filter } from '../../logs/filter.ts';",
  }),
  seed('log of the program → script', 'log-filter-through-its-index', {
    'platform/logging/a.ts': "export { s } from '../../scripts/s.ts';",
    'scripts/s.ts': 'export const s = 1;',
  }),
  seed('log filter → engine', 'logs-know-nothing-of-the-house', {
    'logs/a.ts': "export { seal } from '@redlich/engine';",
  }),
  seed('log filter → platform', 'logs-know-nothing-of-the-house', {
    'logs/a.ts': "export { isAddress } from '../platform/http/list.ts';",
  }),
  seed("past the engine's index", 'engine-through-its-index', {
    'platform/a.ts': "export { seal } from '../engine/vault/seal.ts';",
  }),
  seed("module → another module's inside", 'module-through-its-index', {
    'modules/orders/a.ts': "import { find } from '../customers/find.ts';\nexport const a = find;",
  }),
  seed("module → a type of another module's inside", 'module-through-its-index', {
    'modules/orders/a.ts': "import type { find } from '../customers/find.ts';\nexport type A = typeof find;",
  }),
  seed("the list of modules → a module's inside", 'module-through-its-index', {
    'modules/a.ts': "export { find } from './customers/find.ts';",
  }),
  seed("command → a module's inside", 'module-through-its-index', {
    'cli/a.ts': "export { find } from '../modules/customers/find.ts';",
  }),
  seed('web shell → one screen of a module', 'module-through-its-index', {
    'web/a.ts': "export { one } from '../modules/orders/screens/one.ts';",
    'modules/orders/screens/one.ts': 'export const one = 1;',
  }),
  seed('command → screens', 'screens-only-for-screens', {
    'cli/a.ts': "export { screen } from '../modules/orders/screens/index.ts';",
  }),
  seed('web shell → server side of a module', 'browser-code-stays-in-the-browser', {
    'web/a.ts': "export { orders } from '../modules/orders/index.ts';",
  }),
  seed('password rules → server', 'judged-on-both-sides-stays-pure', {
    'platform/login/passwords/password-rules.ts':
      "import { a } from '../accounts.ts';\nexport const b = a;\n",
    'platform/login/accounts.ts': 'export const a = 1;\n',
  }),
  seed('screen → engine', 'browser-code-stays-in-the-browser', {
    'modules/orders/screens/a.ts': "import { seal } from '@redlich/engine';\nexport const a = seal;",
  }),
  seed('screen → Node', 'no-node-in-the-browser', {
    'modules/orders/screens/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
  }),
  ...['node:http', 'https', 'node:tls', 'dgram', 'node:dns/promises', 'http2'].map((name) =>
    seed(`${name} in a module`, 'socket-outside-egress', {
      'modules/orders/a.ts': `import * as socket from '${name}';\nexport const a = socket;`,
    }),
  ),
  ...[
    "import { connect } from 'node:net'",
    "import net from 'net'",
    "import { isIP, Socket } from 'node:net'",
  ].map((statement) =>
    seed(statement, 'socket-outside-egress', { 'modules/orders/a.ts': `${statement};\nexport const a = 1;` }),
  ),
  seed('a socket loaded late', 'socket-outside-egress', {
    'platform/mail/a.ts': "export const a = async () => await import('node:tls');",
  }),
  seed('node:net loaded late', 'socket-outside-egress', {
    'platform/mail/a.ts': "export const a = async () => await import('node:net');",
  }),
  seed('an import nobody can read', 'computed-import', {
    'modules/orders/a.ts':
      "const name = ['node:', 'tls'].join('');\nexport const a = async () => await import(name);",
  }),
  seed('a module asked of the process', 'computed-import', {
    'modules/orders/a.ts': "export const a = process.getBuiltinModule('fs');",
  }),
  seed('another program', 'program-outside-cli', {
    'modules/orders/a.ts':
      "import { execFile } from 'node:child_process';\nexport const a = () => execFile('curl');",
  }),
  ...[
    'fetch(url)',
    'globalThis.fetch(url)',
    "window['fetch'](url)",
    'new WebSocket(url)',
    'navigator.sendBeacon(url)',
    '[url].map(fetch)',
  ].map((call) =>
    seed(call, 'global-network-outside-egress', {
      'modules/orders/a.ts': `export const a = (url: string) => ${call};`,
    }),
  ),
  seed('fetch under another name', 'global-network-outside-egress', {
    'modules/orders/a.ts': 'const { fetch: ask } = globalThis;\nexport const a = ask;',
  }),
  seed('fetch in a screen', 'global-network-outside-egress', {
    'modules/orders/screens/a.ts': "export const a = () => fetch('/api');",
  }),
  seed('SQLite in a module', 'database-only-in-the-store', {
    'modules/orders/a.ts': "import { DatabaseSync } from 'node:sqlite';\nexport const a = DatabaseSync;",
  }),
  seed('a query in a route', 'sql-outside-service', {
    'modules/orders/routes.ts': "export const routes = (db: any) => db.selectFrom('orders').selectAll();",
  }),
  seed('SQL as text in a route', 'sql-outside-service', {
    'modules/orders/routes.ts':
      'const sql = (text: TemplateStringsArray) => text;\nexport const a = sql`DELETE FROM orders`;',
  }),
  seed('a statement in a command', 'sql-outside-service', {
    'cli/a.ts': "export const a = (db: any) => db.deleteFrom('orders').execute();",
  }),
  seed('tables without their declaration', 'tables-follow-their-declaration', {
    'modules/customers/tables.ts': "export const table = 'customer';",
    'modules/customers/declaration.ts': "export const customer = { id: 'customer' };",
  }),
  seed("tables with another module's declaration", 'tables-follow-their-declaration', {
    'modules/customers/tables.ts': "export { orders } from '../orders/index.ts';",
  }),
  seed('program → test support', 'tests-are-not-imported', {
    'engine/a.ts': "export { testEngine } from './testing.ts';",
  }),
  seed('an engine in a test that runs on one store only', 'store-tests-run-on-both-stores', {
    'engine/a.test.ts': "import { testEngine } from './testing.ts';\ntestEngine();",
  }),
  seed('a package that is not installed for users', 'installed-for-development-only', {
    'platform/a.ts': "import { probe } from 'probe';\nexport const a = probe;",
  }),
];

/** Packages that are not installed here: their import leads nowhere as well. */
export const packageSeeds: readonly Seed[] = [
  ...['undici', 'ws', 'axios', 'ssh2-sftp-client'].map((name) =>
    seed(name, 'socket-outside-egress', { 'modules/orders/a.ts': `import '${name}';` }),
  ),
  seed('pg', 'database-only-in-the-store', {
    'modules/orders/a.ts': "import pg from 'pg';\nexport const a = pg;",
  }),
  seed('nodemailer', 'smtp-only-in-mail', {
    'modules/orders/a.ts': "import 'nodemailer/lib/smtp-connection';",
  }),
  seed('ssh2', 'ssh-only-in-places', { 'platform/mail/a.ts': "import 'ssh2';" }),
  seed('@hono/node-server', 'listening-only-in-serve', {
    'cli/a.ts': "import { serve } from '@hono/node-server';\nserve({});",
  }),
];
