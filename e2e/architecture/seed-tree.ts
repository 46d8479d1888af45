import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files by path from the root. */
export type Tree = Readonly<Record<string, string>>;

/** A small program in the house plan that keeps every rule. Seeds add one file or replace one. */
export const goodTree: Tree = {
  'package.json': '{ "name": "seed", "type": "module", "devDependencies": { "probe": "1.0.0" } }',
  'node_modules/probe/package.json': '{ "name": "probe", "version": "1.0.0", "main": "index.js" }',
  'node_modules/probe/index.js': 'export const probe = 1;',
  'engine/package.json': '{ "name": "@redlich/engine", "type": "module", "exports": { ".": "./index.ts" } }',
  'engine/index.ts': "export { seal } from './vault/seal.ts';\nexport type { Unit } from './unit.ts';",
  'engine/unit.ts': 'export interface Unit { readonly db: unknown }',
  'engine/vault/seal.ts': 'export const seal = (bytes: string): string => bytes;',
  'engine/testing.ts': "import { seal } from './index.ts';\nexport const testEngine = () => seal('');",
  'engine/vault/seal.store.test.ts': "import { testEngine } from '../testing.ts';\ntestEngine();",
  'logs/package.json': '{ "name": "@redlich/logs", "type": "module", "exports": { ".": "./index.ts" } }',
  'logs/index.ts': "export { filter } from './filter.ts';",
  'logs/filter.ts':
    "import { createSocket } from 'node:dgram';\nexport const filter = () => createSocket('udp4');",
  'platform/logging/log.ts': "import { filter } from '@redlich/logs';\nexport const log = () => filter;",
  'platform/egress/dial.ts': "import { connect } from 'node:net';\nexport const dial = () => connect(25);",
  'platform/http/list.ts':
    "import { isIP } from 'node:net';\nexport const isAddress = (text: string) => isIP(text) > 0;",
  'platform/ui/api.ts': 'export const get = (path: string) => fetch(path);',
  'platform/module.ts':
    "import type { Unit } from '@redlich/engine';\nexport interface Module { use(unit: Unit): void }",
  'modules/all.ts': "import { orders } from './orders/index.ts';\nexport const all = [orders];",
  'modules/orders/index.ts': "import { list } from './service.ts';\nexport const orders = { list };",
  'modules/orders/declaration.ts': "export const order = { id: 'order' };",
  'modules/orders/tables.ts': "import { order } from './declaration.ts';\nexport const table = order.id;",
  'modules/orders/service.ts':
    "import type { Module } from '../../platform/module.ts';\nimport { table } from './tables.ts';\n" +
    'export const list = (db: any): Module => db.selectFrom(table).execute();',
  'modules/orders/screens/index.ts':
    "import { get } from '../../../platform/ui/api.ts';\nexport const screen = () => get('/api');",
  'modules/customers/index.ts': "export { find } from './find.ts';",
  'modules/customers/find.ts': 'export const find = () => 1;',
  'web/app.tsx':
    "import { screen } from '../modules/orders/screens/index.ts';\nexport const app = <p>{screen.name}</p>;",
  'cli/start.ts': "import { all } from '../modules/all.ts';\nexport const start = () => all.length;",
};

/** Writes the good tree with these changes to a temporary folder, asks `judge` about it and removes it. */
export async function withTree<Answer>(
  changes: Tree,
  judge: (root: string) => Promise<Answer>,
): Promise<Answer> {
  const root = mkdtempSync(join(tmpdir(), 'redlich-seed-'));
  try {
    for (const [path, text] of Object.entries({ ...goodTree, ...changes })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    mkdirSync(join(root, 'node_modules/@redlich'));
    for (const name of ['engine', 'logs'])
      symlinkSync(join(root, name), join(root, `node_modules/@redlich/${name}`), 'dir');
    return await judge(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
