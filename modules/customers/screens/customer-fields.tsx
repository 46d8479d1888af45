import {
  type FieldBinding,
  SelectField,
  TextField,
  useLanguage,
  useTexts,
} from '../../../platform/ui/index.ts';
import { countryChoices } from './countries.ts';
import classes from './customer-fields.module.css';
import { customerScreenTexts } from './texts.ts';

/** What a form about a customer holds while it is filled in. */
export interface CustomerValues {
  readonly salutation: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string | null;
  readonly phones: readonly string[];
  readonly email: string;
}

/** An empty form. */
export const noCustomer: CustomerValues = {
  salutation: 'none',
  firstName: '',
  lastName: '',
  company: '',
  street: '',
  postcode: '',
  city: '',
  country: 'DE',
  phones: [''],
  email: '',
};

/** What a form sends of its customer: empty lines are left out, and so is everything else the form holds. */
export const customerBody = (values: CustomerValues) => ({
  salutation: values.salutation ?? 'none',
  firstName: values.firstName,
  lastName: values.lastName,
  company: values.company,
  street: values.street,
  postcode: values.postcode,
  city: values.city,
  country: values.country ?? 'DE',
  phones: values.phones.map((phone) => phone.trim()).filter((phone) => phone !== ''),
  email: values.email,
});

/** What the fields need of their form. */
export interface CustomerFieldsProps {
  readonly values: CustomerValues;
  readonly change: (changed: Partial<CustomerValues>) => void;
  readonly errorOf: (path: string) => string | undefined;
  readonly focusFirst?: boolean;
}

const salutations = ['none', 'ms', 'mr', 'family'] as const;

/** Name, address and how to reach somebody. Nothing else is asked, because nothing else is needed for an order. */
export function CustomerFields({ values, change, errorOf, focusFirst = false }: CustomerFieldsProps) {
  const t = useTexts(customerScreenTexts);
  const { language } = useLanguage();
  const field = <Name extends keyof CustomerValues>(name: Name): FieldBinding<CustomerValues[Name]> => ({
    name,
    value: values[name],
    onChange: (value) => change({ [name]: value }),
    error: errorOf(name),
  });
  return (
    <div className={classes.fields}>
      <div data-span="2">
        <SelectField
          {...field('salutation')}
          label={t('field.salutation')}
          choices={salutations.map((value) => ({ value, label: t(`salutation.${value}`) }))}
        />
      </div>
      <div data-span="2">
        <TextField
          {...field('firstName')}
          label={t('field.firstName')}
          need="optional"
          maxLength={80}
          focusFirst={focusFirst}
        />
      </div>
      <div data-span="2">
        <TextField {...field('lastName')} label={t('field.lastName')} maxLength={120} />
      </div>
      <div data-span="6">
        <TextField {...field('company')} label={t('field.company')} need="optional" maxLength={160} />
      </div>
      <div data-span="6">
        <TextField {...field('street')} label={t('field.street')} need="optional" maxLength={160} />
      </div>
      <div data-span="2" data-narrow="2">
        <TextField {...field('postcode')} label={t('field.postcode')} maxLength={12} />
      </div>
      <div data-span="2" data-narrow="4">
        <TextField {...field('city')} label={t('field.city')} maxLength={120} />
      </div>
      <div data-span="2">
        <SelectField {...field('country')} label={t('field.country')} choices={countryChoices(language)} />
      </div>
      <PhoneFields binding={field('phones')} errorOf={errorOf} />
      <div data-span="3">
        <TextField
          {...field('email')}
          label={t('field.email')}
          need="optional"
          type="email"
          inputMode="email"
          maxLength={254}
        />
      </div>
    </div>
  );
}

const mostPhones = 5;

/** One line for each number, and an empty one for the next. */
function PhoneFields({
  binding,
  errorOf,
}: {
  readonly binding: FieldBinding<readonly string[]>;
  readonly errorOf: (path: string) => string | undefined;
}) {
  const t = useTexts(customerScreenTexts);
  const filled = binding.value.at(-1) === '' ? binding.value : [...binding.value, ''];
  const lines = filled.slice(0, mostPhones);
  return lines.map((phone, line) => (
    <TextField
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position
      key={line}
      name={`phones/${line}`}
      label={t(line === 0 ? 'field.phone' : 'field.phoneNext')}
      need="optional"
      type="tel"
      inputMode="tel"
      maxLength={40}
      value={phone}
      error={errorOf(`phones/${line}`)}
      onChange={(value) => binding.onChange(lines.with(line, value))}
    />
  ));
}
