import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../errors.ts';
import type { Session } from '../../session.ts';

/** Runs a piece of work as a unit of the tenant. */
export type RunUnit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** What the engine lends to custody. */
export interface CustodyTools {
  readonly session: Session;
  readonly runUnit: RunUnit;
}

const lent = new WeakMap<Engine, CustodyTools>();

/** Lends an engine's inside to drills, which work beside it. */
export function lendTools(engine: Engine, tools: CustodyTools): Engine {
  lent.set(engine, tools);
  return engine;
}

/** What an engine has lent. @throws {EngineFault} `not-declared` for an engine that was not opened by this program */
export function toolsOf(engine: Engine): CustodyTools {
  const tools = lent.get(engine);
  if (tools === undefined) throw new EngineFault('not-declared', 'not an engine of this program', true);
  return tools;
}

/** The group under which the key of the archive is kept. */
export const archiveGroup = '#archive';

/** The group under which a custody's key and shares are kept, as long as it is in force. */
export const custodyGroup = (generation: number): string => `#custody/${String(generation).padStart(9, '0')}`;

/** Whether a group is kept for the server's own use and does not belong into custody. */
export const staysOnServer = (group: string): boolean =>
  group.startsWith('#custody/') || group.startsWith('#index/');

/** The key of the archive, laid when it is first asked for. The caller owns the copy. */
export const archiveKeyOf = ({ session, runUnit }: CustodyTools): Promise<Buffer> =>
  runUnit(async () => Buffer.from(await session.keyring.ensure(archiveGroup, '#', null)));
