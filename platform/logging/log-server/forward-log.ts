import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  cleanMessage,
  type Forwarder,
  messageOf,
  openForwarder,
  openSpool,
  openStreamLink,
  type Spool,
} from '../../../logs/index.ts';
import type { Cancel, Clock } from '../../clock.ts';
import type { Tenant } from '../../tenant.ts';
import type { Log } from '../log.ts';
import { logServer } from './recipient.ts';
import { noteState } from './state.ts';

/** Sends the log to the separate log server while that is switched on. */
export interface LogForwarding {
  start(): void;
  /** Looks once whether it is on, and begins or ends. */
  look(): Promise<void>;
  /** Sends what waits for a moment, and ends; the rest waits for the next start. */
  stop(): Promise<void>;
}

/** What sending the log needs. */
export interface ForwardingOptions {
  /** The door of the first one is used, the operator's own: there is one log for all of them. */
  readonly tenants: () => readonly Tenant[];
  readonly clock: Clock;
  readonly log: Log;
  /** The data folder; filtered lines wait below it while the log server is away. */
  readonly folder: string;
  /** How long lines are gathered before they are confirmed, in milliseconds. */
  readonly batchMs?: number;
}

const lookEveryMs = 5_000;
/** A connection each half minute while something happens, so that the door counts few uses. */
const usualBatchMs = 30_000;
const mostWaiting = 64_000_000;
const leaveMs = 2_000;
const sender = { host: '-', program: 'redlich' };

/** Makes the sending. Nothing is kept for a log server, and nothing is sent, while it is off. */
export function forwardLog(options: ForwardingOptions): LogForwarding {
  const { tenants, clock } = options;
  let sending: Sending | null = null;
  let next: Cancel | null = null;
  let looking = Promise.resolve();

  async function lookNow(): Promise<void> {
    const [tenant] = tenants();
    const on = tenant !== undefined && (await tenant.egress.isOn(logServer));
    if (on && sending === null) sending = beginSending(tenant, options);
    if (!on && sending !== null) {
      await sending.end('forget');
      sending = null;
    }
  }
  const look = (): Promise<void> => {
    // A look that fails is no reason to look no more.
    looking = looking.then(lookNow).catch((error) => void options.log.fault(error));
    return looking;
  };
  const lookLater = (): void => {
    next = clock.at(clock.now() + lookEveryMs, () => void look().finally(() => next && lookLater()));
  };
  return {
    start() {
      void look();
      lookLater();
    },
    look,
    async stop() {
      next?.();
      next = null;
      await looking;
      await sending?.end('keep');
      sending = null;
    },
  };
}

interface Sending {
  /** `forget`: it was switched off, so nothing waits for it any more. */
  end(rest: 'keep' | 'forget'): Promise<void>;
}

function beginSending(tenant: Tenant, options: ForwardingOptions): Sending {
  const { folder, log, clock, batchMs = usualBatchMs } = options;
  const place = join(folder, 'log-spool');
  // A full disk is told by the check of the disk.
  const spool = openSpool({ folder: place, mostBytes: mostWaiting, onFault: () => {} });
  const stopListening = log.also((line) => {
    // The shop does not wait for the log: what finds no room any more stands in the log of this server only.
    if (spool.hasRoom()) spool.take(cleanMessage(messageOf(Buffer.from(line), sender, clock.now())), 0);
  });
  noteState(tenant.engine, { reached: false, since: performance.now() });
  const forwarder = forwarderOf(tenant, spool, batchMs);
  return {
    async end(rest) {
      stopListening();
      await forwarder.close(rest === 'keep' ? leaveMs : 0);
      spool.close();
      noteState(tenant.engine, null);
      if (rest === 'forget') rmSync(place, { recursive: true, force: true });
    },
  };
}

function forwarderOf(tenant: Tenant, spool: Spool, batchMs: number): Forwarder {
  return openForwarder({
    spool,
    batchMs,
    async open() {
      const at = await tenant.egress.destination(logServer);
      if (at === null) throw new Error('switched off');
      const begun = performance.now();
      const passage = await tenant.egress.connect(logServer, {
        host: at.host,
        port: at.port,
        tls: 'implicit',
      });
      if (passage.outcome === 'shut') throw new Error(passage.reason);
      return openStreamLink(passage.socket, performance.now() - begun);
    },
    onState: (fault) => noteState(tenant.engine, { reached: fault === undefined, since: performance.now() }),
  });
}
