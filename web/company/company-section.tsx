import { federalStates } from '../../platform/settings/federal-states.ts';
import {
  api,
  Columns,
  RadioField,
  SelectField,
  TextField,
  useForm,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import { NotLoaded, SectionForm } from './section.tsx';
import { companyTexts } from './texts.ts';
import { useSetting } from './use-setting.ts';

interface CompanyValues {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
  readonly phone: string;
  readonly federalState: string | null;
  readonly vatId: string;
  readonly language: string;
}

const states = Object.entries(federalStates).map(([value, label]) => ({ value, label }));

/** The company's own details, as slips and papers print them. */
export function CompanySection() {
  const { setting, error, retry } = useSetting<CompanyValues>('company');
  if (setting === null) return <NotLoaded error={error} onRetry={retry} />;
  return <CompanyForm key={setting.revision} value={setting.value} revision={setting.revision} />;
}

function CompanyForm({ value, revision }: { readonly value: CompanyValues; readonly revision: number }) {
  const t = useTexts(companyTexts);
  const toast = useToast();
  const form = useForm<CompanyValues, unknown>({
    initial: value,
    warnsBeforeLeaving: true,
    fieldOf: (path) => path.replace('value/', ''),
    check: ({ name }) => (name.trim() === '' ? { name: t('required') } : {}),
    send: (values) => api.put('/api/settings/company', { value: values, revision }),
    refreshes: ['/api/settings', '/api/papers', '/api/session'],
    onDone: () => toast.good(t('saved')),
  });
  return (
    <SectionForm form={form}>
      <TextField {...form.field('name')} label={t('name')} hint={t('nameHint')} autoComplete="organization" />
      <TextField {...form.field('street')} label={t('street')} autoComplete="street-address" />
      <Columns width="sm">
        <TextField {...form.field('postcode')} label={t('postcode')} inputMode="numeric" maxLength={5} />
        <TextField {...form.field('city')} label={t('city')} />
      </Columns>
      <SelectField
        {...form.field('federalState')}
        label={t('state')}
        hint={t('stateHint')}
        choices={states}
      />
      <Columns width="sm">
        <TextField {...form.field('email')} label={t('email')} type="email" inputMode="email" />
        <TextField {...form.field('phone')} label={t('phone')} type="tel" inputMode="tel" need="optional" />
      </Columns>
      <TextField {...form.field('vatId')} label={t('vatId')} hint={t('vatIdHint')} need="optional" />
      <RadioField
        {...form.field('language')}
        label={t('language')}
        choices={[
          { value: 'de', label: 'Deutsch' },
          { value: 'en', label: 'English' },
        ]}
      />
    </SectionForm>
  );
}
