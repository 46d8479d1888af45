import type { Engine, PersonId, RecordId, Unit } from '@redlich/engine';
import { companyExists, fileCompany, findCompanies } from '../../contracts/index.ts';
import {
  categoryNamed,
  type ImportedTicket,
  importTicket,
  noteForeignId,
  ownIdOf,
  personByEmail,
  personOf,
  teamNamed,
} from '../../helpdesk/index.ts';
import type { ForeignOrganisation, ForeignTicket, ForeignUser } from '../read/foreign-ticket.ts';
import type { OsticketPlace } from './place.ts';

/** Who and what is known here already; looked up before the unit, because a search cannot be awaited inside. */
interface Known {
  /** By foreign user id. */
  readonly persons: ReadonlyMap<number, PersonId>;
  /** By foreign organisation id. */
  readonly companies: ReadonlyMap<number, RecordId>;
}

/** Writes some enquiries in one unit, whole or not at all. Their files follow. */
export async function writeTickets(
  { tenant: { engine }, actor }: OsticketPlace,
  source: string,
  tickets: readonly ForeignTicket[],
): Promise<void> {
  if (tickets.length === 0) return;
  const known = await lookUp(engine, actor, tickets);
  await engine.write(actor, async (unit) => {
    for (const each of tickets) await importTicket(unit, await draftOf(unit, source, each, known));
  });
}

async function lookUp(
  engine: Engine,
  actor: OsticketPlace['actor'],
  tickets: readonly ForeignTicket[],
): Promise<Known> {
  const persons = new Map<number, PersonId>();
  const companies = new Map<number, RecordId>();
  for (const user of tickets.flatMap((each) => [each.user, ...each.collaborators])) {
    if (user.id === 0 || persons.has(user.id)) continue;
    const found = await personByEmail(engine, actor, user.email);
    if (found !== null) persons.set(user.id, found.person);
  }
  for (const { organisation } of tickets.map(({ user }) => user)) {
    if (organisation === null || companies.has(organisation.id)) continue;
    const found = await findCompanies(engine, actor, organisation.name);
    const same = found.find(({ name }) => name.toLowerCase() === organisation.name.toLowerCase());
    if (same !== undefined) companies.set(organisation.id, same.id as RecordId);
  }
  return { persons, companies };
}

async function draftOf(
  unit: Unit,
  source: string,
  found: ForeignTicket,
  known: Known,
): Promise<ImportedTicket> {
  const { user, topic, team, state } = found;
  if (state === 'deleted') throw new Error('what was deleted is not taken over');
  const personFor = ({ id }: ForeignUser) => personOf(unit, source, id, known.persons.get(id) ?? null);
  const person = await personFor(user);
  const collaborators: { name: string; email: string; person: PersonId }[] = [];
  for (const each of found.collaborators)
    collaborators.push({ name: each.name, email: each.email, person: await personFor(each) });
  return {
    ...{ source, foreignId: found.id, number: found.number, channel: found.channel, state, person },
    ...{
      priority: found.priority,
      createdAt: found.createdAt,
      closedAt: found.closedAt,
      solveBy: found.dueAt,
    },
    ...{ contactName: user.name, contactEmail: user.email, contactPhone: user.phone },
    subject: found.subject,
    category: topic === null ? null : await categoryNamed(unit, topic.name, topic.offered),
    team: team === null ? null : await teamNamed(unit, team),
    company: user.organisation === null ? null : await companyOf(unit, source, user.organisation, known),
    entries: found.entries.map(({ id, author, files, ...rest }) => ({
      ...{ ...rest, foreignId: id, authorName: author },
      hasFiles: files.some(({ where }) => where === 'database'),
    })),
    collaborators,
    events: found.events,
  };
}

async function companyOf(
  unit: Unit,
  source: string,
  { id, name, street, postcode, city, phone }: ForeignOrganisation,
  known: Known,
): Promise<RecordId> {
  const foreign = { source, sort: 'company', foreign_id: id } as const;
  const before = await ownIdOf(unit.db, foreign);
  if (before !== null && (await companyExists(unit.db, before as RecordId))) return before as RecordId;
  const company =
    known.companies.get(id) ?? (await fileCompany(unit, { name, street, postcode, city, email: '', phone }));
  await noteForeignId(unit, foreign, company);
  return company;
}
