import {
  type Actor,
  type AnyKind,
  type Engine,
  epochFolder,
  openEngine,
  openStore,
  type RecordId,
  register,
  tenantFolders,
} from '@redlich/engine';
import { modules } from '../../modules/all.ts';
import { type Canaries, formsOf } from './canaries.ts';

/** Opens the one company of a data folder directly, as the server does. */
export async function openData(folder: string, databaseUrl?: string): Promise<Engine> {
  const folders = tenantFolders(folder, 'main');
  return openEngine({
    tenant: 'main',
    register: register(modules.map((module) => module.declaration)),
    store: await openStore(
      databaseUrl === undefined
        ? { at: 'sqlite', folder: folders.stores }
        : { at: 'postgres', url: databaseUrl, tenant: 'main' },
    ),
    epochs: epochFolder(folders.epochs),
    files: folders.files,
    now: Date.now,
    steps: modules.flatMap((module) => module.migrations.map((step) => ({ module: module.id, ...step }))),
  });
}

/** Somebody who may do everything any role may. */
export const everybody = (engine: Engine): Actor => ({
  id: 'test-everybody',
  roles: [...engine.register.roles.keys()],
});

/** Every sealed field that is declared, as `kind.field`. */
export const sealedFields = (engine: Engine): readonly string[] =>
  [...engine.register.kinds.values()].flatMap((kind) =>
    Object.keys(kind.sealed).map((field) => `${kind.id}.${field}`),
  );

/** The sealed fields in which a canary stands, as `kind.field`, found by opening every record there is. */
export async function reachedFields(engine: Engine, canaries: Canaries): Promise<ReadonlySet<string>> {
  const reached = new Set<string>();
  for (const kind of engine.register.kinds.values()) {
    const rows = await engine.db.selectFrom(`records.${kind.id}`).select('id').execute();
    for (const { id } of rows)
      for (const [field, value] of Object.entries(await openForAny(engine, kind, id)))
        if (holdsCanary(JSON.stringify(value), canaries)) reached.add(`${kind.id}.${field}`);
  }
  return reached;
}

const holdsCanary = (text: string, { mark, others }: Canaries): boolean =>
  text.includes(mark) || [...others.values()].some((each) => text.includes(each));

/** Opens a record for the first of its purposes that allows it. */
async function openForAny(
  engine: Engine,
  kind: AnyKind,
  id: RecordId,
): Promise<Readonly<Record<string, unknown>>> {
  for (const purpose of kind.purposes) {
    const opened = await engine.open(everybody(engine), kind, id, purpose as never);
    if (opened.outcome === 'opened') return opened.sealed;
  }
  return {};
}

/** For the test of the search itself: the forms of one text as bytes. */
export const bytesOfForms = (text: string): ReadonlyMap<string, Buffer> =>
  new Map([...formsOf(text)].map(([form, latin]) => [form, Buffer.from(latin, 'latin1')]));
