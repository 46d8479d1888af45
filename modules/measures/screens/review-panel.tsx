import { GoLink, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { Measures } from '../schemas.ts';
import { measureScreenTexts } from './texts.ts';

/** On the start page: that the yearly review is due. Nothing while it is not. */
export function ReviewPanel() {
  const t = useTexts(measureScreenTexts);
  const { data } = useGet<Measures>('/api/measures');
  if (!data?.due.due) return null;
  return (
    <p>
      {t('panelDue')} <GoLink to="/measures">{t('panelLink')}</GoLink>
    </p>
  );
}
