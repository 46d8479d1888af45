import { StateBadge, useTexts } from '../../../platform/ui/index.ts';
import type { Papers } from '../schemas.ts';
import { paperScreenTexts } from './texts.ts';

type State = Papers['papers'][number]['state'];

const tones = { unpublished: 'neutral', 'in-force': 'good', changed: 'attention' } as const;

/** How a paper stands, in a word. */
export function PaperState({ state }: { readonly state: State }) {
  const t = useTexts(paperScreenTexts);
  return <StateBadge tone={tones[state]}>{t(`stateOf.${state}`)}</StateBadge>;
}
