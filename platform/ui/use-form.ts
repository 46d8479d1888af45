import { type FormEvent, useState } from 'react';
import { placeRefusal } from './place-refusal.ts';
import { useRefresh } from './query.ts';
import { useUnsaved } from './unsaved.ts';
import { useRefusal } from './use-refusal.ts';

/** What connects one field to its form; spread it into a field: `<TextField {...form.field('email')} label=… />`. */
export interface FieldBinding<Value> {
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error: string | undefined;
}

/** How a form begins, where it sends its values, what follows. */
export interface FormOptions<Values, Reply> {
  readonly initial: Values;
  readonly send: (values: Values) => Promise<Reply>;
  /** Messages by field for what can be seen before sending. The server checks everything again. */
  readonly check?: (values: Values) => Partial<Record<keyof Values & string, string | undefined>>;
  /** Which field of the form shows the message for a path of the body (`owner/login`); by default its first part. */
  readonly fieldOf?: (path: string) => string;
  /** Path prefixes whose reads become stale. */
  readonly refreshes?: readonly string[];
  readonly onDone?: (reply: Reply, values: Values) => void;
  /** For forms that take a while to fill in: somebody is asked before what was typed is lost with the screen. */
  readonly warnsBeforeLeaving?: true;
}

/** A form in use. */
export interface FormInUse<Values> {
  readonly values: Values;
  readonly field: <Name extends keyof Values & string>(name: Name) => FieldBinding<Values[Name]>;
  /** Message for a path inside a field, such as `lines/0/quantity`. */
  readonly errorOf: (path: string) => string | undefined;
  readonly change: (changed: Partial<Values>) => void;
  readonly isSending: boolean;
  readonly isChanged: boolean;
  /** What failed, unless all of it stands beside a field already. For `ErrorNotice`. */
  readonly error: unknown;
  readonly reset: (values?: Values) => void;
  readonly submit: () => void;
  /** Spread into the `<form>` element. */
  readonly form: {
    readonly noValidate: true;
    readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
    readonly ref: (element: HTMLFormElement | null) => void;
  };
}

/**
 * A form whose refusals come from the server (RFC 9457): each message lands at its field, the first wrong field gets the
 * focus, and what was typed stays.
 */
export function useForm<Values extends object, Reply>(
  options: FormOptions<Values, Reply>,
): FormInUse<Values> {
  const [initial, setInitial] = useState(options.initial);
  const [values, setValues] = useState(options.initial);
  const [isSending, setSending] = useState(false);
  const refusal = useRefusal();
  const refresh = useRefresh();
  const isChanged = JSON.stringify(values) !== JSON.stringify(initial);
  useUnsaved(options.warnsBeforeLeaving === true && isChanged && !isSending);

  const change = (changed: Partial<Values>) => {
    setValues((before) => ({ ...before, ...changed }));
    refusal.forget(Object.keys(changed));
  };
  const submit = async () => {
    if (isSending) return;
    const found = Object.entries<string | undefined>(options.check?.(values) ?? {}).filter(
      ([, text]) => text,
    );
    if (found.length > 0) return refusal.refuse({ messages: Object.fromEntries(found), error: null });
    setSending(true);
    refusal.clear();
    try {
      const reply = await options.send(values);
      setInitial(values);
      await refresh(options.refreshes ?? []);
      options.onDone?.(reply, values);
    } catch (thrown) {
      refusal.refuse(placeRefusal(thrown, Object.keys(values), options.fieldOf));
    } finally {
      setSending(false);
    }
  };
  return {
    values,
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => change({ [name]: value } as unknown as Partial<Values>),
      error: refusal.messages[name],
    }),
    errorOf: (path) => refusal.messages[path],
    change,
    isSending,
    isChanged,
    error: refusal.error,
    reset: (fresh = initial) => {
      setInitial(fresh);
      setValues(fresh);
      refusal.clear();
    },
    submit: () => void submit(),
    form: {
      noValidate: true,
      ref: refusal.formRef,
      onSubmit: (event) => {
        event.preventDefault();
        event.stopPropagation();
        void submit();
      },
    },
  };
}
