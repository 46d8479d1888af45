import type { Activity, Engine, KnownRecipient, Recipient, Text } from '@redlich/engine';
import { type DeclaredDoor, declaredDoors, recipientIdOf } from '../../../platform/egress/index.ts';
import { calendarDay } from '../../../platform/i18n/format.ts';
import type { RecipientEntryRow } from '../recipient.tables.ts';
import type { RecipientShown } from '../schemas.ts';
import { shortcomingsOf } from '../shortcomings.ts';
import { entriesOf } from './entries.ts';

type Entered = Omit<
  RecipientShown,
  'id' | 'origin' | 'title' | 'role' | 'receives' | 'inUse' | 'activities' | 'shortcomings'
>;

/** What is known of a recipient nobody has entered anything about. */
const nothingEntered: Entered = {
  companyName: '',
  companyPlace: '',
  companyCountry: '',
  thirdCountry: '',
  safeguard: '',
  agreementOn: null,
  agreementUntil: null,
  agreementAt: '',
  certificates: [],
  checkOn: null,
  revision: 0,
};

const entered = (row: RecipientEntryRow): Entered => ({
  companyName: row.company_name,
  companyPlace: row.company_place,
  companyCountry: row.company_country,
  thirdCountry: row.third_country,
  safeguard: row.safeguard,
  agreementOn: row.agreement_on,
  agreementUntil: row.agreement_until,
  agreementAt: row.agreement_at,
  certificates: JSON.parse(row.certificates) as Entered['certificates'],
  checkOn: row.check_on,
  revision: Number(row.revision),
});

/** All recipients: those the program declares, with whether the owner switched them on, then the company's own. */
export async function listRecipients(engine: Engine): Promise<readonly RecipientShown[]> {
  const rows = await entriesOf(engine.db);
  const today = calendarDay(engine.now());
  const declared = (await declaredDoors(engine)).map(
    ({ door, recipient, label, on }): Omit<RecipientShown, 'shortcomings'> => {
      const row = rows.find((each) => each.id === door && each.origin === 'declared');
      return {
        ...fromDeclaration(recipient),
        title: titleOf(recipient, label),
        ...(row !== undefined && entered(row)),
        id: door,
        origin: 'declared',
        inUse: on,
        activities: naming(engine.register.activities, recipient.id).map((activity) => activity.title),
      };
    },
  );
  const own = rows.filter((row) => row.origin === 'own').map(ownShown);
  return [...declared, ...own].map((shown) => ({
    ...shown,
    shortcomings: [...shortcomingsOf(shown, today)],
  }));
}

const ownShown = (row: RecipientEntryRow): Omit<RecipientShown, 'shortcomings'> => ({
  ...entered(row),
  id: row.id,
  origin: 'own',
  title: inBoth(row.title),
  role: row.role,
  receives: inBoth(row.receives),
  inUse: Number(row.in_use) === 1,
  activities: [],
});

const fromDeclaration = ({ title, role, receives, thirdCountry }: Recipient) => ({
  ...nothingEntered,
  ...{ title, role, receives },
  ...(thirdCountry !== 'none' && {
    thirdCountry: thirdCountry.country,
    safeguard: thirdCountry.safeguard.de,
  }),
});

/** Several destinations of one recipient are told apart by what the owner calls them. */
const titleOf = ({ title }: Recipient, label: DeclaredDoor['label']): Text =>
  label === null ? title : { de: `${title.de}: ${label}`, en: `${title.en}: ${label}` };

const naming = (activities: readonly Activity[], recipient: string): readonly Activity[] =>
  activities.filter((activity) => activity.recipients.some((each) => each.id === recipient));

/** The owner writes in one language; papers in the other show the same words. */
const inBoth = (text: string): Text => ({ de: text, en: text });

/** The register as the papers read it. */
export async function knownRecipients(engine: Engine): Promise<readonly KnownRecipient[]> {
  const { activities } = engine.register;
  return (await listRecipients(engine)).map((shown) => ({
    id: shown.id,
    title: shown.title,
    role: shown.role,
    receives: shown.receives,
    thirdCountry:
      shown.thirdCountry === ''
        ? 'none'
        : { country: shown.thirdCountry, safeguard: inBoth(shown.safeguard) },
    company:
      shown.companyName === ''
        ? null
        : { name: shown.companyName, place: shown.companyPlace, country: shown.companyCountry },
    agreementOn: shown.agreementOn,
    certificates: shown.certificates,
    inUse: shown.inUse,
    activities: naming(activities, recipientIdOf(shown.id)).map((activity) => activity.id),
  }));
}
