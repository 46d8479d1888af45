import { readFileSync } from 'node:fs';
import { type EnteredWords, enterRecoveryWords } from '@redlich/engine';
import { askLine, isSomebodyThere } from './ask.ts';
import { CommandFault } from './fault.ts';

/** The words of a recovery kit: from a file, `-` for standard input; asked for on the terminal when none is named. @throws {CommandFault} */
export async function askedWords(file: string | undefined): Promise<string> {
  if (file !== undefined) return readFileSync(file === '-' ? 0 : file, 'utf8');
  if (!isSomebodyThere()) throw new CommandFault('Die 24 Wörter bitte mit --words-file - übergeben.');
  return askLine('Die 24 Wörter vom Wiederherstellungsbogen: ');
}

/** The recovery key the words stand for. @throws {CommandFault} when they are none */
export function keyFrom(words: string): Buffer {
  const entered = enterRecoveryWords(words);
  if (entered.outcome === 'refused') throw wrongWords(entered);
  return entered.recoveryKey;
}

/** What is wrong with words, without repeating one. */
export function wrongWords(refused: Extract<EnteredWords, { outcome: 'refused' }>): CommandFault {
  if (refused.reason === 'count')
    return new CommandFault(`Es sind 24 Wörter; gelesen wurden ${refused.found}.`);
  if (refused.reason === 'unknown-word')
    return new CommandFault(`Das ${refused.position}. Wort steht nicht in der Wortliste.`);
  return new CommandFault('Ein Wort oder die Reihenfolge stimmt nicht mit dem Bogen überein.');
}
