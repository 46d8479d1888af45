import {
  type AnyKind,
  after,
  calendarOf,
  type DeletionRule,
  days,
  describeRule,
  type Engine,
  type LedgerEntry,
  type LifeEvent,
  months,
  type Pledge,
  type Purpose,
  type Text,
  type Verdict,
  years,
} from '@redlich/engine';
import { sql } from 'kysely';
import type { LedgerPage, LedgerRow, Pledges, Preview, Rules, Swept } from './schemas.ts';

const dayMs = 86_400_000;

/** What dies in the coming days, counted by day and kind. */
export async function previewDays(engine: Engine, count: number): Promise<Preview> {
  const calendar = calendarOf();
  const today = calendar.dayOf(engine.now());
  // Whole days: today and those that follow, to the midnight after the last.
  const counts = await engine.clock.preview(
    calendar.plus(calendar.startOf(today), days(count - 1)) + (count === 1 ? dayMs : 0),
  );
  const kinds = [...engine.register.kinds.values()].map(({ id, title }) => ({ id, title }));
  return { from: today, days: count, kinds, counts: [...counts] };
}

/** Every kind's rule as a sentence, with how many records live under it. */
export async function listRules(engine: Engine): Promise<Rules> {
  const rules: Rules['rules'] = [];
  for (const kind of engine.register.kinds.values()) {
    const row = await engine.db
      .selectFrom(`records.${kind.id}`)
      .select(sql<number>`count(*)`.as('records'))
      .where('life', '<>', 'anonymous')
      .executeTakeFirst();
    const events = Object.entries(kind.events as Readonly<Record<string, LifeEvent>>).map(
      ([id, { title }]) => ({ id, title }),
    );
    rules.push({
      kind: kind.id,
      title: kind.title,
      rule: describeRule(kind),
      reason: kind.deletion.reason,
      per: kind.deletion.per,
      events: [{ id: 'created', title: { de: 'Erfassung', en: 'Collection' } }, ...events],
      records: Number(row?.records ?? 0),
    });
  }
  return { rules };
}

/** Deletes what is due now. */
export async function sweepNow(engine: Engine): Promise<Swept> {
  const report = await engine.clock.sweep();
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((a, b) => a + b, 0);
  return {
    erased: sum(report.erased),
    anonymised: sum(report.anonymised),
    restricted: sum(report.restricted),
  };
}

const periodOf = { days, months, years } as const;

/** What a kind's records would do under another period. */
export function simulatePeriod(
  engine: Engine,
  kind: AnyKind,
  event: string,
  unit: keyof typeof periodOf,
  count: number,
) {
  const rule: DeletionRule = { ...kind.deletion, when: after(event, periodOf[unit](count)) };
  return engine.clock.simulate(kind, rule);
}

const pageSize = 50;

/** A page of the ledger, newest first. Long lists of ids become counts. */
export async function pageLedger(
  engine: Engine,
  options: {
    readonly stream: 'fact' | 'access';
    readonly types?: readonly string[];
    readonly before?: number;
    readonly limit?: number;
  },
): Promise<LedgerPage> {
  const { limit = pageSize } = options;
  const entries = await engine.ledger.page({ ...options, limit });
  return {
    rows: entries.map((entry) => asShown(engine, entry)),
    next: entries.length < limit ? null : String(entries.at(-1)?.number ?? ''),
  };
}

function asShown(engine: Engine, { number, at, type, actor, person, body, hash }: LedgerEntry): LedgerRow {
  const titleOf = (thing: { readonly title: Text } | undefined): Text | null => thing?.title ?? null;
  return {
    number,
    at,
    type,
    actor,
    person,
    kind: titleOf(engine.register.kinds.get(String(body.kind))),
    purpose: titleOf(purposeOf(engine, body.purpose)),
    about: aboutOf(engine, body),
    reason: body.reason === undefined ? null : String(body.reason),
    records: Array.isArray(body.records) ? body.records.length : 0,
    hash,
  };
}

/** What an entry is about, by the title of what was declared, or by its bare id. */
function aboutOf(engine: Engine, body: Readonly<Record<string, unknown>>): Text | null {
  const id = body.consent ?? body.about ?? body.setting ?? body.recipient ?? body.what ?? null;
  if (id === null) return null;
  const { consents, purposes } = engine.register;
  const declared = consents.get(String(id)) ?? purposes.get(String(id));
  return declared?.title ?? { de: String(id), en: String(id) };
}

const purposeOf = (engine: Engine, id: unknown): Purpose | undefined =>
  engine.register.purposes.get(String(id));

/**
 * Looks at the running system for every pledge. Several parts may keep the same pledge, each its own side of it: then one broken
 * side breaks it, and all evidence is shown.
 */
export async function checkPledges(engine: Engine, pledges: readonly Pledge[]): Promise<Pledges> {
  const checked = new Map<string, Pledges['pledges'][number]>();
  for (const { id, sentence, check } of pledges) {
    const verdict = await check(engine);
    const before = checked.get(id);
    checked.set(id, before === undefined ? { id, sentence, ...verdict } : joined(before, sentence, verdict));
  }
  return { checkedAt: engine.now(), pledges: [...checked.values()] };
}

const gravity = ['kept', 'not-yet-provable', 'broken'] as const;

function joined(
  before: Pledges['pledges'][number],
  sentence: Text,
  verdict: Verdict,
): Pledges['pledges'][number] {
  const both = (one: Text, other: Text): Text =>
    one.de === other.de ? one : { de: `${one.de} ${other.de}`, en: `${one.en} ${other.en}` };
  const worse = gravity[Math.max(gravity.indexOf(before.state), gravity.indexOf(verdict.state))] ?? 'broken';
  return {
    ...before,
    sentence: both(before.sentence, sentence),
    state: worse,
    evidence: both(before.evidence, verdict.evidence),
  };
}
