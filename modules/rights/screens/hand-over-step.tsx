import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ConfirmDialog,
  useGo,
  useLanguage,
  useRefresh,
  useSend,
  useToast,
} from '../../../platform/ui/index.ts';
import type { FreshLinkShown } from '../schemas.ts';
import { LinkDialog } from './link-dialog.tsx';
import type { StepProps } from './step-props.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useFile } from './use-step.ts';

/** Hands the answer to the person, by link or on paper. With that the request is gone. */
export function HandOverStep({ request }: StepProps) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const toast = useToast();
  const go = useGo();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const [link, setLink] = useState<FreshLinkShown | null>(null);
  const path = `/api/rights-requests/${request.id}`;
  const make = useSend(() => api.post<FreshLinkShown>(`${path}/link`, { language }), { onDone: setLink });
  // What came since the review sends the request back to it: the page shows that step instead.
  const lookAgain = () => refresh(['/api/rights-requests']);
  const leave = async () => {
    toast.good(t('handOver.done'));
    go('/requests');
    await refresh(['/api/rights-requests', '/api/rights-answers']);
  };
  const isForwarded = request.decided === 'forwarded';
  return (
    <Stack>
      <p>{t('handOver.lead')}</p>
      <Papers request={request} />
      <Group>
        {request.identity !== null && !isForwarded && (
          <Button
            loading={make.isPending}
            onClick={() =>
              make.mutate(undefined, {
                onError: (error) => {
                  toast.bad(error);
                  void lookAgain();
                },
              })
            }
          >
            {t('handOver.byLink')}
          </Button>
        )}
        <Button variant={request.identity === null ? 'filled' : 'default'} onClick={() => setAsking(true)}>
          {t('handOver.byPrint')}
        </Button>
      </Group>
      <ConfirmDialog
        title={t('handOver.byPrint')}
        confirm={t('handOver.byPrint')}
        kind="destroy"
        opened={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await api.post(`${path}/handed-on-paper`).catch((error: unknown) => {
            void lookAgain();
            throw error;
          });
          await leave();
        }}
      >
        {t('handOver.printQuestion')}
      </ConfirmDialog>
      {link !== null && <LinkDialog link={link} onClose={() => void leave()} />}
    </Stack>
  );
}

/** What is handed over: the letter, the report, the package. */
function Papers({ request }: Pick<StepProps, 'request'>) {
  const t = useRightsTexts();
  const file = useFile();
  const path = `/api/rights-requests/${request.id}`;
  const isForwarded = request.decided === 'forwarded';
  const paper = isForwarded ? 'forwarding' : 'answer';
  return (
    <Group>
      <Button variant="default" loading={file.busy} onClick={() => file.save(`${path}/papers/${paper}`)}>
        {t(isForwarded ? 'handOver.forwarding' : 'handOver.letter')}
      </Button>
      {request.decided === 'fulfilled' && request.right === 'access' && request.subject !== 'nobody' && (
        <Button variant="default" loading={file.busy} onClick={() => file.save(`${path}/papers/report`)}>
          {t('handOver.report')}
        </Button>
      )}
      {request.decided === 'fulfilled' && (
        <Button variant="default" loading={file.busy} onClick={() => file.save(`${path}/package`)}>
          {t('handOver.package')}
        </Button>
      )}
    </Group>
  );
}
