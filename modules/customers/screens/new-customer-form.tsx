import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  CheckField,
  ErrorNotice,
  TextField,
  useForm,
  useGet,
  useGo,
  useSay,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { WordingsReply } from '../replies.ts';
import classes from './consent-rows.module.css';
import { CustomerFields, customerBody, noCustomer } from './customer-fields.tsx';
import { SimilarNotice } from './similar-notice.tsx';
import { customerScreenTexts } from './texts.ts';
import { customerPaths } from './use-consents.ts';

/** What follows a new file, or the discovery of an old one. */
export interface NewCustomerFormProps {
  readonly onCreated: (id: string) => void;
  readonly onExisting: (id: string) => void;
  readonly onCancel?: () => void;
  /** What was typed into a search that found nobody. */
  readonly typed?: string;
}

/** The form itself, for the page and for the counter. */
export function NewCustomerForm({ onCreated, onExisting, onCancel, typed = '' }: NewCustomerFormProps) {
  const t = useTexts(customerScreenTexts);
  const toast = useToast();
  const go = useGo();
  const form = useForm({
    initial: { ...noCustomer, ...beginningWith(typed), number: '', consents: [] as readonly string[] },
    send: ({ number, consents, ...values }) =>
      api.post<{ id: string; number: string }>('/api/customers', {
        ...customerBody(values),
        consents,
        ...(number.trim() !== '' && { number }),
      }),
    refreshes: customerPaths,
    warnsBeforeLeaving: true,
    onDone: ({ id, number }) => {
      toast.good(t('customer.created', { number }));
      onCreated(id);
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <CustomerFields values={form.values} change={form.change} errorOf={form.errorOf} focusFirst />
        <TextField
          {...form.field('number')}
          label={t('field.number')}
          hint={t('field.numberHint')}
          need="optional"
          maxLength={20}
        />
        <SimilarNotice values={form.values} onChoose={onExisting} />
        <ConsentsNow chosen={form.values.consents} onChange={(consents) => form.change({ consents })} />
        <ErrorNotice error={form.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel ?? (() => go('/customers'))}>
            {t('customer.cancel')}
          </Button>
          <Button type="submit" loading={form.isSending}>
            {t('customer.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Digits are a phone number, an at-sign is an e-mail address, everything else the beginning of a name. */
function beginningWith(typed: string) {
  if (typed.includes('@')) return { email: typed };
  if (/^[\d\s+()/.-]+$/.test(typed) && typed !== '') return { phones: [typed] };
  const [last = '', first = ''] = typed.includes(',')
    ? typed.split(',')
    : typed.split(/\s+(?=\S+$)/).toReversed();
  return { firstName: first.trim(), lastName: last.trim() };
}

/** Nothing is ticked beforehand (Art. 4 no. 11 GDPR, recital 32). */
function ConsentsNow({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  const { data } = useGet<WordingsReply>('/api/consent-wordings');
  return (
    <fieldset className={classes.choices}>
      <legend>{t('customer.consentsNow')}</legend>
      <p className={classes.by}>{t('customer.consentsNowHint')}</p>
      {data?.kinds.map(({ consent, title, versions: [inForce], withdrawal }) => (
        <div key={consent}>
          <CheckField
            name={`consent-${consent}`}
            label={say(title)}
            error={undefined}
            value={chosen.includes(consent)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...chosen, consent] : chosen.filter((id) => id !== consent))
            }
          />
          {inForce !== undefined && (
            <details className={classes.wording}>
              <summary>{t('consent.wording', { version: inForce.version })}</summary>
              <p>{say(inForce.text)}</p>
              <p>{say(withdrawal)}</p>
            </details>
          )}
        </div>
      ))}
    </fieldset>
  );
}
