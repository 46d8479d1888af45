import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { program } from '@redlich/engine';
import { kitPaper, testKit } from '../../modules/operations/index.ts';
import { askedWords, keyFrom, wrongWords } from '../ask-words.ts';
import { CommandFault } from '../fault.ts';
import { type CommonOptions, chosenTenant, openInstallationFor } from '../open.ts';
import { print } from '../print.ts';

/** Options of `redlich kit`. */
export interface KitCommand extends CommonOptions {
  /** A file with the words, `-` for standard input; without it they are asked for. */
  readonly wordsFile?: string;
}

/** Which kit is in use, and when it was tested. */
export async function showKit(options: CommonOptions): Promise<void> {
  const installation = await openInstallationFor(options);
  try {
    const kit = await chosenTenant(installation, options).engine.custody.kit();
    const day = (at: number | null): string =>
      at === null ? 'noch nie' : new Date(at).toLocaleDateString('de');
    print(options.json, { kit }, () =>
      kit === null
        ? 'Noch kein Wiederherstellungsbogen (Oberfläche: Sicherungen).'
        : `Bogen ${kit.fingerprint} vom ${day(kit.madeAt)}, zuletzt geprüft: ${day(kit.testedAt)}.`,
    );
  } finally {
    await installation.close();
  }
}

/** Tells whether words are those of the kit in use, and notes that they were entered. Exit code 1 when they are another's. */
export async function checkKit(options: KitCommand): Promise<void> {
  const words = await askedWords(options.wordsFile);
  const installation = await openInstallationFor(options);
  try {
    const came = await testKit(chosenTenant(installation, options), program, words);
    if (came.outcome === 'refused') throw wrongWords(came);
    if (came.outcome === 'wrong') process.exitCode = 1;
    print(options.json, came, () =>
      came.outcome === 'right'
        ? `Der Bogen ${came.fingerprint} passt.`
        : 'Das sind nicht die Wörter des Bogens in Gebrauch.',
    );
  } finally {
    await installation.close();
  }
}

/** Prints a kit once more from its words, which stand nowhere else, into a PDF that only this user reads. */
export async function printKitAgain(options: KitCommand & { readonly out: string }): Promise<void> {
  const words = await askedWords(options.wordsFile);
  keyFrom(words).fill(0);
  const installation = await openInstallationFor(options);
  try {
    const pdf = await kitPaper(chosenTenant(installation, options), words);
    if (pdf === null) throw new CommandFault('Das sind keine Wörter eines Bogens.');
    const out = resolve(options.out);
    writeFileSync(out, pdf, { mode: 0o600, flag: 'wx' });
    print(options.json, { out }, () => `Geschrieben: ${out}. Nach dem Drucken bitte löschen.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new CommandFault(`Die Datei ${resolve(options.out)} gibt es schon.`);
    throw error;
  } finally {
    await installation.close();
  }
}
