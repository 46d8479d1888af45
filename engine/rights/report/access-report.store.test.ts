import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../actor.ts';
import { answeringPurpose, declare } from '../../declare/index.ts';
import type { PersonId } from '../../ids.ts';
import type { Block } from '../../papers/paper.ts';
import { plainLine } from '../../papers/paper.ts';
import type { PaperSource } from '../../papers/source.ts';
import { fee, keep, librarian, library, loan, reader, readerFile } from '../../sample.ts';
import { type TestEngine, testEngine } from '../../testing.ts';
import { accessReport, accessReportJson, copyOf } from '../index.ts';
import type { PersonCopy } from '../view.ts';

const answering = answeringPurpose({
  id: 'answering',
  title: { de: 'Anliegen', en: 'Requests' },
  roles: [librarian],
});
const desk: Actor = { id: 'desk', roles: [librarian.id] };
const office = declare({ module: 'office', activities: [], consents: [], roles: [], answering });
let t: TestEngine;
beforeEach(async () => {
  t = await testEngine([library, office]);
});
afterEach(() => t.end());

const contact = {
  name: 'Bücherei Lesen',
  street: 'Weg 1',
  postcode: '12345',
  city: 'Ort',
  email: '',
  phone: '',
};
const sourceOf = (
  language: 'de' | 'en',
  authority: PaperSource['controller']['authority'] = null,
): PaperSource => ({
  register: t.engine.register,
  controller: { company: contact, representative: null, officer: 'none-required', authority, hosting: null },
  recipients: [
    {
      id: 'post',
      title: { de: 'Briefdienst', en: 'Letter service' },
      role: 'processor',
      receives: { de: 'Name und Anschrift', en: 'Name and address' },
      thirdCountry: { country: 'US', safeguard: { de: 'Standardvertragsklauseln', en: 'Standard clauses' } },
      company: { name: 'Bote AG', place: 'Bonn', country: 'DE' },
      agreementOn: null,
      certificates: [],
      inUse: true,
      activities: [],
    },
  ],
  pledges: [],
  measures: [],
  wordings: new Map(),
  counts: new Map(),
  device: [],
  log: { holds: { de: '', en: '' }, keptFor: { de: '', en: '' } },
  hostedFor: [],
  periodOf: () => undefined,
  now: t.engine.now(),
  language,
});

const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.block === 'table') return [block.caption, ...block.rows.flat().map(plainLine)].join('\n');
      if (block.block === 'facts')
        return block.rows.map((row) => `${row.label}: ${plainLine(row.value)}`).join('\n');
      if (block.block === 'list') return block.items.map(plainLine).join('\n');
      return 'text' in block ? plainLine(block.text) : '';
    })
    .join('\n');

async function copied(loans: number): Promise<PersonCopy> {
  const person = await t.engine.write(desk, async (unit): Promise<PersonId> => {
    const made = await unit.newPerson(reader);
    await unit.giveConsent(made, keep, { channel: 'counter', wordingVersion: '1' });
    const file = await unit.insert(readerFile, {
      person: made,
      sealed: { name: 'Ada Unverwechselbar', phones: ['030 1', '030 2'] },
      plain: { number: 'L-1' },
    });
    await unit.insert(fee, { person: made, sealed: { payer: 'Ada' }, plain: { cents: 250 } });
    const remarks = Array.from({ length: loans }, (_, i) => ({
      person: made,
      sealed: { remark: `Bemerkung ${i}` },
      plain: { book: `B${i}`, card: null },
    }));
    await unit.insertMany(loan, remarks);
    await unit.change(readerFile, file.id, readerFile.purposes[0], {
      revision: 'any',
      sealed: { name: 'Ada Unverwechselbar-Neu' },
    });
    await unit.note('disclosed', { recipient: 'post' }, made);
    await unit.restrict(made, 'accuracy-contested', 'set');
    return made;
  });
  const copy = await copyOf(t.engine, desk, person);
  if ('outcome' in copy) throw new Error(copy.reason);
  return copy;
}

test('an amount stands in euros for a person, and in cents with its unit for a machine', async () => {
  const copy = await copied(1);
  expect(textOf((await accessReport(copy, sourceOf('de'))).blocks)).toContain('Betrag: 2,50\u00a0€');
  const { records } = JSON.parse((await Array.fromAsync(accessReportJson(copy, sourceOf('de')))).join(''));
  const fields = records.flatMap((record: { readonly fields: readonly object[] }) => record.fields);
  expect(fields).toContainEqual({ id: 'cents', title: 'Betrag', unit: 'cent', value: 250 });
});

test('the report says everything Art. 15 asks for, and asks for the authority nobody entered', async () => {
  const { blocks, publisher } = await accessReport(await copied(1), sourceOf('de'));
  const text = textOf(blocks);
  for (const said of [
    'Vertrag (Art. 6 Abs. 1 Buchst. b DSGVO): Leihvertrag',
    '§ 147 AO',
    'Name, Telefon',
    'Briefdienst: Bote AG, Bonn, DE',
    'US, Standardvertragsklauseln',
    'von Ihnen selbst',
    'wird mit Ablauf des 31.12.2029 gelöscht',
    'wird nicht automatisiert entschieden',
    'an der Kasse',
    'Die Richtigkeit der Daten wird bestritten (Art. 18 Abs. 1 Buchst. a DSGVO)',
    'Name: Ada Unverwechselbar-Neu',
    'Telefon: 030 1; 030 2',
    'Art. 77 DSGVO',
  ])
    expect(text).toContain(said);
  expect(publisher).toBe('Bücherei Lesen');
  expect(blocks.filter(({ block }) => block === 'missing')).toMatchObject([{ setting: 'authority' }]);
  const authority = { ...contact, name: 'LfD', website: 'lfd.example' };
  const complete = await accessReport(await copied(1), sourceOf('en', authority));
  expect(textOf(complete.blocks)).toContain('LfD, Weg 1, 12345 Ort, lfd.example');
  expect(complete.blocks.some(({ block }) => block === 'missing')).toBe(false);
});

test('a recipient nobody keeps in the register is asked for, and nothing is claimed about where it is', async () => {
  const unknown = { ...sourceOf('de'), recipients: [] };
  const { blocks } = await accessReport(await copied(1), unknown);
  expect(textOf(blocks)).not.toContain('außerhalb des Europäischen');
  expect(blocks.filter((each) => each.block === 'missing').map(({ setting }) => setting)).toEqual([
    'recipients',
    'recipients',
    'authority',
  ]);
});

test('many records of a kind become one table, a row each, with nothing left out', async () => {
  const { blocks } = await accessReport(await copied(40), sourceOf('de'));
  const tables = blocks.filter((block) => block.block === 'table');
  const loans = tables.find((each) => each.caption === '40 Datensätze');
  expect(loans?.rows.length).toBe(40);
  for (let i = 0; i < 40; i++) expect(JSON.stringify(loans?.rows)).toContain(`Bemerkung ${i} `);
});

test('the JSON comes in chunks and says the same', async () => {
  const chunks = await Array.fromAsync(accessReportJson(await copied(1_500), sourceOf('de')));
  expect(chunks.length).toBeGreaterThan(3);
  const report = JSON.parse(chunks.join(''));
  expect(report.records.length).toBe(1_502);
  expect(report.kinds.map((each: { kind: string }) => each.kind)).toEqual(['reader_file', 'loan', 'fee']);
  expect(report).toMatchObject({
    authority: null,
    restrictions: ['accuracy-contested'],
    recipients: [{ id: 'post', thirdCountry: { country: 'US' } }],
    changes: [{ kind: 'reader_file', fields: ['name'] }],
    consents: [{ consent: 'keep', event: 'given' }],
  });
  expect(report.records[0].fields[0]).toEqual({
    id: 'name',
    title: 'Name',
    category: 'dpv-pd:Name',
    value: 'Ada Unverwechselbar-Neu',
  });
  expect(report.records.at(-1)).toMatchObject({ kind: 'fee', dies: { at: '2029-12-31T23:00:00.000Z' } });
});
