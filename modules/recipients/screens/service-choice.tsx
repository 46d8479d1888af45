import { useState } from 'react';
import { SelectField, useGet, useLanguage, useTexts } from '../../../platform/ui/index.ts';
import type { Services } from '../schemas.ts';
import type { RecipientValues } from './recipient-values.ts';
import { registerTexts } from './texts.ts';

/** Fills the form with what is publicly known of a common service; everything stays to be checked. */
export function ServiceChoice({
  onChoose,
}: {
  readonly onChoose: (values: Partial<RecipientValues>) => void;
}) {
  const t = useTexts(registerTexts);
  const { language } = useLanguage();
  const { data } = useGet<Services>('/api/register/services');
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = (id: string | null): void => {
    setChosen(id);
    const service = data?.services.find((each) => each.id === id);
    if (service === undefined) return;
    const { title, role, companyName, companyPlace, companyCountry, thirdCountry } = service;
    onChoose({
      ...{ title, role, companyName, companyPlace, companyCountry, thirdCountry },
      receives: service.receives[language],
      safeguard: service.safeguard?.[language] ?? '',
    });
  };
  return (
    <SelectField
      name="service"
      value={chosen}
      onChange={choose}
      error={undefined}
      label={t('service')}
      hint={t('serviceHint')}
      need="optional"
      choices={(data?.services ?? []).map(({ id, title, sort }) => ({
        value: id,
        label: `${title} (${t(`sorts.${sort as 'mail'}`)})`,
      }))}
    />
  );
}
