import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pass } from '../../platform/egress/guard/index.ts';
import { serve } from '../../platform/http/serve.ts';
import { type OwnName, readOwnNames } from '../../platform/http/tenant-host.ts';
import { openScheduler } from '../../platform/jobs/index.ts';
import { logCrashes } from '../../platform/logging/log-crashes.ts';
import { forwardLog } from '../../platform/logging/log-server/index.ts';
import { createServer, reportPastTheDoor, watchInstallation } from '../../platform/server.ts';
import { CommandFault } from '../fault.ts';
import { type CommonOptions, dataFolder, openInstallationFor } from '../open.ts';

/** Options of `redlich start`. */
export interface StartOptions extends CommonOptions {
  readonly port?: string;
  readonly host?: string;
  readonly demo?: boolean;
  /** `--no-open` makes it false. */
  readonly open?: boolean;
}

const defaultPort = 8484;

/** Starts the server and stays until it is told to stop. With `--demo` it fills an empty data folder with an invented shop. */
export async function start(options: StartOptions): Promise<void> {
  const port = portOf(options);
  const names = ownNames();
  const demo = options.demo === true;
  const settings = demo ? { ...options, data: options.data ?? join(dataFolder(options), 'demo') } : options;
  const web = builtWeb();
  const demonstration = demo ? await import('../demo/demonstration.ts') : null;
  const installation = demonstration
    ? await demonstration.openDemonstration(settings)
    : await openInstallationFor(settings);
  const { clock } = installation;
  logCrashes(installation.log);
  reportPastTheDoor(installation);
  const scheduler = openScheduler({
    jobs: installation.modules.flatMap((module) => module.jobs),
    tenants: installation.tenants,
    clock,
    log: installation.log,
  });
  const app = createServer(installation, {
    version: version(),
    web,
    trustedProxies: listOf(process.env.REDLICH_TRUSTED_PROXIES),
    names,
    ...(demonstration ? { demo: { users: demonstration.demoUsers } } : {}),
  });
  const served = await serve(app, {
    port,
    host: options.host ?? '127.0.0.1',
    names: names.map(({ name }) => name),
  }).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(
      error.code === 'EADDRINUSE'
        ? `Port ${port} ist belegt. Mit --port eine andere Nummer wählen.`
        : `An ${options.host ?? '127.0.0.1'}:${port} lässt sich nicht lauschen (${error.code ?? 'unbekannt'}).`,
    );
  });
  scheduler.start();
  const watch = watchInstallation(installation);
  watch.start();
  const forwarding = forwardLog(installation);
  forwarding.start();
  const lookForTenants = setInterval(() => void installation.refresh().catch(installation.log.fault), 10_000);
  // Passkeys belong to a host name, and browsers take this one for safe without TLS.
  const url = served.url.replace('//127.0.0.1:', '//localhost:');
  announce(url, settings, demo);
  if (options.open !== false) await openBrowser(url);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    clearInterval(lookForTenants);
    watch.stop();
    await forwarding.stop();
    await served.close();
    await scheduler.stop();
    await installation.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function portOf(options: StartOptions): number {
  const text = options.port ?? process.env.REDLICH_PORT ?? String(defaultPort);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CommandFault('Ein Port ist eine ganze Zahl von 0 bis 65535.');
  return port;
}

function ownNames(): readonly OwnName[] {
  try {
    return readOwnNames(process.env.REDLICH_HOSTS ?? '');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandFault(
      `REDLICH_HOSTS: Der ${error.message}. Eintrag ist kein Name eines Rechners, oder er steht zweimal da. Erwartet: laden.example oder laden.example=mandant`,
    );
  }
}

const root = join(import.meta.dirname, '../..');

function builtWeb(): string {
  const folder = join(root, 'web/dist');
  if (!existsSync(join(folder, 'index.html'))) {
    throw new CommandFault('Die Oberfläche ist noch nicht gebaut. Bitte einmal: npm run build');
  }
  return folder;
}

const version = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

function announce(url: string, options: CommonOptions, demo: boolean): void {
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ url, data: dataFolder(options), demo })}\n`);
    return;
  }
  process.stdout.write(`\n  Redlich läuft:  ${url}\n  Datenordner:    ${dataFolder(options)}\n`);
  if (demo)
    process.stdout.write(
      '  Vorführung:     erfundene Buchhandlung, Anmeldung mit einem Klick auf der Startseite\n',
    );
  process.stdout.write('  Beenden:        Strg+C\n\n');
}

/** Shows the page where there is a screen and a person at it; elsewhere the address on the terminal is enough. */
async function openBrowser(url: string): Promise<void> {
  const hasScreen =
    process.platform !== 'linux' ||
    process.env.DISPLAY !== undefined ||
    process.env.WAYLAND_DISPLAY !== undefined;
  if (!process.stdout.isTTY || process.env.CI !== undefined || !hasScreen) return;
  const { spawn } = await import('node:child_process');
  const [command, ...first] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[
    process.platform as string
  ] ?? ['xdg-open'];
  const child = pass(() =>
    spawn(command ?? 'xdg-open', [...first, url], { stdio: 'ignore', detached: true }),
  );
  child.on('error', () => {});
  child.unref();
}
