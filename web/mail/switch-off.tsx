import { Button } from '@mantine/core';
import { api, useSend, useTexts, useToast } from '../../platform/ui/index.ts';
import type { MailRecipient } from './mail-values.ts';
import { mailScreenTexts } from './texts.ts';

interface SwitchOffProps {
  readonly recipient: MailRecipient;
  /** What is said when it is off. */
  readonly done: string;
}

/** Switches a server of the mail off; its open connections end. */
export function SwitchOff({ recipient: { id, revision }, done }: SwitchOffProps) {
  const t = useTexts(mailScreenTexts);
  const toast = useToast();
  const off = useSend(() => api.put(`/api/recipients/${id}`, { on: false, revision }), {
    refreshes: ['/api/settings', '/api/recipients', '/api/papers', '/api/messages'],
    onDone: () => toast.good(done),
  });
  return (
    <Button
      variant="default"
      loading={off.isPending}
      onClick={() => off.mutate(undefined, { onError: toast.bad })}
    >
      {t('switchOff')}
    </Button>
  );
}
