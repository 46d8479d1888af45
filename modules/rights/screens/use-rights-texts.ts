import { type Tone, useTexts } from '../../../platform/ui/index.ts';
import { rightsTexts } from '../texts.ts';

/** The texts of this module in the user's language. */
export const useRightsTexts = () => useTexts(rightsTexts);

/** How a deadline looks. */
export const lightTones = { green: 'good', yellow: 'attention', red: 'bad' } as const satisfies Readonly<
  Record<string, Tone>
>;
