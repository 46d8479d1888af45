import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  ConflictNotice,
  DateField,
  Dialog,
  ErrorNotice,
  isConflict,
  RadioField,
  TextAreaField,
  useForm,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { messageKinds } from '../choices.ts';
import type { Order } from '../schemas.ts';
import { orderTexts } from '../texts.ts';

interface OrderDialogProps {
  readonly order: Order;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Changes the message kind, the wishes and the expected day of an order. */
export function OrderDialog({ order, opened, onClose }: OrderDialogProps) {
  const t = useTexts(orderTexts);
  return (
    <Dialog title={t('order.title', { number: order.number })} opened={opened} onClose={onClose}>
      {opened && <OrderForm key={order.revision} order={order} onSaved={onClose} />}
    </Dialog>
  );
}

interface Values {
  readonly messageKind: string;
  readonly note: string;
  readonly expectedOn: string;
}

function OrderForm({ order, onSaved }: { readonly order: Order; readonly onSaved: () => void }) {
  const t = useTexts(orderTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const form = useForm<Values, Order>({
    initial: { messageKind: order.messageKind, note: order.note ?? '', expectedOn: order.expectedOn ?? '' },
    send: ({ messageKind, note, expectedOn }) =>
      api.patch<Order>(`/api/orders/${order.id}`, {
        revision: order.revision,
        messageKind,
        note,
        expectedOn: expectedOn === '' ? null : expectedOn,
      }),
    refreshes: ['/api/orders'],
    onDone() {
      toast.good(t('order.saved'));
      onSaved();
    },
  });
  const kinds = messageKinds.filter((kind) => kind === 'K' || order.mayNotify);
  return (
    <form {...form.form}>
      <Stack gap="md">
        <RadioField
          {...form.field('messageKind')}
          label={t('order.message')}
          {...(!order.mayNotify && { hint: t('problem.noConsent') })}
          choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <DateField {...form.field('expectedOn')} label={t('order.expected')} need="optional" />
        <TextAreaField {...form.field('note')} label={t('order.note')} need="optional" />
        <ConflictNotice error={form.error} onReload={() => void refresh(['/api/orders'])} />
        {!isConflict(form.error) && <ErrorNotice error={form.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={form.isSending}>
            {t('form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
