import { useEffect, useEffectEvent, useRef } from 'react';
import { noBurst, type ScannerLimits, takeKey, usualScanner } from './scanner.ts';

/** How to listen for a scanner. */
export interface ScannerOptions {
  readonly enabled?: boolean;
  readonly limits?: ScannerLimits;
}

/** What stood in a field before a burst began, and what was chosen in it. */
interface FieldBefore {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Listens for a barcode scanner (a keyboard that types very fast and ends with Enter), wherever the focus is. The Enter of
 * a scan does not submit a form or press a button; the field that had the focus gets back what stood in it before the scan.
 */
export function useScanner(onScan: (code: string) => void, options: ScannerOptions = {}): void {
  const { enabled = true, limits = usualScanner } = options;
  const burst = useRef(noBurst);
  const before = useRef<FieldBefore | null>(null);
  const take = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const step = takeKey(burst.current, event.key, event.timeStamp, limits);
    burst.current = step.burst;
    // The key goes down before its character arrives: this is the field as it was.
    if (step.burst.text.length === 1) before.current = fieldNow(event.target);
    if (step.code === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (before.current?.field === event.target) putBack(before.current);
    onScan(step.code);
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => take(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [enabled]);
}

function fieldNow(target: EventTarget | null): FieldBefore | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return null;
  return { field: target, value: target.value, from: target.selectionStart, to: target.selectionEnd };
}

/** Puts back what stood in a field and lets React know as if the user had typed it: a field that formats its value formats this one. */
function putBack({ field, value, from, to }: FieldBefore): void {
  if (field.value === value) return;
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  // Fields of some types (date, email) know no caret.
  if (from !== null) field.setSelectionRange(from, to);
}
