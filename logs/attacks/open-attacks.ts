import { openAlarm } from './alarm/alarm.ts';
import type { AlarmSetup } from './alarm/read-alarm-file.ts';
import { timeOfLine } from './line-time.ts';
import { toAddress } from './recognise/address.ts';
import { openRecogniser } from './recognise/recogniser.ts';
import type { Sighting } from './recognise/sighting.ts';
import { compileRules, type Strictness } from './rule/compile-rules.ts';
import { readRules } from './rule/read-rules.ts';
import type { AttackClass } from './rule/rule-file.ts';
import { type AttackStore, openAttackStore } from './store/attack-store.ts';
import { openAttackWatch } from './watch/attack-watch.ts';

/** Lines are counted by when they came; lines of an old log by when they say they were written. */
export type LineTimes = 'arrival' | 'as-written';

/** How attacks are watched for. */
export interface AttackOptions {
  /** The folder of the sealed records. */
  readonly records: string;
  /** The folder of their keys. It lies apart and goes into no backup. */
  readonly keys: string;
  /** Rule files of the operator's own, on top of the shipped ones. */
  readonly rules?: readonly string[];
  readonly strictness?: Strictness;
  /** Nobody is told when it is left out. */
  readonly alarm?: AlarmSetup;
  readonly now?: () => number;
  /** By which time lines are counted: when they came, or when they say they were written. */
  readonly times?: LineTimes;
  /** Called with what went wrong, never with anything of a line. Watching goes on. */
  readonly onFault?: (what: string) => void;
}

/** Something a server saw itself: a sign-in that failed, a path nobody has. Counted like a line of a log. */
export interface Observation {
  readonly service: string;
  readonly class: AttackClass;
  /** The address of the other side of the connection. Never what a header says, unless a proxy of one's own wrote it. */
  readonly address: string;
  readonly weight?: number;
  readonly user?: string;
  readonly mailAddress?: string;
  readonly agent?: string;
  readonly site?: string;
  readonly path?: string;
  /** What was sent. Passwords are not for records: leave them out. */
  readonly data?: string;
}

/** Watches for attacks: in lines of logs, and in what a server reports itself. */
export interface Attacks {
  /** Sees a line as it came. Takes a copy of what it keeps, writes nothing, and never throws. */
  onLine(raw: Uint8Array): void;
  /** Counts something a server saw itself. What has no address is not counted. */
  report(observation: Observation): void;
  readonly store: AttackStore;
  /** What is just now known, without anything of anybody. */
  status(): AttackStatus;
  /** Tells what is still to be told, and ends. */
  close(): Promise<void>;
}

/** Numbers for a monitor. */
export interface AttackStatus {
  readonly attacks: number;
  readonly kept: number;
  readonly notKept: number;
  /** Lines that could be read in two ways, because somebody wrote the words of a server into a field of theirs. */
  readonly unclear: number;
}

/**
 * Opens the watch. Records live sealed in `records` for at most seven days.
 *
 * ```ts
 * const attacks = openAttacks({ records: '/var/lib/redlich/attacks', keys: '/var/lib/redlich-keys/attacks' });
 * attacks.report({ service: 'redlich', class: 'password-guessing', address: socket.remoteAddress, user });
 * ```
 *
 * @throws {RuleFault} when a rule file cannot be used
 */
export function openAttacks(options: AttackOptions): Attacks {
  const now = options.now ?? Date.now;
  const fault = options.onFault ?? (() => {});
  const rules = compileRules(readRules(options.rules), options.strictness);
  const store = openAttackStore({
    records: options.records,
    keys: options.keys,
    now,
    onClockPutBack: () =>
      fault('the clock was put back: all records were destroyed, for their age is unknown'),
  });
  const alarm = openAlarm(
    options.alarm?.channels ?? [],
    (channel, error) => fault(`alarm by ${channel}: ${nameOf(error)}`),
    options.alarm?.limits,
  );
  const counts = { attacks: 0, kept: 0, notKept: 0 };
  const watch = openAttackWatch(rules.limits, {
    keep(event) {
      if (store.keep(event) === 'kept') counts.kept++;
      else counts.notKept++;
    },
    tell(attack) {
      counts.attacks++;
      alarm.raise(attack);
    },
  });
  const recogniser = openRecogniser(rules, now);
  const timeOf = (sighting: Sighting): number =>
    options.times === 'as-written'
      ? (timeOfLine(sighting.line, new Date(now()).getUTCFullYear()) ?? now())
      : now();
  /** A disk that is full must not end the log: the attack goes unrecorded, and that is told. */
  const safely = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      counts.notKept++;
      fault(`a record could not be kept: ${nameOf(error)}`);
    }
  };
  return {
    store,
    onLine: (raw) =>
      safely(() => {
        for (const sighting of recogniser.see(raw)) watch.see(sighting, timeOf(sighting));
      }),
    report: (observation) =>
      safely(() => {
        const sighting = toSighting(observation);
        if (sighting !== undefined) watch.see(sighting, now());
      }),
    status: () => ({ ...counts, unclear: recogniser.unclear() }),
    async close() {
      await alarm.close();
      store.close();
    },
  };
}

function toSighting(observation: Observation): Sighting | undefined {
  const address = toAddress(observation.address);
  if (address === undefined) return undefined;
  const { service, weight = 1, user, mailAddress: mail, agent, site, path, data } = observation;
  const fields = Object.fromEntries(
    Object.entries({ user, mail, agent, site, path, data }).filter(([, text]) => text !== undefined),
  );
  return {
    service,
    class: observation.class,
    weight,
    peer: { address },
    fields,
    distinct: undefined,
    line: '',
  };
}

/** A fault's kind; its message may quote what was being written. */
function nameOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
