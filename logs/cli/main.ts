import { Command } from 'commander';
import { withAttacks, withRules } from './attack-options.ts';
import { CommandFault } from './fault.ts';
import { withForwarding } from './forward-options.ts';

// Handed over by an older Node (redlich-logs.js): ends with it, however that ends.
const endToo = (): boolean => process.kill(process.pid, 'SIGTERM');
if (process.connected === false) endToo();
process.once('disconnect', endToo);
process.channel?.unref();

const program = new Command('redlich-logs')
  .description(
    'Takes IP addresses and mail addresses out of logs: every address becomes 0, every mail address x@x.',
  )
  .showHelpAfterError('(redlich-logs --help shows all commands)')
  // What was typed is repeated; no option and no command has such a sign in it, but an address has.
  .configureOutput({ outputError: (text, write) => write(text.replace(/'[^']*[@.:][^']*'/g, "'…'")) });

const withKeep = (command: Command): Command =>
  command
    .option('--site <name>', 'the site of one hosted customer whose own log this is')
    .option('--keep <what>', 'only with --site: keep addresses shortened or whole');

withAttacks(withKeep(program.command('pipe', { isDefault: true })))
  .description('filters the standard input to the standard output')
  .action(async (options) => (await import('./commands/pipe.ts')).pipe(options));

withAttacks(withKeep(program.command('write <file>')))
  .description('filters the standard input into a log; SIGHUP and SIGUSR1 open it anew after a rotation')
  .option('--fifo <path>', 'read from this named pipe instead')
  .action(async (file, options) => (await import('./commands/write.ts')).write(file, options));

withAttacks(withKeep(program.command('follow <file>')))
  .description('filters what another program writes to a log, through its rotations')
  .option('--write <file>', 'into this log instead of the standard output')
  .option('--from-beginning', 'with what the file holds already')
  .action(async (file, options) => (await import('./commands/follow.ts')).follow(file, options));

withAttacks(withKeep(program.command('journald')))
  .description('filters what `journalctl -o json` writes, messages that are no text as well')
  .option('--write <file>', 'into this log instead of the standard output')
  .action(async (options) => (await import('./commands/journald.ts')).journald(options));

withAttacks(withForwarding(program.command('receive')))
  .description('receives syslog, filters it, keeps it in files of a day each, or sends it on')
  .option('--udp <port>', 'listen for datagrams here; 514 or 127.0.0.1:514')
  .option('--tcp <port>', 'listen for connections here')
  .option('--tls <port>', 'listen for encrypted connections here')
  .option('--cert <file>', 'the certificate shown over TLS')
  .option('--key <file>', 'its key')
  .option('--client-authority <file>', 'hear only senders with a certificate of this authority')
  .option('--connections <number>', 'so many at a time, and of one address a quarter', '256')
  .option(
    '--allow <senders...>',
    'hear only these: addresses, blocks, name:… and sha256:… of certificates; everybody when left out',
  )
  .option('--write <folder>', 'keep messages in files here')
  .option('--day-most <megabytes>', 'no file of a day grows beyond that; what comes on top is counted')
  .option('--most <megabytes>', 'all files together: the oldest go before their time, never that of today')
  .option('--days <number>', 'delete a file when its day is so many days ago', '14')
  .action(async (options) => (await import('./commands/receive.ts')).receive(options));

withAttacks(withForwarding(program.command('forward')))
  .description('filters the standard input and sends it to a log server')
  .option('--program <name>', 'as which program, for lines that do not say it themselves', 'redlich-logs')
  .action(async (options) => (await import('./commands/forward.ts')).forward(options));

withKeep(program.command('rewrite <files...>'))
  .description('rewrites old logs in place, .gz and .zst too; a crash leaves the old or the new file')
  .action(async (files, options) => (await import('./commands/rewrite.ts')).rewrite(files, options));

program
  .command('check <files...>')
  .description('says what personal data logs still hold; ends with 1 when any')
  .option('--json', 'for machines')
  .action(async (files, options) => (await import('./commands/check.ts')).check(files, options));

const attacks = program
  .command('attacks')
  .description('the records of attacks: look at them, hand them over, try rules');

const withRecords = (command: Command): Command =>
  command
    .requiredOption('--attacks <folder>', 'the folder of the records')
    .option('--attack-keys <folder>', 'the keys of the records (<folder>.keys)')
    .option('--attack <id>', 'of one attack only')
    .option('--address <address>', 'of one address only');

withRecords(attacks.command('list'))
  .description('the attacks of the last seven days, addresses shortened')
  .option('--whole', 'with whole addresses and lines; that you looked is noted')
  .option('--json', 'for machines')
  .action(async (options) => (await import('./commands/attacks.ts')).list(options));

withRecords(attacks.command('export <file>'))
  .description('writes records to a signed file for the authorities, and notes that it was done')
  .requiredOption('--for <recipient>', 'for whom, with the reference of the matter')
  .action(async (file, options) => (await import('./commands/attacks.ts')).exportRecords(file, options));

attacks
  .command('verify <file>')
  .description('says whether an exported file is what was signed; ends with 1 when not')
  .action(async (file) => (await import('./commands/attacks.ts')).verify(file));

withRules(attacks.command('test <file>'))
  .description(
    'says which lines of an old log would count, masked, and which attacks they would be; keeps nothing',
  )
  .option('--quiet', 'numbers only')
  .action(async (file, options) => (await import('./commands/attacks-test.ts')).testRules(file, options));

try {
  await program.parseAsync();
} catch (error) {
  // What else was thrown may quote a line: its kind is said, its message is not.
  const fault = error instanceof CommandFault ? error.message : `fault: ${nameOf(error)}`;
  process.stderr.write(`redlich-logs: ${fault}\n`);
  process.exitCode = 2;
}

function nameOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  return (
    ([code, name].find((each) => typeof each === 'string' && /^[A-Za-z_0-9]{1,60}$/.test(each)) as string) ??
    'unknown'
  );
}
