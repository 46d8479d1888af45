import { Button, Group } from '@mantine/core';
import {
  api,
  EmptyState,
  ErrorState,
  Page,
  PrivacyShield,
  useGet,
  useGo,
  useParam,
  useRefresh,
  useSend,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Review, ShownRequest } from '../schemas.ts';
import { ReviewedRecord } from './reviewed-record.tsx';
import { useMarks } from './use-marks.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useFile } from './use-step.ts';

/** Everything the person would get, what is new and what mentions others first; words, fields, files and records can be blacked out. */
export function ReviewPage() {
  const t = useRightsTexts();
  const id = useParam('id');
  const path = `/api/rights-requests/${id}`;
  const request = useGet<ShownRequest>(path);
  const { data, error, refetch } = useGet<Review>(`${path}/review`);
  const crumbs = [
    { label: t('title'), to: '/requests' },
    { label: t('lookAt'), to: `/requests/${id}` },
  ];
  return (
    <Page title={t('review.title')} lead={t('review.lead')} crumbs={crumbs}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.records.length === 0 && <EmptyState title={t('review.empty')} />}
      {data !== undefined && request.data !== undefined && (
        <Reviewing key={id} path={path} review={data} right={request.data.right} />
      )}
    </Page>
  );
}

interface ReviewingProps {
  readonly path: string;
  readonly review: Review;
  readonly right: ShownRequest['right'];
}

function Reviewing({ path, review, right }: ReviewingProps) {
  const t = useRightsTexts();
  const go = useGo();
  const toast = useToast();
  const refresh = useRefresh();
  const file = useFile();
  const marks = useMarks(review.marks);
  const save = useSend(async (then: 'go' | 'see') => {
    await api.put(`${path}/review`, { marks: marks.list() });
    await refresh(['/api/rights-requests']);
    if (then === 'see') file.save(right === 'access' ? `${path}/papers/report` : `${path}/preview`);
    else go(path.replace('/api/rights-requests', '/requests'));
  });
  const run = (then: 'go' | 'see') => save.mutate(then, { onError: toast.bad });
  return (
    <>
      <PrivacyShield what={t('review.title')} seconds={120}>
        <p>{t('review.how')}</p>
        {review.records.map((record) => (
          <ReviewedRecord key={record.id} path={path} record={record} marks={marks} />
        ))}
      </PrivacyShield>
      <Group mt="lg">
        <Button loading={save.isPending} onClick={() => run('go')}>
          {t('review.save')}
        </Button>
        <Button variant="default" loading={save.isPending || file.busy} onClick={() => run('see')}>
          {t(right === 'access' ? 'review.see' : 'review.seePackage')}
        </Button>
      </Group>
    </>
  );
}
