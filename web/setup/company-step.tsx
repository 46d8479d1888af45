import { federalStates } from '../../platform/settings/federal-states.ts';
import { type FormInUse, SelectField, TextField, useTexts } from '../../platform/ui/index.ts';
import classes from './setup.module.css';
import type { SetupValues } from './setup-values.ts';
import { setupTexts } from './texts.ts';

const stateChoices = Object.entries(federalStates).map(([value, label]) => ({ value, label }));

/** First step: the company. */
export function CompanyStep({ form }: { form: FormInUse<SetupValues> }) {
  const t = useTexts(setupTexts);
  return (
    <>
      <TextField
        {...form.field('companyName')}
        label={t('company.name')}
        hint={t('company.nameHint')}
        autoComplete="organization"
      />
      <TextField {...form.field('street')} label={t('company.street')} autoComplete="street-address" />
      <div className={classes.place}>
        <TextField
          {...form.field('postcode')}
          label={t('company.postcode')}
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={5}
        />
        <TextField {...form.field('city')} label={t('company.city')} autoComplete="address-level2" />
      </div>
      <SelectField
        {...form.field('state')}
        label={t('company.state')}
        hint={t('company.stateHint')}
        choices={stateChoices}
      />
      <TextField
        {...form.field('email')}
        label={t('company.email')}
        type="email"
        inputMode="email"
        autoComplete="email"
      />
      <TextField
        {...form.field('phone')}
        label={t('company.phone')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        need="optional"
      />
    </>
  );
}
