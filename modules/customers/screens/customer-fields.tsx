import {
  Columns,
  type FieldBinding,
  SelectField,
  TextField,
  useLanguage,
  useTexts,
} from '../../../platform/ui/index.ts';
import { countryChoices } from './countries.ts';
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

/** What a form sends: empty lines are left out. */
export const customerBody = ({ phones, salutation, country, ...rest }: CustomerValues) => ({
  ...rest,
  salutation: salutation ?? 'none',
  country: country ?? 'DE',
  phones: phones.map((phone) => phone.trim()).filter((phone) => phone !== ''),
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
    <>
      <Columns width="sm">
        <SelectField
          {...field('salutation')}
          label={t('field.salutation')}
          choices={salutations.map((value) => ({ value, label: t(`salutation.${value}`) }))}
        />
        <TextField
          {...field('firstName')}
          label={t('field.firstName')}
          need="optional"
          maxLength={80}
          focusFirst={focusFirst}
        />
        <TextField {...field('lastName')} label={t('field.lastName')} maxLength={120} />
        <TextField {...field('company')} label={t('field.company')} need="optional" maxLength={160} />
      </Columns>
      <Columns width="sm">
        <TextField {...field('street')} label={t('field.street')} need="optional" maxLength={160} />
        <TextField {...field('postcode')} label={t('field.postcode')} need="optional" maxLength={12} />
        <TextField {...field('city')} label={t('field.city')} need="optional" maxLength={120} />
        <SelectField {...field('country')} label={t('field.country')} choices={countryChoices(language)} />
      </Columns>
      <Columns width="sm">
        <PhoneFields binding={field('phones')} errorOf={errorOf} />
        <TextField
          {...field('email')}
          label={t('field.email')}
          need="optional"
          type="email"
          inputMode="email"
          maxLength={254}
        />
      </Columns>
    </>
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
