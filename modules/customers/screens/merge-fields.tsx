import { Radio } from '@mantine/core';
import { useTexts } from '../../../platform/ui/index.ts';
import type { CustomerReply } from '../replies.ts';
import type { CustomerValues } from './customer-fields.tsx';
import classes from './merge-fields.module.css';
import { customerScreenTexts } from './texts.ts';

const names = [
  'salutation',
  'firstName',
  'lastName',
  'company',
  'street',
  'postcode',
  'city',
  'country',
  'phones',
  'email',
] as const;

/** A field that is chosen from one of two files. */
export type FieldName = (typeof names)[number];

/** From which file each field is taken: the one that stays, the one that goes, or both (phone numbers). */
export type Choices = Partial<Readonly<Record<FieldName, 'keep' | 'drop' | 'both'>>>;

/** The fields in which two files differ; the others need no choice. */
export const fieldsToChoose = (one: CustomerReply, other: CustomerReply): readonly FieldName[] =>
  names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));

const isEmpty = (value: string | readonly string[]): boolean => value.length === 0 || value === 'none';

/** What is taken where nobody chose: what stays, unless it is empty; of phone numbers both. */
function usual(name: FieldName, keep: CustomerReply, drop: CustomerReply): 'keep' | 'drop' | 'both' {
  if (name === 'phones' && keep.phones.length > 0 && drop.phones.length > 0) return 'both';
  return isEmpty(keep[name]) && !isEmpty(drop[name]) ? 'drop' : 'keep';
}

const mostPhones = 5;

/** The data of the merged file. */
export function chosenOf(keep: CustomerReply, drop: CustomerReply, choices: Choices): CustomerValues {
  const from = (name: FieldName): CustomerReply =>
    (choices[name] ?? usual(name, keep, drop)) === 'drop' ? drop : keep;
  const isBoth = (choices.phones ?? usual('phones', keep, drop)) === 'both';
  const phones = isBoth
    ? [...new Set([...keep.phones, ...drop.phones])].slice(0, mostPhones)
    : from('phones').phones;
  return {
    salutation: from('salutation').salutation,
    firstName: from('firstName').firstName,
    lastName: from('lastName').lastName,
    company: from('company').company,
    street: from('street').street,
    postcode: from('postcode').postcode,
    city: from('city').city,
    country: from('country').country,
    email: from('email').email,
    phones,
  };
}

/** What a choice between two files is about. */
export interface MergeFieldsProps {
  readonly sides: readonly [keep: CustomerReply, drop: CustomerReply];
  readonly fields: readonly FieldName[];
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** The fields in which two files differ, side by side, each with its choice. */
export function MergeFields({ sides: [keep, drop], fields, choices, onChange }: MergeFieldsProps) {
  const t = useTexts(customerScreenTexts);
  const show = (side: CustomerReply, name: FieldName): string => {
    if (name === 'salutation') return t(`salutation.${side.salutation}`);
    const value = side[name];
    return isEmpty(value) ? t('merge.empty') : typeof value === 'string' ? value : value.join(', ');
  };
  return (
    <div className={classes.fields}>
      {fields.map((name) => (
        <Radio.Group
          key={name}
          label={t(`field.${name}`)}
          value={choices[name] ?? usual(name, keep, drop)}
          onChange={(value) =>
            onChange({ ...choices, [name]: value === 'drop' ? 'drop' : value === 'both' ? 'both' : 'keep' })
          }
        >
          <div className={classes.sides}>
            <Radio
              value="keep"
              label={show(keep, name)}
              description={t('merge.from', { number: keep.number })}
            />
            <Radio
              value="drop"
              label={show(drop, name)}
              description={t('merge.from', { number: drop.number })}
            />
            {name === 'phones' && <Radio value="both" label={t('merge.both')} />}
          </div>
        </Radio.Group>
      ))}
    </div>
  );
}
