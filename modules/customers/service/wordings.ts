import {
  type Actor,
  type ConsentKind,
  type Engine,
  EngineFault,
  type Register,
  type Text,
  type Unit,
  type Wording,
} from '@redlich/engine';
import type { WordingsReply } from '../replies.ts';
import { customerTables, type WordingRow } from '../tables.ts';

/** Stands for the wording of an older system, which is not kept here. */
export const importedWording = 'import';

/** A kind of consent by its id, or `undefined` when nobody declares it. */
export const consentById = (register: Register, id: string): ConsentKind | undefined =>
  register.consents.get(id);

/** The wording a person consents to now: the owner's latest, or the declared one. */
export async function wordingInForce(db: Unit['db'], consent: ConsentKind): Promise<Wording> {
  const [latest] = await ownWordings(db, consent);
  return latest === undefined ? consent.wording : asWording(latest);
}

/** The wordings in force of all consents, by consent id. */
export async function wordingsInForce(
  db: Unit['db'],
  { consents }: Register,
): Promise<ReadonlyMap<string, Wording>> {
  const wordings = new Map<string, Wording>();
  for (const consent of consents.values()) wordings.set(consent.id, await wordingInForce(db, consent));
  return wordings;
}

/** A wording by its version, or `undefined` when there is none. */
export async function wordingOf(
  db: Unit['db'],
  consent: ConsentKind,
  version: string,
): Promise<Wording | undefined> {
  if (version === consent.wording.version) return consent.wording;
  const row = (await ownWordings(db, consent)).find((each) => each.version === version);
  return row === undefined ? undefined : asWording(row);
}

/** The owner's wordings of a consent, newest first. */
function ownWordings(db: Unit['db'], consent: ConsentKind): Promise<readonly WordingRow[]> {
  return customerTables(db)
    .selectFrom('records.consent_wording')
    .selectAll()
    .where('consent', '=', consent.id)
    .orderBy('at', 'desc')
    .orderBy('version', 'desc')
    .execute();
}

const asWording = ({ version, de, en }: WordingRow): Wording => ({ version, text: { de, en } });

/**
 * Adapts a wording (pledge consent.evidence): a new version, in force from now on and noted in the ledger. Consents given before
 * keep the version they were given under. The same text again makes no version.
 */
export function adaptWording(
  engine: Engine,
  actor: Actor,
  consent: ConsentKind,
  text: Text,
): Promise<Wording> {
  return engine.write(actor, async (unit) => {
    const present = await wordingInForce(unit.db, consent);
    if (present.text.de === text.de && present.text.en === text.en) return present;
    const count = (await ownWordings(unit.db, consent)).length + 1;
    // Two digits, so that versions sort as texts; the hundredth needs a third.
    const version = `${consent.wording.version}.${String(count).padStart(2, '0')}`;
    if (version.length > 20) throw new EngineFault('invalid-value', 'too many versions of a wording');
    await customerTables(unit.db)
      .insertInto('records.consent_wording')
      .values({ consent: consent.id, version, de: text.de, en: text.en, at: unit.now, author: actor.id })
      .execute();
    await unit.note('wording-changed', { consent: consent.id, version });
    return { version, text };
  });
}

/** All versions of all wordings, the one in force first. */
export async function listWordings(engine: Engine): Promise<WordingsReply> {
  const kinds: WordingsReply['kinds'] = [];
  for (const consent of engine.register.consents.values()) {
    const own = await ownWordings(engine.db, consent);
    const versions = own.map((row) => ({ ...asWording(row), at: row.at, author: row.author }));
    const declared = { ...consent.wording, at: null, author: null };
    kinds.push({
      consent: consent.id,
      title: consent.title,
      withdrawal: consent.withdrawal,
      versions: [...versions, declared],
    });
  }
  return { kinds };
}
