import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { asked, fee, keep, lending, librarian, library, newsletter, reader, readerFile } from '../sample.ts';
import {
  activity,
  after,
  consent,
  type DeletionRule,
  days,
  earliest,
  kind,
  type PlainOf,
  type PurposeOf,
  personal,
  plain,
  purpose,
  recipient,
  type SealedOf,
  type Statute,
  statutory,
  years,
} from './index.ts';

// What the compiler must refuse. `tsc` checks this file: a directive above a line without an error is itself an error. The test at
// the end takes the directives away and checks that each line is refused for the reason the directive gives, and for no other.

const text = { de: 'Text', en: 'Text' };
const title = text;
const deletion = {
  per: 'record',
  when: after('closed', days(1)),
  how: 'erase',
  reason: text,
} as const satisfies DeletionRule<'closed'>;
const name = personal(z.string(), { title, category: 'dpv-pd:Name', search: 'words' });
const complete = {
  id: 'thing',
  title,
  persons: reader,
  purposes: [lending],
  origin: text,
  provided: 'by-person',
  schemaVersion: 1,
  sealed: { name },
  plain: {
    number: plain.textOrNull({ title, afterlife: 'clear' }),
    cents: plain.integer({ title, afterlife: 'keep' }),
  },
  events: { closed: { title, start: 'end-of-matter' } },
  deletion,
} as const;
const statute = {
  id: 's',
  title,
  law: '§ 1',
  nature: 'duty',
  versions: [{ from: '2000-01-01', period: years(1), source: text }],
} as const;
const doing = { id: 'a', title, description: text, kinds: [fee], recipients: [], ...asked } as const;

function refusals() {
  const { title: _title, ...untitled } = complete;
  const { origin: _origin, ...fromNowhere } = complete;
  const { provided: _provided, ...unattributed } = complete;
  const { purposes: _purposes, ...purposeless } = complete;
  const { deletion: _deletion, ...immortal } = complete;
  const { persons: _persons, ...nobodys } = complete;
  const { reason: _reason, ...unreasoned } = deletion;
  const { how: _how, ...endless } = deletion;
  const { basis: _basis, ...baseless } = lending;
  const { roles: _roles, ...roleless } = lending;
  const { withdrawal: _withdrawal, ...forever } = keep;
  const { provision: _provision, ...unasked } = doing;
  const { automatedDecision: _decision, ...undecided } = doing;
  const thing = kind(complete);

  // @ts-expect-error: 'title' is missing
  kind(untitled);
  // @ts-expect-error: 'origin' is missing
  kind(fromNowhere);
  // @ts-expect-error: 'provided' is missing
  kind(unattributed);
  // @ts-expect-error: 'deletion' is missing
  kind(immortal);
  // @ts-expect-error: 'persons' is missing
  kind(nobodys);
  // @ts-expect-error: 'purposes' is missing
  kind(purposeless);
  // @ts-expect-error: '[]' is not assignable
  kind({ ...complete, purposes: [] });
  // @ts-expect-error: 'en' is missing
  kind({ ...complete, title: { de: 'Titel' } });
  // @ts-expect-error: 'reason' is missing
  kind({ ...complete, deletion: unreasoned });
  // @ts-expect-error: 'how' is missing
  kind({ ...complete, deletion: endless });
  // @ts-expect-error: '"forget"' is not assignable
  kind({ ...complete, deletion: { ...deletion, how: 'forget' } });
  // @ts-expect-error: '"sold"' is not assignable
  kind({ ...complete, deletion: { ...deletion, when: after('sold', days(1)) } });
  // @ts-expect-error: '"sold"' is not assignable
  kind({ ...complete, deletion: { ...deletion, restrict: after('sold', days(1)) } });
  const deep = earliest(after('created', days(1)), after('sold', days(2)));
  // @ts-expect-error: '"sold"' is not assignable
  kind({ ...complete, deletion: { ...deletion, when: deep } });
  // @ts-expect-error: 'start' is missing
  kind({ ...complete, events: { closed: { title } } });
  // @ts-expect-error: 'number' is not assignable
  after('closed', 30);

  // @ts-expect-error: 'category' is missing
  personal(z.string(), { title, search: 'none' });
  // @ts-expect-error: 'search' is missing
  personal(z.string(), { title, category: 'dpv-pd:Name' });
  // @ts-expect-error: '"Name"' is not assignable
  personal(z.string(), { title, category: 'Name', search: 'none' });
  // @ts-expect-error: 'afterlife' is missing
  plain.text({ title });
  // @ts-expect-error: 'title' is missing
  plain.integer({ afterlife: 'keep' });
  // @ts-expect-error: '"maybe"' is not assignable
  plain.integer({ title, afterlife: 'maybe' });

  // @ts-expect-error: 'basis' is missing
  purpose(baseless);
  // @ts-expect-error: 'contract' is missing
  purpose({ ...lending, basis: { article: '6-1-b' } });
  // @ts-expect-error: '"6-1-e"' is not assignable
  purpose({ ...lending, basis: { article: '6-1-e' } });
  // @ts-expect-error: 'roles' is missing
  purpose(roleless);
  // @ts-expect-error: '[]' is not assignable
  purpose({ ...lending, roles: [] });
  // @ts-expect-error: 'withdrawal' is missing
  consent(forever);
  // @ts-expect-error: '[]' is not assignable
  activity({ ...doing, kinds: [] });
  // @ts-expect-error: 'provision' is missing
  activity(unasked);
  // @ts-expect-error: 'automatedDecision' is missing
  activity(undecided);
  // @ts-expect-error: 'safeguard' is missing
  recipient({ id: 'r', title, role: 'processor', receives: text, thirdCountry: { country: 'US' } });
  // @ts-expect-error: 'runs' is missing
  statutory(statute, 'closed');

  // @ts-expect-error: '"newsletter"' is not assignable
  const foreignPurpose: PurposeOf<typeof thing>['id'] = 'newsletter';
  // @ts-expect-error: 'number' is not assignable
  const sealed: SealedOf<typeof thing> = { name: 1 };
  // @ts-expect-error: 'null' is not assignable
  const columns: PlainOf<typeof thing> = { number: null, cents: null };
  return [foreignPurpose, sealed, columns];
}

/** What must compile, so that the lines above fail for what they lack and for nothing else. */
function acceptances() {
  const thing = kind(complete);
  const id: PurposeOf<typeof thing>['id'] = 'lending';
  const sealed: SealedOf<typeof thing> = { name: 'Ada' };
  const columns: PlainOf<typeof thing> = { number: null, cents: 1 };
  const law: Statute = { ...statute, runs: 'from-event' };
  const kinds = [fee, readerFile, thing] as const;
  kind({
    ...complete,
    deletion: { ...deletion, when: earliest(after('created', days(1)), statutory(law, 'closed')) },
  });
  purpose({ ...lending, roles: [librarian], basis: { article: '6-1-a', consent: newsletter } });
  activity({
    ...doing,
    kinds,
    recipients: library.activities[0]?.recipients ?? [],
    automatedDecision: 'none',
  });
  activity({ ...doing, automatedDecision: text });
  return [id, sealed, columns];
}

test('what is complete compiles', () => {
  expect(acceptances()).toEqual(['lending', { name: 'Ada' }, { number: null, cents: 1 }]);
});

test('nothing but the compiler refuses what is incomplete', () => {
  expect(refusals).not.toThrow();
});

const directive = /^\s*\/\/ @ts-expect-error: (.*)$/;
const here = import.meta.filename;

interface Fault {
  readonly line: number;
  readonly message: string;
}

/** What `tsc` says about a copy of this file without its directives. Lines keep their numbers. */
async function faultsWithoutDirectives(source: readonly string[]): Promise<readonly Fault[]> {
  const root = resolve(import.meta.dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'redlich-types-'));
  try {
    const bare = source.map((line) =>
      directive.test(line)
        ? ''
        : line.replace(/from '(\.[^']*)'/, (_, path) => `from '${resolve(import.meta.dirname, path)}'`),
    );
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'refused.ts'), bare.join('\n'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: join(root, 'tsconfig.json'), include: [], files: ['refused.ts'] }),
    );
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const run = promisify(execFile)(process.execPath, [compiler, '-p', folder, '--pretty', 'false']);
    const output = await run.then(
      () => '',
      (failed: { stdout: string }) => failed.stdout,
    );
    return output
      .split(/^(?=\S)/m)
      .map((message) => ({ line: Number(/refused\.ts\((\d+),/.exec(message)?.[1]), message }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('each incomplete declaration is refused by the compiler for what it lacks, and for nothing else', async () => {
  const source = readFileSync(here, 'utf8').split('\n');
  const expected = source.flatMap((line, index) => {
    const reason = directive.exec(line)?.[1];
    return reason === undefined ? [] : [{ line: index + 2, reason }];
  });
  const faults = await faultsWithoutDirectives(source);
  expect(expected.length).toBeGreaterThan(30);
  const unexpected = faults.filter((fault) => !expected.some((each) => each.line === fault.line));
  expect(unexpected).toEqual([]);
  for (const { line, reason } of expected) {
    const messages = faults.filter((fault) => fault.line === line).map((fault) => fault.message);
    expect(messages.join(''), `line ${line}`).toContain(reason.replace(/ is missing$/, ''));
    expect(messages.join(''), `line ${line}`).toMatch(
      reason.endsWith('missing') ? /is missing|required/ : /not assignable/,
    );
  }
}, 60_000);
