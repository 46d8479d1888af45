import type { AnyKind, SealedField } from '../declare/index.ts';

/** DPV classes of what lets somebody in. Whoever reads it could act in the person's name (Art. 32 GDPR). */
const secretCategories: ReadonlySet<string> = new Set(['dpv-pd:Password', 'dpv-pd:Authenticating']);

/**
 * Whether a field holds what lets somebody in. A copy under Art. 15 (3) names such fields and keeps their content back: handed out
 * it would endanger the very person (Art. 32), it says nothing about them, and what it proves they know themselves.
 */
export const isSecret = (field: SealedField): boolean => secretCategories.has(field.category);

/** The opened fields of a record without those that let somebody in. */
export function withoutSecrets(
  kind: AnyKind,
  sealed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields = kind.sealed as Readonly<Record<string, SealedField>>;
  return Object.fromEntries(
    Object.entries(sealed).filter(([name]) => {
      const field = fields[name];
      return field !== undefined && !isSecret(field);
    }),
  );
}
