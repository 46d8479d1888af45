import { describe, expect, it } from 'vitest';
import { keywordsOf } from './keywords.ts';

describe('the search words of a text', () => {
  it('leave out what stands in every letter', () => {
    expect(
      keywordsOf('Guten Tag, der Drucker im Büro druckt nicht mehr. Danke! Mit freundlichen Grüßen'),
    ).toBe('drucker buro druckt');
  });

  it('keep numbers somebody may look for, each once', () => {
    expect(keywordsOf('Gerät 4711-0815, wieder 4711, Rechnung R20260312')).toBe(
      'gerat 4711 0815 rechnung r20260312',
    );
  });

  it('are at most sixty, so that no message fills the index', () => {
    const text = Array.from({ length: 500 }, (_, i) => `wort${i}`).join(' ');
    expect(keywordsOf(text).split(' ')).toHaveLength(60);
  });
});
