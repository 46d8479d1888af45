import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  Columns,
  type FormInUse,
  PrivacyShield,
  RadioField,
  SelectField,
  TextField,
  useGet,
  useMay,
  useTexts,
} from '../../../platform/ui/index.ts';
import { CustomerSearch } from '../../customers/screens/index.ts';
import type { Company } from '../schemas.ts';
import type { ContractValues } from './contract-values.ts';
import { screenTexts } from './texts.ts';

/** With whom a new contract is made. Persons are found by those who may search the customer file. */
export function PartnerFields({ form }: { readonly form: FormInUse<ContractValues> }) {
  const t = useTexts(screenTexts);
  const maySearch = useMay(['owner', 'manager']);
  const [sort, setSort] = useState('company');
  return (
    <>
      {maySearch && (
        <RadioField
          name="sort"
          label={t('field.with')}
          value={sort}
          error={undefined}
          onChange={(chosen) => {
            setSort(chosen);
            form.change({ personId: null, companyId: null, newCompany: '' });
          }}
          choices={(['company', 'person'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
        />
      )}
      {sort === 'company' ? <CompanyFields form={form} /> : <PersonField form={form} />}
    </>
  );
}

function CompanyFields({ form }: { readonly form: FormInUse<ContractValues> }) {
  const t = useTexts(screenTexts);
  const companies = useGet<{ rows: readonly Company[] }>('/api/companies');
  return (
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
  );
}

function PersonField({ form }: { readonly form: FormInUse<ContractValues> }) {
  const t = useTexts(screenTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const { error } = form.field('companyId');
  if (chosen === null)
    return (
      <>
        <CustomerSearch
          onChoose={({ id, number, person }) => {
            setChosen(`${number} ${person?.name ?? ''}`);
            form.change({ personId: id, ...(form.values.partner === '' && { partner: person?.name ?? '' }) });
          }}
        />
        {error !== undefined && <p role="alert">{t('needPerson')}</p>}
      </>
    );
  return (
    <div>
      <PrivacyShield what={t('sort.person')}>{chosen}</PrivacyShield>{' '}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => {
          setChosen(null);
          form.change({ personId: null });
        }}
      >
        {t('otherPerson')}
      </Button>
    </div>
  );
}
