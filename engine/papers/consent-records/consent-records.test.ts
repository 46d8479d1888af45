import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConsentRecord } from '../../facts/view.ts';
import type { PersonId } from '../../ids.ts';
import { keep, library } from '../../sample.ts';
import { sourceOf } from '../testing.ts';
import { consentRecords } from './consent-records.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'consent-record.schema.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const isValid = ajv.compile(schema);

const person = '01JPERSON' as PersonId;
const source = sourceOf([library]);
const word = (more: Partial<ConsentRecord>): ConsentRecord => ({
  consent: keep.id,
  event: 'given',
  at: Date.UTC(2026, 0, 1),
  recordedAt: Date.UTC(2026, 0, 2),
  channel: 'counter',
  wordingVersion: '1',
  recordedBy: 'staff-1',
  paper: null,
  entry: 1,
  ...more,
});

test('whatever a person said, the records are valid and hold every event once, in order', () => {
  const histories = fc.array(
    fc.record({
      event: fc.constantFrom('given' as const, 'withdrawn' as const),
      at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
      channel: fc.constantFrom('counter', 'letter', 'phone'),
      wordingVersion: fc.constantFrom('1', '2'),
      entry: fc.integer({ min: 1, max: 1_000_000 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(histories, fc.constantFrom('de' as const, 'en' as const), (words, language) => {
      const [record, ...others] = consentRecords(
        { ...source, language },
        { person, history: words.map(word), notice: null },
      );
      expect(others).toEqual([]);
      isValid(record);
      expect(isValid.errors).toBeNull();
      const times = record?.event.map(({ event_time }) => event_time) ?? [];
      expect(times).toHaveLength(words.length);
      expect(times).toEqual(times.toSorted());
    }),
    { numRuns: 50 },
  );
});

test('giving and withdrawing are events of one record, with what proves them', () => {
  const [record] = consentRecords(source, {
    person,
    history: [
      word({ event: 'withdrawn', at: Date.UTC(2026, 3, 1), entry: 9 }),
      word({ wordingVersion: 'old' }),
    ],
    notice: 'https://laden.example/datenschutz',
  });
  expect(record?.event.map(({ event_state }) => event_state)).toEqual(['consent-given', 'consent-withdrawn']);
  expect(record?.event[0]?.evidence).toMatchObject({
    wording_version: 'old',
    wording: null,
    ledger_entry: 1,
  });
  expect(record?.event[1]?.evidence.wording).toBe(keep.wording.text.de);
  expect(record?.pii_processing.withdrawal_method).toBe(keep.withdrawal.de);
  expect(record?.pii_processing.privacy_notice).toBe('https://laden.example/datenschutz');
});

test('who never spoke about a consent has no record of it', () => {
  expect(consentRecords(source, { person, history: [], notice: null })).toEqual([]);
});

test('the schema is really asked: a record without events or with an unknown state is refused', () => {
  const [record] = consentRecords(source, { person, history: [word({})], notice: null });
  expect(isValid({ ...record, event: [] })).toBe(false);
  expect(isValid({ ...record, event: [{ ...record?.event[0], event_state: 'assumed' }] })).toBe(false);
  const { pii_principal_id: _principal, ...without } = record ?? {};
  expect(isValid(without)).toBe(false);
});
