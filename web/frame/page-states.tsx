import { Loader } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { PropsWithChildren } from 'react';
import {
  EmptyState,
  ErrorState,
  GoLink,
  Page,
  type RoleId,
  useMay,
  useTexts,
} from '../../platform/ui/index.ts';
import { shellTexts } from '../texts.ts';

/** No such page. */
export function Missing() {
  const t = useTexts(shellTexts);
  return (
    <Page title={t('missing.title')} lead={t('missing.detail')}>
      <GoLink to="/">{t('missing.home')}</GoLink>
    </Page>
  );
}

/** A screen that is still being loaded. */
export function Waiting() {
  return <Loader size="sm" />;
}

/** A screen that failed while it was shown. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const t = useTexts(shellTexts);
  return (
    <Page title={t('broken.title')}>
      <ErrorState error={error} onRetry={reset} />
    </Page>
  );
}

/** Shows its content to users with one of these roles, and says why not to others. */
export function Permitted({ roles, children }: PropsWithChildren<{ roles: readonly RoleId[] | undefined }>) {
  const t = useTexts(shellTexts);
  if (useMay(roles)) return <>{children}</>;
  return (
    <Page title={t('forbidden.title')}>
      <EmptyState title={t('forbidden.title')}>{t('forbidden.detail')}</EmptyState>
    </Page>
  );
}
