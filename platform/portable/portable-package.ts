import { type PaperSource, type PersonCopy, type PortableEntry, portableEntries } from '@redlich/engine';
import { makeZip } from 'client-zip';
import { germanExcel, writeTable } from '../csv/index.ts';

/** One file to be zipped, read when its turn comes. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * A ZIP archive as a stream (stored, not compressed; Zip64 from 4 GiB on). Holds one chunk of one entry in memory, and reads no faster
 * than it is read.
 */
export function zipStream(entries: AsyncIterable<ZipEntry>, now: number): ReadableStream<Uint8Array> {
  async function* inputs() {
    for await (const { name, bytes } of entries) yield { name, input: bytes, lastModified: new Date(now) };
  }
  const reader = makeZip(inputs()).getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // Whoever reads may go away at any time; the library reports that as an error with nothing in it.
    cancel: () => reader.cancel().catch(() => undefined),
  });
}

/** The package of a person's portable data (Art. 20 GDPR) as a ZIP stream. Tables are for people, so their cells are guarded. */
export function portablePackage(copy: PersonCopy, source: PaperSource): ReadableStream<Uint8Array> {
  async function* entries(): AsyncGenerator<ZipEntry> {
    for await (const entry of portableEntries(copy, source))
      yield { name: entry.name, bytes: bytesOf(entry) };
  }
  return zipStream(entries(), source.now);
}

const bytesOf = (entry: PortableEntry): AsyncIterable<Uint8Array> =>
  entry.entry === 'bytes' ? entry.bytes : writeTable(entry.header, entry.rows, germanExcel);
