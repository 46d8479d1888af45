import type { Calendar } from '../clock/calendar.ts';
import { type DueCircumstances, dueOf, momentAt, type PeriodOf } from '../clock/due.ts';
import type { AnyKind, LawReference, LifeEvent, Moment, Purpose, Statute } from '../declare/index.ts';
import type { Engine, RecordHead } from '../engine.ts';
import { type Refused, refused } from '../errors.ts';
import { consentIn } from '../facts/projection.ts';
import type { LegalFacts } from '../facts/view.ts';
import type { PersonId } from '../ids.ts';
import { categoryOf } from './find-person.ts';
import type { ErasurePlan, PlannedFate } from './view.ts';

/** What a plan counts with besides the records. */
export interface PlanClock {
  readonly now: number;
  readonly calendar: Calendar;
  readonly periodOf: PeriodOf;
}

/** A record as a plan looks at it: plain columns only, because planning opens nothing. */
export type PlannedRow = RecordHead & Readonly<Record<string, unknown>>;

type StatuteMoment = Extract<Moment, { at: 'statute' }>;

/**
 * The periods of a kind's rule that outlive a request for erasure. A *duty* to keep does (Art. 17 (3) b GDPR). A *limitation* does
 * only where a law makes the controller prove something for as long (a purpose on Art. 6 (1) c, such as the proof of a consent under
 * Art. 7 (1)): then the record is evidence for claims (Art. 17 (3) e). A legal purpose alone keeps nothing: many records serve one
 * among others, and none of them has to be kept for it.
 */
export function demandsOn(kind: AnyKind, happened: Happened = () => true): readonly StatuteMoment[] {
  const proves = (kind.purposes as readonly Purpose[]).some(({ basis }) => basis.article === '6-1-c');
  return statuteMoments(kind.deletion.when, happened).filter(
    ({ statute }) => statute.nature === 'duty' || (statute.nature === 'limitation' && proves),
  );
}

/** Whether an event has happened to the record in question. */
type Happened = (event: string) => boolean;

/** Statutes of the branch that applies; where it is not known what happened, the one of more duties (`once`) does. */
function statuteMoments(moment: Moment, happened: Happened): readonly StatuteMoment[] {
  if (moment.at === 'statute') return [moment];
  if (moment.at === 'unless-consent') return statuteMoments(moment.otherwise, happened);
  if (moment.at === 'depending-on')
    return statuteMoments(happened(moment.event) ? moment.once : moment.otherwise, happened);
  return 'of' in moment ? moment.of.flatMap((each) => statuteMoments(each, happened)) : [];
}

/** The provisions of a statute; law and provision read one after the other as German papers cite them. */
export function citationOf(statute: Statute): LawReference {
  const end = statute.law.lastIndexOf(' ');
  return { law: statute.law.slice(end + 1), provision: statute.law.slice(0, Math.max(end, 0)) };
}

/** The columns an erasure sets on what it leaves: events that the erasure itself is. */
export function eventsOfErasure(
  kind: AnyKind,
  row: PlannedRow,
  now: number,
): Readonly<Record<string, number>> {
  const events = Object.entries(kind.events as Readonly<Record<string, LifeEvent>>)
    .filter(([event, { byErasure }]) => byErasure === true && (row[`${event}_at`] ?? null) === null)
    .map(([event]) => [`${event}_at`, now] as const);
  return Object.fromEntries(events);
}

/**
 * What an erasure at a person's request does to one record: it dies, unless a law still demands it and its own clock has not run
 * out. Then it is restricted, and dies by that clock.
 * @param facts as they stand once the consents are withdrawn, because who wants everything gone withdraws them all
 */
export function fateOf(kind: AnyKind, row: PlannedRow, facts: LegalFacts, clock: PlanClock): PlannedFate {
  const { how } = kind.deletion;
  const dies: PlannedFate = {
    kind: kind.id,
    title: kind.title,
    id: row.id,
    fate: how === 'erase' ? 'erased' : 'anonymised',
    until: null,
    law: null,
  };
  const circumstances = circumstancesOf(kind, row, facts, clock);
  const happened = (event: string) => (circumstances.events[event] ?? null) !== null;
  const ends = demandsOn(kind, happened)
    .map((moment) => ({ statute: moment.statute, end: momentAt(moment, circumstances) }))
    .filter(({ end }) => end === null || end > clock.now)
    .toSorted((a, b) => (b.end ?? Number.POSITIVE_INFINITY) - (a.end ?? Number.POSITIVE_INFINITY));
  const [longest] = ends;
  if (longest === undefined) return dies;
  const due = dueOf(kind.deletion, circumstances);
  if (due !== null && due.at <= clock.now) return dies;
  return { ...dies, fate: 'restricted', until: due?.at ?? null, law: citationOf(longest.statute) };
}

function circumstancesOf(
  kind: AnyKind,
  row: PlannedRow,
  facts: LegalFacts,
  { now, calendar, periodOf }: PlanClock,
): DueCircumstances {
  const columns = { ...row, ...eventsOfErasure(kind, row, now) };
  const events: Record<string, number | null> = { created: row.created_at };
  for (const event of Object.keys(kind.events))
    events[event] = (columns[`${event}_at`] as number | null | undefined) ?? null;
  const consent = (id: string) => consentIn(facts, id);
  return { events, consent, held: false, restricted: true, calendar, periodOf };
}

/** The facts once every consent that stands is withdrawn at an instant. */
export function withoutConsents(facts: LegalFacts, at: number): LegalFacts {
  const withdrawn = Object.entries(facts.consents).map(([id, standing]) =>
    standing.state === 'given'
      ? [id, { ...standing, state: 'withdrawn' as const, since: at }]
      : [id, standing],
  );
  return { ...facts, consents: Object.fromEntries(withdrawn) };
}

/** The ids of the consents that stand, which an erasure at the person's request ends. */
export const standingConsents = (facts: LegalFacts): readonly string[] =>
  Object.entries(facts.consents)
    .filter(([, { state }]) => state === 'given')
    .map(([id]) => id);

/**
 * What erasing a person at their request (Art. 17 GDPR) would do, record by record. Writes and opens nothing. `unit.erasePerson`
 * decides by the same function, so this is what happens if nothing changes meanwhile.
 * @returns refused as `unknown` when there is no such person, or no longer
 */
export async function planErasure(engine: Engine, person: PersonId): Promise<ErasurePlan | Refused> {
  if ((await categoryOf(engine, person)) === null) return refused('unknown');
  const facts = await engine.facts.of(person);
  const now = engine.now();
  const periods = engine.clock.periods();
  const clock: PlanClock = { now, calendar: engine.calendar, periodOf: ({ id }) => periods.get(id) };
  const after = withoutConsents(facts, now);
  const fates: PlannedFate[] = [];
  for (const kind of engine.register.kinds.values()) {
    const rows = await rowsOf(engine, kind, person);
    fates.push(...rows.map((row) => fateOf(kind, row, after, clock)));
  }
  return { person, fates, consents: standingConsents(facts), held: facts.holds.length > 0 };
}

/** Whether two plans of a person do the same to the same records and end the same consents. */
export function isSamePlan(one: ErasurePlan, other: ErasurePlan): boolean {
  const deeds = ({ fates, consents }: ErasurePlan): string =>
    [...fates.map(({ kind, id, fate }) => `${kind} ${id} ${fate}`), ...consents].toSorted().join();
  return one.person === other.person && deeds(one) === deeds(other);
}

async function rowsOf(engine: Engine, kind: AnyKind, person: PersonId): Promise<readonly PlannedRow[]> {
  const events = Object.keys(kind.events).map((event) => `${event}_at`);
  const rows = await engine.db
    .selectFrom(`records.${kind.id}`)
    .select(['id', 'person_id', 'life', 'created_at', ...events])
    .where('person_id', '=', person)
    .orderBy('id')
    .execute();
  return rows as unknown as readonly PlannedRow[];
}
