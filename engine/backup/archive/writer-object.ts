import { type Place, PlaceFault } from '../place.ts';
import type { Run } from './manifest.ts';
import { writerName } from './names.ts';
import { readObject, writeVerified } from './place-objects.ts';
import type { ArchiveSeals } from './sealing.ts';

/** Who wrote to a place last, and in which run. */
export interface WriterObject {
  readonly writer: string;
  readonly run: Run;
}

/** Thrown when a place belongs to another server. */
export class OtherWriter extends PlaceFault {
  constructor(place: Place) {
    super('refused', `${place.id}: another server writes there, or did before this one was restored`);
  }
}

const what = 'writer';

/** Who wrote last; `unknown` when that cannot be told. */
export async function readWriter(place: Place, seals: ArchiveSeals): Promise<WriterObject | 'unknown'> {
  const bytes = await readObject(place, writerName(seals.tenant));
  if (bytes === null) return 'unknown';
  try {
    return JSON.parse(seals.open(what, bytes).toString()) as WriterObject;
  } catch {
    return 'unknown';
  }
}

/** Says who writes here from now on. */
export async function putWriter(place: Place, seals: ArchiveSeals, writer: WriterObject): Promise<void> {
  const sealed = await seals.seal(what, Buffer.from(JSON.stringify(writer)));
  await writeVerified(place, writerName(seals.tenant), sealed);
}

/** @throws {OtherWriter} when another one came in between */
export async function requireWriter(
  place: Place,
  seals: ArchiveSeals,
  { writer, run }: WriterObject,
): Promise<void> {
  const present = await readWriter(place, seals);
  if (present === 'unknown' || present.writer !== writer || present.run.token !== run.token)
    throw new OtherWriter(place);
}
