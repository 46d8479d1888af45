import { calendarOf } from '../clock/calendar.ts';
import { statutesOf } from '../clock/set-periods.ts';
import { versionsFrom } from '../clock/statute-end.ts';
import type { AnyKind, LifeEvent, Moment, Period, Purpose, Text } from '../declare/index.ts';
import { citeBasis, describeBasis } from './cite.ts';
import { countryCode } from './country.ts';
import { fieldGroups } from './data-categories.ts';
import { describePeriod } from './describe-storage.ts';
import { type Audience, anchorOf, type Part, partsFor, recipientsOf } from './scope.ts';
import type { KnownRecipient, PaperSource } from './source.ts';
import { isoPeriod, tiltBasis, tiltReferences, tiltStatutes } from './tilt-words.ts';
import type { Voice } from './voice.ts';

const told: readonly Audience[] = ['customers', 'caller', 'staff'];

/** The parts a machine-readable notice covers: all natural persons. */
export const tiltParts = (source: PaperSource): readonly Part[] =>
  told.flatMap((audience) => partsFor(source, audience));

/** One entry for each category of data of each kind: TILT's `dataDisclosed`. */
export const dataDisclosed = (source: PaperSource, voice: Voice) =>
  tiltParts(source).flatMap((part) => part.kinds.flatMap((kind) => entriesOf(kind, part, source, voice)));

function entriesOf(kind: AnyKind, { activity }: Part, source: PaperSource, voice: Voice) {
  const { of } = voice;
  const purposes = kind.purposes as readonly Purpose[];
  const { required, without } = activity.provision;
  const shared = {
    purposes: purposes.map((purpose) => ({
      purpose: of(purpose.title),
      description: describeBasis(purpose.basis, voice),
    })),
    legalBases: purposes.flatMap((purpose) => basesOf(purpose, voice)),
    legitimateInterests: purposes.flatMap(({ basis }) =>
      basis.article === '6-1-f' ? [{ exists: true, reasoning: of(basis.interest) }] : [],
    ),
    recipients: recipientsOf(source, activity)
      .filter((each) => each.inUse)
      .map((each) => recipientEntry(each, voice)),
    storage: [storageOf(kind, source, voice)],
    nonDisclosure: {
      legalRequirement: required === 'by-law',
      contractualRegulation: required === 'for-contract',
      obligationToProvide: required !== 'no',
      consequences: of(without),
    },
  };
  return fieldGroups(kind).map(({ category, title, fields }, index) => ({
    _id: `${anchorOf('kind', kind.id)}-${index + 1}`,
    category: `${of(kind.title)}: ${of(title)} (${fields.map((field) => of(field)).join(', ')})`,
    ...(category === null ? {} : { dpv: category }),
    ...shared,
  }));
}

function basesOf({ basis }: Purpose, voice: Voice) {
  const own = { reference: tiltBasis(basis), description: describeBasis(basis, voice) };
  if (basis.article !== '6-1-c') return [own];
  const laws = tiltReferences(basis.law).map((reference) => ({
    reference,
    description: citeBasis(basis, voice.language),
  }));
  return [own, ...laws];
}

/** Whom TILT calls a recipient: named where the owner has entered who it is, by category otherwise. */
function recipientEntry({ title, company }: KnownRecipient, { of }: Voice) {
  const category = of(title);
  if (company === null) return { category };
  const country = countryCode(company.country);
  return { category, name: company.name, address: company.place, ...(country === null ? {} : { country }) };
}

function storageOf(kind: AnyKind, source: PaperSource, voice: Voice) {
  const { when } = kind.deletion;
  return {
    temporal: spansOf(when, kind, source).map(({ title, period }) => ({
      description: voice.of(title),
      ttl: isoPeriod(period),
    })),
    purposeConditional: [describePeriod(kind, source, voice)],
    legalBasisConditional: statutesOf(kind.deletion).flatMap(({ law }) => tiltStatutes(law)),
    aggregationFunction: when.at === 'latest' ? ('max' as const) : ('min' as const),
  };
}

interface Span {
  readonly title: Text;
  readonly period: Period;
}

/** The periods within a rule, each with the event it counts from. */
function spansOf(moment: Moment, kind: AnyKind, source: PaperSource): readonly Span[] {
  switch (moment.at) {
    case 'after':
      return [{ title: eventTitle(kind, moment.event), period: moment.period }];
    case 'statute': {
      const { statute } = moment;
      const inForce = versionsFrom(statute, calendarOf().dayOf(source.now))[0] ?? statute.versions[0];
      return [{ title: statute.title, period: source.periodOf(statute) ?? inForce.period }];
    }
    case 'withdrawal': {
      const { de, en } = moment.consent.title;
      const title = { de: `Widerruf der Einwilligung „${de}“`, en: `withdrawal of the consent “${en}”` };
      return [{ title, period: moment.period }];
    }
    case 'unless-consent':
      return spansOf(moment.otherwise, kind, source);
    case 'depending-on':
      return [moment.otherwise, moment.once].flatMap((each) => spansOf(each, kind, source));
    case 'earliest':
    case 'latest':
      return moment.of.flatMap((each) => spansOf(each, kind, source));
  }
}

const eventTitle = (kind: AnyKind, event: string): Text =>
  (kind.events as Readonly<Record<string, LifeEvent>>)[event]?.title ?? { de: 'Erfassung', en: 'collection' };

/** Where data comes from that the person did not give (Art. 14 (2) f GDPR). */
export const tiltSources = (source: PaperSource, { of }: Voice) =>
  tiltParts(source)
    .flatMap(({ kinds }) => kinds)
    .filter((kind) => kind.provided === 'derived')
    .map((kind) => ({
      _id: `source-${kind.id.replaceAll('_', '-')}`,
      dataCategory: of(kind.title),
      sources: [{ description: of(kind.origin), url: '', publiclyAvailable: false }],
    }));

/** Transfers to third countries with the safeguard the owner relies on (Art. 13 (1) f GDPR). */
export const tiltTransfers = ({ recipients }: PaperSource, { of }: Voice) =>
  recipients.flatMap(({ inUse, thirdCountry }) => {
    if (!inUse || thirdCountry === 'none') return [];
    const country = countryCode(thirdCountry.country);
    return [
      {
        ...(country === null ? {} : { country }),
        appropriateGuarantees: { available: true, description: of(thirdCountry.safeguard) },
      },
    ];
  });
