import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  Dialog,
  ErrorNotice,
  ErrorState,
  Facts,
  TextField,
  useForm,
  useGet,
  useSay,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { ErasureReply } from '../replies.ts';
import { customerScreenTexts } from './texts.ts';
import { customerPaths } from './use-consents.ts';

/** A question whether all of a customer shall die. */
export interface EraseDialogProps {
  readonly customerId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onErased: () => void;
}

/** Shows what would die, and erases when the customer's number was typed in once more. */
export function EraseDialog({ customerId, opened, onClose, onErased }: EraseDialogProps) {
  const t = useTexts(customerScreenTexts);
  return (
    <Dialog title={t('rights.eraseAsk')} opened={opened} onClose={onClose}>
      {opened && <EraseForm customerId={customerId} onClose={onClose} onErased={onErased} />}
    </Dialog>
  );
}

function EraseForm({ customerId, onClose, onErased }: Omit<EraseDialogProps, 'opened'>) {
  const t = useTexts(customerScreenTexts);
  const toast = useToast();
  const path = `/api/customers/${customerId}/erasure`;
  const { data, error } = useGet<ErasureReply>(path);
  const form = useForm({
    initial: { number: '' },
    send: (values) => api.post<ErasureReply>(path, values),
    refreshes: customerPaths.filter((each) => each !== '/api/customers'),
    onDone: () => {
      toast.good(t('rights.erased'));
      onErased();
    },
  });
  if (error !== null) return <ErrorState error={error} />;
  if (data === undefined) return null;
  return (
    <form {...form.form}>
      <Stack gap="md">
        {data.held && <p role="alert">{t('rights.eraseHeld')}</p>}
        <Plan plan={data} />
        <TextField {...form.field('number')} label={t('rights.eraseNumber')} maxLength={20} focusFirst />
        <ErrorNotice error={form.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('customer.cancel')}
          </Button>
          <Button
            type="submit"
            color="red"
            loading={form.isSending}
            disabled={data.held || form.values.number.trim() === ''}
          >
            {t('rights.eraseConfirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Plan({ plan }: { readonly plan: ErasureReply }) {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  return (
    <Facts
      facts={plan.kinds.map(({ kind, title, action, count }) => ({
        id: kind,
        title: say(title),
        value: `${t('rights.count', { count })}: ${t(`rights.action.${action}`)}`,
      }))}
    />
  );
}
