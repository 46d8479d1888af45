import { Command } from 'commander';
import { CommandFault } from './fault.ts';

const program = new Command('redlich-logs')
  .description(
    'Takes IP addresses and mail addresses out of logs: every address becomes 0, every mail address x@x.',
  )
  .showHelpAfterError('(redlich-logs --help shows all commands)');

const withKeep = (command: Command): Command =>
  command
    .option('--site <name>', 'the site of one hosted customer whose own log this is')
    .option('--keep <what>', 'only with --site: keep addresses shortened or whole');

withKeep(program.command('pipe', { isDefault: true }))
  .description('filters the standard input to the standard output')
  .action(async (options) => (await import('./commands/pipe.ts')).pipe(options));

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
