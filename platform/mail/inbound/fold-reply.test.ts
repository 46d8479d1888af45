import { describe, expect, it } from 'vitest';
import { foldReply } from './fold-reply.ts';

describe('an answer by mail', () => {
  it.each([
    ['Am 02.03.2026 um 10:00 schrieb Hilfe <hilfe@laden.example>:\n> Wie geht es?\n> Gut?'],
    ['On Mon, Mar 2, 2026 at 10:00 AM Help <help@shop.example> wrote:\n> How are you?'],
    ['-- \nErika Muster\nMusterweg 1'],
    [
      'Von: Hilfe <hilfe@laden.example>\nGesendet: Montag, 2. März 2026 10:00\nAn: Erika\nBetreff: Frage\n\nWie geht es?',
    ],
  ])('is parted from what follows it: %j', (below) => {
    const { said, folded } = foldReply(`Danke, es geht.\n\n${below}`);
    expect(said).toBe('Danke, es geht.');
    expect(folded).not.toBe('');
  });

  it('keeps every word, and the whole where nothing is new', () => {
    const text = 'Eins\n\n> zwei\n\ndrei\n\n-- \nvier';
    const { said, folded } = foldReply(text);
    for (const word of ['Eins', 'zwei', 'drei', 'vier']) expect(`${said}\n${folded}`).toContain(word);
    expect(foldReply('> nur Zitat').said).toContain('nur Zitat');
    expect(foldReply('')).toEqual({ said: '', folded: '' });
  });

  it('of any length costs little', () => {
    const long = `${'> '.repeat(20_000)}x`;
    expect(foldReply(long).said).toBe(long);
    foldReply('Am '.repeat(16_000));
    foldReply(`${'-'.repeat(4_900)}\n`.repeat(10));
  });
});
