import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandFault } from './fault.ts';

/** Whether somebody is there to be asked. */
export const isSomebodyThere = (): boolean => process.stdin.isTTY === true;

/** Asks for a line that everybody may see. @throws {CommandFault} when the question is broken off */
export function askLine(question: string): Promise<string> {
  return ask(createInterface({ input: process.stdin, output: process.stderr, historySize: 0 }), question);
}

/** Asks for a secret; what is typed is not shown. @throws {CommandFault} when the question is broken off */
export async function askSecret(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  try {
    return await ask(
      createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 }),
      '',
    );
  } finally {
    process.stderr.write('\n');
  }
}

/** Strg+C and the end of the input end a question alike; nothing has been done before it is answered. */
async function ask(terminal: Interface, question: string): Promise<string> {
  const brokenOff = new Promise<never>((_, reject) => {
    terminal.once('close', () => reject(new CommandFault('Abgebrochen. Nichts wurde verändert.')));
  });
  try {
    return await Promise.race([terminal.question(question).catch(() => brokenOff), brokenOff]);
  } finally {
    terminal.close();
  }
}
