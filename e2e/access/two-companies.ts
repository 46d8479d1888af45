import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  automation,
  type Engine,
  type PersonId,
  type PlainColumn,
  type Purpose,
  program,
  type SealedField,
} from '@redlich/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { modules } from '../../modules/all.ts';
import { type Clock, shiftableClock } from '../../platform/clock.ts';
import type { App } from '../../platform/http/create-app.ts';
import { type TestClient, testClient } from '../../platform/http/testing.ts';
import { openInstallation } from '../../platform/installation.ts';
import { type Log, openLog } from '../../platform/logging/log.ts';
import { createUser, hashPassword } from '../../platform/login/index.ts';
import { createServer } from '../../platform/server.ts';
import type { Tenant } from '../../platform/tenant.ts';
import { inputFor, type Schema } from './minimal-input.ts';

/** Two companies on one server with all its parts, and somebody of every role in each. */
export interface TwoCompanies {
  readonly app: App;
  readonly first: Company;
  readonly second: Company;
  /** What the program wrote to its log so far, as it stood before the filter. */
  readonly logged: readonly string[];
  readonly log: Log;
  end(): Promise<void>;
}

/** A company and its people, by role. `everything` has all roles. */
export interface Company {
  readonly tenant: Tenant;
  readonly roles: readonly string[];
  signIn(role: string): Promise<TestClient>;
}

const password = 'lampe feder kompass moos';

/** Opens them in a folder of its own. */
export async function openTwoCompanies(): Promise<TwoCompanies> {
  const folder = mkdtempSync(join(tmpdir(), 'redlich-access-'));
  const clock: Clock = shiftableClock(() => Date.UTC(2026, 2, 2, 11));
  const logged: string[] = [];
  const log = openLog(clock, (line) => logged.push(line));
  const installation = await openInstallation({ folder, modules, clock, log });
  const passwordHash = await hashPassword(password);
  const app = createServer(installation, { version: 'test', refusalMs: 0 });
  const roles = [...installation.register.roles.keys()].filter((role) => role !== automation.id);
  const company = async (id: string): Promise<Company> => {
    const tenant = await installation.addTenant(id);
    for (const role of [...roles, 'everything']) {
      const held = role === 'everything' ? roles : [role];
      const name = `Mustername ${id} ${role}`;
      await createUser(tenant.engine, program, {
        name,
        login: role,
        passwordHash,
        language: 'de',
        roles: held,
        mustChange: false,
      });
    }
    return { tenant, roles, signIn: (role) => signIn(app, id, role) };
  };
  return {
    app,
    first: await company('first'),
    second: await company('second'),
    logged,
    log,
    async end() {
      await installation.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function signIn(app: App, tenant: string, login: string): Promise<TestClient> {
  const client = testClient(app);
  const reply = await client.post('/api/session', { tenant, login, password });
  if (reply.status !== 200) throw new Error(`${tenant}/${login} cannot sign in: ${reply.status}`);
  return client;
}

/** The ids of everything a company has, and of the persons it is about. */
export async function idsOf(engine: Engine): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const kind of engine.register.kinds.keys()) {
    const rows = await engine.db.selectFrom(`records.${kind}`).select(['id', 'person_id']).limit(3).execute();
    ids.push(...rows.flatMap((row) => [row.id, row.person_id]).filter((id) => id !== null));
  }
  return [...new Set(ids)];
}

/** All a company's rows of all tables, and how far its ledger has come. Two of them differ when anything was touched. */
export async function snapshotOf(engine: Engine): Promise<Readonly<Record<string, string>>> {
  const tables = await sql<{
    name: string;
  }>`select name from records.sqlite_master where type = 'table'`.execute(engine.db);
  const found: Record<string, string> = {};
  for (const { name } of tables.rows) {
    if (name.startsWith('sqlite_')) continue;
    const { rows } = await sql`select * from ${sql.table(`records.${name}`)}`.execute(engine.db);
    found[name] = JSON.stringify(rows);
  }
  for (const stream of ['fact', 'access'] as const) {
    const [last] = await engine.ledger.page({ stream, limit: 1 });
    found[`ledger ${stream}`] = JSON.stringify(last ?? null);
  }
  return found;
}

/** Puts a record of every kind any part declares into a company, each of a person of its own, with `text` in every text. */
export async function fillEveryKind(engine: Engine, text: string): Promise<void> {
  const persons = await engine.write(program, async (unit) => {
    const consenting = new Map<string, PersonId>();
    for (const kind of engine.register.kinds.values()) {
      const person = await unit.newPerson(kind.persons);
      consenting.set(kind.id, person);
      for (const { basis } of kind.purposes as readonly Purpose[]) {
        if (basis.article !== '6-1-a') continue;
        const { consent } = basis;
        await unit.giveConsent(person, consent, {
          channel: 'counter',
          wordingVersion: consent.wording.version,
        });
      }
    }
    return consenting;
  });
  await engine.write(program, async (unit) => {
    for (const kind of engine.register.kinds.values()) {
      const sealed = Object.entries(kind.sealed as Readonly<Record<string, SealedField>>).map(
        ([name, { schema }]) => {
          const described = z.toJSONSchema(schema, { unrepresentable: 'any' }) as Schema;
          return [name, inputFor(described, { schemas: {}, id: text, text })];
        },
      );
      const plain = Object.entries(kind.plain as Readonly<Record<string, PlainColumn>>).map(
        ([name, { type }]) => [name, type === 'text' ? `${kind.id}-${name}` : 1],
      );
      await unit.insert(kind, {
        person: persons.get(kind.id) ?? null,
        sealed: Object.fromEntries(sealed),
        plain: Object.fromEntries(plain),
      });
    }
  });
}
