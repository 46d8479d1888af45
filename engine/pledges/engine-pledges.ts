import { sql } from 'kysely';
import type { Purpose } from '../declare/index.ts';
import type { Engine } from '../engine.ts';
import { broken, kept, notYetProvable, pledge, type Verdict } from './pledge.ts';

/** A sweep may run late by so much before the pledge counts as broken: a night, and the morning after a power cut. */
const patienceMs = 26 * 3_600_000;

/** Everything stored has a rule, and nothing outlives it. */
export const storageNeeded = pledge({
  id: 'storage.needed',
  sentence: {
    de: 'Wir speichern Daten nur so lange, wie ihr Zweck oder ein Gesetz es verlangt; danach löscht das System sie von selbst.',
    en: 'We keep data only as long as its purpose or a law demands; then the system deletes it by itself.',
  },
  async check(engine) {
    const overdue = await engine.clock.due({ until: engine.now() - patienceMs, limit: 1_000 });
    const kinds = engine.register.kinds.size;
    if (overdue.length > 0) {
      return broken(
        `${overdue.length} Datensätze sind seit mehr als einem Tag überfällig.`,
        `${overdue.length} records have been overdue for more than a day.`,
      );
    }
    return kept(
      `${kinds} Datenarten, jede mit einer Löschregel; kein Datensatz ist überfällig.`,
      `${kinds} kinds of data, each with a deletion rule; no record is overdue.`,
    );
  },
});

/** Accesses looked at by the check; enough for a busy day. */
const accessesLookedAt = 2_000;

/** Every access names a purpose the kind declares, and every purpose has a basis. */
export const basisAlways = pledge({
  id: 'basis.always',
  sentence: {
    de: 'Personenbezogene Daten werden nur auf einer benannten Rechtsgrundlage geöffnet. Ohne Grundlage kein Zugriff.',
    en: 'Personal data is opened only on a named legal basis. No basis, no access.',
  },
  async check(engine) {
    const entries = await engine.ledger.page({
      stream: 'access',
      types: ['opened'],
      limit: accessesLookedAt,
    });
    if (entries.length === 0)
      return notYetProvable('Noch kein Zugriff ist verzeichnet.', 'No access is on record yet.');
    const wrong = entries.filter(({ body }) => {
      const kind = engine.register.kinds.get(String(body.kind));
      if (kind !== undefined && body.purpose === engine.register.answering?.id) return false;
      return !(kind?.purposes as readonly Purpose[] | undefined)?.some(
        (purpose) => purpose.id === body.purpose,
      );
    });
    if (wrong.length > 0) {
      return broken(
        `${wrong.length} Zugriffe nennen einen Zweck, den ihre Datenart nicht hat (zuerst Nr. ${wrong[0]?.number}).`,
        `${wrong.length} accesses name a purpose their kind does not have (first no. ${wrong[0]?.number}).`,
      );
    }
    return kept(
      `Die letzten ${entries.length} Zugriffe nennen alle einen erklärten Zweck mit Rechtsgrundlage.`,
      `The last ${entries.length} accesses all name a declared purpose with a legal basis.`,
    );
  },
});

/** Everything personal is sealed; what is anonymous has nothing left to open. */
export const protectDefault = pledge({
  id: 'protect.default',
  sentence: {
    de: 'Personenbezogene Daten sind immer verschlüsselt gespeichert, mit einem eigenen Schlüssel für das, was gemeinsam gelöscht wird.',
    en: 'Personal data is always stored encrypted, with a key of its own for what is deleted together.',
  },
  check: sealedEverywhere,
});

async function sealedEverywhere(engine: Engine): Promise<Verdict> {
  let records = 0;
  let wrong = 0;
  for (const kind of engine.register.kinds.keys()) {
    const [row] = await engine.db
      .selectFrom(`records.${kind}`)
      .select([
        sql<number>`count(*)`.as('records'),
        sql<number>`sum(case when life <> 'anonymous' and (sealed is null or key_group is null) then 1
          when life = 'anonymous' and (sealed is not null or key_group is not null or person_id is not null) then 1
          else 0 end)`.as('wrong'),
      ])
      .execute();
    records += Number(row?.records ?? 0);
    wrong += Number(row?.wrong ?? 0);
  }
  if (wrong > 0)
    return broken(`${wrong} Datensätze sind nicht versiegelt.`, `${wrong} records are not sealed.`);
  if (records === 0) return notYetProvable('Noch ist nichts gespeichert.', 'Nothing is stored yet.');
  return kept(
    `${records} Datensätze geprüft: jeder ist versiegelt oder anonym.`,
    `${records} records checked: each is sealed or anonymous.`,
  );
}

/** The pledges the engine keeps for every business built on it. */
export const enginePledges = [basisAlways, storageNeeded, protectDefault] as const;
