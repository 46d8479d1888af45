import { Group } from '@mantine/core';
import type { PropsWithChildren } from 'react';
import { useTexts } from './language.tsx';
import { GoLink } from './navigate.tsx';
import { uiTexts } from './texts.ts';
import { useSettingsPath } from './use-screens.tsx';

/** What to do next where a list is empty: the button given, and for whoever may, the way to take over what an older program knows. */
export function FirstSteps({ children }: PropsWithChildren) {
  const t = useTexts(uiTexts);
  const path = useSettingsPath('import.import');
  return (
    <Group gap="md">
      {children}
      {path !== null && <GoLink to={path}>{t('list.import')}</GoLink>}
    </Group>
  );
}
