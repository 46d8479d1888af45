import { GoLink, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { Preview } from '../schemas.ts';
import { privacyTexts } from '../texts.ts';

const horizon = 30;

/** What dies today and soon, on the start page. */
export function ClockPanel() {
  const t = useTexts(privacyTexts);
  const { data } = useGet<Preview>('/api/clock/preview', { query: { days: horizon } });
  if (data === undefined) return null;
  const today = data.counts
    .filter((each) => each.day <= data.from)
    .reduce((sum, each) => sum + each.count, 0);
  const soon = data.counts.reduce((sum, each) => sum + each.count, 0) - today;
  return (
    <div>
      {today > 0 && <p>{t('start.today', { count: today })}</p>}
      <p>{soon > 0 ? t('start.soon', { count: soon }) : t('start.none')}</p>
      <GoLink to="/clock">{t('start.link')}</GoLink>
    </div>
  );
}
