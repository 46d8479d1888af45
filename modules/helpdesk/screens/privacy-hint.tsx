import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { api, ConfirmDialog, useGo, useRefresh, useTexts, useToast } from '../../../platform/ui/index.ts';
import type { Ticket } from '../schemas.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

/** Says that an enquiry may be a privacy request, and hands it over. Somebody decides; the program only points at it. */
export function PrivacyHint({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const go = useGo();
  const refresh = useRefresh();
  const [asks, setAsks] = useState(false);
  const handOver = async () => {
    const path = `/api/helpdesk/tickets/${ticket.id}/privacy-request`;
    const made = await api.post<{ number: number }>(path, { right: 'access' });
    toast.good(t('page.handedOver', { number: made.number }));
    go('/helpdesk');
    await refresh(['/api/helpdesk', '/api/rights-requests']);
  };
  return (
    <div className={classes.notice}>
      <Stack gap="xs" align="flex-start">
        {t('page.privacyHint')}
        <Button size="xs" variant="default" onClick={() => setAsks(true)}>
          {t('page.handOver')}
        </Button>
      </Stack>
      <ConfirmDialog
        title={t('page.handOver')}
        confirm={t('page.handOver')}
        kind="destroy"
        opened={asks}
        onClose={() => setAsks(false)}
        onConfirm={handOver}
      >
        {t('page.handOverText')}
      </ConfirmDialog>
    </div>
  );
}
