import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type LogServer, readLogServer, type TlsFiles } from '../syslog/forward/dial.ts';
import { FolderInUse } from '../syslog/spool/lock.ts';
import { openSpool, type Spool, SpoolFull } from '../syslog/spool/spool.ts';
import { CommandFault } from './fault.ts';

/** Options of commands that send messages to a log server. */
export interface ForwardingOptions {
  readonly to: string;
  readonly spool: string;
  readonly spoolMost: string;
  readonly authority?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
}

/** Adds the options that say where messages are sent. */
export const withForwarding = (command: Command): Command =>
  command
    .option('--to <server>', 'a log server: tls://logs.example.org:6514; tcp:// and udp:// are not encrypted')
    .option('--spool <folder>', 'where filtered messages wait until the log server has them')
    .option('--spool-most <megabytes>', 'the most that waits there', '256')
    .option('--authority <file>', "the certificate of the log server's authority, if it is one of your own")
    .option('--client-cert <file>', 'the certificate that says who this side is')
    .option('--client-key <file>', 'its key');

/** Where to. @throws {CommandFault} */
export function readTo(to: string | undefined): LogServer {
  const server = readLogServer(to ?? '');
  if (server === undefined)
    throw new CommandFault('--to takes an address such as tls://logs.example.org:6514.');
  return server;
}

/** The files TLS needs, read. @throws {CommandFault} */
export function tlsFilesOf({ authority, clientCert, clientKey }: Partial<ForwardingOptions>): TlsFiles {
  if ((clientCert === undefined) !== (clientKey === undefined))
    throw new CommandFault('--client-cert and --client-key belong together.');
  const files = { authority, certificate: clientCert, key: clientKey };
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, path]) =>
      path === undefined ? [] : [[name, readFileSync(path, 'utf8')]],
    ),
  );
}

/** Opens the spool the options name. @throws {CommandFault} */
export function openSpoolFor({ spool, spoolMost = '256' }: Partial<ForwardingOptions>): Spool {
  if (spool === undefined)
    throw new CommandFault(
      '--to needs --spool: a folder where filtered messages wait while the log server is away.',
    );
  const most = Number(spoolMost);
  if (!/^\d{1,6}$/.test(spoolMost) || most < 8)
    throw new CommandFault('--spool-most takes a number of megabytes, at least 8.');
  try {
    return openSpool({
      folder: spool,
      mostBytes: most * 1_000_000,
      onFault: (error) =>
        process.stderr.write(
          error instanceof SpoolFull
            ? 'redlich-logs: the spool is full; whoever can wait waits\n'
            : `redlich-logs: cannot write the spool: ${codeOf(error)}; trying again\n`,
        ),
    });
  } catch (error) {
    if (error instanceof FolderInUse) throw new CommandFault(`${spool}: ${error.message}.`);
    throw error;
  }
}

/** Says that the log server is away, and that it is back. */
export function forwardState(fault: unknown): void {
  process.stderr.write(
    fault === undefined
      ? 'redlich-logs: the log server has what was sent\n'
      : `redlich-logs: the log server does not answer (${codeOf(fault)}); messages wait in the spool\n`,
  );
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'no reason given';
