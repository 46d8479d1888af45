import { fieldErrors } from './problem.ts';

/** What a form shows after it was refused. */
export interface Refusal {
  /** By field, and by path for what lies inside a field (`lines/0/quantity`). */
  readonly messages: Readonly<Record<string, string | undefined>>;
  /** For a notice above the form; `null` when every message already stands at its field. */
  readonly error: unknown;
}

const firstPart = (path: string) => path.split('/')[0] ?? '';

/**
 * Finds the place for each message of something thrown.
 * @param fields the fields the form has
 * @param fieldOf which of them shows the message for a path of the body
 */
export function placeRefusal(
  thrown: unknown,
  fields: readonly string[],
  fieldOf: (path: string) => string = firstPart,
): Refusal {
  const byPath = fieldErrors(thrown);
  const byField = Object.fromEntries(
    Object.entries(byPath).map(([path, message]) => [fieldOf(path), message]),
  );
  const shown = Object.keys(byField);
  const areAllShown = shown.length > 0 && shown.every((field) => fields.includes(field));
  return { messages: { ...byPath, ...byField }, error: areAllShown ? null : thrown };
}
