import type { Language } from '../../platform/i18n/index.ts';
import {
  type PasswordFault,
  type PasswordOwner,
  passwordFault,
} from '../../platform/login/passwords/password-rules.ts';

/** What the first run asks for. */
export interface SetupValues {
  readonly companyName: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly state: string | null;
  readonly email: string;
  readonly phone: string;
  readonly ownerName: string;
  readonly login: string;
  readonly password: string;
  readonly again: string;
}

/** Nothing filled in. */
export const emptySetup: SetupValues = {
  companyName: '',
  street: '',
  postcode: '',
  city: '',
  state: null,
  email: '',
  phone: '',
  ownerName: '',
  login: '',
  password: '',
  again: '',
};

/** Why a field of the first run is not right: a key of `setupTexts`, or what the server will say about the password. */
export type SetupFault = 'required' | 'postcode' | 'email' | 'differs' | { readonly password: PasswordFault };

type Faults = Partial<Record<keyof SetupValues, SetupFault>>;

const companyFields = ['companyName', 'street', 'postcode', 'city', 'state', 'email', 'phone'] as const;
const ownerFields = ['ownerName', 'login', 'password', 'again'] as const;

/** The step a field stands on. */
export function stepOf(field: keyof SetupValues): 'company' | 'owner' {
  return companyFields.some((name) => name === field) ? 'company' : 'owner';
}

/** What is not right yet on a step. The server has the last word. */
export function checkStep(step: 'company' | 'owner' | 'promises', values: SetupValues): Faults {
  const fields = step === 'company' ? companyFields : step === 'owner' ? ownerFields : [];
  const faults: Faults = {};
  for (const field of fields) if (field !== 'phone' && !values[field]?.trim()) faults[field] = 'required';
  if (step === 'company') {
    if (faults.postcode === undefined && !/^\d{5}$/.test(values.postcode.trim()))
      faults.postcode = 'postcode';
    if (faults.email === undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email.trim()))
      faults.email = 'email';
  }
  if (step === 'owner' && faults.password === undefined) {
    const fault = passwordFault(values.password, passwordOwner(values));
    if (fault !== null) faults.password = { password: fault };
    if (faults.again === undefined && values.again !== values.password) faults.again = 'differs';
  }
  return faults;
}

/** Whose names the password must not lean on. */
export function passwordOwner(values: SetupValues): PasswordOwner {
  return { name: values.ownerName, login: values.login, company: values.companyName };
}

/** The body of `POST /api/setup`. */
export function setupBody(values: SetupValues, language: Language) {
  return {
    company: {
      name: values.companyName.trim(),
      street: values.street.trim(),
      postcode: values.postcode.trim(),
      city: values.city.trim(),
      state: values.state,
      email: values.email.trim(),
      phone: values.phone.trim(),
    },
    owner: { name: values.ownerName.trim(), login: values.login.trim(), password: values.password },
    language,
  };
}

/** The field of the form that shows what the server says about a path of the body. */
export function fieldOfSetup(path: string): string {
  const [group, name = ''] = path.split('/');
  return name === 'name' ? `${group}Name` : name || path;
}
