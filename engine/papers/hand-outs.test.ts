import { describe, expect, test } from 'vitest';
import { keep, library } from '../sample.ts';
import { consentForm } from './consent-form.ts';
import { exampleController } from './example-company.ts';
import { informationSheet } from './information-sheet.ts';
import { measures } from './measures/measures-paper.ts';
import type { Paper } from './paper.ts';
import { plainText, sectionText } from './paper-text.ts';
import { portalTerms } from './portal-terms.ts';
import { privacyAgreement } from './privacy-agreement.ts';
import { processingAgreement } from './processing-agreement.ts';
import type { PaperSource } from './source.ts';
import { sourceOf } from './testing.ts';

const source = sourceOf([library]);
const asController = (from: PaperSource): Paper =>
  processingAgreement(from, { company: 'controller', processor: null });
const asProcessor = (from: PaperSource): Paper =>
  processingAgreement(from, { company: 'processor', controller: null });
const papers = [
  informationSheet,
  consentForm,
  privacyAgreement,
  portalTerms,
  asController,
  asProcessor,
  measures,
] as const;

describe('every paper to hand out', () => {
  test('has the same anchors in both languages, each once, and does not know the time', () => {
    for (const make of papers) {
      const anchors = (paper: Paper) =>
        paper.blocks.flatMap((block) => (block.block === 'heading' ? [block.anchor] : []));
      const german = anchors(make(source));
      expect(anchors(make({ ...source, language: 'en' }))).toEqual(german);
      expect(new Set(german).size, make(source).id).toBe(german.length);
      expect(make({ ...source, now: 1 })).toEqual(make({ ...source, now: 2 }));
    }
  });

  test('asks for the company where nobody entered it', () => {
    const nobody = { name: '', street: '', postcode: '', city: '', email: '', phone: '' };
    const empty = { ...source, controller: { ...exampleController, company: nobody } };
    for (const make of papers) {
      const asked = make(empty).blocks.some(
        (block) => block.block === 'missing' && block.setting === 'company',
      );
      expect(asked, make(empty).id).toBe(true);
    }
  });
});

describe('the consent form', () => {
  test('has one empty box for each consent, with the wording in force and its version', () => {
    const text = { de: 'Neuer Wortlaut.', en: 'New wording.' };
    const adapted = { ...source, wordings: new Map([[keep.id, { version: '7', text }]]) };
    const choices = consentForm(adapted).blocks.filter(({ block }) => block === 'choice');
    expect(choices[0]).toEqual({ block: 'choice', text: ['Neuer Wortlaut.', ' (Fassung 7)'] });
    expect(choices).toHaveLength(source.register.consents.size);
  });

  test('tells how to withdraw before the signature', () => {
    const { blocks } = consentForm(source);
    const at = (anchor: string) =>
      blocks.findIndex((block) => block.block === 'heading' && block.anchor === anchor);
    expect(sectionText(consentForm(source), 'withdrawal')).toContain(keep.withdrawal.de);
    expect(at('withdrawal')).toBeLessThan(at('signature'));
  });
});

describe('the processing agreement', () => {
  test('has a clause for each point of Art. 28 (3)', () => {
    const text = plainText(asProcessor(source));
    for (const point of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
      expect(text).toMatch(new RegExp(`\\(Buchst\\. ${point}[,)]`));
  });

  test('as a processor it lists our own measures with their proofs, as a controller it asks the other for theirs', () => {
    expect(sectionText(asProcessor(source), 'annex-measures')).toContain('Versiegelte Speicherung');
    const annex = sectionText(asController(source), 'annex-measures');
    expect(annex).not.toContain('Versiegelte Speicherung');
    expect(annex).toContain('Beigefügt');
  });

  test('names what a known processor receives, and the party that is known', () => {
    const processor = {
      id: 'parcel',
      title: { de: 'Paketdienst', en: 'Parcel service' },
      role: 'processor',
      receives: { de: 'Name und Anschrift', en: 'Name and address' },
      thirdCountry: 'none',
      company: { name: 'Eilbote GmbH (erfunden)', place: 'Musterstadt', country: 'DE' },
      agreementOn: null,
      certificates: [],
      inUse: true,
      activities: [],
    } as const;
    const text = plainText(processingAgreement(source, { company: 'controller', processor }));
    expect(text).toContain('Eilbote GmbH (erfunden)');
    expect(text).toContain('Name und Anschrift');
  });

  test('names the processors in use as further processors, and no others', () => {
    const further = (inUse: boolean) =>
      sectionText(
        asProcessor({
          ...source,
          recipients: [
            {
              id: 'mail',
              title: { de: 'Mailanbieter', en: 'Mail provider' },
              role: 'processor',
              receives: { de: 'Nachrichten', en: 'Messages' },
              thirdCountry: 'none',
              company: null,
              agreementOn: '2026-02-02',
              certificates: [{ title: 'ISO 27001', validUntil: '2027-01-10' }],
              inUse,
              activities: [],
            },
          ],
        }),
        'annex-processors',
      );
    expect(further(true)).toContain('Mailanbieter');
    expect(further(true), 'what binds it and vouches for it').toContain(
      'Vertrag vom 02.02.2026; ISO 27001, gültig bis 10.01.2027',
    );
    expect(further(false)).not.toContain('Mailanbieter');
  });
});

test('the terms of the portal tell how somebody gets in, as the program does it', () => {
  expect(JSON.stringify(portalTerms(source))).toContain('Einladungslink');
  expect(JSON.stringify(portalTerms(source))).not.toContain('Entwurf');
});

test('the privacy agreement promises only what was found kept', () => {
  const pledge = (state: 'kept' | 'broken' | 'not-yet-provable') => ({
    id: 'p',
    sentence: { de: 'Das halten wir.', en: 'This we keep.' },
    state,
    evidence: { de: '', en: '' },
    checkedAt: 0,
  });
  const says = (state: 'kept' | 'broken' | 'not-yet-provable') =>
    plainText(privacyAgreement({ ...source, pledges: [pledge(state)] })).includes('Das halten wir.');
  expect([says('kept'), says('broken'), says('not-yet-provable')]).toEqual([true, false, false]);
});
