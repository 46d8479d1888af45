import { expect, test } from 'vitest';
import { library } from '../sample.ts';
import { plainText } from './paper-text.ts';
import { processorRecord } from './processor-record.ts';
import type { HostedController } from './source.ts';
import { sourceOf } from './testing.ts';

const source = sourceOf([library]);
const hosted: HostedController = {
  id: 'verein',
  company: {
    name: 'Lesefreunde e. V.',
    street: 'Am Regal 3',
    postcode: '00000',
    city: 'Musterstadt',
    email: 'post@lesefreunde.example',
    phone: '',
  },
  representative: 'Ada Beispiel',
  officer: 'none-required',
  processing: [{ de: 'Betrieb der Mitgliederkartei', en: 'Running the members’ file' }],
  agreementOn: '2026-02-01',
};

test('a company that processes for nobody else is told that it needs no such record', () => {
  const text = plainText(processorRecord(source));
  expect(text).toContain('für niemanden sonst');
  expect(text).not.toContain('Verantwortliche und Verarbeitungen');
});

test('each controller stands with contact, representative, processing and agreement', () => {
  const text = plainText(processorRecord({ ...source, hostedFor: [hosted] }));
  for (const words of [
    'Lesefreunde e. V.',
    'Am Regal 3',
    'Ada Beispiel',
    'Betrieb der Mitgliederkartei',
    '1. Februar 2026',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('für niemanden sonst');
});

test('a missing agreement is warned of, missing categories are asked for', () => {
  const bare = { ...hosted, agreementOn: null, processing: [] };
  const { blocks } = processorRecord({ ...source, hostedFor: [bare] });
  expect(blocks).toContainEqual(expect.objectContaining({ block: 'note', tone: 'warning' }));
  expect(blocks).toContainEqual(expect.objectContaining({ block: 'missing', setting: 'hosted-for' }));
});
