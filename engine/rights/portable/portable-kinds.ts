import type { AnyKind, Purpose, Register, SealedField } from '../../declare/index.ts';
import type { CopiedField, CopiedRecord } from '../view.ts';

/**
 * Whether a kind is portable (Art. 20 (1) GDPR): the person provided it, and it is processed by consent or contract. That it is
 * processed by automated means is true of everything here. What is kept by law or legitimate interest alone is in the copy under
 * Art. 15, not in the package.
 */
export const isPortable = (kind: AnyKind): boolean =>
  kind.provided === 'by-person' &&
  (kind.purposes as readonly Purpose[]).some(
    ({ basis }) => basis.article === '6-1-a' || basis.article === '6-1-b',
  );

/** The portable kinds of persons of a category, or of all where the category is not known. */
export const portableKinds = (register: Register, category: string): readonly AnyKind[] =>
  [...register.kinds.values()].filter(
    (kind) => isPortable(kind) && (category === '' || kind.persons.id === category),
  );

/** The fields of a record that go along: what the person provided, without what the program made of it and what is kept back. */
export const portableFields = (kind: AnyKind, record: CopiedRecord): readonly CopiedField[] => {
  const fields = kind.sealed as Readonly<Record<string, SealedField>>;
  return record.fields.filter(({ id, withheld }) => withheld === null && fields[id]?.derived !== true);
};
