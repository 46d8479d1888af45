import { Button, Checkbox, Group } from '@mantine/core';
import {
  api,
  Columns,
  ErrorNotice,
  SelectField,
  TextField,
  useForm,
  useGet,
  useLanguage,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { WordingsReply } from '../../customers/index.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';

const salutations = ['none', 'ms', 'mr', 'family'] as const;

interface NewCustomerProps {
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

/** A new customer, with as little as it takes. No consent is ticked by itself (pledge consent.kinds). */
export function NewCustomer({ onDone, onCancel }: NewCustomerProps) {
  const t = useTexts(counterScreenTexts);
  const toast = useToast();
  const form = useForm({
    initial: {
      salutation: 'none' as string | null,
      firstName: '',
      lastName: '',
      company: '',
      phone: '',
      email: '',
      street: '',
      postcode: '',
      city: '',
      consents: [] as readonly string[],
    },
    send: ({ phone, ...values }) =>
      api.post<{ id: string; number: string }>('/api/customers', {
        ...values,
        phones: phone.trim() === '' ? [] : [phone.trim()],
      }),
    refreshes: ['/api/customers'],
    onDone: ({ id, number }) => {
      toast.good(t('created', { number }));
      onDone(id);
    },
  });
  return (
    <form {...form.form}>
      <h2 className={classes.heading}>{t('customer.new')}</h2>
      <Columns width="sm">
        <SelectField
          {...form.field('salutation')}
          label={t('field.salutation')}
          choices={salutations.map((value) => ({ value, label: t(`salutation.${value}`) }))}
        />
        <TextField {...form.field('firstName')} label={t('field.firstName')} need="optional" focusFirst />
        <TextField {...form.field('lastName')} label={t('field.lastName')} />
        <TextField {...form.field('company')} label={t('field.company')} need="optional" />
        <TextField
          {...form.field('phone')}
          error={form.errorOf('phones/0') ?? form.field('phone').error}
          label={t('field.phone')}
          need="optional"
          inputMode="tel"
        />
        <TextField {...form.field('email')} label={t('field.email')} need="optional" inputMode="email" />
        <TextField {...form.field('street')} label={t('field.street')} need="optional" />
        <TextField
          {...form.field('postcode')}
          label={t('field.postcode')}
          need="optional"
          inputMode="numeric"
        />
        <TextField {...form.field('city')} label={t('field.city')} need="optional" />
      </Columns>
      <ConsentBoxes chosen={form.values.consents} onChange={(consents) => form.change({ consents })} />
      <ErrorNotice error={form.error} />
      <Group mt="md">
        <Button type="submit" loading={form.isSending}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('order.back')}
        </Button>
      </Group>
    </form>
  );
}

/** The consents with their full wording beside the box, so that it can be read out or turned round. */
function ConsentBoxes({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const t = useTexts(counterScreenTexts);
  const { language } = useLanguage();
  const { data } = useGet<WordingsReply>('/api/consent-wordings');
  const toggle = (consent: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, consent] : chosen.filter((each) => each !== consent));
  return (
    <fieldset className={classes.boxes}>
      <legend>{t('consents.title')}</legend>
      <p className={classes.hint}>{t('consents.hint')}</p>
      {data?.kinds.map(({ consent, title, versions }) => (
        <Checkbox
          key={consent}
          label={title[language]}
          description={versions[0]?.text[language]}
          checked={chosen.includes(consent)}
          onChange={(event) => toggle(consent, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
