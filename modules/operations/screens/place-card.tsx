import { Button, Group } from '@mantine/core';
import { formatInstant } from '../../../platform/i18n/index.ts';
import { api, StateBadge, type Tone, useLanguage, useSend, useTexts } from '../../../platform/ui/index.ts';
import type { BoardPlace } from '../schemas.ts';
import classes from './backups.module.css';
import { formatBytes } from './bytes.ts';
import { backupTexts } from './texts.ts';

const tones: Readonly<Record<BoardPlace['state'], Tone>> = {
  off: 'neutral',
  waiting: 'active',
  good: 'good',
  old: 'attention',
  failing: 'bad',
};

/** A place: where it is, how it stands, what it holds. */
export function PlaceCard({ place, onEdit }: { readonly place: BoardPlace; readonly onEdit?: () => void }) {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  const { id, on, revision, title } = place;
  const flip = useSend(() => api.put(`/api/backups/places/${id}/switch`, { on: !on, revision }), {
    refreshes: ['/api/backups', '/api/pledges', '/api/register'],
  });
  const minute = (at: number): string => formatInstant(at, 'minute', language);
  return (
    <article className={classes.place} data-state={place.state} aria-label={title}>
      <header>
        <div>
          <h3>{place.city}</h3>
          <p>{place.provider === '' ? title : `${title} · ${place.provider}`}</p>
        </div>
        <StateBadge tone={tones[place.state]}>{t(`states.${place.state}`)}</StateBadge>
      </header>
      {place.trouble !== null && (
        <p className={classes.trouble}>
          {place.trouble[language]}{' '}
          {place.failingSince !== null && t('failingSince', { day: minute(place.failingSince) })}
        </p>
      )}
      {place.besideData && <p className={classes.trouble}>{t('besideData')}</p>}
      {place.keepsDeleted !== 'nothing' && (
        <p className={classes.trouble}>{t(`keeps.${place.keepsDeleted}`)}</p>
      )}
      {place.pendingSince !== null && (
        <p className={classes.trouble}>{t('pending', { day: minute(place.pendingSince) })}</p>
      )}
      <dl>
        <dt>{t('lastGood')}</dt>
        <dd>{place.goodAt === null ? t('never') : minute(place.goodAt)}</dd>
        {place.bytes > 0 && (
          <>
            <dt>{t('size')}</dt>
            <dd>{formatBytes(place.bytes, language)}</dd>
            <dt>{t('growth')}</dt>
            <dd>{formatBytes(place.growth, language)}</dd>
          </>
        )}
        {place.generation > 0 && (
          <>
            <dt>{t('keysThere')}</dt>
            <dd>{t('keysNumber', { number: place.generation })}</dd>
          </>
        )}
      </dl>
      {onEdit !== undefined && (
        <Group gap="xs">
          <Button
            variant={on ? 'default' : 'filled'}
            size="xs"
            loading={flip.isPending}
            onClick={() => flip.mutate(undefined)}
            aria-label={`${t(on ? 'switchOff' : 'switchOn')}: ${title}`}
          >
            {t(on ? 'switchOff' : 'switchOn')}
          </Button>
          <Button variant="default" size="xs" onClick={onEdit} aria-label={t('editOf', { title })}>
            {t('edit')}
          </Button>
        </Group>
      )}
    </article>
  );
}
