import { Command } from 'commander';

const program = new Command('redlich-logs')
  .description(
    'Takes IP addresses and mail addresses out of logs: every address becomes 0, every mail address x@x',
  )
  .showHelpAfterError('(redlich-logs --help shows all commands)');

await program.parseAsync();
