import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useTexts } from './language.tsx';
import { GoLink } from './navigate.tsx';
import type { Crumb } from './page.tsx';
import { isConflict, isMissing } from './problem.ts';
import classes from './state.module.css';
import { uiTexts } from './texts.ts';
import { sayProblem } from './texts-of-problem.ts';

/** Something failed. */
export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** The list this entry would stand in: the way on when the entry does not exist. Without: the start page. */
  readonly list?: Crumb;
}

/**
 * Says what failed in people's words, with a code for support, and offers to try again. In place of the content. What does not
 * exist or is deleted comes back with no retry: there a way on is offered instead.
 */
export function ErrorState({ error, onRetry, list }: ErrorStateProps) {
  const t = useTexts(uiTexts);
  const said = sayProblem(error, t);
  if (isMissing(error)) return <MissingState {...said} {...(list && { list })} />;
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle size={28} stroke={1.25} aria-hidden className={classes.bad} />
      <p className={classes.title}>{said.title}</p>
      {said.detail !== undefined && <p className={classes.detail}>{said.detail}</p>}
      {onRetry && (
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
      <p className={classes.code}>{t('error.code', { code: said.code })}</p>
    </div>
  );
}

/** Something that does not exist. */
export interface MissingStateProps {
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  readonly list?: Crumb;
}

/** Says that something does not exist or is deleted, and leads back to its list or the start page. */
export function MissingState({ title, detail, list }: MissingStateProps) {
  const t = useTexts(uiTexts);
  return (
    <div className={classes.state} role="alert">
      <p className={classes.title}>{title ?? t('error.missing')}</p>
      <p className={classes.detail}>{detail ?? t('error.missingDetail')}</p>
      <GoLink to={list?.to ?? '/'}>
        {list === undefined ? t('error.home') : t('error.toList', { list: list.label })}
      </GoLink>
    </div>
  );
}

/** A refusal beside the content that stays: above a form, in a dialog. Shows nothing without an error. */
export function ErrorNotice({ error, onReload }: { error: unknown; onReload?: () => void }) {
  const t = useTexts(uiTexts);
  if (error === null || error === undefined) return null;
  const said = sayProblem(error, t);
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <div>
        <strong>{said.title}</strong>
        {said.detail !== undefined && <div>{said.detail}</div>}
      </div>
      {onReload && (
        <Button variant="default" size="xs" onClick={onReload}>
          {t('action.reload')}
        </Button>
      )}
    </div>
  );
}

/** Shown when a change failed because somebody else was faster (409); otherwise nothing. */
export function ConflictNotice({ error, onReload }: { error: unknown; onReload: () => void }) {
  return isConflict(error) ? <ErrorNotice error={error} onReload={onReload} /> : null;
}
