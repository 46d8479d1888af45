import type { Place } from '../place.ts';
import type { FanOut } from './fan-out.ts';
import type { ChunkPlace } from './manifest.ts';
import { packName } from './names.ts';
import { type Pack, PackWriter } from './pack.ts';
import type { ArchiveSeals } from './sealing.ts';

/** Chunks being compressed at the same time. */
const atOnce = 3;

interface Sent {
  readonly id: string;
  pack: string;
}

/**
 * Sends chunks to places: those that lie there already are only named, the others go out in packs. Where a chunk lies is known for
 * sure after `finish`.
 */
export class ChunkSender {
  readonly #seals: ArchiveSeals;
  readonly #fan: FanOut;
  readonly #known: ReadonlyMap<string, string>;
  readonly #sent = new Map<string, Sent>();
  readonly #packs = new Map<string, number>();
  readonly #sealing: { readonly id: string; readonly sealed: Promise<Buffer> }[] = [];
  readonly #progress: (bytes: number) => void;
  #writer: PackWriter;
  #flushing: Promise<void> = Promise.resolve();

  /** @param known chunks that lie at all of the places, with their packs */
  constructor(
    seals: ArchiveSeals,
    fan: FanOut,
    known: ReadonlyMap<string, string>,
    progress: (bytes: number) => void,
  ) {
    this.#seals = seals;
    this.#fan = fan;
    this.#known = known;
    this.#progress = progress;
    this.#writer = new PackWriter(seals);
  }

  /** Packs that were written, with their bytes. */
  get packs(): ReadonlyMap<string, number> {
    return this.#packs;
  }

  /** Whether nobody is left to send to. */
  get isPointless(): boolean {
    return this.places.length === 0;
  }

  /** Places that did everything so far. */
  get places(): readonly Place[] {
    return this.#fan.going();
  }

  /** Hands a chunk over. Its pack is filled in later, at the latest by `finish`. */
  async send(plain: Buffer, content: 'rows' | 'sealed'): Promise<ChunkPlace> {
    const id = this.#seals.idOf(plain);
    const pack = this.#known.get(id);
    if (pack !== undefined) return { id, pack };
    const before = this.#sent.get(id);
    if (before !== undefined) return before;
    const sent: Sent = { id, pack: '' };
    this.#sent.set(id, sent);
    const sealed = this.#seals.sealChunk(id, plain, content);
    // Awaited in its turn; until then its failure must not count as nobody's.
    sealed.catch(() => {});
    this.#sealing.push({ id, sealed });
    if (this.#sealing.length >= atOnce) await this.#takeOne();
    return sent;
  }

  /** Sends what is left. */
  async finish(): Promise<void> {
    while (this.#sealing.length > 0) await this.#takeOne();
    await this.#flush();
    await this.#flushing;
  }

  async #takeOne(): Promise<void> {
    const next = this.#sealing.shift();
    if (next === undefined) return;
    this.#writer.add(next.id, await next.sealed);
    if (this.#writer.isFull) await this.#flush();
  }

  /** One pack is on its way while the next is filled. */
  async #flush(): Promise<void> {
    if (this.#writer.isEmpty) return;
    const pack = await this.#writer.finish();
    await this.#flushing;
    this.#flushing = this.#write(pack);
    this.#flushing.catch(() => {});
  }

  async #write(pack: Pack): Promise<void> {
    await this.#fan.write(packName(this.#seals.tenant, pack.hash), pack.bytes);
    this.#packs.set(pack.hash, pack.bytes.length);
    for (const id of pack.ids) {
      const sent = this.#sent.get(id);
      if (sent !== undefined) sent.pack = pack.hash;
    }
    this.#progress(pack.bytes.length);
  }
}
