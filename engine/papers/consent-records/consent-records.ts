import type { AnyKind, ConsentKind, Purpose, SealedField } from '../../declare/index.ts';
import type { ConsentRecord } from '../../facts/view.ts';
import type { PersonId } from '../../ids.ts';
import { countryName } from '../country.ts';
import { describePeriod } from '../describe-storage.ts';
import { wordingOf } from '../notice-consents.ts';
import { recipientsInUse } from '../scope.ts';
import type { KnownRecipient, PaperSource } from '../source.ts';
import { type Voice, voiceOf } from '../voice.ts';
import { partiesOf } from './consent-parties.ts';
import type { ConsentEvent, ConsentPii, WrittenConsent } from './record-types.ts';

/** Whose consents are written, with the history as the ledger has it, in any order. */
export interface ConsentHistory {
  readonly person: PersonId;
  readonly history: readonly ConsentRecord[];
  /** Version or address of the privacy notice in force; `null` while none is published. */
  readonly notice: string | null;
}

/**
 * The consents of a person as records with the fields of ISO/IEC TS 27560:2023: one record for each kind of consent the person ever
 * spoke about, with every event in the order it happened. The person appears by number only.
 */
export function consentRecords(source: PaperSource, of: ConsentHistory): readonly WrittenConsent[] {
  const voice = voiceOf(source.language);
  return [...source.register.consents.values()].flatMap((consent) => {
    const history = of.history
      .filter((each) => each.consent === consent.id)
      .toSorted((a, b) => a.at - b.at || a.entry - b.entry);
    if (history.length === 0) return [];
    const kinds = kindsOf(consent, source);
    const receiving = receivingOf(kinds, source);
    return [
      {
        schema_version: 'ISO/IEC TS 27560:2023',
        record_id: `${of.person}.${consent.id}`,
        pii_principal_id: of.person,
        pii_processing: {
          privacy_notice: of.notice,
          language: source.language,
          ...processingOf(consent, kinds, source, voice),
          collection_method: [...new Set(history.map(({ channel }) => channel))],
          recipient_third_parties: receiving.map(({ id }) => id),
        },
        party_identification: partiesOf(source, receiving, voice),
        event: history.map((each) => eventOf(each, consent, source, voice)),
      } satisfies WrittenConsent,
    ];
  });
}

const restsOn = (purpose: Purpose, consent: ConsentKind): boolean =>
  purpose.basis.article === '6-1-a' && purpose.basis.consent.id === consent.id;

/** Kinds of data that are opened on this consent. */
const kindsOf = (consent: ConsentKind, { register }: PaperSource): readonly AnyKind[] =>
  [...register.kinds.values()].filter((kind) =>
    (kind.purposes as readonly Purpose[]).some((purpose) => restsOn(purpose, consent)),
  );

/** Recipients in use of the activities those kinds belong to, and those that serve the whole company. */
function receivingOf(kinds: readonly AnyKind[], source: PaperSource): readonly KnownRecipient[] {
  const activities = source.register.activities.filter((activity) =>
    activity.kinds.some((kind) => kinds.some(({ id }) => id === kind.id)),
  );
  return recipientsInUse(source).filter(
    ({ id, activities: named }) =>
      named.length === 0 ||
      activities.some((each) => named.includes(each.id) || each.recipients.some((to) => to.id === id)),
  );
}

type Processing = Omit<
  WrittenConsent['pii_processing'],
  'privacy_notice' | 'language' | 'collection_method' | 'recipient_third_parties'
>;

function processingOf(
  consent: ConsentKind,
  kinds: readonly AnyKind[],
  source: PaperSource,
  voice: Voice,
): Processing {
  const { say, of, language } = voice;
  const { hosting, authority } = source.controller;
  const place =
    hosting === null
      ? []
      : [[hosting.place, countryName(hosting.country, language)].filter((part) => part !== '').join(', ')];
  const purposes = new Map(
    kinds
      .flatMap((kind) => kind.purposes as readonly Purpose[])
      .filter((purpose) => restsOn(purpose, consent))
      .map((purpose) => [purpose.id, purpose] as const),
  );
  return {
    purposes: [...purposes.values()].map((purpose) => ({
      purpose: of(purpose.title),
      purpose_type: purpose.dpv,
      lawful_basis: 'Art. 6 (1) (a) GDPR',
      pii_information: kinds
        .filter((kind) => (kind.purposes as readonly Purpose[]).some(({ id }) => id === purpose.id))
        .flatMap(piiOf),
    })),
    pii_controllers: ['controller'],
    processing_method: say(
      'Elektronisch, versiegelt gespeichert; Öffnen nur zum genannten Zweck',
      'Electronically, stored sealed; opened only for the purpose named',
    ),
    storage_locations: place,
    processing_locations: place,
    retention_period: [
      ...new Set(kinds.map((kind) => `${of(kind.title)}: ${describePeriod(kind, source, voice)}`)),
    ],
    geographic_restrictions: [],
    withdrawal_method: of(consent.withdrawal),
    privacy_rights: [15, 16, 17, 18, 20, 77]
      .map((article) => `Art. ${article} GDPR`)
      .concat('Art. 7 (3) GDPR'),
    jurisdiction: 'DE',
    codes_of_conduct: [],
    impact_assessment: null,
    authority_party: authority === null ? null : 'authority',
  };
}

const piiOf = (kind: AnyKind): readonly ConsentPii[] =>
  Object.entries<SealedField>(kind.sealed).map(([id, field]) => ({
    pii_type: field.category,
    pii_attribute_id: `${kind.id}.${id}`,
    pii_optional: null,
    sensitive_pii_category: null,
    special_pii_category: null,
  }));

function eventOf(
  record: ConsentRecord,
  consent: ConsentKind,
  source: PaperSource,
  { say, of }: Voice,
): ConsentEvent {
  const inForce = wordingOf(consent, source);
  return {
    event_time: new Date(record.at).toISOString(),
    validity_duration: say('bis zum Widerruf', 'until withdrawn'),
    entity_id: record.recordedBy,
    event_type: 'explicit',
    event_state: record.event === 'given' ? 'consent-given' : 'consent-withdrawn',
    evidence: {
      channel: record.channel,
      wording_version: record.wordingVersion,
      wording: inForce.version === record.wordingVersion ? of(inForce.text) : null,
      recorded_at: new Date(record.recordedAt).toISOString(),
      ledger_entry: record.entry,
      paper: record.paper,
    },
  };
}
