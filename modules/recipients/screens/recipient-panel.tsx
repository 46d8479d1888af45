import { GoLink, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { Register } from '../schemas.ts';
import { registerTexts } from './texts.ts';

/** On the start page: how many recipients need a look. Nothing while all is in order. */
export function RecipientPanel() {
  const t = useTexts(registerTexts);
  const { data } = useGet<Register>('/api/register');
  const count = data?.recipients.filter((each) => each.shortcomings.length > 0).length ?? 0;
  if (count === 0) return null;
  return (
    <p>
      {t('panelLine', { count })} <GoLink to="/recipients">{t('panelLink')}</GoLink>
    </p>
  );
}
