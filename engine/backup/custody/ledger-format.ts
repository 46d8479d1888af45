import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { openBytes, sealBytes } from '../../vault/seal.ts';

/** What is copied: both chains, and the checkpoints that sign them. */
export type CopiedStream = 'fact' | 'access' | 'checkpoint';

/** A row as it travels. Hashes of the chains are left out: they follow from the rows. */
export type CopiedRow = readonly (string | number | null)[];

const segmentSchema = z.object({
  stream: z.enum(['fact', 'access', 'checkpoint']),
  /** Numbers of its first and last entry. */
  from: z.int(),
  to: z.int(),
  name: z.string(),
  digest: z.string(),
});

/** A portion of a chain at a place. */
export type LedgerSegment = z.infer<typeof segmentSchema>;

const end = z.object({ number: z.int(), hash: z.string() });

const headSchema = z.object({
  format: z.literal(1),
  tenant: z.string(),
  writer: z.string(),
  at: z.int(),
  fact: end,
  access: end,
  checkpoint: z.int(),
  /** How many places keep copies, by which the restore knows how many it has to ask. */
  places: z.array(z.string()),
  segments: z.array(segmentSchema),
});

/** What a copy of the ledger says of itself; sealed under the archive key, replaced as a whole. */
export type LedgerHead = z.infer<typeof headSchema>;

/** Where a tenant's copy of the ledger lies at a place. */
export const ledgerPrefix = (tenant: string): string => `${tenant}/ledger/`;

/** The name of the head, which tells which segments count. */
export const ledgerHeadName = (tenant: string): string => `${ledgerPrefix(tenant)}head`;

/** The name of a segment. The digest is in it, so that two of the same range never overwrite each other. */
export const segmentName = (
  tenant: string,
  { stream, from, to, digest }: Omit<LedgerSegment, 'name'>,
): string => `${ledgerPrefix(tenant)}${stream}-${from}-${to}-${digest.slice(0, 16)}`;

const headContext = (tenant: string): string => `ledger|${tenant}|head`;

/** Seals a head under the archive key. */
export const sealLedgerHead = (archiveKey: Buffer, head: LedgerHead): Buffer =>
  sealBytes(archiveKey, headContext(head.tenant), zstdCompressSync(Buffer.from(JSON.stringify(head))));

/** Opens a head; `null` when it is damaged or not sealed under this archive key. */
export function openLedgerHead(archiveKey: Buffer, tenant: string, sealed: Uint8Array): LedgerHead | null {
  try {
    const plain = openBytes(archiveKey, headContext(tenant), sealed);
    return headSchema.parse(JSON.parse(zstdDecompressSync(plain).toString()));
  } catch {
    return null;
  }
}

const segmentContext = (tenant: string, stream: CopiedStream, from: number, to: number): string =>
  `ledger|${tenant}|${stream}|${from}|${to}`;

/** Seals a portion of a chain. */
export function sealLedgerRows(
  archiveKey: Buffer,
  tenant: string,
  { stream, from, to }: Pick<LedgerSegment, 'stream' | 'from' | 'to'>,
  rows: readonly CopiedRow[],
): Buffer {
  const plain = zstdCompressSync(Buffer.from(JSON.stringify(rows)));
  return sealBytes(archiveKey, segmentContext(tenant, stream, from, to), plain);
}

const rowsSchema = z.array(z.array(z.union([z.string(), z.number(), z.null()])));

/** Opens a portion of a chain. @throws {EngineFault} `seal-broken` */
export function openLedgerRows(
  archiveKey: Buffer,
  tenant: string,
  { stream, from, to }: LedgerSegment,
  sealed: Uint8Array,
): readonly CopiedRow[] {
  const plain = openBytes(archiveKey, segmentContext(tenant, stream, from, to), sealed);
  return rowsSchema.parse(JSON.parse(zstdDecompressSync(plain).toString()));
}
