import type { Period, Text } from '../declare/index.ts';

/** The unit of a period, as the field that carries its count is called. */
export type PeriodUnit = 'days' | 'months' | 'years';

type Forms = Readonly<Record<keyof Text, readonly [one: string, many: string]>>;

const forms: Readonly<Record<PeriodUnit, Forms>> = {
  days: { de: ['Tag', 'Tage'], en: ['day', 'days'] },
  months: { de: ['Monat', 'Monate'], en: ['month', 'months'] },
  years: { de: ['Jahr', 'Jahre'], en: ['year', 'years'] },
};

/** The count and the unit of a period. */
export function partsOf(period: Period): { readonly count: number; readonly unit: PeriodUnit } {
  if ('days' in period) return { count: period.days, unit: 'days' };
  return 'months' in period
    ? { count: period.months, unit: 'months' }
    : { count: period.years, unit: 'years' };
}

/** A period as papers name it: `8 Jahre`, `1 Monat`, `sofort`. */
export function periodText(period: Period): Text {
  const { count, unit } = partsOf(period);
  if (count === 0) return { de: 'sofort', en: 'at once' };
  const form = count === 1 ? 0 : 1;
  return { de: `${count} ${forms[unit].de[form]}`, en: `${count} ${forms[unit].en[form]}` };
}
