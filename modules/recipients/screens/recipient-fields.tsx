import {
  CheckField,
  Columns,
  DateField,
  type FormInUse,
  RadioField,
  TextAreaField,
  TextField,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { RecipientValues } from './recipient-values.ts';
import { registerTexts } from './texts.ts';
import { ThirdCountryFields } from './third-country-fields.tsx';

interface Part {
  readonly form: FormInUse<RecipientValues>;
}

/** What only the owner can say of a recipient of the company's own. */
export function OwnFields({ form }: Part) {
  const t = useTexts(registerTexts);
  return (
    <>
      <TextField {...form.field('title')} label={t('name')} />
      <RadioField
        {...form.field('role')}
        label={t('role')}
        hint={t('roleHint')}
        choices={(['processor', 'controller', 'joint-controller'] as const).map((value) => ({
          value,
          label: t(`roles.${value}`),
        }))}
      />
      <TextAreaField {...form.field('receives')} label={t('receives')} rows={2} />
      <CheckField {...form.field('inUse')} label={t('use')} />
    </>
  );
}

/** The company behind a recipient, and where the data gets to. */
export function CompanyFields({ form }: Part) {
  const t = useTexts(registerTexts);
  return (
    <>
      <TextField
        {...form.field('companyName')}
        label={t('companyName')}
        hint={t('companyHint')}
        need="optional"
      />
      <Columns width="sm">
        <TextField {...form.field('companyPlace')} label={t('companyPlace')} need="optional" />
        <TextField
          {...form.field('companyCountry')}
          label={t('companyCountry')}
          maxLength={2}
          need="optional"
        />
      </Columns>
      <ThirdCountryFields country={form.field('thirdCountry')} safeguard={form.field('safeguard')} />
    </>
  );
}

/** What proves that all is in order, and when to look again. */
export function ProofFields({ form }: Part) {
  const t = useTexts(registerTexts);
  return (
    <>
      <DateField
        {...form.field('agreementOn')}
        label={t('agreementOn')}
        hint={t('agreementHint')}
        need="optional"
      />
      <DateField {...form.field('agreementUntil')} label={t('agreementUntil')} need="optional" />
      <TextField
        {...form.field('agreementAt')}
        label={t('agreementAt')}
        hint={t('agreementAtHint')}
        need="optional"
      />
      <Columns width="sm">
        <TextField {...form.field('certificate')} label={t('certificate')} need="optional" />
        <DateField {...form.field('validUntil')} label={t('validUntil')} need="optional" />
      </Columns>
      <DateField {...form.field('checkOn')} label={t('checkOn')} need="optional" />
    </>
  );
}
