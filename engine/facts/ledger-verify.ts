import type { Session } from '../session.ts';
import { sodium } from '../sodium.ts';
import type { Connection } from '../store/connection.ts';
import { statement } from '../store/statement.ts';
import { chainHash, genesis, type Head, type LedgerRow, toBuffer } from './ledger.ts';
import type { LedgerVerdict, Stream } from './ledger-view.ts';

const pageSize = 5_000;

const pages = Object.fromEntries(
  (['fact', 'access'] as const).map((stream) => [
    stream,
    statement<{ after: number }, LedgerRow>((db, slot) =>
      db
        .selectFrom(`ledger.${stream}`)
        .select(['number', 'at', 'type', 'actor', 'person_id', 'body', 'hash'])
        .where('number', '>', slot('after'))
        .orderBy('number')
        .limit(pageSize),
    ),
  ]),
);

interface CheckpointRow {
  readonly number: number;
  readonly at: number;
  readonly fact_number: number;
  readonly fact_hash: Uint8Array;
  readonly access_number: number;
  readonly access_hash: Uint8Array;
  readonly signature: Uint8Array;
}

const allCheckpoints = statement<Record<never, never>, CheckpointRow>((db) =>
  db.selectFrom('ledger.checkpoint').selectAll().orderBy('number'),
);
const publicKey = statement<Record<never, never>, { public_key: Uint8Array }>((db) =>
  db.selectFrom('ledger.identity').select('public_key').limit(1),
);

/** The fact that accesses died by their rule, with the number of the last one as `through`. */
export const accessesDied = 'accesses-died';

/** What a checkpoint signs. */
export function checkpointText(tenant: string, row: Omit<CheckpointRow, 'signature'>): Buffer {
  const hex = (bytes: Uint8Array): string => toBuffer(bytes).toString('hex');
  return Buffer.from(
    JSON.stringify([
      tenant,
      row.number,
      row.at,
      row.fact_number,
      hex(row.fact_hash),
      row.access_number,
      hex(row.access_hash),
    ]),
  );
}

type Fault = Extract<LedgerVerdict, { intact: false }>;

/**
 * Walks both chains from their beginnings (or from the checkpoint that stands where accesses died by their rule) and checks every
 * hash, every signature, and that no chain is shorter than a checkpoint says it was. Entries after the last checkpoint are chained
 * but not signed yet.
 * @param identity the ledger's public key, not as it lies beside the ledger but from the key store; see `ownIdentity`
 */
export async function verifyLedger(
  session: Session,
  identity: Buffer | null,
  progress?: (done: number, total: number) => void,
): Promise<LedgerVerdict> {
  const connection = session.store.reader;
  const checkpoints = await allCheckpoints.run(connection, {});
  const signatures = await checkSignatures(session.tenant, connection, identity, checkpoints);
  if (signatures) return signatures;
  const total = session.ledger.heads().fact.number + session.ledger.heads().access.number;
  const counts: Record<Stream, number> = { fact: 0, access: 0 };
  const walk: Walk = { connection, checkpoints, died: 0 };
  for (const stream of ['fact', 'access'] as const) {
    const fault = await walkStream(walk, stream, (done) => {
      counts[stream] = done;
      progress?.(counts.fact + counts.access, total);
    });
    if (fault === null) continue;
    // Accesses may have died by their rule since the checkpoints were read; then all of it is looked at anew.
    const changed = (await allCheckpoints.run(connection, {})).length !== checkpoints.length;
    return changed ? verifyLedger(session, identity, progress) : fault;
  }
  return { intact: true, facts: counts.fact, accesses: counts.access, checkpoints: checkpoints.length };
}

async function checkSignatures(
  tenant: string,
  connection: Connection,
  identity: Buffer | null,
  checkpoints: readonly CheckpointRow[],
): Promise<Fault | null> {
  const [shown] = await publicKey.run(connection, {});
  if (identity === null || shown === undefined || !identity.equals(toBuffer(shown.public_key)))
    return { intact: false, stream: 'fact', number: 0, fault: 'signature' };
  for (const [index, row] of checkpoints.entries()) {
    if (row.number !== index + 1)
      return { intact: false, stream: 'fact', number: row.fact_number, fault: 'checkpoint' };
    const valid = sodium.crypto_sign_verify_detached(
      toBuffer(row.signature),
      checkpointText(tenant, row),
      identity,
    );
    if (!valid) return { intact: false, stream: 'fact', number: row.fact_number, fault: 'signature' };
  }
  return null;
}

/** A walk along both chains, facts first, because they say how far accesses died. */
interface Walk {
  readonly connection: Connection;
  readonly checkpoints: readonly CheckpointRow[];
  /** Number of the last access that died by its rule. */
  died: number;
}

async function walkStream(
  walk: Walk,
  stream: Stream,
  progress: (done: number) => void,
): Promise<Fault | null> {
  const anchors = anchorsOf(stream, walk.checkpoints);
  let head: Head | null = null;
  let done = 0;
  for (;;) {
    const rows: readonly LedgerRow[] =
      (await pages[stream]?.run(walk.connection, { after: head?.number ?? 0 })) ?? [];
    for (const row of rows) {
      head ??= beginning(stream, walk.died, anchors);
      const hash: Buffer | null = head && chainHash(head.hash, row);
      const fault = faultOf(row, head, hash, anchors.get(row.number));
      if (fault) return { intact: false, stream, ...fault };
      if (stream === 'fact' && row.type === accessesDied)
        walk.died = (JSON.parse(row.body) as { through: number }).through;
      if (hash) head = { number: row.number, hash };
      done++;
    }
    progress(done);
    if (rows.length < pageSize) break;
  }
  const signed = Math.max(0, ...anchors.keys());
  // With every access dead, the chain ends where they died.
  const end = head?.number ?? (stream === 'access' ? walk.died : 0);
  return end < signed ? { intact: false, stream, number: end + 1, fault: 'gap' } : null;
}

/** The hashes that checkpoints sign, by the number of the entry. */
function anchorsOf(stream: Stream, checkpoints: readonly CheckpointRow[]): ReadonlyMap<number, Buffer> {
  return new Map(
    checkpoints.map((row) =>
      stream === 'fact'
        ? [row.fact_number, toBuffer(row.fact_hash)]
        : [row.access_number, toBuffer(row.access_hash)],
    ),
  );
}

function faultOf(
  row: LedgerRow,
  before: Head | null,
  hash: Buffer | null,
  anchor: Buffer | undefined,
): Pick<Fault, 'number' | 'fault'> | null {
  if (before === null || hash === null || row.number !== before.number + 1)
    return { number: (before?.number ?? 0) + 1, fault: 'gap' };
  if (!hash.equals(toBuffer(row.hash))) return { number: row.number, fault: 'hash' };
  return anchor && !anchor.equals(hash) ? { number: row.number, fault: 'checkpoint' } : null;
}

/** Facts begin at 1. Accesses begin right after those that died, where a checkpoint stands in their place. */
function beginning(stream: Stream, died: number, anchors: ReadonlyMap<number, Buffer>): Head | null {
  if (stream === 'fact' || died === 0) return genesis;
  const hash = anchors.get(died);
  return hash ? { number: died, hash } : null;
}
