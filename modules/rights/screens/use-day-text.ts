import { formatInstant } from '../../../platform/i18n/index.ts';
import { useLanguage } from '../../../platform/ui/index.ts';
import { noonOf } from './due-panel.tsx';

/** Writes a day (`YYYY-MM-DD`) or an instant inside a sentence. */
export function useDayText(): (at: string | number) => string {
  const { language } = useLanguage();
  return (at) => formatInstant(typeof at === 'string' ? noonOf(at) : at, 'day', language);
}
