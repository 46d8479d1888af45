import { EngineFault } from '../errors.ts';
import type { Session } from '../session.ts';
import { sodium } from '../sodium.ts';
import { statement } from '../store/statement.ts';
import { upkeep } from '../vault/records.ts';
import type { Head } from './ledger.ts';
import { toBuffer } from './ledger.ts';
import { accessesDied, checkpointText } from './ledger-verify.ts';

/** The group under which the ledger's signing seed is kept in the key store. */
export const signingGroup = '#ledger';

const lastNumber = statement<Record<never, never>, { number: number }>((db) =>
  db.selectFrom('ledger.checkpoint').select('number').orderBy('number', 'desc').limit(1),
);
const insertCheckpoint = statement<{
  number: number;
  at: number;
  fact_number: number;
  fact_hash: Buffer;
  access_number: number;
  access_hash: Buffer;
  signature: Buffer;
}>((db, slot) =>
  db.insertInto('ledger.checkpoint').values({
    number: slot('number'),
    at: slot('at'),
    fact_number: slot('fact_number'),
    fact_hash: slot('fact_hash'),
    access_number: slot('access_number'),
    access_hash: slot('access_hash'),
    signature: slot('signature'),
  }),
);
const insertIdentity = statement<{ key: Buffer }>((db, slot) =>
  db.insertInto('ledger.identity').values({ public_key: slot('key') }),
);
const accessBefore = statement<{ before: number }, { number: number; hash: Uint8Array }>((db, slot) =>
  db
    .selectFrom('ledger.access')
    .select(['number', 'hash'])
    .where('at', '<', slot('before'))
    .orderBy('number', 'desc')
    .limit(1),
);
const deleteAccesses = statement<{ number: number }>((db, slot) =>
  db.deleteFrom('ledger.access').where('number', '<=', slot('number')),
);

function keyPair(seed: Buffer): { readonly open: Buffer; readonly secret: Buffer } {
  const open = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  const secret = Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES);
  sodium.crypto_sign_seed_keypair(open, secret, seed);
  return { open, secret };
}

/** The public half of a signing seed, for verifying. */
export const publicHalfOf = (seed: Buffer): Buffer => keyPair(seed).open;

/** Gives a new tenant's ledger its Ed25519 identity. Within a unit. */
export async function layIdentity(session: Session): Promise<void> {
  const seed = await session.keyring.lay(signingGroup, '#', null);
  await insertIdentity.run(session.connection, { key: keyPair(seed).open });
}

/** Signs the ends of both chains (or, for accesses, an earlier entry behind which the rest will die). Within a unit. */
export async function signCheckpoint(
  session: Session,
  access: Head = session.ledger.heads().access,
): Promise<void> {
  const seed = await session.keyring.find(signingGroup);
  if (seed === null) throw new EngineFault('key-lost', 'the ledger has no signing key');
  const [last] = await lastNumber.run(session.connection, {});
  const { fact } = session.ledger.heads();
  const row = {
    number: (last?.number ?? 0) + 1,
    at: session.now(),
    fact_number: fact.number,
    fact_hash: fact.hash,
    access_number: access.number,
    access_hash: access.hash,
  };
  const signature = Buffer.alloc(sodium.crypto_sign_BYTES);
  sodium.crypto_sign_detached(signature, checkpointText(session.tenant, row), keyPair(seed).secret);
  await insertCheckpoint.run(session.connection, { ...row, signature });
}

/** The public half of the ledger's signing key, from the key store: what lies beside the ledger proves nothing. Within a unit. */
export async function ownIdentity(session: Session): Promise<Buffer | null> {
  const seed = await session.keyring.find(signingGroup);
  return seed === null ? null : publicHalfOf(seed);
}

/**
 * Lets access entries older than `before` die; a signed checkpoint stands in their place, and a fact says how far they went, so
 * that nobody else can let them die unnoticed. Within a unit.
 */
export async function pruneAccesses(session: Session, before: number): Promise<number> {
  const [last] = await accessBefore.run(session.connection, { before });
  if (last === undefined) return 0;
  await signCheckpoint(session, { number: last.number, hash: toBuffer(last.hash) });
  await deleteAccesses.run(session.connection, { number: last.number });
  const count = session.connection.changes();
  const body = { through: last.number, count };
  const entry = { at: session.now(), type: accessesDied, actor: upkeep.id, person: null, body };
  await session.ledger.append('fact', entry);
  await signCheckpoint(session);
  return count;
}
