import { expect, test } from 'vitest';
import { lookAtFile, tableKinds } from '../service/look-at-file.ts';
import { importScreenTexts } from './texts.ts';

test.each(tableKinds)('every field of %s has a name on the screen', async (kind) => {
  const { fields } = await lookAtFile(kind, [Buffer.from('x;y\n')]);
  expect(fields.length).toBeGreaterThan(3);
  for (const { field } of fields) expect(Object.keys(importScreenTexts.de.field)).toContain(field);
});

test('a file is looked at without reading its rows, and what is doubtful is left to a person', async () => {
  const look = await lookAtFile('articles', [
    Buffer.from('Art.-Nr.;Titel;Preis;Preis (€);Newsletter\n"nie zu'),
  ]);
  expect(look.table).toMatchObject({ separator: ';' });
  expect(look.columns.map(({ column }) => column)).toEqual(['Art.-Nr.', 'Titel']);
  expect(look.consents).toEqual(['Newsletter']);
});
