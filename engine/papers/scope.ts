import type { Activity, AnyKind, LegalBasis, PersonCategory, Purpose, Text } from '../declare/index.ts';
import type { Span } from './paper.ts';
import type { KnownRecipient, PaperSource } from './source.ts';

/** To whom a section of a paper speaks: those the company deals with, its staff, those who only call on its system, or nobody. */
export type Audience = 'customers' | NonNullable<PersonCategory['standing']>;

/** What one activity does with the data of one category of persons. */
export interface Part {
  readonly activity: Activity;
  readonly persons: PersonCategory;
  readonly kinds: readonly AnyKind[];
  readonly purposes: readonly Purpose[];
}

/** The parts of all activities that concern an audience: what a contract needs first, then consents, laws and interests. */
export function partsFor({ register }: PaperSource, audience: Audience): readonly Part[] {
  const parts = register.activities.flatMap((activity) => {
    const heard = activity.kinds.filter((kind) => (kind.persons.standing ?? 'customers') === audience);
    return [...Map.groupBy(heard, (kind) => kind.persons.id).values()].flatMap((kinds) => {
      const [first] = kinds;
      return first === undefined
        ? []
        : [{ activity, persons: first.persons, kinds, purposes: purposesOf(kinds) }];
    });
  });
  return parts.toSorted((a, b) => rankOf(a) - rankOf(b));
}

const bases: readonly LegalBasis['article'][] = ['6-1-b', '6-1-a', '6-1-c', '6-1-f'];

const rankOf = ({ purposes }: Part): number =>
  Math.min(...purposes.map(({ basis }) => bases.indexOf(basis.article)));

/** The purposes of some kinds, each once. */
export const purposesOf = (kinds: readonly AnyKind[]): readonly Purpose[] => [
  ...new Map(
    kinds.flatMap((kind) => (kind.purposes as readonly Purpose[]).map((each) => [each.id, each] as const)),
  ).values(),
];

/** All kinds of an audience. */
export const kindsFor = (source: PaperSource, audience: Audience): readonly AnyKind[] =>
  partsFor(source, audience).flatMap(({ kinds }) => kinds);

/** The recipients in use now. */
export const recipientsInUse = ({ recipients }: PaperSource): readonly KnownRecipient[] =>
  recipients.filter(({ inUse }) => inUse);

/**
 * The recipients of an activity, in use or not: those the declaration names, those the owner assigned to it, and those that serve
 * the whole company.
 */
export function recipientsOf(
  { recipients, register }: PaperSource,
  activity: Activity,
): readonly KnownRecipient[] {
  const declared = new Set(activity.recipients.map(({ id }) => id));
  const assigned = new Set(register.activities.flatMap((each) => each.recipients.map(({ id }) => id)));
  return recipients.filter(
    ({ id, activities }) =>
      declared.has(id) || activities.includes(activity.id) || (activities.length === 0 && !assigned.has(id)),
  );
}

/** Whoever runs the server, if that is not the company itself. */
export function hostName({ controller: { hosting, company } }: PaperSource): string | null {
  const provider = hosting?.provider.trim() ?? '';
  return provider === '' || provider === company.name ? null : provider;
}

/**
 * A sentence that is a pledge, so that a reader can follow it to its proof. Only the pledge's id goes into the paper, never the state of
 * its last check: a paper would change with every look at it.
 */
export const pledged = (id: string, text: string, { pledges }: PaperSource): Span =>
  pledges.some((each) => each.id === id) ? { text, pledge: id } : text;

/** The stable name of a section: `kind-customer-note`. */
export const anchorOf = (what: 'activity' | 'kind' | 'consent', id: string, within?: string): string =>
  [what, id, ...(within === undefined ? [] : [within])].join('-').replaceAll('_', '-');

/** What a recipient is in law. */
export const recipientRole: Readonly<Record<KnownRecipient['role'], Text>> = {
  processor: {
    de: 'Auftragsverarbeiter, an unsere Weisungen gebunden (Art. 28 DSGVO)',
    en: 'processor, bound by our instructions (Art. 28 GDPR)',
  },
  controller: { de: 'selbst verantwortlich', en: 'controller in its own right' },
  'joint-controller': {
    de: 'gemeinsam mit uns verantwortlich (Art. 26 DSGVO); das Wesentliche der Vereinbarung teilen wir auf Anfrage mit',
    en: 'controller jointly with us (Art. 26 GDPR); we tell the essence of the arrangement on request',
  },
};
