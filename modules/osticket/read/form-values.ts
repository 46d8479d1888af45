import type { Book, Rows } from './book.ts';

/** A filled-in field of a form. */
export interface FormValue {
  /** What it is called in the program: `subject`, `priority`, `phone`; the owner's own fields have any name. */
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly text: string;
  /** The row of a list or a priority it names; 0: none. */
  readonly chosen: number;
}

/** What was filled in for a thing: `T` a ticket, `U` a user, `A` a task, `O` an organisation. */
export function formValuesOf(
  rows: Rows,
  book: Book,
  what: 'T' | 'U' | 'A' | 'O',
  id: number,
): readonly FormValue[] {
  return rows.under('form_entry', id, what).flatMap((entry) =>
    rows
      .under('form_entry_values', Number(entry.id))
      .flatMap(({ field_id, value, value_id }): FormValue[] => {
        const field = book.fields.get(Number(field_id));
        const text = readable(value, book);
        if (field === undefined || text === '') return [];
        const { name, type, label } = field;
        return [
          { name: name ?? '', type: type ?? '', label: label ?? '', text, chosen: Number(value_id ?? 0) },
        ];
      }),
  );
}

/** Choices are kept as JSON, key and label; lists by the number of their row. */
function readable(value: string | null | undefined, book: Book): string {
  const text = (value ?? '').trim();
  if (!/^[[{]/.test(text)) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return text;
    return Object.entries(parsed)
      .map(([key, label]) =>
        typeof label === 'string' && label !== '' ? label : (book.items.get(Number(key))?.value ?? ''),
      )
      .filter((each) => each !== '')
      .join(', ');
  } catch {
    return text;
  }
}

/** The number in a phone field: `08154711X12` has an extension behind the X. */
export const phoneIn = (text: string): string =>
  text
    .replace(/X(\d+)$/, '-$1')
    .replace(/[^\d+()/ .-]/g, '')
    .slice(0, 40);
