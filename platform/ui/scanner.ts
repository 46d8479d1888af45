/** Keys pressed one after the other so fast that no person types them, and what was last seen. */
export interface Burst {
  readonly text: string;
  readonly lastAt: number;
}

/** Nothing typed yet. */
export const noBurst: Burst = { text: '', lastAt: Number.NEGATIVE_INFINITY };

/** What tells a barcode scanner from a person. */
export interface ScannerLimits {
  /** Longest pause between two keys of a scanner, in milliseconds. */
  readonly gapMs: number;
  readonly minLength: number;
}

/** Fits the usual handheld scanners, which send a key every 1 to 20 ms, and EAN-8 as the shortest code. */
export const usualScanner = { gapMs: 45, minLength: 6 } as const satisfies ScannerLimits;

/** What a key does to a burst: it goes on, or it ends it with a code. */
export type BurstStep = { readonly burst: Burst; readonly code?: string };

/**
 * Takes in one key. Enter right behind a long enough burst completes a code; anything slow starts anew.
 * @param key `KeyboardEvent.key`
 * @param at milliseconds of the event on any steady clock
 */
export function takeKey(
  burst: Burst,
  key: string,
  at: number,
  limits: ScannerLimits = usualScanner,
): BurstStep {
  const isFast = at - burst.lastAt <= limits.gapMs;
  if (key === 'Enter') {
    return isFast && burst.text.length >= limits.minLength
      ? { burst: noBurst, code: burst.text }
      : { burst: noBurst };
  }
  if (key === 'Shift') return { burst: isFast ? { ...burst, lastAt: at } : burst };
  if (key.length !== 1) return { burst: noBurst };
  return { burst: { text: isFast ? burst.text + key : key, lastAt: at } };
}
