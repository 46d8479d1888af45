import { Checkbox, PasswordInput, Radio, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from 'react';
import { useTexts } from './language.tsx';
import { uiTexts } from './texts.ts';
import type { FieldBinding } from './use-form.ts';

/** What every field has besides its binding. */
export interface FieldLook {
  readonly label: string;
  /** A sentence below the label that helps to fill it in. */
  readonly hint?: ReactNode;
  /** `optional` is said beside the label. `filter` may be empty as well, and needs no word for it. Everything else is needed. */
  readonly need?: 'needed' | 'optional' | 'filter';
  readonly disabled?: boolean;
  readonly focusFirst?: boolean;
}

function useLook(look: FieldLook, error: string | undefined) {
  const t = useTexts(uiTexts);
  return {
    label: look.need === 'optional' ? `${look.label} (${t('field.optional')})` : look.label,
    error: error ?? null,
    disabled: look.disabled ?? false,
    ...(look.hint !== undefined && { description: look.hint }),
    ...(look.focusFirst && { autoFocus: true, 'data-autofocus': true }),
  };
}

/** A line of text. */
export interface TextFieldProps extends FieldBinding<string>, FieldLook {
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search';
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/** A line of text. */
export function TextField({
  value,
  onChange,
  error,
  name,
  type,
  autoComplete = 'off',
  inputMode,
  ...rest
}: TextFieldProps) {
  const look = useLook(rest, error);
  return (
    <TextInput
      {...look}
      {...(rest.placeholder !== undefined && { placeholder: rest.placeholder })}
      {...(rest.maxLength !== undefined && { maxLength: rest.maxLength })}
      {...(inputMode && { inputMode })}
      name={name}
      type={type ?? 'text'}
      autoComplete={autoComplete}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A password, with a button to look at it. */
export function PasswordField(
  props: FieldBinding<string> & FieldLook & { readonly autoComplete: 'current-password' | 'new-password' },
) {
  const t = useTexts(uiTexts);
  const look = useLook(props, props.error);
  return (
    <PasswordInput
      {...look}
      name={props.name}
      autoComplete={props.autoComplete}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('field.show'), tabIndex: 0 }}
    />
  );
}

/** Several lines of text. */
export function TextAreaField(props: FieldBinding<string> & FieldLook & { readonly rows?: number }) {
  const look = useLook(props, props.error);
  return (
    <Textarea
      {...look}
      name={props.name}
      autosize
      minRows={props.rows ?? 3}
      maxRows={14}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** A calendar day, `YYYY-MM-DD`, empty when none is chosen. The browser's own calendar. */
export function DateField(props: FieldBinding<string> & FieldLook) {
  return <TextField {...props} type="date" />;
}

/** Something to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One of many, from a list that can be searched. */
export function SelectField(
  props: FieldBinding<string | null> &
    FieldLook & { readonly choices: readonly Choice[]; readonly placeholder?: string },
) {
  const look = useLook(props, props.error);
  const mayBeEmpty = props.need === 'optional' || props.need === 'filter';
  return (
    <Select
      {...look}
      {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
      name={props.name}
      data={props.choices.map(({ value, label }) => ({ value, label }))}
      searchable={props.choices.length > 7}
      allowDeselect={mayBeEmpty}
      clearable={mayBeEmpty}
      checkIconPosition="right"
      value={props.value}
      onChange={(value) => props.onChange(value)}
    />
  );
}

/** One of a few, all in view. */
export function RadioField(
  props: FieldBinding<string> & FieldLook & { readonly choices: readonly Choice[] },
) {
  const { error, ...look } = useLook(props, props.error);
  return (
    <Radio.Group {...look} error={error} name={props.name} value={props.value} onChange={props.onChange}>
      <Stack gap="xs" mt="xs">
        {props.choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.hint} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Yes or no. */
export function CheckField(props: FieldBinding<boolean> & FieldLook) {
  const { label, ...look } = useLook({ ...props, need: 'needed' }, props.error);
  return (
    <Checkbox
      {...look}
      label={label}
      name={props.name}
      checked={props.value}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

/** On or off, for settings. */
export function SwitchField(props: FieldBinding<boolean> & FieldLook) {
  const { label, ...look } = useLook({ ...props, need: 'needed' }, props.error);
  return (
    <Switch
      {...look}
      label={label}
      name={props.name}
      checked={props.value}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}
