import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../../actor.ts';
import { activity, answeringPurpose, declare, kind, personal } from '../../declare/index.ts';
import type { PaperSource } from '../../papers/source.ts';
import { asked, fee, librarian, library, loan, reader, readerFile } from '../../sample.ts';
import { type TestEngine, testEngine } from '../../testing.ts';
import { copyOf, type PersonCopy, type PortableEntry, portableEntries } from '../index.ts';
import { fileName } from './file-name.ts';
import { vcardOf } from './vcard.ts';

const text = { de: 'Adresse', en: 'Address' };
const field = { title: text, category: 'dpv-pd:Contact', search: 'none' } as const;
const address = kind({
  ...readerFile,
  id: 'address',
  sealed: {
    family: personal(z.string(), { ...field, contact: 'family-name' }),
    city: personal(z.string(), { ...field, contact: 'city' }),
    phones: personal(z.array(z.string()), { ...field, contact: 'phone' }),
    word: personal(z.string(), { ...field, derived: true }),
    password: personal(z.string(), { ...field, category: 'dpv-pd:Password' }),
  },
});
const answering = answeringPurpose({ id: 'answering', title: text, roles: [librarian] });
const desk: Actor = { id: 'desk', roles: [librarian.id] };
const office = declare({
  module: 'office',
  activities: [
    activity({ id: 'office', title: text, description: text, kinds: [address], recipients: [], ...asked }),
  ],
  consents: [],
  roles: [],
  answering,
});

let t: TestEngine;
let copy: PersonCopy;
let entries: PortableEntry[];
beforeEach(async () => {
  t = await testEngine([library, office]);
  const { person, id } = await t.engine.write(desk, async (unit) => {
    const made = await unit.newPerson(reader);
    const row = await unit.insert(address, {
      person: made,
      sealed: { family: 'Öztürk, Ä', city: 'Köln', phones: ['=1+1'], word: 'Qwort', password: 'Qgeheim' },
      plain: { number: 'L-1' },
    });
    await unit.insert(loan, { person: made, sealed: { remark: 'eilig' }, plain: { book: 'B', card: null } });
    await unit.insert(fee, { person: made, sealed: { payer: 'Qzahler' }, plain: { cents: 5 } });
    return { person: made, id: row.id };
  });
  await t.engine.files.put(desk, address, id, {
    name: '../x/Foto.png',
    mediaType: 'image/png',
    bytes: (async function* () {
      yield Buffer.from('Bild');
    })(),
  });
  const copied = await copyOf(t.engine, desk, person);
  if ('outcome' in copied) throw new Error(copied.reason);
  copy = copied;
  entries = await Array.fromAsync(portableEntries(copy, source()));
});
afterEach(() => t.end());

const source = () =>
  ({
    register: t.engine.register,
    controller: { company: { name: 'Bücherei' } },
    language: 'de',
    now: t.engine.now(),
  }) as unknown as PaperSource;
const bytesOf = async (name: string): Promise<string> => {
  const entry = entries.find((each) => each.name.startsWith(name));
  if (entry?.entry !== 'bytes') throw new Error(`no ${name}`);
  return Buffer.concat(await Array.fromAsync(entry.bytes)).toString();
};

test('a package holds what the person provided by contract or consent: data, schema, card, tables, files', () => {
  expect(entries.map(({ name }) => name)).toEqual([
    'data.json',
    'schema.json',
    'contact.vcf',
    'loan.csv',
    'address.csv',
    expect.stringMatching(/^files\/address\/[0-9a-f]{8}-_.*Foto\.png$/),
  ]);
});

test('what the controller derived, what law alone keeps, and secrets stay out', async () => {
  const all = `${await bytesOf('data.json')}${await bytesOf('contact.vcf')}`;
  for (const word of ['Qwort', 'Qgeheim', 'Qzahler']) expect(all).not.toContain(word);
  expect(await bytesOf('files/')).toBe('Bild');
});

test('the data is described by its schema, property by property', async () => {
  const data = JSON.parse(await bytesOf('data.json'));
  const schema = JSON.parse(await bytesOf('schema.json'));
  expect(data.records.address[0].data).toEqual({
    family: 'Öztürk, Ä',
    city: 'Köln',
    phones: ['=1+1'],
    number: 'L-1',
  });
  const described = schema.properties.records.properties;
  for (const [id, records] of Object.entries(data.records)) {
    const { properties } = described[id].items;
    for (const record of records as { data: object }[]) {
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(record)));
      expect(Object.keys(properties.data.properties)).toEqual(
        expect.arrayContaining(Object.keys(record.data)),
      );
    }
  }
  expect(data.records.address[0].files[0].path).toBe(entries.at(-1)?.name);
});

test('contact data is a vCard 4.0', async () => {
  expect((await bytesOf('contact.vcf')).split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:4.0',
    'FN:Öztürk\\, Ä',
    'N:Öztürk\\, Ä;;;;',
    'ADR:;;;Köln;;;',
    'TEL;VALUE=text:=1+1',
    'END:VCARD',
    '',
  ]);
});

test('a card has no line over 75 octets and unfolds to what went in; without a name there is none', () => {
  const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(names, (name) => {
      const card = vcardOf(new Map([['family-name', [name]]])) ?? '';
      for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const formatted = card.replaceAll('\r\n ', '').split('\r\n')[2]?.slice(3) ?? '';
      const read = formatted.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
      expect(read).toBe(name.replace(/\r\n|\r/g, '\n'));
    }),
  );
  expect(vcardOf(new Map([['city', ['Köln']]]))).toBeNull();
});

test('no file name leads out of its folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = fileName({ id: '00000000-0000', name });
      expect(safe).not.toMatch(/[/\\:]/);
      expect(safe.startsWith('.')).toBe(false);
      expect([...safe].length).toBeLessThanOrEqual(109);
    }),
  );
});
