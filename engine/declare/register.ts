import type { Activity, Declaration } from './activity.ts';
import type { ConsentKind } from './consent.ts';
import type { Moment } from './deletion-rule.ts';
import type { PlainColumn, SealedField } from './field.ts';
import type { AnyKind, LifeEvent } from './kind.ts';
import type { AnsweringPurpose, Purpose } from './purpose.ts';
import type { Role } from './role.ts';
import type { Text } from './text.ts';

/** Everything declared by all modules, checked for contradictions once at start and looked up by id from then on. */
export interface Register {
  readonly activities: readonly Activity[];
  readonly kinds: ReadonlyMap<string, AnyKind>;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly consents: ReadonlyMap<string, ConsentKind>;
  readonly roles: ReadonlyMap<string, Role>;
  /** Why requests of persons are answered; `null` in a house that answers none. Among `purposes` as well. */
  readonly answering: AnsweringPurpose | null;
}

const tableName = /^[a-z][a-z0-9_]{1,40}$/;

/**
 * Joins the declarations of all modules.
 * @throws {TypeError} when two different things share an id, two modules declare how requests of persons are answered, a kind belongs to two activities, a text of a kind is empty, two of
 * its columns have one name, or its rule can never come to an end: it names an event or a consent nobody declares, or no moment
 * at all. These are faults of the program, found before the first record is written.
 */
export function register(declarations: readonly Declaration[]): Register {
  const activities = declarations.flatMap((declaration) => declaration.activities);
  const kinds = unique(
    'kind',
    activities.flatMap((each) => each.kinds),
  );
  const answering = answeringOf(declarations);
  const purposes = unique('purpose', [
    ...new Set([...kinds.values()].flatMap((each) => [...each.purposes] as Purpose[])),
    ...(answering === null ? [] : [answering]),
  ]);
  const consents = unique(
    'consent',
    declarations.flatMap((declaration) => declaration.consents),
  );
  const roles = unique('role', [...new Set(declarations.flatMap((declaration) => declaration.roles))]);
  unique('activity', activities);
  for (const kind of kinds.values()) checkKind(kind, consents);
  for (const purpose of purposes.values()) {
    const { basis } = purpose;
    if (basis.article === '6-1-a' && !consents.has(basis.consent.id)) {
      throw new TypeError(`purpose ${purpose.id} rests on a consent nobody declares: ${basis.consent.id}`);
    }
  }
  return { activities, kinds, purposes, consents, roles, answering };
}

function answeringOf(declarations: readonly Declaration[]): AnsweringPurpose | null {
  const [first, second] = declarations.flatMap(({ answering }) =>
    answering === undefined ? [] : [answering],
  );
  if (second !== undefined)
    throw new TypeError(`two modules declare how requests are answered: ${second.id}`);
  return first ?? null;
}

/** Columns the engine keeps in every kind's table; a kind's own columns and events must not be called the same. */
const reserved: ReadonlySet<string> = new Set([
  'id',
  'person_id',
  'key_group',
  'sealed',
  'sealed_version',
  'life',
  'due_at',
  'due_action',
  'created_at',
  'updated_at',
  'revision',
]);

function checkKind(kind: AnyKind, consents: ReadonlyMap<string, ConsentKind>): void {
  if (!tableName.test(kind.id)) throw new TypeError(`a kind's id names its table: ${kind.id}`);
  const columns = [...Object.keys(kind.plain), ...Object.keys(kind.events).map((event) => `${event}_at`)];
  for (const [index, column] of columns.entries()) {
    if (reserved.has(column))
      throw new TypeError(`column ${column} of kind ${kind.id} belongs to the engine`);
    if (columns.indexOf(column) < index)
      throw new TypeError(`kind ${kind.id} has two columns named ${column}`);
  }
  for (const text of textsOf(kind)) {
    if (text.de.trim() === '' || text.en.trim() === '')
      throw new TypeError(`kind ${kind.id} has an empty text`);
  }
  for (const moment of [kind.deletion.when, kind.deletion.restrict]) {
    if (moment !== undefined) checkMoment(moment, kind, consents);
  }
}

function textsOf(kind: AnyKind): readonly Text[] {
  const titled: readonly (SealedField | PlainColumn | LifeEvent)[] = [
    ...Object.values<SealedField>(kind.sealed),
    ...Object.values<PlainColumn>(kind.plain),
    ...Object.values<LifeEvent>(kind.events),
  ];
  return [kind.title, kind.origin, kind.deletion.reason, ...titled.map((each) => each.title)];
}

function checkMoment(moment: Moment, kind: AnyKind, consents: ReadonlyMap<string, ConsentKind>): void {
  for (const consent of consentsOf(moment)) {
    if (!consents.has(consent))
      throw new TypeError(`rule of ${kind.id} names a consent nobody declares: ${consent}`);
  }
  for (const leaf of leavesOf(moment)) {
    // `depending-on` names an event itself; its branches follow as leaves of their own.
    if ('of' in leaf)
      throw new TypeError(`rule of ${kind.id} has ${leaf.at} of no moment and would never end`);
    if (!('event' in leaf) || leaf.event === 'created' || Object.hasOwn(kind.events, leaf.event)) continue;
    throw new TypeError(`rule of ${kind.id} names an event nobody declares: ${leaf.event}`);
  }
}

/** The moments that contain no other. An empty `earliest` or `latest` is one. */
function leavesOf(moment: Moment): readonly Moment[] {
  if (moment.at === 'unless-consent') return leavesOf(moment.otherwise);
  if (moment.at === 'depending-on') return [moment, ...leavesOf(moment.once), ...leavesOf(moment.otherwise)];
  if ('of' in moment && moment.of.length > 0) return moment.of.flatMap(leavesOf);
  return [moment];
}

/** The ids of the consents a moment depends on, so that a consent's change finds the records to recompute. */
export function consentsOf(moment: Moment): readonly string[] {
  switch (moment.at) {
    case 'withdrawal':
      return [moment.consent.id];
    case 'unless-consent':
      return [moment.consent.id, ...consentsOf(moment.otherwise)];
    case 'depending-on':
      return [...consentsOf(moment.once), ...consentsOf(moment.otherwise)];
    case 'earliest':
    case 'latest':
      return moment.of.flatMap(consentsOf);
    default:
      return [];
  }
}

function unique<Thing extends { readonly id: string }>(
  what: string,
  things: readonly Thing[],
): Map<string, Thing> {
  const byId = new Map<string, Thing>();
  for (const thing of things) {
    if (byId.has(thing.id)) throw new TypeError(`two declarations share the ${what} id ${thing.id}`);
    byId.set(thing.id, thing);
  }
  return byId;
}
