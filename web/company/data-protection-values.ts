import type { DataProtection } from '../../platform/settings/data-protection.ts';

/** The data protection setting as its form holds it: all fields on one level. */
export interface DataProtectionValues {
  readonly representative: string;
  readonly officerState: string;
  readonly officerName: string;
  readonly officerStreet: string;
  readonly officerPostcode: string;
  readonly officerCity: string;
  readonly officerEmail: string;
  readonly officerPhone: string;
  readonly authorityFrom: string;
  readonly authorityName: string;
  readonly authorityStreet: string;
  readonly authorityPostcode: string;
  readonly authorityCity: string;
  readonly authorityEmail: string;
  readonly authorityPhone: string;
  readonly authorityWebsite: string;
  readonly hostingPlace: string;
  readonly hostingProvider: string;
  readonly hostingCountry: string;
}

/** What the form begins with. */
export const valuesOf = ({ officer, authority, ...rest }: DataProtection): DataProtectionValues => ({
  ...rest,
  officerName: officer.name,
  officerStreet: officer.street,
  officerPostcode: officer.postcode,
  officerCity: officer.city,
  officerEmail: officer.email,
  officerPhone: officer.phone,
  authorityName: authority.name,
  authorityStreet: authority.street,
  authorityPostcode: authority.postcode,
  authorityCity: authority.city,
  authorityEmail: authority.email,
  authorityPhone: authority.phone,
  authorityWebsite: authority.website,
});

/** What is sent. The server checks it. */
export const settingOf = (values: DataProtectionValues): unknown => ({
  representative: values.representative,
  officerState: values.officerState,
  officer: {
    name: values.officerName,
    street: values.officerStreet,
    postcode: values.officerPostcode,
    city: values.officerCity,
    email: values.officerEmail,
    phone: values.officerPhone,
  },
  authorityFrom: values.authorityFrom,
  authority: {
    name: values.authorityName,
    street: values.authorityStreet,
    postcode: values.authorityPostcode,
    city: values.authorityCity,
    email: values.authorityEmail,
    phone: values.authorityPhone,
    website: values.authorityWebsite,
  },
  hostingPlace: values.hostingPlace,
  hostingProvider: values.hostingProvider,
  hostingCountry: values.hostingCountry.trim().toUpperCase(),
});

/** The field of the form a path of the setting belongs to: `value/officer/name` is `officerName`. */
export function fieldOfSetting(path: string): string {
  const [, first = '', second] = path.split('/');
  return second === undefined ? first : `${first}${second.charAt(0).toUpperCase()}${second.slice(1)}`;
}
