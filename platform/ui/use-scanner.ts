import { useEffect, useEffectEvent, useRef } from 'react';
import { noBurst, type ScannerLimits, takeKey, usualScanner } from './scanner.ts';

/** How to listen for a scanner. */
export interface ScannerOptions {
  readonly enabled?: boolean;
  readonly limits?: ScannerLimits;
}

/**
 * Listens for a barcode scanner (a keyboard that types very fast and ends with Enter), wherever the focus is. The Enter of
 * a scan does not submit a form or press a button; what the scanner typed into a text field is taken out of it again.
 */
export function useScanner(onScan: (code: string) => void, options: ScannerOptions = {}): void {
  const { enabled = true, limits = usualScanner } = options;
  const burst = useRef(noBurst);
  const take = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const step = takeKey(burst.current, event.key, event.timeStamp, limits);
    burst.current = step.burst;
    if (step.code === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    takeOut(event.target, step.code);
    onScan(step.code);
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => take(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [enabled]);
}

/** Removes the scanned characters before the caret and lets React know as if the user had done it. */
function takeOut(target: EventTarget | null, code: string): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  const caret = target.selectionStart ?? target.value.length;
  const before = target.value.slice(0, caret);
  if (!before.endsWith(code)) return;
  const prototype =
    target instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  const rest = before.slice(0, -code.length) + target.value.slice(caret);
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(target, rest);
  target.dispatchEvent(new Event('input', { bubbles: true }));
}
