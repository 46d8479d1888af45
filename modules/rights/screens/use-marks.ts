import { useState } from 'react';
import type { Mark } from '../schemas.ts';

type Part = Mark['parts'][number];

const nothing = (record: string): Mark => ({ record, fields: [], parts: [] });

/** What a reviewer has blacked out so far, beginning with what was saved. */
export function useMarks(saved: readonly Mark[]) {
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(
    new Map(saved.map((mark) => [mark.record, mark])),
  );
  const change = (record: string, changed: (mark: Mark) => Mark) =>
    setMarks((before) => new Map(before).set(record, changed(before.get(record) ?? nothing(record))));
  return {
    of: (record: string): Mark => marks.get(record) ?? nothing(record),
    /** All that is blacked out, to be sent. */
    list: (): readonly Mark[] =>
      [...marks.values()].filter(({ fields, parts }) => fields.length + parts.length > 0),
    /** Blacks out a field as a whole (or `all`, `details`, `file:…`), or shows it again. */
    toggle: (record: string, field: string) =>
      change(record, (mark) => ({
        ...mark,
        fields: mark.fields.includes(field)
          ? mark.fields.filter((each) => each !== field)
          : [...mark.fields, field],
      })),
    /** Replaces the blacked-out stretches of one text. */
    setParts: (record: string, field: string, item: number, parts: readonly Part[]) =>
      change(record, (mark) => ({
        ...mark,
        parts: [...mark.parts.filter((each) => each.field !== field || each.item !== item), ...parts],
      })),
  };
}

/** Marks in use. */
export type Marks = ReturnType<typeof useMarks>;
