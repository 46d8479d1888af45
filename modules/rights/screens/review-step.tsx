import { Button, Stack } from '@mantine/core';
import { useGo } from '../../../platform/ui/index.ts';
import type { StepProps } from './step-props.ts';
import { useRightsTexts } from './use-rights-texts.ts';

/** Leads to the page where somebody looks for data about others. */
export function ReviewStep({ request }: StepProps) {
  const t = useRightsTexts();
  const go = useGo();
  return (
    <Stack align="flex-start">
      <p>{t(request.reviewedAt === null ? 'review.lead' : 'review.again')}</p>
      <Button onClick={() => go(`/requests/${request.id}/review`)}>{t('review.open')}</Button>
    </Stack>
  );
}
