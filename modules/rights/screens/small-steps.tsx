import { Button, Group, Stack } from '@mantine/core';
import { useGet, useGo, useLanguage } from '../../../platform/ui/index.ts';
import type { Options } from '../schemas.ts';
import type { StepProps } from './step-props.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useFile, useStep } from './use-step.ts';

/** Leads to the page where somebody looks for data about others. */
export function ReviewStep({ request }: StepProps) {
  const t = useRightsTexts();
  const go = useGo();
  return (
    <Stack align="flex-start">
      <p>{t('review.lead')}</p>
      <Button onClick={() => go(`/requests/${request.id}/review`)}>{t('review.open')}</Button>
    </Stack>
  );
}

/** Everybody who received the data, to be ticked off as told (Art. 19). */
export function TellStep({ request }: StepProps) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const step = useStep(request.id);
  const file = useFile();
  const path = `/api/rights-requests/${request.id}`;
  const { data } = useGet<Options>(`${path}/options`);
  return (
    <Stack>
      <p>{t('tell.lead')}</p>
      <ul>
        {(data?.recipients ?? []).map(({ recipient, title, told }) => (
          <li key={recipient}>
            {title[language]}
            {told ? (
              ` – ${t('tell.done')}`
            ) : (
              <Group gap="xs">
                <Button
                  size="xs"
                  variant="default"
                  loading={file.busy}
                  onClick={() => file.save(`${path}/recipients/${recipient}/letter`)}
                >
                  {t('tell.letter')}
                </Button>
                <Button
                  size="xs"
                  loading={step.busy}
                  onClick={() => step.send('post', `recipients/${recipient}/told`)}
                >
                  {t('tell.told')}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </Stack>
  );
}
