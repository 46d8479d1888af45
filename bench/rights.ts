import {
  type Actor,
  accessReport,
  accessReportJson,
  answeringPurpose,
  copyOf,
  declare,
  type PaperSource,
  type PersonCopy,
  type PersonId,
} from '@redlich/engine';
import { librarian, library, loan, reader, readerFile } from '@redlich/engine/sample';
import { type TestEngine, testEngine } from '@redlich/engine/testing';
import { renderPdf } from '../platform/documents/render-pdf.ts';
import { portablePackage } from '../platform/portable/portable-package.ts';
import { type Figure, median } from './measure.ts';

const answering = answeringPurpose({
  id: 'answering',
  title: { de: 'Anliegen', en: 'Requests' },
  roles: [librarian],
});
const office = declare({ module: 'office', activities: [], consents: [], roles: [], answering });
const desk: Actor = { id: 'desk', roles: [librarian.id] };

const records = 1_000;
const files = 200;

async function withLoans(t: TestEngine, person: PersonId | null, count: number): Promise<void> {
  for (let done = 0; done < count; done += 2_000) {
    const loans = Array.from({ length: Math.min(2_000, count - done) }, (_, i) => ({
      person,
      sealed: { remark: `Wunsch ${i}` },
      plain: { book: 'B', card: null },
    }));
    await t.engine.write(desk, (unit) => unit.insertMany(loan, loans));
  }
}

async function* zeros(bytes: number): AsyncGenerator<Uint8Array> {
  const chunk = Buffer.alloc(64 * 1024, 7);
  for (let done = 0; done < bytes; done += chunk.length)
    yield chunk.subarray(0, Math.min(chunk.length, bytes - done));
}

async function filed(t: TestEngine, count: number, bytes: number): Promise<PersonId> {
  const { person, id } = await t.engine.write(desk, async (unit) => {
    const made = await unit.newPerson(reader);
    const row = await unit.insert(readerFile, {
      person: made,
      sealed: { name: 'Ada', phones: [] },
      plain: { number: null },
    });
    return { person: made, id: row.id };
  });
  for (let i = 0; i < count; i++)
    await t.engine.files.put(desk, readerFile, id, {
      name: `Scan ${i}.pdf`,
      mediaType: 'application/pdf',
      bytes: zeros(bytes),
    });
  return person;
}

async function copied(t: TestEngine, person: PersonId): Promise<PersonCopy> {
  const copy = await copyOf(t.engine, desk, person);
  if ('outcome' in copy) throw new Error(copy.reason);
  return copy;
}

function sourceOf(t: TestEngine): PaperSource {
  const contact = { name: 'Bücherei', street: '', postcode: '', city: '', email: '', phone: '' };
  return {
    register: t.engine.register,
    controller: {
      company: contact,
      representative: null,
      officer: 'none-required',
      authority: null,
      hosting: null,
    },
    recipients: [],
    pledges: [],
    measures: [],
    wordings: new Map(),
    counts: new Map(),
    device: [],
    log: { holds: { de: '', en: '' }, keptFor: { de: '', en: '' } },
    hostedFor: [],
    periodOf: () => undefined,
    now: t.engine.now(),
    language: 'de',
  };
}

/** The report of a person with 1,000 records and 200 files among many others. */
async function reporting(others: number): Promise<readonly Figure[]> {
  const t = await testEngine([library, office]);
  await withLoans(t, null, others);
  const person = await filed(t, files, 20_000);
  await withLoans(t, person, records);
  const first: number[] = [];
  const whole: number[] = [];
  const paper: number[] = [];
  const pdf: number[] = [];
  for (let round = 0; round < 7; round++) {
    let start = performance.now();
    const chunks = accessReportJson(await copied(t, person), sourceOf(t));
    await chunks.next();
    first.push(performance.now() - start);
    for await (const _ of chunks);
    whole.push(performance.now() - start);
    start = performance.now();
    const report = await accessReport(await copied(t, person), sourceOf(t));
    paper.push(performance.now() - start);
    await renderPdf(report, { version: 'Stand', createdAt: t.engine.now() });
    pdf.push(performance.now() - start);
  }
  await t.end();
  const among = `${records.toLocaleString('en')} records and ${files} files among ${others.toLocaleString('en')}`;
  const figure = (name: string, values: readonly number[], goal?: number): Figure => ({
    name: `${name}, ${among}`,
    value: median(values),
    unit: 'ms',
    ...(goal === undefined ? {} : { goal: { at: 'most', value: goal } }),
  });
  return [
    figure('access report: first byte', first, 200),
    figure('access report: whole JSON', whole),
    figure('access report: paper before its PDF', paper),
    figure('access report: PDF', pdf, 2_000),
  ];
}

/** How much memory grows while a large package streams, after the first of it has. */
async function streaming(bytes: number): Promise<readonly Figure[]> {
  const t = await testEngine([library, office]);
  const person = await filed(t, 1, bytes);
  const before = process.memoryUsage().rss;
  let peak = before;
  let sent = 0;
  const start = performance.now();
  for await (const chunk of portablePackage(await copied(t, person), sourceOf(t))) {
    sent += chunk.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - start) / 1_000;
  await t.end();
  const size = `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MiB`;
  return [
    {
      name: `portable package of ${size}: memory gained while streaming`,
      value: (peak - before) / 2 ** 20,
      unit: 'MiB',
      goal: { at: 'most', value: 64 },
    },
    { name: `portable package of ${size}: speed`, value: sent / 2 ** 20 / seconds, unit: 'MiB/s' },
  ];
}

/** Figures on the rights of persons. */
export async function rightsFigures(scale: number): Promise<readonly Figure[]> {
  return [
    ...(await reporting(Math.round(10_000_000 * scale))),
    ...(await streaming(Math.round(2 * 2 ** 30 * scale))),
  ];
}
