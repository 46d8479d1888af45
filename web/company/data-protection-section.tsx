import type { DataProtection } from '../../platform/settings/data-protection.ts';
import {
  api,
  Columns,
  type FormInUse,
  RadioField,
  TextField,
  useForm,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import { type DataProtectionValues, fieldOfSetting, settingOf, valuesOf } from './data-protection-values.ts';
import { NotLoaded, SectionForm } from './section.tsx';
import { companyTexts } from './texts.ts';
import { useSetting } from './use-setting.ts';

/** What only the owner knows of the company's data protection, and the papers need. */
export function DataProtectionSection() {
  const { setting, error, retry } = useSetting<DataProtection>('dataProtection');
  if (setting === null) return <NotLoaded error={error} onRetry={retry} />;
  return <DataProtectionForm key={setting.revision} value={setting.value} revision={setting.revision} />;
}

function DataProtectionForm({
  value,
  revision,
}: {
  readonly value: DataProtection;
  readonly revision: number;
}) {
  const t = useTexts(companyTexts);
  const toast = useToast();
  const form = useForm<DataProtectionValues, unknown>({
    initial: valuesOf(value),
    warnsBeforeLeaving: true,
    fieldOf: fieldOfSetting,
    check: ({ officerState, officerName, authorityFrom, authorityName }) => ({
      ...(officerState === 'named' && officerName.trim() === '' && { officerName: t('required') }),
      ...(authorityFrom === 'own' && authorityName.trim() === '' && { authorityName: t('required') }),
    }),
    send: (values) => api.put('/api/settings/dataProtection', { value: settingOf(values), revision }),
    refreshes: ['/api/settings', '/api/papers'],
    onDone: () => toast.good(t('saved')),
  });
  return (
    <SectionForm form={form}>
      <TextField
        {...form.field('representative')}
        label={t('representative')}
        hint={t('representativeHint')}
      />
      <Officer form={form} />
      <Authority form={form} />
      <TextField {...form.field('hostingPlace')} label={t('hostingPlace')} hint={t('hostingPlaceHint')} />
      <TextField
        {...form.field('hostingProvider')}
        label={t('hostingProvider')}
        hint={t('hostingProviderHint')}
      />
      <TextField
        {...form.field('hostingCountry')}
        label={t('hostingCountry')}
        hint={t('hostingCountryHint')}
        maxLength={2}
      />
    </SectionForm>
  );
}

interface Part {
  readonly form: FormInUse<DataProtectionValues>;
}

function Officer({ form }: Part) {
  const t = useTexts(companyTexts);
  return (
    <>
      <RadioField
        {...form.field('officerState')}
        label={t('officer')}
        hint={t('officerHint')}
        choices={[
          { value: 'undecided', label: t('officerUndecided') },
          { value: 'none-required', label: t('officerNone') },
          { value: 'named', label: t('officerNamed') },
        ]}
      />
      {form.values.officerState === 'named' && (
        <Columns width="sm">
          <TextField {...form.field('officerName')} label={t('contactName')} />
          <TextField {...form.field('officerStreet')} label={t('street')} />
          <TextField {...form.field('officerPostcode')} label={t('postcode')} />
          <TextField {...form.field('officerCity')} label={t('city')} />
          <TextField {...form.field('officerEmail')} label={t('email')} type="email" />
          <TextField {...form.field('officerPhone')} label={t('phone')} type="tel" />
        </Columns>
      )}
    </>
  );
}

function Authority({ form }: Part) {
  const t = useTexts(companyTexts);
  return (
    <>
      <RadioField
        {...form.field('authorityFrom')}
        label={t('authority')}
        hint={t('authorityHint')}
        choices={[
          { value: 'state', label: t('authorityState') },
          { value: 'own', label: t('authorityOwn') },
        ]}
      />
      {form.values.authorityFrom === 'own' && (
        <Columns width="sm">
          <TextField {...form.field('authorityName')} label={t('contactName')} />
          <TextField {...form.field('authorityStreet')} label={t('street')} />
          <TextField {...form.field('authorityPostcode')} label={t('postcode')} />
          <TextField {...form.field('authorityCity')} label={t('city')} />
          <TextField {...form.field('authorityEmail')} label={t('email')} type="email" />
          <TextField {...form.field('authorityPhone')} label={t('phone')} type="tel" />
          <TextField {...form.field('authorityWebsite')} label={t('website')} />
        </Columns>
      )}
    </>
  );
}
