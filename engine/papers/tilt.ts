import { createHash } from 'node:crypto';
import type { MissingSetting } from './blocks.ts';
import { addressLine } from './describe-controller.ts';
import type { ContactPoint, Controller, PaperSource } from './source.ts';
import { dataDisclosed, tiltParts, tiltSources, tiltTransfers } from './tilt-data.ts';
import { tiltEmail, tiltPhone } from './tilt-words.ts';
import { type Voice, voiceOf } from './voice.ts';

/** What a machine-readable notice says about itself. */
export interface TiltEdition {
  /** Counts the published versions from 1. */
  readonly version: number;
  /** Instants in milliseconds since 1970. */
  readonly firstPublishedAt: number;
  readonly publishedAt: number;
  /** The public address of the notice; empty while it has none. */
  readonly address: string;
}

/** A document of the Transparency Information Language, or what the owner has to enter first: the schema leaves nothing open. */
export type TiltOutcome =
  | { readonly outcome: 'written'; readonly document: Readonly<Record<string, unknown>> }
  | { readonly outcome: 'incomplete'; readonly missing: readonly MissingSetting[] };

/** The privacy notice as JSON after the TILT schema (draft-07), for machines to read and compare. */
export function tiltOf(source: PaperSource, edition: TiltEdition): TiltOutcome {
  const missing = missingIn(source.controller);
  const { officer, authority, representative, company } = source.controller;
  if (missing.length > 0 || officer === null || authority === null || representative === null)
    return { outcome: 'incomplete', missing };
  const voice = voiceOf(source.language);
  const body = {
    controller: {
      name: company.name,
      address: addressLine(company),
      country: germany,
      representative: { name: representative, email: tiltEmail(company.email), ...tiltPhone(company.phone) },
    },
    dataProtectionOfficer:
      officer === 'none-required' ? noOfficer(company, voice) : contactEntry(officer, company),
    dataDisclosed: dataDisclosed(source, voice),
    thirdCountryTransfers: tiltTransfers(source, voice),
    ...rightsEntries(source, voice, authority, edition),
    sources: tiltSources(source, voice),
    automatedDecisionMaking: decisions(source, voice),
    changesOfPurpose: [],
  };
  return { outcome: 'written', document: { meta: metaOf(body, source, edition), ...body } };
}

/** The program serves companies in Germany; the company's address is validated as a German one. */
const germany = 'DE';

function missingIn({ company, representative, officer, authority }: Controller): readonly MissingSetting[] {
  const reached = company.name !== '' && company.city !== '' && company.email !== '';
  return [
    ...(reached ? [] : (['company'] as const)),
    ...(representative === null ? (['representative'] as const) : []),
    ...(officer === null ? (['officer'] as const) : []),
    ...(authority === null ? (['authority'] as const) : []),
  ];
}

/** The schema demands an officer; where the law demands none, the company answers, and the entry says so. */
const noOfficer = (company: ContactPoint, { say }: Voice) => ({
  ...contactEntry(company, company),
  name: say(
    `${company.name} (keine datenschutzbeauftragte Person zu benennen, § 38 BDSG)`,
    `${company.name} (no data protection officer required, § 38 BDSG)`,
  ),
});

/** An officer without an address or mail address of their own is reached at the company's. */
const contactEntry = (point: ContactPoint, company: ContactPoint) => ({
  name: point.name,
  address: addressLine(point) || addressLine(company),
  country: germany,
  email: tiltEmail(point.email || company.email),
  ...tiltPhone(point.phone),
});

function rightsEntries(
  source: PaperSource,
  { say }: Voice,
  authority: ContactPoint,
  { address }: TiltEdition,
) {
  const reach = {
    url: address,
    email: tiltEmail(source.controller.company.email),
    identificationEvidences: [say('nach Lage des Falls', 'as the case requires')],
  };
  const right = (de: string, en: string) => ({ available: true, description: say(de, en), ...reach });
  return {
    accessAndDataPortability: {
      ...right(
        'Auskunft mit Kopie und Herausgabe (Art. 15, 20 DSGVO)',
        'Access with a copy and portability (Art. 15, 20 GDPR)',
      ),
      administrativeFee: { amount: 0, currency: 'EUR' },
      dataFormats: ['JSON', 'CSV', 'PDF'],
    },
    rightToInformation: right('Auskunft (Art. 15 DSGVO)', 'Access (Art. 15 GDPR)'),
    rightToRectificationOrDeletion: right(
      'Berichtigung, Löschung und Einschränkung (Art. 16 bis 18 DSGVO)',
      'Rectification, erasure and restriction (Art. 16 to 18 GDPR)',
    ),
    rightToDataPortability: right('Datenübertragbarkeit (Art. 20 DSGVO)', 'Data portability (Art. 20 GDPR)'),
    rightToWithdrawConsent: right(
      'Widerruf jederzeit für die Zukunft (Art. 7 Abs. 3 DSGVO)',
      'Withdrawal at any time for the future (Art. 7 (3) GDPR)',
    ),
    rightToComplain: {
      ...right(
        'Beschwerde bei einer Aufsichtsbehörde (Art. 77 DSGVO)',
        'Complaint to an authority (Art. 77 GDPR)',
      ),
      supervisoryAuthority: {
        name: authority.name,
        address: addressLine(authority),
        country: germany,
        ...(authority.email === '' ? {} : { email: tiltEmail(authority.email) }),
        ...tiltPhone(authority.phone),
      },
    },
  };
}

function decisions(source: PaperSource, { of }: Voice) {
  const made = [...new Set(tiltParts(source).map(({ activity }) => activity))].flatMap(
    ({ automatedDecision }) => (automatedDecision === 'none' ? [] : [of(automatedDecision)]),
  );
  return made.length === 0 ? { inUse: false } : { inUse: true, logicInvolved: made.join(' ') };
}

/** The hash covers all but itself, so that the same state gives the same hash; the name follows from the controller. */
function metaOf(body: object, { controller, language }: PaperSource, edition: TiltEdition) {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const { name } = controller.company;
  return {
    _id: `notice-${digest(name).slice(0, 16)}-${language}`,
    name,
    created: new Date(edition.firstPublishedAt).toISOString(),
    modified: new Date(edition.publishedAt).toISOString(),
    version: edition.version,
    language,
    status: 'active',
    url: edition.address,
    _hash: digest(JSON.stringify(body)),
  };
}
