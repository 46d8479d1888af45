import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { EngineFault } from '../../errors.ts';
import { forget, keyBytes, openBytes, sealBytes } from '../../vault/seal.ts';
import { digestOf } from './objects.ts';

/** A living key as custody holds it. */
export interface HeldKey {
  readonly group: string;
  readonly kind: string;
  readonly person: string | null;
  readonly key: Buffer;
}

const headSchema = z.object({
  format: z.literal(1),
  tenant: z.string(),
  generation: z.int().positive(),
  /** Which server wrote it. */
  writer: z.string(),
  at: z.int(),
  /** Where the ledger stood before the first key was read: keys of what died up to here are not in it. */
  fact: z.object({ number: z.int(), hash: z.string() }),
  threshold: z.int().positive(),
  places: z.array(z.string()),
  /** Tells a right key from a wrong one. */
  keyCheck: z.string(),
  /** Of the recovery key the shares are sealed for. */
  fingerprint: z.string(),
  segments: z.array(z.object({ name: z.string(), digest: z.string(), keys: z.int() })),
});

/** What a custody says of itself; sealed under the archive key, the last object written. */
export type CustodyHead = z.infer<typeof headSchema>;

/** Where a tenant's custodies lie at a place. */
export const custodyPrefix = (tenant: string): string => `${tenant}/custody/`;

/** The folder of a custody at a place. Generation and writer stand in the name, so that a survey opens nothing. */
export const custodyFolder = (tenant: string, generation: number, writer: string): string =>
  `${custodyPrefix(tenant)}${String(generation).padStart(9, '0')}-${writer}`;

/** Reads generation and writer from the name of an object of a custody. */
export function custodyIn(name: string): { readonly generation: number; readonly writer: string } | null {
  const found = /\/custody\/(\d{9})-([0-9a-f]{16})\//.exec(name);
  return found === null ? null : { generation: Number(found[1]), writer: found[2] ?? '' };
}

/** A fingerprint of a custody key that tells nothing about it, because the key is random. */
export const keyCheckOf = (key: Buffer): string => digestOf(Buffer.concat([Buffer.from('custody'), key]));

const headContext = (tenant: string): string => `custody|${tenant}|head`;

/** Seals a head under the archive key. */
export const sealHead = (archiveKey: Buffer, head: CustodyHead): Buffer =>
  sealBytes(archiveKey, headContext(head.tenant), Buffer.from(JSON.stringify(head)));

/** Opens a head; `null` when it is damaged or not sealed under this archive key. */
export function openHead(archiveKey: Buffer, tenant: string, sealed: Uint8Array): CustodyHead | null {
  try {
    const plain = openBytes(archiveKey, headContext(tenant), sealed);
    return headSchema.parse(JSON.parse(plain.toString()));
  } catch {
    return null;
  }
}

const segmentContext = (tenant: string, generation: number, index: number): string =>
  `custody|${tenant}|${generation}|${index}`;

/** Where a segment belongs. */
export interface SegmentPlace {
  readonly tenant: string;
  readonly generation: number;
  readonly index: number;
}

/** A portion of keys, sealed under the custody key: names compressed, keys side by side (they do not compress). */
export function sealSegment(custodyKey: Buffer, at: SegmentPlace, keys: readonly HeldKey[]): Buffer {
  const names = zstdCompressSync(
    Buffer.from(JSON.stringify(keys.map(({ group, kind, person }) => [group, kind, person]))),
  );
  const plain = Buffer.allocUnsafeSlow(4 + names.length + keys.length * keyBytes);
  plain.writeUInt32LE(names.length);
  names.copy(plain, 4);
  keys.forEach(({ group, key }, i) => {
    if (key.length !== keyBytes) throw new EngineFault('key-lost', `the key of ${group} has another length`);
    key.copy(plain, 4 + names.length + i * keyBytes);
  });
  const sealed = sealBytes(custodyKey, segmentContext(at.tenant, at.generation, at.index), plain);
  forget(plain);
  return sealed;
}

const namesSchema = z.array(z.tuple([z.string(), z.string(), z.string().nullable()]));

/** Opens a segment. @throws {EngineFault} `seal-broken` */
export function openSegment(custodyKey: Buffer, at: SegmentPlace, sealed: Uint8Array): readonly HeldKey[] {
  const plain = openBytes(custodyKey, segmentContext(at.tenant, at.generation, at.index), sealed);
  const length = plain.readUInt32LE(0);
  const names = namesSchema.parse(JSON.parse(zstdDecompressSync(plain.subarray(4, 4 + length)).toString()));
  return names.map(([group, kind, person], i) => {
    const from = 4 + length + i * keyBytes;
    return { group, kind, person, key: plain.subarray(from, from + keyBytes) };
  });
}
