import { createHash, createPublicKey, verify } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttackEvent } from './attack-event.ts';
import { fingerprintOf, type SigningKey } from './signing-key.ts';

/** What is handed over and why: it stands in the file and in the record of exports. */
export interface ExportRequest {
  /** The file; the signature and the key to verify it with are laid beside it. */
  readonly file: string;
  /** For whom, with the reference of the matter. */
  readonly recipient: string;
  readonly at: number;
}

/** What was handed over. */
export interface Exported {
  readonly records: number;
  readonly sha256: string;
  readonly fingerprint: string;
}

const instant = (at: number): string => new Date(at).toISOString();

/**
 * Writes records of attacks as one readable file: a line of JSON a record, before them a line that says what the file is and how to
 * verify it. The signature is over the whole file (Ed25519).
 *
 * @throws {Error} when a file of this name is there already
 */
export function exportAttacks(
  events: readonly AttackEvent[],
  request: ExportRequest,
  key: SigningKey,
): Exported {
  const { file } = request;
  const head = {
    what: 'Records of attacks, as the log server saw them',
    recipient: request.recipient,
    made: instant(request.at),
    records: events.length,
    ...(events.length === 0
      ? {}
      : { from: instant(events[0]?.at ?? 0), until: instant(events.at(-1)?.at ?? 0) }),
    times: 'UTC',
    addresses:
      'as the server saw the other side of the connection; claimedName is what a name server said and proves nothing',
    verify:
      'redlich-logs attacks verify FILE, or: openssl pkeyutl -verify -rawin -pubin -inkey FILE.pem -sigfile FILE.sig -in FILE',
    keySha256: key.fingerprint,
  };
  const lines = events.map(({ at, ...rest }) => JSON.stringify({ at: instant(at), ...rest }));
  const bytes = Buffer.from(`${[JSON.stringify(head), ...lines].join('\n')}\n`);
  writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' });
  writeFileSync(`${file}.sig`, key.sign(bytes), { mode: 0o600 });
  writeFileSync(`${file}.pem`, key.publicPem, { mode: 0o600 });
  return {
    records: events.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fingerprint: key.fingerprint,
  };
}

/** Somebody looked at whole records or handed them to somebody. Nothing of what stood in them. */
export interface Access {
  readonly at: number;
  readonly by: string;
  readonly what: 'looked at' | 'exported';
  readonly records: number;
  readonly recipient?: string;
  readonly sha256?: string;
  readonly fingerprint?: string;
}

/** Notes an access in `accesses.jsonl` beside the records. It is added to and outlives them. */
export function noteAccess(folder: string, access: Access): void {
  const line = JSON.stringify({ ...access, at: instant(access.at) });
  appendFileSync(join(folder, 'accesses.jsonl'), `${line}\n`, { mode: 0o600 });
}

/** What a check of an exported file found. */
export type Verified =
  | { readonly outcome: 'unchanged'; readonly fingerprint: string }
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'incomplete'; readonly missing: string };

/** Whether a file is what was signed. The fingerprint must be the one that was told on another way. */
export function verifyExport(file: string): Verified {
  for (const each of [file, `${file}.sig`, `${file}.pem`])
    if (!existsSync(each)) return { outcome: 'incomplete', missing: each };
  try {
    const key = createPublicKey(readFileSync(`${file}.pem`));
    const right = verify(null, readFileSync(file), key, readFileSync(`${file}.sig`));
    return right ? { outcome: 'unchanged', fingerprint: fingerprintOf(key) } : { outcome: 'changed' };
  } catch {
    return { outcome: 'changed' };
  }
}
