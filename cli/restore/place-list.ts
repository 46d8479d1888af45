import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CommandFault } from '../fault.ts';
import { type TypedPlace, typedPlace } from './place-text.ts';

/** A place behind `--from`, with its secret if that stands in a file or in the environment. */
export interface ListedPlace {
  readonly place: TypedPlace;
  readonly secret: string | null;
}

const list = z.array(
  z.union([z.string(), z.strictObject({ place: z.string(), secret: z.string().optional() })]),
);

/**
 * The places behind `--from`: each typed, or several in a file that ends with `.json`. The secret of the n-th is taken from
 * `REDLICH_PLACE_SECRET_n` where the file has none, so that none has to be an argument, which other programs see.
 * @throws {CommandFault}
 */
export function listedPlaces(
  from: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): readonly ListedPlace[] {
  return from
    .flatMap((text) =>
      text.endsWith('.json') && !text.startsWith('folder:') ? inFile(text) : [{ place: text }],
    )
    .map((entry: { readonly place: string; readonly secret?: string | undefined }, index) => ({
      place: typedPlace(entry.place),
      secret: entry.secret ?? environment[`REDLICH_PLACE_SECRET_${index + 1}`] ?? null,
    }));
}

function inFile(path: string): readonly { readonly place: string; readonly secret?: string | undefined }[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new CommandFault(`Die Datei ${path} ist nicht zu lesen.`);
  }
  // What stands in the file may be a secret: nothing of it is repeated.
  const refusal = new CommandFault(
    `${path} ist keine Liste von Ablagen. So wäre es richtig: [{ "place": "sftp://…", "secret": "…" }]`,
  );
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw refusal;
  }
  const found = list.safeParse(parsed);
  if (!found.success) throw refusal;
  return found.data.map((each) => (typeof each === 'string' ? { place: each } : each));
}
