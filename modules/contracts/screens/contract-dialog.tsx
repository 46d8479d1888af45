import { Button, Group, Stack } from '@mantine/core';
import {
  Columns,
  DateField,
  Dialog,
  ErrorNotice,
  TextAreaField,
  TextField,
  useForm,
  useMay,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Contract } from '../schemas.ts';
import { type ContractValues, namesPartner, saveContract, valuesOf } from './contract-values.ts';
import { PartnerFields } from './partner-fields.tsx';
import { screenTexts } from './texts.ts';

interface ContractDialogProps {
  readonly contract: Contract | 'new' | null;
  /** The person a new one is made with; asked for otherwise. */
  readonly personId?: string;
  readonly onClose: () => void;
}

/** Makes or changes a contract. */
export function ContractDialog({ contract, personId, onClose }: ContractDialogProps) {
  const t = useTexts(screenTexts);
  const isNew = contract === 'new' || contract === null;
  const title = isNew ? t('add') : t('edit', { number: contract.number });
  return (
    <Dialog title={title} opened={contract !== null} onClose={onClose} size="lg">
      {contract !== null && (
        <ContractForm
          contract={contract === 'new' ? null : contract}
          personId={personId ?? null}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface ContractFormProps {
  readonly contract: Contract | null;
  readonly personId: string | null;
  readonly onClose: () => void;
}

function ContractForm({ contract, personId, onClose }: ContractFormProps) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const form = useForm<ContractValues, void>({
    initial: valuesOf(contract, personId),
    check: (values) => ({
      companyId: contract === null && !namesPartner(values) ? t('needCompany') : undefined,
    }),
    send: (values) => saveContract(contract, values),
    refreshes: ['/api/contracts', '/api/companies', '/api/customers'],
    onDone() {
      toast.good(t('saved'));
      onClose();
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ErrorNotice error={form.error} />
        {contract === null && personId === null && <PartnerFields form={form} />}
        <TextField {...form.field('partner')} label={t('field.partner')} />
        <Columns width="sm">
          <DateField {...form.field('startsOn')} label={t('field.starts')} />
          <DateField {...form.field('endsOn')} label={t('field.ends')} need="optional" />
        </Columns>
        <TextAreaField
          {...form.field('services')}
          label={t('field.services')}
          hint={t('field.servicesHint')}
          need="optional"
        />
        <TextAreaField {...form.field('note')} label={t('field.note')} need="optional" />
        {contract !== null && contract.billing !== null && (
          <DateField {...form.field('lastInvoiceOn')} label={t('field.lastInvoice')} need="optional" />
        )}
        <Buttons isSending={form.isSending} onClose={onClose} />
      </Stack>
    </form>
  );
}

function Buttons({ isSending, onClose }: { readonly isSending: boolean; readonly onClose: () => void }) {
  const t = useTexts(screenTexts);
  const mayWrite = useMay(['owner', 'manager', 'agent']);
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose}>
        {t('cancel')}
      </Button>
      {mayWrite && (
        <Button type="submit" loading={isSending}>
          {t('save')}
        </Button>
      )}
    </Group>
  );
}
