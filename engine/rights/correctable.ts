import type { AnyKind, SealedField, Text } from '../declare/index.ts';
import { isSecret } from '../vault/secrets.ts';
import { demandsOn } from './plan-erasure.ts';

/** How a field of a record is corrected: by typing a text, one line for each of several, or choosing. */
export type Correction =
  | { readonly as: 'text' | 'lines' }
  | { readonly as: 'choice'; readonly choices: readonly { readonly value: string; readonly title: Text }[] };

/**
 * Whether and how a field can be corrected in place at its person's request (Art. 16 GDPR). What the program made of other fields
 * follows them; what lets somebody in is changed by whoever it lets in; what a law keeps as it was written (vouchers) is corrected by
 * a new document in its own module, never in place.
 * @returns `null` when it cannot
 */
export function correctionOf(kind: AnyKind, field: string, value: unknown): Correction | null {
  const fields = kind.sealed as Readonly<Record<string, SealedField>>;
  const declared = fields[field];
  if (declared === undefined || declared.derived === true) return null;
  if (Object.values(fields).some(isSecret) || demandsOn(kind).length > 0) return null;
  if (declared.meanings !== undefined)
    return {
      as: 'choice',
      choices: Object.entries(declared.meanings).map(([code, title]) => ({ value: code, title })),
    };
  if (typeof value === 'string') return { as: 'text' };
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? { as: 'lines' } : null;
}

/** What was typed, as the field holds it; `null` when it is none of its values. */
export function correctedValue(kind: AnyKind, field: string, typed: string, { as }: Correction): unknown {
  const declared = (kind.sealed as Readonly<Record<string, SealedField>>)[field];
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const parsed = declared?.schema.safeParse(as === 'lines' ? lines : typed.trim());
  return parsed?.success === true ? parsed.data : null;
}
