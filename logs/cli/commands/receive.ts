import { readFileSync } from 'node:fs';
import { dialling } from '../../syslog/forward/dial.ts';
import { type Forwarder, openForwarder } from '../../syslog/forward/forwarder.ts';
import type { MessageSink } from '../../syslog/keep/batch-writer.ts';
import { type DayFiles, openDayFiles } from '../../syslog/keep/day-files.ts';
import {
  type AllowedSenders,
  readAllowedSenders,
  SenderFault,
} from '../../syslog/receive/allowed-senders.ts';
import { openIntake } from '../../syslog/receive/intake.ts';
import { openReceiver, type ReceiverOptions } from '../../syslog/receive/receive.ts';
import { type AttackCommandOptions, watchFor } from '../attack-options.ts';
import { CommandFault } from '../fault.ts';
import {
  type ForwardingOptions,
  forwardState,
  openSpoolFor,
  readTo,
  tlsFilesOf,
} from '../forward-options.ts';

/** Options of `redlich-logs receive`. */
export interface ReceiveOptions extends AttackCommandOptions, Partial<ForwardingOptions> {
  readonly udp?: string;
  readonly tcp?: string;
  readonly tls?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly clientAuthority?: string;
  readonly write?: string;
  readonly days: string;
  readonly connections: string;
  readonly allow?: readonly string[];
  readonly dayMost?: string;
  readonly most?: string;
}

/** Receives syslog, filters it, and keeps it in files or sends it on, until it is told to end. */
export async function receive(options: ReceiveOptions): Promise<void> {
  const listening = listeningOf(options);
  const { close: closeWatch, onLine } = watchFor(options);
  const { sinks, forwarder, notKept } = openSinks(options);
  const say = (words: string): void => void process.stderr.write(`redlich-logs: ${words}\n`);
  const intake = openIntake({
    sinks,
    ...(onLine === undefined ? {} : { onLine }),
    onFault: () => say('a message could not be filtered and was not kept'),
  });
  const receiver = await openReceiver(listening, intake).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(`cannot listen: ${error.code ?? error.name}`);
  });
  for (const [way, port] of Object.entries(receiver.ports)) say(`listening for ${way} at ${port}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
  await receiver.close();
  await forwarder?.close(5_000);
  for (const sink of sinks) sink.close();
  await closeWatch();
  const { messages, dropped, cut, refused, strangers } = intake.status();
  say(
    `${messages} messages; ${cut} cut, ${dropped} dropped, ${notKept()} not kept for lack of room, ${refused} connections refused, ${strangers} from senders not allowed`,
  );
}

function listeningOf({
  udp,
  tcp,
  tls,
  cert,
  key,
  clientAuthority,
  connections,
  allow,
}: ReceiveOptions): ReceiverOptions {
  const allowed = allowedOf(allow ?? []);
  if (allowed.namesCertificates && (tls === undefined || udp !== undefined || tcp !== undefined))
    throw new CommandFault('--allow with names or fingerprints of certificates is for --tls alone.');
  if (allowed.needsAuthority && clientAuthority === undefined)
    throw new CommandFault(
      '--allow name:… needs --client-authority: anybody can write a name into a certificate.',
    );
  if (udp === undefined && tcp === undefined && tls === undefined)
    throw new CommandFault('say where to listen: --udp 514, --tcp 514 or --tls 6514.');
  if (tls !== undefined && (cert === undefined || key === undefined))
    throw new CommandFault('--tls needs --cert and --key, as PEM files.');
  return {
    allowed,
    mostConnections: numberOf('--connections', connections, 1_000_000),
    ...(udp === undefined ? {} : { udp: placeOf('--udp', udp) }),
    ...(tcp === undefined ? {} : { tcp: placeOf('--tcp', tcp) }),
    ...(tls === undefined
      ? {}
      : {
          tls: {
            ...placeOf('--tls', tls),
            certificate: readPem(cert),
            key: readPem(key),
            ...(clientAuthority === undefined ? {} : { clientAuthority: readPem(clientAuthority) }),
          },
        }),
  };
}

function allowedOf(list: readonly string[]): AllowedSenders {
  try {
    return readAllowedSenders(
      list.flatMap((each) => each.split(',').map((one) => one.trim())).filter((one) => one !== ''),
    );
  } catch (error) {
    if (!(error instanceof SenderFault)) throw error;
    throw new CommandFault('--allow takes addresses, blocks like 192.0.2.0/24, name:… and sha256:… only.');
  }
}

const readPem = (path: string | undefined): string => readFileSync(path ?? '', 'utf8');

/** `514` listens on this machine's every address, `127.0.0.1:514` and `[::1]:514` on one. */
function placeOf(option: string, text: string): { readonly host: string; readonly port: number } {
  const found = /^(?:(\[[0-9A-Fa-f:.%\w]+\]|[\w.-]+):)?(\d{1,5})$/.exec(text);
  if (found === null) throw new CommandFault(`${option} takes a port, or an address and a port.`);
  return {
    host: (found[1] ?? '::').replace(/^\[(.*)\]$/, '$1'),
    port: numberOf(option, found[2] ?? '', 65_535),
  };
}

function numberOf(option: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value <= most) return value;
  throw new CommandFault(`${option} takes a number up to ${most}.`);
}

interface Sinks {
  readonly sinks: readonly MessageSink[];
  readonly forwarder: Forwarder | undefined;
  /** Messages for which a limit of the files left no room. */
  readonly notKept: () => number;
}

function openSinks(options: ReceiveOptions): Sinks {
  if (options.write === undefined && options.to === undefined)
    throw new CommandFault('say where messages go: --write FOLDER, or --to tls://… with --spool FOLDER.');
  const sinks: MessageSink[] = [];
  const files = options.write === undefined ? undefined : openFiles(options.write, options);
  if (files !== undefined) sinks.push(files);
  const notKept = (): number => files?.notKept() ?? 0;
  if (options.to === undefined) return { sinks, forwarder: undefined, notKept };
  const spool = openSpoolFor(options);
  sinks.push(spool);
  const forwarder = openForwarder({
    spool,
    open: dialling(readTo(options.to), tlsFilesOf(options)),
    onState: forwardState,
  });
  return { sinks, forwarder, notKept };
}

function openFiles(folder: string, options: ReceiveOptions): DayFiles {
  const say = (words: string): void => void process.stderr.write(`redlich-logs: ${words}\n`);
  return openDayFiles({
    folder,
    keptDays: numberOf('--days', options.days, 3_650),
    ...bytesOf('mostOfDay', '--day-most', options.dayMost),
    ...bytesOf('mostOfAll', '--most', options.most),
    onFault: (error) => say(`cannot write: ${codeOf(error)}; trying again`),
    onFull: (what) => say(toldOfFull[what]),
  });
}

const toldOfFull = {
  day: 'the file of this day is full (--day-most); what comes until the next day is counted and not kept',
  all: 'all files together are full (--most); what comes is counted and not kept until there is room',
  oldest: 'all files together are full (--most); the oldest went before its time',
} as const;

const bytesOf = <Name extends string>(name: Name, option: string, megabytes: string | undefined) =>
  megabytes === undefined
    ? {}
    : ({ [name]: numberOf(option, megabytes, 100_000_000) * 1_000_000 } as {
        readonly [Each in Name]: number;
      });

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'fault';
