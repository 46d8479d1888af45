import type { PaperSource } from '../../papers/source.ts';
import { voiceOf } from '../../papers/voice.ts';
import { automatedDecisionStatement } from '../automated-decisions.ts';
import type { CopiedRecord, PersonCopy } from '../view.ts';
import { actualRecipients, informationOf } from './information.ts';
import { rightsOf } from './rights-blocks.ts';

/** Characters gathered before they are handed on: fewer, larger chunks are faster to send. */
const chunkChars = 64 * 1024;

/**
 * The answer to a request for access as one JSON document, in chunks. Holds one page of records in memory however many there are.
 * What concerns a kind as a whole stands after the records, because only then it is known which kinds there were.
 */
export async function* accessReportJson(copy: PersonCopy, source: PaperSource): AsyncGenerator<string> {
  const { language, controller } = source;
  const head = {
    format: 'redlich-access-report',
    version: 1,
    law: 'Art. 15 DSGVO',
    language,
    createdAt: new Date(source.now).toISOString(),
    controller: controller.company,
    officer: controller.officer === 'none-required' ? null : controller.officer,
    authority: controller.authority,
    person: { id: copy.person, category: copy.category },
    rights: rightsOf(language),
    recipients: actualRecipients(copy.disclosures, source).map((each) => ({
      ...each,
      firstAt: iso(each.firstAt),
      lastAt: iso(each.lastAt),
    })),
    consents: copy.consents.map(({ at, recordedAt, ...rest }) => ({
      ...rest,
      at: iso(at),
      recordedAt: iso(recordedAt),
    })),
    objections: copy.facts.objections,
    restrictions: copy.facts.restrictions,
    holds: copy.facts.holds,
    changes: copy.changes.map(({ at, ...rest }) => ({ ...rest, at: iso(at) })),
  };
  const kinds = new Set<string>();
  let held = `${JSON.stringify(head).slice(0, -1)},"records":[`;
  let first = true;
  for await (const record of copy.records) {
    kinds.add(record.kind);
    held += `${first ? '' : ','}\n${JSON.stringify(recordJson(record, source))}`;
    first = false;
    if (held.length < chunkChars) continue;
    yield held;
    held = '';
  }
  const tail = {
    kinds: [...kinds].flatMap((id) => {
      const kind = source.register.kinds.get(id);
      return kind === undefined ? [] : [informationOf(kind, copy.facts, voiceOf(language))];
    }),
    automatedDecisions: automatedDecisionStatement(source.register, language, kinds),
  };
  yield `${held}],${JSON.stringify(tail).slice(1)}\n`;
}

const iso = (instant: number): string => new Date(instant).toISOString();

const recordJson = (record: CopiedRecord, { language }: PaperSource) => ({
  kind: record.kind,
  id: record.id,
  title: record.title[language],
  origin: record.origin[language],
  createdAt: iso(record.createdAt),
  state: record.life,
  ...(record.blackedOut ? { blackedOut: true } : {}),
  fields: record.fields.map(({ id, title, category, unit, derived, value, meaning, withheld, partly }) => ({
    id,
    title: title[language],
    ...(category === null ? {} : { category }),
    ...(unit === null ? {} : { unit }),
    ...(derived ? { derived } : {}),
    ...(withheld === null ? { value } : { withheld }),
    ...(partly === true ? { partlyBlackedOut: true } : {}),
    ...(meaning === null ? {} : { meaning: meaning[language] }),
  })),
  events: record.events.map(({ id, title, at }) => ({ id, title: title[language], at: iso(at) })),
  details: record.details.map(({ id, title, columns, rows }) => ({
    id,
    title: title[language],
    rows: rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.id, row[i] ?? null]))),
  })),
  dies: {
    at: record.diesAt === null ? null : iso(record.diesAt),
    next: record.dueAt === null ? null : { at: iso(record.dueAt), action: record.dueAction },
    rule: record.rule[language],
  },
  files: record.files,
});
