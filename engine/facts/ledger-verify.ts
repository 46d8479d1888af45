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
 * Walks both chains from their beginnings (or from the checkpoint that stands where accesses died) and checks every hash, every
 * signature, and that no chain is shorter than a checkpoint says it was.
 */
export async function verifyLedger(
  session: Session,
  progress?: (done: number, total: number) => void,
): Promise<LedgerVerdict> {
  const connection = session.store.reader;
  const checkpoints = await allCheckpoints.run(connection, {});
  const signatures = await checkSignatures(session.tenant, connection, checkpoints);
  if (signatures) return signatures;
  const total = session.ledger.heads().fact.number + session.ledger.heads().access.number;
  const counts: Record<Stream, number> = { fact: 0, access: 0 };
  for (const stream of ['fact', 'access'] as const) {
    const fault = await walk(connection, stream, checkpoints, (done) => {
      counts[stream] = done;
      progress?.(counts.fact + counts.access, total);
    });
    if (fault) return fault;
  }
  return { intact: true, facts: counts.fact, accesses: counts.access, checkpoints: checkpoints.length };
}

async function checkSignatures(
  tenant: string,
  connection: Connection,
  checkpoints: readonly CheckpointRow[],
): Promise<Fault | null> {
  const [identity] = await publicKey.run(connection, {});
  for (const row of checkpoints) {
    const valid =
      identity !== undefined &&
      sodium.crypto_sign_verify_detached(
        toBuffer(row.signature),
        checkpointText(tenant, row),
        toBuffer(identity.public_key),
      );
    if (!valid) return { intact: false, stream: 'fact', number: row.fact_number, fault: 'signature' };
  }
  return null;
}

async function walk(
  connection: Connection,
  stream: Stream,
  checkpoints: readonly CheckpointRow[],
  progress: (done: number) => void,
): Promise<Fault | null> {
  const anchors = new Map(
    checkpoints.map((row) =>
      stream === 'fact'
        ? [row.fact_number, toBuffer(row.fact_hash)]
        : [row.access_number, toBuffer(row.access_hash)],
    ),
  );
  const broken = (number: number, fault: Fault['fault']): Fault => ({ intact: false, stream, number, fault });
  let head: Head | null = null;
  let done = 0;
  for (;;) {
    const rows: readonly LedgerRow[] =
      (await pages[stream]?.run(connection, { after: head?.number ?? 0 })) ?? [];
    for (const row of rows) {
      head ??= beginning(stream, row.number, anchors);
      if (head === null || row.number !== head.number + 1) return broken((head?.number ?? 0) + 1, 'gap');
      const hash = chainHash(head.hash, row);
      if (!hash.equals(toBuffer(row.hash))) return broken(row.number, 'hash');
      const anchor = anchors.get(row.number);
      if (anchor && !anchor.equals(hash)) return broken(row.number, 'checkpoint');
      head = { number: row.number, hash };
      done++;
    }
    progress(done);
    if (rows.length < pageSize) break;
  }
  const signed = Math.max(0, ...anchors.keys());
  // With every access dead, the chain ends at the checkpoint itself.
  const end = head?.number ?? (stream === 'access' ? signed : 0);
  return end < signed ? broken(end + 1, 'gap') : null;
}

/** Facts begin at 1. Accesses may begin later, if a checkpoint stands right before them. */
function beginning(stream: Stream, first: number, anchors: ReadonlyMap<number, Buffer>): Head | null {
  if (first === 1) return genesis;
  const hash = stream === 'access' ? anchors.get(first - 1) : undefined;
  return hash ? { number: first - 1, hash } : null;
}
