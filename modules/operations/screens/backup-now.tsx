import { Button } from '@mantine/core';
import { formatInstant, formatNumber } from '../../../platform/i18n/index.ts';
import { api, useLanguage, useSend, useTexts } from '../../../platform/ui/index.ts';
import type { Board } from '../schemas.ts';
import classes from './backups.module.css';
import { formatBytes } from './bytes.ts';
import { backupTexts } from './texts.ts';

/** Begins a backup, and tells how the running one is getting on. */
export function BackupNow({ board: { running, kit, places } }: { readonly board: Board }) {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  const start = useSend(() => api.post('/api/backups/runs'), { refreshes: ['/api/backups'] });
  if (running !== null)
    return (
      <output className={classes.running}>
        <strong>{t('running', { time: formatInstant(running.beganAt, 'time', language) })}</strong>
        <span>
          {t(`steps.${running.step}`, {
            rows: formatNumber(running.rows, language),
            files: formatNumber(running.files, language),
            bytes: formatBytes(running.bytes, language),
          })}
        </span>
      </output>
    );
  if (kit === null || !places.some(({ on }) => on)) return null;
  return (
    <Button loading={start.isPending} onClick={() => start.mutate(undefined)}>
      {t('now')}
    </Button>
  );
}
