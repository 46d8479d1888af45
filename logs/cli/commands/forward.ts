import { hostname } from 'node:os';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { longestLineSeen, splitLines } from '../../lines/split-lines.ts';
import { cleanMessage } from '../../syslog/clean-message.ts';
import { dialling } from '../../syslog/forward/dial.ts';
import { openForwarder } from '../../syslog/forward/forwarder.ts';
import { messageOf } from '../../syslog/message.ts';
import type { Spool } from '../../syslog/spool/spool.ts';
import { type AttackCommandOptions, watchFor } from '../attack-options.ts';
import { CommandFault } from '../fault.ts';
import {
  type ForwardingOptions,
  forwardState,
  openSpoolFor,
  readTo,
  tlsFilesOf,
} from '../forward-options.ts';

/** Options of `redlich-logs forward`. */
export interface ForwardOptions extends AttackCommandOptions, ForwardingOptions {
  readonly program: string;
}

/** Filters the standard input and sends each line to a log server. What the server does not have yet waits in the spool. */
export async function forward(options: ForwardOptions): Promise<void> {
  const open = dialling(readTo(options.to), tlsFilesOf(options));
  if (!/^[\x21-\x7e]{1,48}$/.test(options.program))
    throw new CommandFault('--program takes a name without blanks, of 48 signs at most.');
  const { close: closeWatch, onLine } = watchFor(options);
  const spool = openSpoolFor(options);
  const forwarder = openForwarder({ spool, open, onState: forwardState });
  const sender = { host: hostname() || '-', program: options.program };
  const lines = splitLines((raw) => {
    if (raw.length === 0) return;
    onLine?.(raw);
    const extent = raw.length < longestLineSeen ? 'whole' : 'cut';
    spool.take(cleanMessage(messageOf(raw, sender, Date.now()), extent), Date.now());
  });
  // Whoever stops the writer closes the pipe; what it sent until then still goes into the spool.
  process.on('SIGINT', () => {});
  await pipeline(process.stdin, intoSpool(lines, spool));
  await forwarder.close(10_000);
  const left = spool.waiting();
  spool.close();
  await closeWatch();
  if (left > 0) process.stderr.write(`redlich-logs: ${left} bytes wait in the spool for the next start\n`);
}

/** A fault here ends the command: nothing passes unfiltered. */
const intoSpool = (lines: ReturnType<typeof splitLines>, spool: Spool): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        lines.push(chunk);
      } catch {
        // What was thrown may quote the line.
        done(new CommandFault('a line could not be filtered; nothing of it was kept'));
        return;
      }
      if (spool.hasRoom()) done();
      else void spool.room().then(() => done());
    },
    final(done) {
      lines.end();
      void spool.written().then(() => done());
    },
  });
