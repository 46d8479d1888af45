import { type Place, type PlacedObject, PlaceFault, type PlaceTrouble } from './place.ts';

/** One thing asked of a place. */
export interface PlaceOperation {
  readonly what: 'list' | 'read' | 'write' | 'remove';
  /** The object's name; of a listing, the prefix. */
  readonly name: string;
}

/**
 * What goes wrong with an operation.
 *
 * - `away`, `full`, `refused`, `damaged`: nothing is done, the place says why.
 * - `unanswered`: it is done, but the answer is lost (`away`).
 * - `torn`: half of the bytes are written or handed out, then the line breaks (`away`). A place must not leave half an object; a bad
 *   one does.
 * - `forgotten`: a write or removal that is answered as done and was not.
 * - `flipped`, `cut`: the object is written, or read, with one bit changed or its last byte missing, and answered as done.
 */
export type Mishap = PlaceTrouble | 'unanswered' | 'torn' | 'forgotten' | 'flipped' | 'cut';

/** A place in memory, with everything a place can do wrong. */
export interface MemoryPlace extends Place {
  /** What it holds now. Tests may change it: a bit rots, an older object is put back. */
  readonly objects: Map<string, Buffer>;
  /** Every version of every object ever written: the place that never forgets. */
  readonly everWritten: readonly { readonly name: string; readonly bytes: Buffer }[];
  /** Everything asked of it so far. */
  readonly operations: readonly PlaceOperation[];
  /** Lets the `nth` operation from now (1 is the next) that `concerns` go wrong, once. */
  fail(nth: number, mishap: Mishap, concerns?: (operation: PlaceOperation) => boolean): void;
  /** From now on it is away, until `comeBack`. */
  goAway(): void;
  /** From now on all goes well: it is back, and nothing that was planned goes wrong any more. */
  comeBack(): void;
  /** Called before each operation; what it throws, the operation throws. For crashes at every step. */
  onOperation: ((operation: PlaceOperation, number: number) => void) | null;
}

interface PlannedMishap {
  left: number;
  readonly mishap: Mishap;
  readonly concerns: (operation: PlaceOperation) => boolean;
}

/** Makes a place in memory. @param id as in the settings */
export function memoryPlace(id = 'memory'): MemoryPlace {
  const objects = new Map<string, Buffer>();
  const everWritten: { name: string; bytes: Buffer }[] = [];
  const operations: PlaceOperation[] = [];
  const planned: PlannedMishap[] = [];
  let away = false;
  const fault = (trouble: PlaceTrouble, { what, name }: PlaceOperation): PlaceFault =>
    new PlaceFault(trouble, `${id}: ${what} ${name}: ${trouble}`);

  /** Notes the operation; answers what goes wrong with it, if something does that the place itself does not say at once. */
  function begin(operation: PlaceOperation): Exclude<Mishap, PlaceTrouble> | null {
    operations.push(operation);
    place.onOperation?.(operation, operations.length);
    if (away) throw fault('away', operation);
    const due = planned.filter((each) => each.concerns(operation) && --each.left === 0);
    for (const each of due) planned.splice(planned.indexOf(each), 1);
    const mishap = due[0]?.mishap ?? null;
    if (mishap === 'away' || mishap === 'full' || mishap === 'refused' || mishap === 'damaged')
      throw fault(mishap, operation);
    return mishap;
  }

  const place: MemoryPlace = {
    id,
    objects,
    everWritten,
    operations,
    onOperation: null,
    fail: (nth, mishap, concerns = () => true) => void planned.push({ left: nth, mishap, concerns }),
    goAway: () => {
      away = true;
    },
    comeBack: () => {
      away = false;
      planned.length = 0;
    },
    async *list(prefix) {
      const operation = { what: 'list', name: prefix } as const;
      const mishap = begin(operation);
      const found: PlacedObject[] = [...objects]
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, bytes]) => ({ name, bytes: bytes.length }));
      yield* mishap === 'torn' ? found.slice(0, Math.floor(found.length / 2)) : found;
      if (mishap === 'torn' || mishap === 'unanswered') throw fault('away', operation);
    },
    async read(name) {
      const operation = { what: 'read', name } as const;
      const mishap = begin(operation);
      const bytes = objects.get(name);
      if (mishap === 'unanswered') throw fault('away', operation);
      return bytes === undefined ? null : handOut(bytes, mishap, () => fault('away', operation));
    },
    async write(name, pieces) {
      const operation = { what: 'write', name } as const;
      requireName(name);
      const mishap = begin(operation);
      const read: Uint8Array[] = [];
      for await (const piece of pieces) read.push(Buffer.from(piece));
      if (away) throw fault('away', operation);
      if (mishap === 'forgotten') return;
      const bytes = spoil(Buffer.concat(read), mishap);
      objects.set(name, bytes);
      everWritten.push({ name, bytes });
      if (mishap === 'torn' || mishap === 'unanswered') throw fault('away', operation);
    },
    async remove(name) {
      const operation = { what: 'remove', name } as const;
      const mishap = begin(operation);
      if (mishap !== 'forgotten') objects.delete(name);
      if (mishap === 'torn' || mishap === 'unanswered') throw fault('away', operation);
    },
    close: async () => {},
  };
  return place;
}

/** The rules of names that hold for every place. */
function requireName(name: string): void {
  const parts = name.split('/');
  const good = parts.every((part) => part !== '' && !part.startsWith('.'));
  if (!good || name.length > 200 || !/^[a-z0-9./-]+$/.test(name))
    throw new Error(`not a name for a place: ${name}`);
}

/** The bytes as a mishap leaves them. Always a copy: a buffer that is used again must not reach into the place. */
function spoil(bytes: Buffer, mishap: Mishap | null): Buffer {
  const copy = Buffer.from(bytes);
  if (mishap === 'torn') return copy.subarray(0, Math.floor(copy.length / 2));
  if (mishap === 'cut') return copy.subarray(0, Math.max(0, copy.length - 1));
  if (mishap === 'flipped' && copy.length > 0) {
    const at = Math.floor(copy.length / 2);
    copy[at] = (copy[at] ?? 0) ^ 1;
  }
  return copy;
}

async function* handOut(
  bytes: Buffer,
  mishap: Mishap | null,
  broken: () => PlaceFault,
): AsyncGenerator<Uint8Array> {
  const whole = spoil(bytes, mishap);
  const half = Math.ceil(whole.length / 2);
  yield whole.subarray(0, half);
  if (mishap === 'torn') throw broken();
  yield whole.subarray(half);
}
