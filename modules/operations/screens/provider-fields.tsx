import { Columns, DateField, type FormInUse, TextField, useTexts } from '../../../platform/ui/index.ts';
import { ThirdCountryFields } from '../../recipients/screens/index.ts';
import { placeTexts } from './place-texts.ts';
import type { PlaceValues } from './place-values.ts';

/** Who keeps a place outside, as the papers name them. Asked as soon as a provider is named. */
export function ProviderFields({ form }: { readonly form: FormInUse<PlaceValues> }) {
  const t = useTexts(placeTexts);
  if (form.values.provider.trim() === '') return null;
  return (
    <>
      <Columns width="sm">
        <DateField
          {...form.field('agreementOn')}
          label={t('agreementOn')}
          hint={t('agreementHint')}
          need="optional"
        />
        <TextField
          {...form.field('providerCountry')}
          label={t('providerCountry')}
          hint={t('countryHint')}
          maxLength={2}
          need="optional"
        />
      </Columns>
      <ThirdCountryFields country={form.field('thirdCountry')} safeguard={form.field('safeguard')} />
    </>
  );
}
