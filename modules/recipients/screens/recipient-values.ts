import type { RecipientShown } from '../schemas.ts';

/** What the form of a recipient holds. Dates are ISO days or empty. */
export interface RecipientValues {
  readonly title: string;
  readonly role: string;
  readonly receives: string;
  readonly inUse: boolean;
  readonly companyName: string;
  readonly companyPlace: string;
  readonly companyCountry: string;
  readonly thirdCountry: string;
  readonly safeguard: string;
  readonly agreementOn: string;
  readonly agreementUntil: string;
  readonly agreementAt: string;
  readonly certificate: string;
  readonly validUntil: string;
  readonly checkOn: string;
}

const empty: RecipientValues = {
  title: '',
  role: 'processor',
  receives: '',
  inUse: true,
  companyName: '',
  companyPlace: '',
  companyCountry: 'DE',
  thirdCountry: '',
  safeguard: '',
  agreementOn: '',
  agreementUntil: '',
  agreementAt: '',
  certificate: '',
  validUntil: '',
  checkOn: '',
};

/** What the form begins with. */
export function valuesOf(recipient: RecipientShown | 'new', language: 'de' | 'en'): RecipientValues {
  if (recipient === 'new') return empty;
  const [first] = recipient.certificates;
  const { role, inUse, companyName, companyPlace, companyCountry, thirdCountry, safeguard } = recipient;
  return {
    ...{ role, inUse, companyName, companyPlace, companyCountry, thirdCountry, safeguard },
    title: recipient.title[language],
    receives: recipient.receives[language],
    agreementOn: recipient.agreementOn ?? '',
    agreementUntil: recipient.agreementUntil ?? '',
    agreementAt: recipient.agreementAt,
    certificate: first?.title ?? '',
    validUntil: first?.validUntil ?? '',
    checkOn: recipient.checkOn ?? '',
  };
}

const dayOrNone = (day: string): string | null => (day === '' ? null : day);

/** How a filled-in form is sent: whereto and what. Further certificates that were there stay. */
export function requestOf(values: RecipientValues, recipient: RecipientShown | 'new') {
  const others = recipient === 'new' ? [] : recipient.certificates.slice(1);
  const first =
    values.certificate.trim() === ''
      ? []
      : [{ title: values.certificate, validUntil: dayOrNone(values.validUntil) }];
  const { companyName, companyPlace, safeguard, title, role, receives, inUse } = values;
  const common = {
    ...{ companyName, companyPlace, safeguard },
    companyCountry: values.companyCountry.trim().toUpperCase(),
    thirdCountry: values.thirdCountry.trim().toUpperCase(),
    agreementOn: dayOrNone(values.agreementOn),
    agreementUntil: dayOrNone(values.agreementUntil),
    agreementAt: values.agreementAt,
    checkOn: dayOrNone(values.checkOn),
    certificates: [...first, ...others],
  };
  const own = { ...common, title, role, receives, inUse };
  if (recipient === 'new') return { method: 'post', path: '/api/register/own', body: own } as const;
  const { id, revision, origin } = recipient;
  return origin === 'own'
    ? ({ method: 'put', path: `/api/register/own/${id}`, body: { ...own, revision } } as const)
    : ({
        method: 'put',
        path: `/api/register/declared/${encodeURIComponent(id)}`,
        body: { ...common, revision },
      } as const);
}
