import { NumberInput } from '@mantine/core';
import type { FieldLook } from './fields.tsx';
import { useLanguage } from './language.tsx';
import type { FieldBinding } from './use-form.ts';

/** Limits of a number. */
export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** `name`: a number that names something, like a port; nobody counts by it, so it is not grouped. */
  readonly kind?: 'count' | 'name';
}

function useSeparators() {
  const { language } = useLanguage();
  return language === 'de'
    ? { decimalSeparator: ',', thousandSeparator: '.' }
    : { decimalSeparator: '.', thousandSeparator: ',' };
}

type NumberProps = FieldBinding<number | null> & FieldLook & NumberLimits;

function looks({ label, hint, error, disabled = false, focusFirst = false, name, min, max }: NumberProps) {
  return {
    label,
    name,
    error: error ?? null,
    disabled,
    ...(hint !== undefined && { description: hint }),
    ...(focusFirst && { autoFocus: true, 'data-autofocus': true }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}

/** A whole number, `null` while empty. */
export function NumberField(props: NumberProps) {
  const separators = useSeparators();
  return (
    <NumberInput
      {...looks(props)}
      {...(props.kind !== 'name' && separators)}
      allowDecimal={false}
      hideControls={props.unit !== undefined}
      {...(props.unit !== undefined && { suffix: ` ${props.unit}` })}
      value={props.value ?? ''}
      onChange={(value) => props.onChange(value === '' ? null : Math.trunc(Number(value)))}
    />
  );
}

/** An amount in euro cents, typed and shown in euros, `null` while empty. */
export function MoneyField(props: NumberProps) {
  const separators = useSeparators();
  return (
    <NumberInput
      {...looks(props)}
      {...separators}
      decimalScale={2}
      fixedDecimalScale
      hideControls
      suffix=" €"
      inputMode="decimal"
      value={props.value === null ? '' : props.value / 100}
      onChange={(value) => props.onChange(value === '' ? null : Math.round(Number(value) * 100))}
    />
  );
}
