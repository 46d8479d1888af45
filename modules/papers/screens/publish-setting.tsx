import { Stack } from '@mantine/core';
import {
  api,
  ErrorNotice,
  SwitchField,
  useGet,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { paperScreenTexts } from './texts.ts';

interface Shown {
  readonly settings: readonly { readonly id: string; readonly value: unknown; readonly revision: number }[];
}

/** Whether changed papers are put in force by a person or by the clock. */
export function PublishSetting() {
  const t = useTexts(paperScreenTexts);
  const toast = useToast();
  const { data } = useGet<Shown>('/api/settings');
  const setting = data?.settings.find(({ id }) => id === 'papers');
  const change = useSend(
    (byClock: boolean) =>
      api.put('/api/settings/papers', {
        value: { publish: byClock ? 'by-clock' : 'by-hand' },
        revision: setting?.revision,
      }),
    { refreshes: ['/api/settings'], onDone: () => toast.good(t('publishing.saved')) },
  );
  if (setting === undefined) return null;
  const { publish } = setting.value as { readonly publish: string };
  return (
    <Stack>
      <p>{t('publishing.lead')}</p>
      <SwitchField
        name="publish"
        label={t('publishing.byClock')}
        hint={t('publishing.byClockHint')}
        value={publish === 'by-clock'}
        onChange={(value) => change.mutate(value)}
        error={undefined}
      />
      <ErrorNotice error={change.error} />
    </Stack>
  );
}
