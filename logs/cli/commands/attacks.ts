import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { AttackEvent } from '../../attacks/store/attack-event.ts';
import { openAttackStore } from '../../attacks/store/attack-store.ts';
import { exportAttacks, noteAccess, verifyExport } from '../../attacks/store/export-attacks.ts';
import { openSigningKey } from '../../attacks/store/signing-key.ts';
import { type AttackCommandOptions, keysOf } from '../attack-options.ts';
import { CommandFault } from '../fault.ts';

/** Which records are meant. */
export interface WhichRecords extends Pick<AttackCommandOptions, 'attacks' | 'attackKeys'> {
  readonly attack?: string;
  readonly address?: string;
}

/** Options of `redlich-logs attacks list`. */
export interface ListOptions extends WhichRecords {
  readonly whole?: boolean;
  readonly json?: boolean;
}

/** Options of `redlich-logs attacks export`. */
export interface ExportOptions extends WhichRecords {
  readonly for: string;
}

/** Shows attacks of the last days, their addresses shortened. Who looks at whole addresses is noted. */
export function list(options: ListOptions): void {
  const { folder, events } = readRecords(options);
  const whole = options.whole === true;
  if (whole)
    noteAccess(folder, { at: Date.now(), by: whoIsAsking(), what: 'looked at', records: events.length });
  const shown = events.map((event) => (whole ? event : masked(event)));
  if (options.json === true) {
    for (const event of shown) print(JSON.stringify(event));
    return;
  }
  const attacks = Map.groupBy(shown, (event) => event.attack);
  for (const [id, lines] of attacks) {
    const [first] = lines;
    const last = lines.at(-1);
    if (first === undefined || last === undefined) continue;
    const who = first.address ?? first.claimedName ?? '?';
    print(
      `${time(first.at)} – ${time(last.at)}  ${first.class}  ${first.service}  ${who}  ${lines.length} ${lines.length === 1 ? 'record' : 'records'}  (${id})`,
    );
    if (whole) for (const each of lines) print(`    ${each.line ?? each.data ?? ''}`);
  }
  if (attacks.size === 0) print('no attack within the last seven days');
}

/** Writes a signed file for the authorities, and notes that it was done. */
export function exportRecords(file: string, options: ExportOptions): void {
  const { folder, keys, events } = readRecords(options);
  if (events.length === 0) throw new CommandFault('there is no such record: nothing was written.');
  if (existsSync(file))
    throw new CommandFault(`${file} is there already: an export is never written over another.`);
  const at = Date.now();
  const exported = exportAttacks(events, { file, recipient: options.for, at }, openSigningKey(keys));
  noteAccess(folder, { at, by: whoIsAsking(), what: 'exported', recipient: options.for, ...exported });
  print(`${exported.records} records in ${file}, signed in ${file}.sig, with the key in ${file}.pem.`);
  print(`Tell the fingerprint of the key on another way: ${exported.fingerprint}`);
  print('The records here die after seven days; the file is yours to hand over and to delete.');
}

/** Says whether an exported file is what was signed. Ends with 1 when it is not. */
export function verify(file: string): void {
  const found = verifyExport(file);
  if (found.outcome === 'unchanged') {
    print(`${file} is unchanged. It was signed with the key ${found.fingerprint}`);
    return;
  }
  process.exitCode = 1;
  print(found.outcome === 'changed' ? `${file} is NOT what was signed.` : `${found.missing} is missing.`);
}

function readRecords(options: WhichRecords) {
  const { attacks: folder, attack, address } = options;
  if (folder === undefined || !existsSync(folder))
    throw new CommandFault('--attacks names no folder of records.');
  const keys = keysOf(options);
  const store = openAttackStore({ records: folder, keys });
  const { events, broken } = store.read();
  store.close();
  for (const name of broken)
    process.stderr.write(
      `redlich-logs: ${name} ends in a record that cannot be read: a crash, or somebody's hand\n`,
    );
  const meant = events.filter(
    (event) => (attack ?? event.attack) === event.attack && (address ?? event.address) === event.address,
  );
  return { folder, keys, events: meant };
}

/** Enough to tell one attacker from another, not enough to find somebody. */
function masked(event: AttackEvent): AttackEvent {
  const { attack, at, class: kind, service, address } = event;
  return {
    attack,
    at,
    class: kind,
    service,
    ...(address === undefined ? {} : { address: shortened(address) }),
  };
}

const shortened = (address: string): string =>
  address.includes(':')
    ? `${address.split(':').slice(0, 2).join(':')}:…`
    : address.replace(/\.\d+\.\d+$/, '.…');

const time = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const whoIsAsking = (): string => process.env.SUDO_USER ?? userInfo().username;
const print = (line: string): void => void process.stdout.write(`${line}\n`);
