import type { FileId, RecordId } from '@redlich/engine';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { enquiryHandling, type ticketMessage } from '../declaration.ts';
import { kindOf, noteInfected } from '../service/attachments.ts';
import { clerk } from '../service/desk.ts';
import { lockedFiles, lockFile, unlockFile, wholePart } from '../service/file-locks.ts';
import type { FiledKind } from '../service/put-scanned.ts';
import type { FileLockRow } from '../tables.ts';
import { helpdeskTexts as texts } from '../texts.ts';
import { beginScan, type Verdict } from './scan-stream.ts';
import { virusScanner } from './virus-scanner.ts';

const perRun = 200;
/** So many files in a row without a verdict: the scanner is away. */
const patience = 3;

/**
 * Scans what was kept while the scanner was away, and hands it out once it is clean. What turns out infected stays locked until its
 * enquiry dies. Who switches the scanner off wants no scan: what waited for one is handed out. The lock of a file that is gone goes too.
 * @returns how many were unlocked
 */
export const scanLockedJob: Job = {
  id: 'scan-locked-files',
  title: bilingual(texts, 'jobs.scan'),
  every: { seconds: 120 },
  async run(tenant) {
    let done = 0;
    let inVain = 0;
    for (const lock of await lockedFiles(tenant.engine, perRun)) {
      const became = await tend(tenant, lock);
      if (became === 'clean') done++;
      inVain = became === 'unknown' ? inVain + 1 : 0;
      if (inVain === patience) break;
    }
    return done;
  },
};

/** Looks after one lock. `kept`: there is nothing to scan. */
async function tend(
  tenant: Tenant,
  { file_id: file, part_id: part, why }: FileLockRow,
): Promise<Verdict | 'kept'> {
  const { engine } = tenant;
  const kind = await kindOf(engine, part);
  const files = kind === null ? [] : (await engine.files.list(kind, part)).map(({ id }) => id);
  if (file === wholePart(part)) {
    for (const each of files) await lockFile(engine, clerk, each, { part, why });
    await engine.write(clerk, (unit) => unlockFile(unit, file));
    return 'kept';
  }
  if (kind === null || !files.includes(file)) {
    await engine.write(clerk, (unit) => unlockFile(unit, file));
    return 'kept';
  }
  if (why === 'infected') return 'kept';
  const isOff = (await tenant.egress.destination(virusScanner)) === null;
  const verdict = isOff ? 'clean' : await scanAgain(tenant, kind, file);
  await settle(tenant, kind, { part, file, verdict });
  return verdict;
}

/** What a verdict does to a lock. Without one the file goes to the end of the queue. */
async function settle(
  { engine }: Tenant,
  kind: FiledKind,
  { part, file, verdict }: { readonly part: RecordId; readonly file: FileId; readonly verdict: Verdict },
): Promise<void> {
  if (verdict === 'clean') return engine.write(clerk, (unit) => unlockFile(unit, file));
  await lockFile(engine, clerk, file, { part, why: verdict === 'infected' ? 'infected' : 'unscanned' });
  if (verdict === 'infected') await noteInfected(engine, clerk, kind, part);
}

/** Scans a file that is kept already. A scanner switched off meanwhile has no verdict. */
async function scanAgain(tenant: Tenant, kind: FiledKind, file: FileId): Promise<Verdict> {
  const scan = await beginScan(tenant);
  if (scan === null) return 'unknown';
  try {
    const opened = await tenant.engine.files.open(clerk, kind as typeof ticketMessage, file, enquiryHandling);
    // Under restriction nobody opens it, the scanner no more than anybody else.
    if (opened.outcome === 'refused') return 'unknown';
    for await (const piece of opened.bytes) await scan.feed(piece);
    return await scan.verdict();
  } finally {
    scan.drop();
  }
}
