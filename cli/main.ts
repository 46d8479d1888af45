import { Command } from 'commander';
import { installGuard } from '../platform/egress/guard/index.ts';
import { CommandFault } from './fault.ts';
import type { CommonOptions } from './open.ts';

// Before any command, and what it brings along, can open a connection.
installGuard(process.env.REDLICH_DATABASE_URL);

const program = new Command('redlich')
  .description('Redlich: Betriebssoftware, die ihre Datenschutzerklärung einhält')
  .option('--data <folder>', 'Datenordner (sonst REDLICH_DATA, sonst ./data)')
  .option('--tenant <name>', 'Mandant, wenn es mehrere gibt')
  .option('--json', 'Ausgabe für Maschinen')
  .showHelpAfterError('(redlich --help zeigt alle Befehle)')
  // What was typed is repeated; no option and no command has such a sign in it, but an address has.
  .configureOutput({ outputError: (text, write) => write(text.replace(/'[^']*[@.:][^']*'/g, "'…'")) });

const common = (command: Command): CommonOptions => command.optsWithGlobals();

// Each command is loaded when it is asked for: `verify` needs no web server, `start` no importer.
program
  .command('start')
  .description('startet den Server')
  .option('--port <number>', 'Port (sonst REDLICH_PORT, sonst 8484)')
  .option('--host <address>', 'Adresse, an der gehorcht wird', '127.0.0.1')
  .option('--demo', 'mit einer erfundenen Buchhandlung; die Uhr lässt sich vorstellen')
  .option('--no-open', 'den Browser nicht öffnen')
  .action(async (options, command) =>
    (await import('./commands/start.ts')).start({ ...common(command), ...options }),
  );

program
  .command('import <what> <file>')
  .description(
    'übernimmt customers, orders oder articles aus einer CSV-Datei, ganz oder gar nicht; osticket aus einem Datenbankauszug',
  )
  .option('--map <columns>', 'Spalte=Feld, mit Komma getrennt; „Spalte=“ lässt eine Spalte weg')
  .option('--lines <file>', 'bei orders: zweite Datei mit einer Zeile je Position')
  .option('--dry-run', 'nur prüfen und sagen, was schon über seiner Löschfrist ist')
  .option('--past-due <choice>', 'was schon fällig ist: sweep, keep-30-days oder drop', 'sweep')
  .option('--zone <zone>', 'bei osticket: Zeitzone der Datenbank (sonst die des Unternehmens)')
  .option('--prefix <name>', 'bei osticket: Vorsilbe der Tabellen, wenn der Auszug mehrere osTicket enthält')
  .action(async (what, file, options, command) => {
    const all = { ...common(command), ...options };
    if (what === 'osticket') await (await import('./commands/import-osticket.ts')).importOsticket(file, all);
    else await (await import('./commands/import.ts')).importFile(what, file, all);
  });

program
  .command('sweep')
  .description('löscht, was fällig ist')
  .option('--dry-run', 'nur sagen, was fällig wäre')
  .option('--at <day>', 'was bis zu diesem Tag fällig ist, YYYY-MM-DD')
  .action(async (options, command) =>
    (await import('./commands/sweep.ts')).sweep({ ...common(command), ...options }),
  );

program
  .command('verify')
  .description('prüft Nachweis, Schlüssel, Siegel, Suchindex und Tabellen; Ende mit 1 beim ersten Schaden')
  .action(async (_options, command) => (await import('./commands/verify.ts')).verify(common(command)));

program
  .command('pledges')
  .description('prüft alle Zusagen am laufenden System; Ende mit 1, wenn eine gebrochen ist')
  .action(async (_options, command) => (await import('./commands/pledges.ts')).pledges(common(command)));

const backup = program.command('backup').description('Sicherungen');
backup
  .command('now')
  .description('sichert sofort an alle eingeschalteten Ablagen; Ende mit 1, wenn eine fehlt')
  .action(async (_options, command) => (await import('./commands/backup.ts')).backupNow(common(command)));
backup
  .command('list')
  .description('zeigt die letzten Sicherungen')
  .action(async (_options, command) => (await import('./commands/backup.ts')).listBackups(common(command)));
backup
  .command('verify')
  .description('liest die neueste Sicherung jeder Ablage ganz; Ende mit 1 bei einem Schaden')
  .action(async (_options, command) => (await import('./commands/backup.ts')).verifyBackups(common(command)));

backup
  .command('prune')
  .description('entfernt an jeder Ablage, was nicht mehr aufbewahrt wird; Ende mit 1, wo es nicht ging')
  .action(async (_options, command) => (await import('./commands/backup.ts')).pruneBackups(common(command)));

const kit = program.command('kit').description('Wiederherstellungsbogen');
const wordsFile = ['--words-file <file>', 'Datei mit den 24 Wörtern, - für die Standardeingabe'] as const;
kit
  .command('show')
  .description('zeigt, welcher Bogen in Gebrauch ist und wann er geprüft wurde')
  .action(async (_options, command) => (await import('./commands/kit.ts')).showKit(common(command)));
kit
  .command('check')
  .description('prüft die Wörter vom Papier; Ende mit 1, wenn es andere sind')
  .option(...wordsFile)
  .action(async (options, command) =>
    (await import('./commands/kit.ts')).checkKit({ ...common(command), ...options }),
  );
kit
  .command('print')
  .description('druckt den Bogen aus seinen Wörtern noch einmal')
  .option(...wordsFile)
  .requiredOption('--out <file>', 'PDF, das es noch nicht gibt')
  .action(async (options, command) =>
    (await import('./commands/kit.ts')).printKitAgain({ ...common(command), ...options }),
  );

program
  .command('drill')
  .description(
    'übt eine Wiederherstellung in einem Übungsordner und wirft ihn weg; Ende mit 1, wenn sie nicht bestanden ist',
  )
  .action(async (_options, command) => (await import('./commands/drill.ts')).drill(common(command)));

program
  .command('restore')
  .description(
    'stellt aus den Ablagen mit dem Wiederherstellungsbogen wieder her; Ende mit 1, wenn es nicht geht',
  )
  .requiredOption(
    '--from <place...>',
    'Ablage: folder:/pfad, sftp://benutzer@rechner/ordner, webdav:https://…, s3:https://… oder eine Liste .json; mindestens so viele wie nötig',
  )
  .requiredOption('--into <folder>', 'neuer Datenordner')
  .option(
    '--replace',
    'ersetzt, was dort liegt: Redlich beenden; das Vorhandene wird erst gesichert und danach entfernt',
  )
  .option('--at <day>', 'Stand der Datensätze, YYYY-MM-DD; Löschungen gelten immer bis zuletzt')
  .option('--words-file <file>', 'Datei mit den 24 Wörtern, - für die Standardeingabe; sonst wird gefragt')
  .option('--accept <loss...>', 'einen genannten Verlust hinnehmen')
  .action(async (options, command) =>
    (await import('./commands/restore.ts')).restore({ ...common(command), ...options }),
  );

const tenant = program.command('tenant').description('Mandanten');
tenant
  .command('add <name>')
  .description('legt einen Mandanten mit eigenen Datenbanken und Schlüsseln an')
  .action(async (name, _options, command) =>
    (await import('./commands/tenant.ts')).addTenant(name, common(command)),
  );
tenant
  .command('list')
  .description('zeigt die Mandanten')
  .action(async (_options, command) => (await import('./commands/tenant.ts')).listTenants(common(command)));

program
  .command('user')
  .description('Benutzer')
  .command('add')
  .description('legt einen Benutzer an und zeigt sein erstes Passwort')
  .requiredOption('--login <name>', 'Anmeldename')
  .requiredOption('--name <name>', 'Name der Person')
  .option('--roles <roles>', 'owner, manager, staff, bookkeeping, officer; mit Komma getrennt', 'staff')
  .option('--language <de|en>', 'Sprache', 'de')
  .action(async (options, command) =>
    (await import('./commands/user.ts')).addUser({ ...common(command), ...options }),
  );

try {
  await program.parseAsync();
} catch (error) {
  const words = wordsFor(error);
  if (words === null) throw error;
  process.stderr.write(`${words}\n`);
  process.exitCode = 2;
}

/** What the person at the keyboard can mend, in words; null for a fault of the program. The engine is not loaded for it. */
function wordsFor(error: unknown): string | null {
  if (error instanceof CommandFault) return error.message;
  const { id, code } = (error ?? {}) as { readonly id?: string; readonly code?: string };
  return id === 'store-full' || code === 'ENOSPC'
    ? 'Auf dem Datenträger ist kein Platz mehr. Bitte Platz schaffen und den Befehl noch einmal geben.'
    : null;
}
