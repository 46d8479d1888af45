import {
  type Actor,
  accessReport,
  accessReportJson,
  consentRecords,
  copyOf,
  type Language,
  type OpenedFile,
  type Paper,
  type PaperSource,
  type PersonCopy,
  type Refused,
  recipientsToTell,
  redact,
  refused,
} from '@redlich/engine';
import { renderPdf } from '../../../platform/documents/render-pdf.ts';
import { portablePackage, type ZipEntry, zipStream } from '../../../platform/portable/portable-package.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { noticeInForce } from '../../papers/index.ts';
import { privacyRequest, requestHandling } from '../declaration.ts';
import { answerLetter } from '../letters/answer-letter.ts';
import type { LetterMatter } from '../letters/letter-matter.ts';
import {
  extensionLetter,
  forwardingLetter,
  identityLetter,
  recipientLetter,
} from '../letters/other-letters.ts';
import { handsOutData } from '../stage.ts';
import { matterOf, recipientTitle } from './matter.ts';
import {
  asIdentified,
  findRequest,
  type IdentifiedRow,
  type RequestRow,
  reviewStands,
  subjectOf,
} from './requests.ts';
import { answerSource } from './source.ts';

/** Letters about a request. Only `answer` and `report` need an identity: they tell what is stored. */
export const paperIds = ['answer', 'report', 'extension', 'identity', 'forwarding'] as const;

/** A letter about a request. */
export type PaperId = (typeof paperIds)[number];

/** The copy of the matched person’s data with what the reviewer blacked out, for somebody whose identity is on record. */
export async function reviewedCopy(
  tenant: Tenant,
  actor: Actor,
  row: IdentifiedRow,
): Promise<PersonCopy | Refused> {
  const subject = subjectOf(row);
  if (subject === null) return refused('unknown');
  const opened = await tenant.engine.open(actor, privacyRequest, row.id, requestHandling);
  if (opened.outcome === 'refused') return opened;
  const copy = await copyOf(tenant.engine, actor, subject);
  if ('outcome' in copy) return copy;
  const marks = opened.sealed.blackedOut.map(({ record, fields, parts = [] }) => ({
    record,
    fields: fields.includes('all') ? ('all' as const) : fields,
    parts,
  }));
  return redact(copy, marks);
}

/** One paper about a request. */
export async function paperOf(
  tenant: Tenant,
  actor: Actor,
  id: string,
  wanted: { readonly paper: PaperId; readonly language: Language },
): Promise<Paper | Refused | { readonly outcome: 'not-yet' }> {
  const row = await findRequest(tenant.engine.db, id);
  if ('outcome' in row) return row;
  const source = await answerSource(tenant, wanted.language);
  const { paper } = wanted;
  if (paper === 'report') {
    const known = asIdentified(row);
    if (known === null || (await reviewStands(tenant.engine, row)) === null) return { outcome: 'not-yet' };
    const copy = await reviewedCopy(tenant, actor, known);
    return 'outcome' in copy ? copy : accessReport(copy, source);
  }
  const matter = await matterOf(tenant, actor, row, source);
  if ('outcome' in matter) return matter;
  return letterOf(paper, row, matter, source);
}

function letterOf(
  paper: Exclude<PaperId, 'report'>,
  row: RequestRow,
  matter: LetterMatter,
  source: PaperSource,
): Paper | { readonly outcome: 'not-yet' } {
  switch (paper) {
    case 'answer':
      if (row.ending === null || (row.ending === 'fulfilled' && asIdentified(row) === null))
        return { outcome: 'not-yet' };
      return answerLetter(matter, source);
    case 'extension':
      return row.extended_at === null ? { outcome: 'not-yet' } : extensionLetter(matter, source);
    case 'identity':
      return identityLetter(matter, source);
    case 'forwarding':
      return row.ending === 'forwarded' ? forwardingLetter(matter, source) : { outcome: 'not-yet' };
  }
}

/** The letter that tells a recipient of a rectification, erasure or restriction (Art. 19 GDPR). */
export async function letterToRecipient(
  tenant: Tenant,
  actor: Actor,
  id: string,
  wanted: { readonly recipient: string; readonly language: Language },
): Promise<Paper | Refused | { readonly outcome: 'not-yet' }> {
  const row = await findRequest(tenant.engine.db, id);
  if ('outcome' in row) return row;
  const subject = subjectOf(row);
  if (subject === null || row.carried_out_at === null) return { outcome: 'not-yet' };
  const all = await recipientsToTell(tenant.engine, subject);
  if (!all.some((each) => each.recipient === wanted.recipient)) return refused('unknown');
  const source = await answerSource(tenant, wanted.language);
  const matter = await matterOf(tenant, actor, row, source);
  if ('outcome' in matter) return matter;
  return recipientLetter(matter, source, recipientTitle(source, wanted.recipient));
}

/** A paper as PDF/A. */
export const pdfOf = (tenant: Tenant, paper: Paper): Promise<Uint8Array> =>
  renderPdf(paper, { version: paper.title, createdAt: tenant.engine.now() });

/**
 * Everything the person gets, as one ZIP stream: the letter, and for access and portability the data itself. Read while it is
 * written, so memory stays flat whatever there is.
 */
export async function answerPackage(
  tenant: Tenant,
  actor: Actor,
  row: IdentifiedRow,
  language: Language,
): Promise<ReadableStream<Uint8Array> | Refused | { readonly outcome: 'not-yet' }> {
  const found = await paperOf(tenant, actor, row.id, { paper: 'answer', language });
  if ('outcome' in found) return found;
  const letter: Paper = found;
  const source = await answerSource(tenant, language);
  const hasData = row.ending === 'fulfilled' && handsOutData(row.right as never) && subjectOf(row) !== null;
  if (hasData && (await reviewStands(tenant.engine, row)) === null) return { outcome: 'not-yet' };
  const opened = hasData ? await reviewedCopy(tenant, actor, row) : null;
  if (opened !== null && 'outcome' in opened) return opened;
  const copy: PersonCopy | null = opened;
  const de = language === 'de';
  const consents = async ({ person, consents: history }: PersonCopy): Promise<Uint8Array> => {
    const notice = await noticeInForce(tenant.engine);
    return Buffer.from(JSON.stringify(consentRecords(source, { person, history, notice })));
  };
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { name: de ? 'Antwort.pdf' : 'answer.pdf', bytes: once(await pdfOf(tenant, letter)) };
    if (copy === null) return;
    if (row.right === 'portability') {
      yield { name: de ? 'Daten.zip' : 'data.zip', bytes: portablePackage(copy, source) };
      return;
    }
    yield {
      name: de ? 'Auskunft.pdf' : 'report.pdf',
      bytes: once(await pdfOf(tenant, await accessReport(copy, source))),
    };
    yield { name: de ? 'Auskunft.json' : 'report.json', bytes: encoded(accessReportJson(copy, source)) };
    if (copy.consents.length > 0)
      yield { name: de ? 'Einwilligungen.json' : 'consents.json', bytes: once(await consents(copy)) };
    yield* filesOf(copy, de);
  }
  return zipStream(entries(), tenant.engine.now());
}

/** The data as the person will get it, for whoever reviews it: the portable package with what is blacked out so far. */
export async function previewPackage(
  tenant: Tenant,
  actor: Actor,
  id: string,
  language: Language,
): Promise<ReadableStream<Uint8Array> | Refused | { readonly outcome: 'not-yet' }> {
  const row = await findRequest(tenant.engine.db, id);
  if ('outcome' in row) return row;
  const known = asIdentified(row);
  if (known === null || subjectOf(row) === null) return { outcome: 'not-yet' };
  const copy = await reviewedCopy(tenant, actor, known);
  return 'outcome' in copy ? copy : portablePackage(copy, await answerSource(tenant, language));
}

/** One file of the matched person, for whoever reviews it. */
export async function fileToReview(
  { engine }: Tenant,
  actor: Actor,
  id: string,
  { record, file }: { readonly record: string; readonly file: string },
): Promise<OpenedFile | Refused | { readonly outcome: 'not-yet' }> {
  const row = await findRequest(engine.db, id);
  if ('outcome' in row) return row;
  const subject = subjectOf(row);
  if (asIdentified(row) === null || subject === null) return { outcome: 'not-yet' };
  const copy = await copyOf(engine, actor, subject);
  if ('outcome' in copy) return copy;
  for await (const each of copy.records) {
    const found = each.id === record ? each.files.find((one) => one.id === file) : undefined;
    if (found !== undefined) return copy.openFile(each, found.id);
  }
  return refused('unknown');
}

async function* filesOf(copy: PersonCopy, de: boolean): AsyncGenerator<ZipEntry> {
  for await (const record of copy.records)
    for (const file of record.files) {
      const opened = await copy.openFile(record, file.id);
      if (opened.outcome === 'refused') continue;
      const name = opened.name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(-80);
      yield {
        name: `${de ? 'Dateien' : 'files'}/${record.kind}/${file.id.slice(-6)}-${name}`,
        bytes: opened.bytes,
      };
    }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* encoded(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}
