import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  Columns,
  DateField,
  Dialog,
  ErrorNotice,
  SelectField,
  TextAreaField,
  TextField,
  useForm,
  useGet,
  useMay,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Company, Contract } from '../schemas.ts';
import { screenTexts } from './texts.ts';

interface ContractDialogProps {
  readonly contract: Contract | 'new' | null;
  readonly onClose: () => void;
}

/** Makes or changes a contract. */
export function ContractDialog({ contract, onClose }: ContractDialogProps) {
  const t = useTexts(screenTexts);
  const isNew = contract === 'new' || contract === null;
  const title = isNew ? t('add') : t('edit', { number: contract.number });
  return (
    <Dialog title={title} opened={contract !== null} onClose={onClose} size="lg">
      {contract !== null && (
        <ContractForm contract={contract === 'new' ? null : contract} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface Values {
  readonly companyId: string | null;
  readonly newCompany: string;
  readonly partner: string;
  readonly services: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly note: string;
  readonly lastInvoiceOn: string;
}

const valuesOf = (contract: Contract | null): Values => ({
  companyId: contract?.companyId ?? null,
  newCompany: '',
  partner: contract?.partner ?? '',
  services: contract?.services.join('\n') ?? '',
  startsOn: contract?.startsOn ?? '',
  endsOn: contract?.endsOn ?? '',
  note: contract?.note ?? '',
  lastInvoiceOn: contract?.billing?.lastInvoiceOn ?? '',
});

async function saveContract(contract: Contract | null, values: Values): Promise<void> {
  const { companyId, newCompany, partner, services, startsOn, endsOn, note, lastInvoiceOn } = values;
  const terms = {
    ...{ partner, startsOn, note, endsOn: endsOn === '' ? null : endsOn },
    services: services
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
  if (contract === null) {
    const made = companyId ?? (await api.post<{ id: string }>('/api/companies', { name: newCompany })).id;
    await api.post('/api/contracts', { ...terms, companyId: made });
    return;
  }
  const path = `/api/contracts/${contract.id}`;
  const changed = await api.put<{ revision: number }>(path, { ...terms, revision: contract.revision });
  if (contract.billing !== null && (contract.billing.lastInvoiceOn ?? '') !== lastInvoiceOn)
    await api.put(`${path}/last-invoice`, {
      revision: changed.revision,
      lastInvoiceOn: lastInvoiceOn === '' ? null : lastInvoiceOn,
    });
}

function ContractForm({
  contract,
  onClose,
}: {
  readonly contract: Contract | null;
  readonly onClose: () => void;
}) {
  const t = useTexts(screenTexts);
  const toast = useToast();
  const companies = useGet<{ rows: readonly Company[] }>('/api/companies', { enabled: contract === null });
  const form = useForm<Values, void>({
    initial: valuesOf(contract),
    check: ({ companyId, newCompany }) => ({
      companyId:
        contract === null && companyId === null && newCompany.trim() === '' ? t('needCompany') : undefined,
    }),
    send: (values) => saveContract(contract, values),
    refreshes: ['/api/contracts', '/api/companies'],
    onDone() {
      toast.good(t('saved'));
      onClose();
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ErrorNotice error={form.error} />
        {contract === null && (
          <Columns width="sm">
            <SelectField
              {...form.field('companyId')}
              label={t('field.company')}
              need="optional"
              choices={(companies.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField
              {...form.field('newCompany')}
              label={t('field.newCompany')}
              hint={t('field.newCompanyHint')}
              need="optional"
            />
          </Columns>
        )}
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
