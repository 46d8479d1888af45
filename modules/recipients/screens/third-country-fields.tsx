import { type FieldBinding, TextAreaField, TextField, useTexts } from '../../../platform/ui/index.ts';
import { registerTexts } from './texts.ts';

/** The third country data gets to, and what protects it there: asked wherever somebody is named who gets data. */
export function ThirdCountryFields({
  country,
  safeguard,
}: {
  readonly country: FieldBinding<string>;
  readonly safeguard: FieldBinding<string>;
}) {
  const t = useTexts(registerTexts);
  return (
    <>
      <TextField
        {...country}
        label={t('thirdCountry')}
        hint={t('thirdCountryHint')}
        maxLength={2}
        need="optional"
      />
      {country.value.trim() !== '' && (
        <TextAreaField {...safeguard} label={t('safeguard')} hint={t('safeguardHint')} rows={2} />
      )}
    </>
  );
}
