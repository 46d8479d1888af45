import { GoLink, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { Board } from '../schemas.ts';
import { backupTexts } from './texts.ts';

/** On the start page: what the backups lack. Nothing while all is well. */
export function BackupPanel() {
  const t = useTexts(backupTexts);
  const { data } = useGet<Board>('/api/backups');
  if (data === undefined) return null;
  const on = data.places.filter((place) => place.on);
  const bad = on.filter(({ state }) => state !== 'good').length;
  if (data.kit !== null && on.length > 0 && bad === 0) return null;
  return (
    <p>
      {data.kit === null
        ? t('panelKit')
        : on.length === 0
          ? t('panelPlaces')
          : t('panelFailing', { count: bad, all: on.length })}{' '}
      <GoLink to="/backups">{t('panelLink')}</GoLink>
    </p>
  );
}
