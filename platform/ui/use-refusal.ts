import { useCallback, useRef, useState } from 'react';
import type { Refusal } from './place-refusal.ts';

const nothing: Refusal = { messages: {}, error: null };

/** A refusal as a form keeps it. */
export interface KeptRefusal extends Refusal {
  /** Shows it, and brings the focus to the first wrong field. */
  readonly refuse: (refusal: Refusal) => void;
  /** Takes back what was said about these fields. */
  readonly forget: (fields: readonly string[]) => void;
  readonly clear: () => void;
  /** Tells which form it is. */
  readonly formRef: (element: HTMLFormElement | null) => void;
}

/** Keeps what a form was refused for. */
export function useRefusal(): KeptRefusal {
  const [kept, keep] = useState(nothing);
  const form = useRef<HTMLFormElement | null>(null);
  const formRef = useCallback((element: HTMLFormElement | null) => {
    form.current = element;
  }, []);
  return {
    ...kept,
    formRef,
    refuse: (refusal) => {
      keep(refusal);
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    },
    forget: (fields) =>
      keep(({ messages, error }) => ({
        messages: Object.fromEntries(Object.entries(messages).filter(([name]) => !fields.includes(name))),
        error,
      })),
    clear: () => keep(nothing),
  };
}
